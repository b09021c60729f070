/**
 * Reads ballots from text: JSON, one whole or one of many lines, and YAML. The way
 * without mistakes is short, because a stream may hold a hundred thousand; places
 * are looked for only when something is to be said about them.
 */
import type { Position } from "../../model/document.ts";
import { readYaml } from "../../policy/read-yaml.ts";
import type { BallotReading, DataId, DataProblem } from "./ballot-data.ts";
import { Complaints, isMap } from "./complaints.ts";
import { idOf, type RuleMemory, readBallotData } from "./read-ballot-data.ts";
import { scanJson } from "./scan-json.ts";

export const largestYamlBytes: number = 4 * 1024 * 1024;
const beginWith = 'Begin with `pass: "> 1/2 of electorate"` and `electorate: [ana, bo]`.';

export interface BallotReader {
  /** `line`: where the text begins in its file, from 1. */
  fromJson(text: string, line?: number): BallotReading;
  fromYaml(source: string | Uint8Array): BallotReading;
}

const broken = (id: DataId, problems: readonly DataProblem[]): BallotReading => ({ kind: "broken", id, problems });

const positionAt = (text: string, offset: number, firstLine: number): Position => {
  const before = text.slice(0, offset).split("\n");
  return { line: firstLine + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 };
};

const stringAndColon = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g;

/** How many keys a JSON text has; more than its value has: one is there twice. */
const keysWritten = (text: string): number => {
  let count = 0;
  stringAndColon.lastIndex = 0;
  for (let found = stringAndColon.exec(text); found !== null; found = stringAndColon.exec(text))
    if (found[1] !== undefined) count += 1;
  return count;
};

/** Deeper than any ballot; beyond it nothing is counted, since such a text is refused anyway. */
const deepest = 20;

const keysIn = (value: unknown, depth = 0): number => {
  if (typeof value !== "object" || value === null || depth > deepest) return 0;
  if (Array.isArray(value)) return value.reduce((sum: number, one: unknown) => sum + keysIn(one, depth + 1), 0);
  const parts = Object.values(value);
  return parts.reduce((sum: number, one) => sum + keysIn(one, depth + 1), parts.length);
};

/** What can be told of a broken line: nothing else in a ballot is called `id`. */
const idWithin = (text: string): DataId => {
  const [, written] = /"id"\s*:\s*("[^"\\]*(?:\\.[^"\\]*)*"|-?\d{1,15}(?=\s*[,}]))/.exec(text) ?? [];
  return written === undefined ? null : parsed(written, idOf, null);
};

const parsed = <Value, Otherwise>(text: string, then: (value: unknown) => Value, otherwise: Otherwise) => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return otherwise;
    throw error;
  }
  return then(value);
};

export const ballotReader = (): BallotReader => {
  const memory: RuleMemory = new Map();

  const whatIsWrong = (text: string, line: number, complaints: Complaints, id: DataId): BallotReading => {
    const scan = scanJson(text);
    const at = (offset: number): Position => positionAt(text, offset, line);
    if (scan.slip) {
      const { offset, expected } = scan.slip;
      const found = offset >= text.length ? "the end" : `\`${text[offset]}\``;
      return broken(id ?? idWithin(text), [
        { position: at(offset), message: `This is no JSON: ${expected} is expected, not ${found}.`, help: null },
      ]);
    }
    const repeated = scan.twice.map(({ offset, key }) => ({
      position: at(offset),
      message: `The key \`${key.slice(0, 60)}\` is there twice.`,
      help: "Keep one of the two.",
    }));
    const told = complaints.list.map(({ path, onKey, message, help }) => ({
      position: at(scan.offsetOf(path, onKey)),
      message,
      help,
    }));
    return broken(id, [...repeated, ...told].sort(byPosition));
  };

  return {
    fromJson: (text, line = 1) => {
      const complaints = new Complaints();
      return (
        parsed(
          text,
          (value) => {
            const ballot = readBallotData(value, memory, complaints);
            if (ballot && keysWritten(text) === keysIn(value)) return { kind: "ballot", ballot };
            return whatIsWrong(text, line, complaints, isMap(value) ? idOf(value.id) : null);
          },
          null,
        ) ?? whatIsWrong(text, line, complaints, null)
      );
    },
    fromYaml: (source) => {
      const reading = readYaml(source, { largestBytes: largestYamlBytes, beginWith });
      if (reading.kind === "problems") return broken(null, reading.problems);
      const { yaml } = reading;
      const complaints = new Complaints();
      const ballot = readBallotData(yaml.data, memory, complaints);
      if (ballot) return { kind: "ballot", ballot };
      const problems = complaints.list.map(({ path, onKey, message, help }) => ({
        position: (onKey ? yaml.keyPosition(path) : yaml.valuePosition(path)) ?? { line: 1, column: 1 },
        message,
        help,
      }));
      return broken(idOf(yaml.data.id), problems.sort(byPosition));
    },
  };
};

const byPosition = ({ position: one }: DataProblem, { position: other }: DataProblem): number =>
  one.line - other.line || one.column - other.column;
