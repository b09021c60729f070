/**
 * `lastcall tally FILE`: a ballot as data to its tally, with the reasons. YAML or
 * JSON; JSON lines are read as a stream and answered line by line, a broken line by
 * what is wrong with it. Exits 0, 1 (a ballot could not be read) or 2 (could not run).
 */
import { createReadStream } from "node:fs";
import type { Writable } from "node:stream";
import { Command, Option } from "commander";
import type { BallotReading } from "../core/ballots/data/ballot-data.ts";
import { type BallotReader, ballotReader, largestYamlBytes } from "../core/ballots/data/ballot-reader.ts";
import { tallyData } from "../core/ballots/data/tally-data.ts";
import { tallyReport } from "../core/ballots/data/tally-report.ts";
import { brokenResult, problemInWords, tallyResult } from "../core/ballots/data/tally-result.ts";
import { loadWording } from "../templates/load-wording.ts";
import { joined, linesOf, longestLineBytes, textOf } from "./tally/ballot-lines.ts";
import { openBallotSource, type SourceForm } from "./tally/ballot-source.ts";
import { type Output, outputTo } from "./tally/output.ts";
import type { ExitCode } from "./terminal.ts";

export interface TallyCommandSettings {
  readonly input: AsyncIterable<Uint8Array>;
  readonly output: Writable;
  readonly err: (text: string) => void;
  readonly setExitCode: (code: ExitCode) => void;
}

type Format = "text" | "json";
type Answer = (reading: BallotReading) => string;

const asJson: Answer = (reading) =>
  `${JSON.stringify(
    reading.kind === "broken"
      ? brokenResult(reading.id, reading.problems)
      : tallyResult(reading.ballot, tallyData(reading.ballot)),
  )}\n`;

const asText = (file: string): Answer => {
  const wording = loadWording();
  const whyNot = (code: string): string => wording.plain(`vote-reason.${code}`);
  return (reading) =>
    reading.kind === "broken"
      ? `${reading.problems.map((problem) => `${file}:${problemInWords(problem)}`).join("\n")}\n`
      : `${tallyReport(reading.ballot, tallyData(reading.ballot), whyNot).join("\n")}\n`;
};

const unreadable = (message: string, line = 1): BallotReading => ({
  kind: "broken",
  id: null,
  problems: [{ position: { line, column: 1 }, message, help: null }],
});

const withoutMark = (text: string): string => text.replace(/^\uFEFF/, "");

const readWhole = async (
  chunks: AsyncIterable<Uint8Array>,
  form: Exclude<SourceForm, "lines">,
  reader: BallotReader,
): Promise<BallotReading> => {
  const most = form === "yaml" ? largestYamlBytes : longestLineBytes;
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    bytes += chunk.length;
    if (bytes > most) return unreadable(`The file is larger than ${most} bytes.`);
  }
  const whole = joined(parts);
  if (form === "yaml") return reader.fromYaml(whole);
  const text = textOf(whole);
  if (text === null) return unreadable("The file is not text in UTF-8.");
  const reading = reader.fromJson(withoutMark(text));
  if (reading.kind === "ballot" || form === "json") return reading;
  const asYaml = reader.fromYaml(whole);
  return asYaml.kind === "ballot" ? asYaml : reading;
};

/** Resolves to whether every ballot could be read. */
const tallyAll = async (
  chunks: AsyncIterable<Uint8Array>,
  name: string,
  answer: Answer,
  between: string,
  output: Output,
): Promise<boolean> => {
  const source = await openBallotSource(chunks, name);
  const reader = ballotReader();
  if (source.form !== "lines") {
    const reading = await readWhole(source.chunks, source.form, reader);
    await output.write(answer(reading));
    return reading.kind === "ballot";
  }
  let sound = true;
  let isFirst = true;
  for await (const lines of linesOf(source.chunks)) {
    for (const { number, text, problem } of lines) {
      const ballot = text === null ? null : number === 1 ? withoutMark(text) : text;
      if (ballot?.trim() === "") continue;
      const reading = ballot === null ? unreadable(problem ?? "", number) : reader.fromJson(ballot, number);
      if (reading.kind === "broken") sound = false;
      const isRead = await output.write(isFirst ? answer(reading) : between + answer(reading));
      if (!isRead) return sound;
      isFirst = false;
    }
  }
  return sound;
};

const tally = async (settings: TallyCommandSettings, file: string, format: Format): Promise<ExitCode> => {
  const isInput = file === "-";
  const output = outputTo(settings.output);
  try {
    const chunks = isInput ? settings.input : createReadStream(file, { highWaterMark: 256 * 1024 });
    const answer = format === "json" ? asJson : asText(isInput ? "standard input" : file);
    const sound = await tallyAll(chunks, isInput ? "" : file, answer, format === "json" ? "" : "\n", output);
    await output.end();
    return sound ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    await output.end();
    settings.err(`The ballots could not be read: ${error.message}. Name a file, or \`-\` for standard input.\n`);
    return 2;
  }
};

export const tallyCommand = (settings: TallyCommandSettings): Command =>
  new Command("tally")
    .description("count a ballot that is given as data, and say why each vote counts or does not")
    .argument("<file>", "a ballot in YAML or JSON, or a ballot to each line as JSON; `-` for standard input")
    .addOption(new Option("--format <format>", "how to print the result").choices(["text", "json"]).default("text"))
    .action(async (file: string, { format }: { readonly format: Format }) => {
      settings.setExitCode(await tally(settings, file, format));
    });
