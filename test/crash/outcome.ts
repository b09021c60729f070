/**
 * How the story ends on GitHub and in the record, without what may differ between two
 * good runs: ports, ids of our own things, and when our own commits were made.
 */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readScenario } from "../../src/rehearsal/rehearse.ts";
import { runScenario } from "../../src/rehearsal/run-scenario.ts";
import { slotComments } from "../../src/rehearsal/slots.ts";
import type { Stage } from "../../src/rehearsal/stage.ts";
import { emptyDatabase } from "../database/fresh-database.ts";

const file = fileURLToPath(new URL("story.yml", import.meta.url));
/** The built program where one is named, as `.ci/run` does; else the sources. */
const built = process.env.LASTCALL_TEST_PROGRAM;

export interface Outcome {
  /** Failed expectations and standing checks, and why the run ended early. */
  readonly failures: readonly string[];
  readonly surfaces: unknown;
  readonly record: unknown;
  /** How many requests of each kind the App made before the end. */
  readonly requests: { readonly read: number; readonly write: number };
}

/** `prepare` is given the stage when the App runs and nothing has happened yet. */
export const playStory = async (prepare: (stage: Stage) => void = () => {}): Promise<Outcome> => {
  const reading = readScenario(file);
  if (reading.kind !== "scenario") throw new Error(JSON.stringify(reading.problems));
  const last = reading.scenario.steps.length;
  const database = await emptyDatabase();
  const { PATH = "", HOME = "/" } = process.env;
  let end: Omit<Outcome, "failures"> = { surfaces: null, record: null, requests: { read: 0, write: 0 } };
  try {
    const settings = {
      databaseUrl: database.connectionString,
      inherited: { PATH, HOME },
      program: built ? [resolve(built), "serve"] : undefined,
    };
    const report = await runScenario(reading.scenario, settings, {
      onSet: prepare,
      onStep: async (step, stage) => {
        if (step.number !== last) return;
        // What is checked after the last step asks GitHub, too.
        stage.sandbox.world.endFaults();
        end = await endOf(stage);
      },
    });
    const failed = report.steps.flatMap((step) => step.failures);
    return { ...end, failures: report.brokeDown === null ? failed : [...failed, report.brokeDown] };
  } finally {
    await database.drop();
  }
};

const endOf = async (stage: Stage): Promise<Omit<Outcome, "failures">> => {
  const { view, app } = stage.sandbox;
  const thread = stage.thread(1);
  const normal = normalizer(stage);
  const document = thread.changedFiles.map((path) => [
    path,
    Buffer.from(view.file(path, thread.head ?? "") ?? []).toString(),
  ]);
  const asked = (kind: string): number => view.requests().filter((request) => request.kind === kind).length;
  return {
    surfaces: normal({
      labels: thread.labels.toSorted(),
      assignees: thread.assignees,
      document,
      repositoryLabels: view.repositoryLabels().toSorted((one, other) => (one.name < other.name ? -1 : 1)),
      checks: thread.checks
        .map(({ id: _id, ...check }) => check)
        .toSorted((one, other) => (one.name < other.name ? -1 : 1)),
      comments: slotComments(thread, app.botLogin)
        .map(({ slot, comment }) => [slot, comment.body])
        .toSorted(),
      reactions: thread.comments
        .filter(({ by }) => by !== app.botLogin)
        .map(({ by, body, reactions }) => [by, body, reactions]),
      commits: view.commits(thread.head ?? "").map(({ message, author }) => [author, message]),
    }),
    record: normal(
      (await stage.app.client.record()).map(({ seq: _seq, at, ...entry }) =>
        entry.fact.kind === "head" && entry.fact.own === true
          ? // The happening's id has its instant in it.
            { ...entry, at: "when it was made", cause: "our commit" }
          : { ...entry, at },
      ),
    ),
    requests: { read: asked("read"), write: asked("write") },
  };
};

/** Commits and people's comments by the order in which they came to be. */
const normalizer = (stage: Stage): ((value: unknown) => unknown) => {
  const { view } = stage.sandbox;
  const thread = stage.thread(1);
  const names = new Map<string, string>([[new URL(stage.sandbox.url).host, "host"]]);
  for (const [index, { sha }] of view
    .commits(thread.head ?? "")
    .toReversed()
    .entries()) {
    names.set(sha, `commit-${index}`);
    names.set(sha.slice(0, 7), `commit-${index}`);
  }
  const people = thread.comments.filter(({ by }) => by !== stage.sandbox.app.botLogin);
  for (const [index, { id }] of people.entries()) names.set(String(id), `comment-${index}`);
  return (value) => {
    let text = JSON.stringify(value);
    for (const [name, place] of names) text = text.replaceAll(name, place);
    return JSON.parse(text) as unknown;
  };
};
