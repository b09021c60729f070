/**
 * How the work on a document stands, read when something may have changed and kept
 * with the notes in between: one request for all of it. It is told and decides nothing,
 * so that a look goes on when it cannot be read.
 */

import { homeOf } from "../core/documents/work-target.ts";
import { followedWork, isFollowed } from "../core/lifecycle/followed-work.ts";
import type { WorkStanding } from "../core/model/work.ts";
import { addSeconds } from "../core/time/instant.ts";
import { GitHubError } from "../github/github-error.ts";
import type { StoredDelivery, WorkNotes } from "../store/store.ts";
import type { Look } from "./decide-in-rounds.ts";
import type { LookDependencies } from "./dependencies.ts";
import { isFullLook } from "./look-at-all.ts";

/** A delivery of our own: an issue or pull request that the thread names has changed. */
export const linkedWork = "linked-work";

const daySeconds = 24 * 3_600;
const retrySeconds = 600;
/** GitHub's readings may lag. */
const caughtUpSeconds = 15;

const isWoken = (deliveries: readonly StoredDelivery[]): boolean =>
  isFullLook(deliveries) || deliveries.some(({ event }) => event === linkedWork);

const sameKeys = (known: WorkNotes | null, keys: readonly string[]): boolean =>
  known !== null && keys.every((key) => Object.hasOwn(known.standings, key));

export const readFollowedWork = async (
  {
    reader,
    log,
    now,
  }: Pick<LookDependencies, "log" | "now"> & {
    readonly reader: Pick<LookDependencies["reader"], "readWork">;
  },
  { loaded, read, decision, facts, texts }: Look,
): Promise<WorkNotes | null> => {
  const { state } = decision;
  const kind =
    state.document && facts.policy.kind === "policy" ? facts.policy.policy.kinds.get(state.document.kind) : undefined;
  if (!kind?.work) return null;
  const head = read.reading.head?.sha;
  const home = homeOf(read.reading.url);
  const work = followedWork({ state, kind, reading: (head && facts.heads.get(head)) || null, texts, home });
  const asked = work.flatMap(({ link }) => (link?.asked ? [{ key: link.key, ...link.asked }] : []));
  if (asked.length === 0) return null;
  const known = loaded.notes.work ?? null;
  const woken = isWoken(loaded.deliveries);
  const keys = asked.map(({ key }) => key);
  const isDue = known?.next != null && known.next <= now();
  const own = ownNumbers(asked, home.repository);
  if (known && sameKeys(known, keys)) {
    if (!woken && !isDue) return kept({ ...known, own }, keys);
    if (!isFollowed(kind, state)) return kept({ ...known, own, next: null }, keys);
  }
  try {
    const standings = await reader.readWork(read.place, asked);
    const wait = loaded.deliveries.some(({ event }) => event === linkedWork) ? caughtUpSeconds : daySeconds;
    return {
      standings: Object.fromEntries(keys.map((key, place) => [key, standings[place] ?? "unknown"])),
      at: now(),
      failed: false,
      next: isFollowed(kind, state) ? addSeconds(now(), wait) : null,
      own,
    };
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    log.warn({ error: error.message }, "How the work stands could not be read");
    const before = (key: string): WorkStanding => known?.standings[key] ?? "unknown";
    return {
      standings: Object.fromEntries(keys.map((key) => [key, before(key)])),
      at: known?.at ?? null,
      failed: true,
      next: addSeconds(now(), Math.max(retrySeconds, error.retryAfterSeconds ?? 0)),
      own,
    };
  }
};

/** Those of the repository itself: whatever happens to them is told by its events. */
const ownNumbers = (
  asked: readonly { readonly repository: string; readonly number: number }[],
  repository: string,
): readonly number[] =>
  asked.flatMap((one) => (one.repository.toLowerCase() === repository.toLowerCase() ? [one.number] : []));

/** Without those that are named no more. */
const kept = (known: WorkNotes, keys: readonly string[]): WorkNotes => ({
  ...known,
  standings: Object.fromEntries(keys.map((key) => [key, known.standings[key] ?? "unknown"])),
});
