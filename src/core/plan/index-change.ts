/**
 * The kept index on its way to the default branch: by a commit onto the very head that was
 * read, or by a pull request of the App's own. Nothing where the file is as it is to be.
 */
import type { Effect, EffectProblem } from "../model/effect.ts";
import type { Instant, Sha } from "../model/names.ts";
import type { OwnChanges, SeenChange, WantedChange } from "../model/own-change.ts";
import type { KeptIndex } from "../model/policy.ts";
import { hashText } from "../record/text-hash.ts";
import { type IndexFile, indexFile } from "../render/index-file.ts";
import type { MarkerPlace } from "../render/marker.ts";
import type { Wording } from "../render/wording.ts";
import { addSeconds } from "../time/instant.ts";
import { changeProblems, planOwnChanges } from "./own-changes.ts";

export interface IndexQuestion {
  readonly index: KeptIndex;
  /** `owner/name`. */
  readonly repository: string;
  readonly branch: string;
  readonly head: Sha;
  /** What stands in the file at `head`; null: there is no such file. */
  readonly present: Uint8Array | null | "unreadable";
  /** The list as it is to be. */
  readonly list: string;
  /** Our branch for it, and its pull requests; null: not looked for. */
  readonly seen: SeenChange | null;
  readonly marker: MarkerPlace;
  /** The repository's page. */
  readonly url: string;
  readonly now: Instant;
  readonly wording: Wording;
}

export interface IndexPlan {
  readonly effects: readonly Effect[];
  /** What a person has to see to. */
  readonly problems: readonly EffectProblem[];
}

const daySeconds = 24 * 3600;

const isSame = (one: Uint8Array | null, other: Uint8Array): boolean =>
  one !== null && one.length === other.length && one.every((byte, place) => byte === other[place]);

const problem = ({ index, now }: IndexQuestion, code: string, why: string): EffectProblem => ({
  key: "index-file",
  signature: `${index.file} ${code}`,
  why,
  times: 1,
  again: addSeconds(now, daySeconds),
});

const fileOf = ({ present, list, wording }: IndexQuestion): IndexFile =>
  indexFile(present === "unreadable" ? null : present, list, {
    heading: wording.plain("index.heading"),
    note: wording.plain("index.note"),
  });

const changesOf = (question: IndexQuestion, seen: SeenChange, bytes: Uint8Array | null): OwnChanges => {
  const { index, branch, head, url, wording } = question;
  const change = (file: Uint8Array): WantedChange => ({
    purpose: "index",
    headline: wording.plain("index.headline"),
    body: wording.say("index.change", { file: index.file }),
    message: wording.plain("index.body", { url }),
    additions: [{ path: index.file, bytes: file }],
    deletions: [],
  });
  return {
    base: branch,
    onto: head,
    looked: ["index"],
    wanted: bytes ? [change(bytes)] : [],
    hindrances: [],
    seen: [seen],
  };
};

export const planIndex = (question: IndexQuestion): IndexPlan => {
  const { index, repository, branch, head, present, seen, marker, url, now, wording } = question;
  const file = fileOf(question);
  if (file.kind === "problem" || present === "unreadable") {
    const code = file.kind === "problem" ? file.code : "not-text";
    const why = wording.plain(`index.${code}`, { file: index.file });
    return { effects: [], problems: [problem(question, code, why)] };
  }
  const wanted = isSame(present, file.bytes) ? null : file.bytes;
  const changes = seen && changesOf(question, seen, index.as === "pull-request" ? wanted : null);
  const around = { changes, facts: { now }, marker, threadUrl: url, wording };
  const effects = planOwnChanges(around);
  const problems = changeProblems(around).map(({ why }) => problem(question, why, why));
  if (index.as === "pull-request" || wanted === null) return { effects, problems };
  const commit: Effect = {
    mode: "state",
    key: "index",
    // Another text is another try; the same one waits when GitHub refused it.
    signature: `${index.file} ${hashText(question.list)}`,
    body: {
      kind: "commit",
      repository,
      branch,
      expectedHead: head,
      headline: wording.plain("index.headline"),
      body: wording.plain("index.body", { url }),
      additions: [{ path: index.file, bytes: wanted }],
      deletions: [],
    },
  };
  return { effects: [...effects, commit], problems };
};

/** Where none is kept any more: a pull request of ours that still waits is taken back. */
export const planWithoutIndex = (
  seen: SeenChange | null,
  {
    branch,
    head,
    marker,
    url,
    now,
    wording,
  }: Pick<IndexQuestion, "branch" | "head" | "marker" | "url" | "now" | "wording">,
): IndexPlan => {
  const changes = seen && { base: branch, onto: head, looked: [], wanted: [], hindrances: [], seen: [seen] };
  return { effects: planOwnChanges({ changes, facts: { now }, marker, threadUrl: url, wording }), problems: [] };
};
