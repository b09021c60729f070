/** What was merged though nothing had decided it, and what stood there before. */
import { isUndecidedMerge } from "../core/decide/undecided-change.ts";
import { listInWords } from "../core/model/list-in-words.ts";
import type { Sha } from "../core/model/names.ts";
import type { WantedChange } from "../core/model/own-change.ts";
import { kindOf } from "../core/plan/plan-question.ts";
import { type MergedFile, reversalOf } from "../core/plan/reversal.ts";
import { isMovedByPullRequests } from "../core/policy/moved-by-pull-requests.ts";
import { codeSpan } from "../core/render/escape.ts";
import { dayOf } from "../core/time/days.ts";
import { dayInWords } from "../core/time/words.ts";
import { readAtBase, readAtCommit } from "../gather/document-at-base.ts";
import { governedFiles } from "../gather/head-reading.ts";
import type { NeedContext } from "../gather/need-context.ts";
import type { FileChangeReading, FileReading } from "../github/ports.ts";
import type { Look } from "./decide-in-rounds.ts";
import type { LookDependencies } from "./dependencies.ts";
import { needContextOf } from "./need-context-of.ts";
import { mostFiles } from "./read-own-request.ts";
import type { ReadWant, Want } from "./want.ts";

const hindered = (hindrance: string): Want => ({ purpose: "reversal", change: null, hindrance });

class Unreadable extends Error {}

const bytesOf = (file: FileReading): Uint8Array | null => {
  if (file.kind === "unreadable") throw new Unreadable(`${file.path}: ${file.why}`);
  return file.kind === "file" ? file.bytes : null;
};

const mergedFile = async (
  context: NeedContext,
  { path, previous, change }: FileChangeReading,
  { head, fork }: { readonly head: Sha; readonly fork: Sha },
): Promise<MergedFile> => {
  const at = async (name: string, commit: Sha): Promise<Uint8Array | null> =>
    bytesOf(await readAtCommit(context, name, commit));
  return {
    path,
    previous,
    before: change === "added" ? null : await at(previous ?? path, fork),
    merged: change === "removed" ? null : await at(path, head),
    now: bytesOf(await readAtBase(context, path)),
    nowBefore: previous === null ? null : bytesOf(await readAtBase(context, previous)),
  };
};

const changeOf = (
  { wording }: LookDependencies,
  { read, decision, facts }: Look,
  files: readonly MergedFile[],
): Want => {
  const { additions, deletions, changedSince } = reversalOf(files);
  if (changedSince.length > 0) {
    return hindered(wording.plain("change.changed-since", { paths: listInWords([...new Set(changedSince)]) }));
  }
  const { undecided } = decision.state;
  if (additions.length + deletions.length === 0 || undecided === null) {
    return { purpose: "reversal", change: null, hindrance: null };
  }
  const thread = read.reading.number;
  const zone = facts.policy.kind === "policy" ? facts.policy.policy.zone : "UTC";
  const change: WantedChange = {
    purpose: "reversal",
    headline: wording.plain("change.reversal-headline", { thread }),
    body: wording.say("change.reversal", {
      thread,
      by: undecided.by?.login ?? null,
      on: dayInWords(dayOf(undecided.at, zone)),
      gone: deletions.map((path) => ({ path: codeSpan(path) })),
      restored: additions.map(({ path }) => ({ path: codeSpan(path) })),
    }),
    additions,
    deletions,
  };
  return { purpose: "reversal", change, hindrance: null };
};

export const wantReversal: ReadWant = async (dependencies, look) => {
  const { loaded, read, decision, facts } = look;
  const { state } = decision;
  const { reader, wording } = dependencies;
  const { reading, place } = read;
  const sha = reading.head?.sha;
  if (facts.policy.kind !== "policy" || sha === undefined) return null;
  const { policy } = facts.policy;
  const kind = kindOf(state, facts);
  const perMove = isMovedByPullRequests(policy, kind);
  const isOver = read.ownRequest === null && !isUndecidedMerge(state, kind, perMove);
  if (state.undecided === null || isOver) return null;
  const governed = new Set(governedFiles(policy, reading.files).map(({ path }) => path));
  const files = reading.files.filter(({ path }) => governed.has(path));
  if (files.length > mostFiles) return hindered(wording.plain("change.too-many", { most: mostFiles }));
  const fork = await dependencies.kept.get(
    `fork ${place.id} ${reading.number} ${sha}`,
    () => reader.readFork(place, reading.number),
    (found) => (found === null ? null : 64),
  );
  if (fork === null) return hindered(wording.plain("change.before-unknown"));
  const context = needContextOf(dependencies, loaded, read, policy, state);
  try {
    const merged: MergedFile[] = [];
    for (const file of files) merged.push(await mergedFile(context, file, { head: sha, fork }));
    return changeOf(dependencies, look, merged);
  } catch (error) {
    if (error instanceof Unreadable) return hindered(error.message);
    throw error;
  }
};
