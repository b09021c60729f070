/**
 * What a file of ballots is: one ballot in YAML or JSON, or a ballot to each line.
 * Its name tells, or else its beginning: the first line is a ballot by itself, or
 * the second one begins like one. Of the stream no more than that is read ahead.
 */
import { joined, textOf } from "./ballot-lines.ts";

export type SourceForm = "lines" | "json" | "yaml" | "json-or-yaml";

export interface BallotSource {
  readonly form: SourceForm;
  /** All of it, from the beginning. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

const longestBeginning = 16 * 1024 * 1024;

const formByName = (name: string): SourceForm | null => {
  if (/\.(jsonl|ndjson)$/i.test(name)) return "lines";
  return /\.ya?ml$/i.test(name) ? "yaml" : null;
};

const isBallot = (line: string): boolean => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
};

/** Null while more of the text could change the answer. */
const formByBeginning = (beginning: string, name: string, isAll: boolean): SourceForm | null => {
  const lines = beginning.replace(/^\uFEFF/, "").split(/\r?\n/);
  const whole = isAll ? lines : lines.slice(0, -1);
  const filled = whole.filter((line) => line.trim() !== "");
  const [first] = filled;
  const second = filled[1] ?? lines.at(-1) ?? "";
  if (first === undefined) return isAll ? "yaml" : null;
  const trimmed = first.trim();
  if (trimmed.startsWith("{") && isBallot(trimmed)) return "lines";
  if (!isAll && filled.length < 2 && second.trim() === "") return null;
  if (second !== first && second.startsWith("{") && !/^(---|%|#|\[)/.test(trimmed)) return "lines";
  if (/\.json$/i.test(name) || trimmed.startsWith("[")) return "json";
  return trimmed.startsWith("{") ? "json-or-yaml" : "yaml";
};

async function* following(head: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

export const openBallotSource = async (chunks: AsyncIterable<Uint8Array>, name: string): Promise<BallotSource> => {
  const named = formByName(name);
  if (named) return { form: named, chunks };
  const rest = chunks[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const next = await rest.next();
    if (!next.done) {
      head.push(next.value);
      bytes += next.value.length;
    }
    const isAll = next.done === true;
    // A character may be cut at the end: what stands before the last line end is enough, and always whole.
    const beginning = joined(head);
    const end = isAll ? beginning.length : beginning.lastIndexOf(10) + 1;
    const text = textOf(beginning.subarray(0, end));
    const form = text === null ? "lines" : formByBeginning(text, name, isAll);
    if (form !== null) return { form, chunks: following(head, rest) };
    if (isAll || bytes > longestBeginning) return { form: "json-or-yaml", chunks: following(head, rest) };
  }
};
