/** Expectations about the thread as GitHub shows it. */
import type { CheckView } from "../../sandbox/sandbox-api.ts";
import type { AnnotationExpectation, CheckExpectation, Expectation, Texts } from "../language/expectation.ts";
import { fits, matches } from "../language/values.ts";
import { type Check, equal, inWords, sameSet } from "./scene.ts";

type Of<Key extends keyof Expectation> = Check<Exclude<Expectation[Key], undefined>>;

/** The labels that say something; the buttons for voting come and go with the votes. */
const isTellingLabel = (name: string): boolean =>
  name.startsWith("status: ") || ["ballot: open", "concern", "overdue"].includes(name);

export const labels: Of<"labels"> = (wanted, { thread }) =>
  sameSet(
    "labels",
    wanted,
    thread.labels.filter((name) => isTellingLabel(name) || wanted.includes(name)),
  );

export const assignees: Of<"assignees"> = (wanted, { thread }) =>
  sameSet("assignees", lower(wanted), lower(thread.assignees));
const lower = (logins: readonly string[]): readonly string[] => logins.map((login) => login.toLowerCase());

export const title: Of<"title"> = async (wanted, scene) => {
  const { title: shown } = scene.thread;
  if (matches(shown, wanted)) return [];
  const { title: written } = await scene.answer();
  if (written !== null && matches(written, wanted)) return [];
  return [
    `title: expected ${wanted.source}, got ${inWords(shown)}${written === null ? "" : `; the document's is ${inWords(written)}`}.`,
  ];
};

export const description: Of<"description"> = (wanted, { thread }) => missingTexts("description", wanted, thread.body);

export const merged: Of<"merged"> = (wanted, { thread }) => equal("merged", wanted, thread.merged);
export const closed: Of<"closed"> = (wanted, { thread }) => equal("closed", wanted, thread.state === "closed");

export const checks: Of<"checks"> = (wanted, { thread }) => checksOn(thread.checks, wanted);

export const checksOn = (
  there: readonly CheckView[],
  wanted: Readonly<Record<string, CheckExpectation | null>>,
): readonly string[] =>
  Object.entries(wanted).flatMap(([name, expected]) => {
    const run = there.find((check) => check.name === name) ?? there.find((check) => check.name.endsWith(`/${name}`));
    if (expected === null) return run === undefined ? [] : [`check ${name}: expected none, got ${stateOf(run)}.`];
    if (run === undefined) {
      const names = there.map((check) => check.name);
      return [`check ${name}: expected ${expected.conclusion ?? "one"}, got none; there are ${inWords(names)}.`];
    }
    return checkFailures(name, expected, run);
  });

const stateOf = (run: CheckView): string => (run.status === "completed" ? (run.conclusion ?? "completed") : run.status);

function checkFailures(name: string, expected: CheckExpectation, run: CheckView): readonly string[] {
  const failures: string[] = [];
  if (expected.conclusion !== undefined && expected.conclusion !== stateOf(run)) {
    failures.push(
      `check ${name}: expected ${expected.conclusion}, got ${stateOf(run)}${run.title ? ` (${run.title})` : ""}.`,
    );
  }
  failures.push(...missingTexts(`check ${name}, title`, expected.title ?? [], run.title ?? ""));
  failures.push(...missingTexts(`check ${name}, summary`, expected.summary ?? [], run.summary ?? ""));
  const { annotations } = expected;
  if (annotations === undefined) return failures;
  if (!isList(annotations)) {
    if (fits(run.annotations.length, annotations)) return failures;
    return [...failures, `check ${name}: expected ${annotations.source} annotations, got ${run.annotations.length}.`];
  }
  const there = run.annotations.map((one) => `${one.path}:${one.startLine} ${one.level}: ${one.message}`);
  for (const one of annotations) {
    if (run.annotations.some((got) => annotationFits(one, got))) continue;
    failures.push(`check ${name}: no annotation is ${annotationInWords(one)}; there are ${inWords(there)}.`);
  }
  return failures;
}

const isList = <Item>(value: unknown | readonly Item[]): value is readonly Item[] => Array.isArray(value);

function annotationFits(wanted: AnnotationExpectation, got: CheckView["annotations"][number]): boolean {
  return (
    (wanted.path === undefined || wanted.path === got.path) &&
    (wanted.line === undefined || wanted.line === got.startLine) &&
    (wanted.level === undefined || wanted.level === got.level) &&
    (wanted.contains ?? []).every((text) => matches(got.message, text))
  );
}

function annotationInWords(wanted: AnnotationExpectation): string {
  const texts = (wanted.contains ?? []).map((text) => `with ${text.source}`);
  return [
    wanted.level,
    wanted.path === undefined ? undefined : `in ${wanted.path}`,
    wanted.line === undefined ? undefined : `at line ${wanted.line}`,
    ...texts,
  ]
    .filter((part) => part !== undefined)
    .join(" ");
}

export function missingTexts(what: string, wanted: Texts, text: string): readonly string[] {
  return wanted
    .filter((one) => !matches(text, one))
    .map((one) => `${what}: expected ${one.source}, got:\n${indented(text)}`);
}
export function presentTexts(what: string, unwanted: Texts, text: string): readonly string[] {
  return unwanted
    .filter((one) => matches(text, one))
    .map((one) => `${what}: expected it without ${one.source}, got:\n${indented(text)}`);
}

const longestLine = 300;
const mostLines = 20;
/** Enough to see what is wrong; a whole document would bury it. */
function indented(text: string): string {
  const lines = text.split("\n");
  const shown = lines
    .slice(0, mostLines)
    .map((line) => `    | ${line.length > longestLine ? `${line.slice(0, longestLine)} …` : line}`);
  const more = lines.length - mostLines;
  return [...shown, ...(more > 0 ? [`    | … ${more} more lines`] : [])].join("\n");
}
