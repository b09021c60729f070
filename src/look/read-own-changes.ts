/**
 * What a thread wants changed on the default branch, and which pull requests of the
 * App's own are under way for it. Nothing is read where nothing is wanted and nothing
 * is known to be left.
 */
import type { ChangePurpose, OwnChanges } from "../core/model/own-change.ts";
import type { Look } from "./decide-in-rounds.ts";
import type { LookDependencies } from "./dependencies.ts";
import type { ReadWant, Want } from "./want.ts";
import { wantHeader } from "./want-header.ts";
import { wantReversal } from "./want-reversal.ts";

const wants: readonly ReadWant[] = [wantReversal, wantHeader];

/** The same for the same matter, so that a look after a crash finds what was begun. */
const branchOf = (purpose: ChangePurpose, thread: number): string => `lastcall/${purpose}-${thread}`;

const readWants = async (dependencies: LookDependencies, look: Look): Promise<readonly Want[]> => {
  const { repository, baseBranch, isPullRequest } = look.read.reading;
  const { thread } = look.decision.state;
  const mayWant = isPullRequest && baseBranch === repository.defaultBranch && thread !== "closed";
  const found: Want[] = [];
  for (const read of mayWant ? wants : []) {
    const want = await read(dependencies, look);
    if (want) found.push(want);
  }
  return found;
};

export const readOwnChanges = async (dependencies: LookDependencies, look: Look): Promise<OwnChanges | null> => {
  const { loaded, read } = look;
  const { repository, number } = read.reading;
  const looked = await readWants(dependencies, look);
  const open = looked.filter(({ change, hindrance }) => change ?? hindrance).map(({ purpose }) => purpose);
  const purposes = [...new Set([...open, ...(loaded.notes.changes ?? [])])];
  if (looked.length === 0 && purposes.length === 0) return null;
  const branches = purposes.map((purpose) => branchOf(purpose, number));
  const readings = await dependencies.reader.readOwnBranches(read.place, branches);
  return {
    base: repository.defaultBranch,
    onto: repository.defaultHead,
    looked: looked.map(({ purpose }) => purpose),
    wanted: looked.flatMap(({ change }) => change ?? []),
    hindrances: looked.flatMap(({ purpose, hindrance }) => (hindrance === null ? [] : [{ purpose, why: hindrance }])),
    seen: readings.flatMap((reading, place) => {
      const purpose = purposes[place];
      return purpose === undefined ? [] : [{ purpose, ...reading }];
    }),
  };
};

/** Those that a later look has to look for, though it may want nothing. */
export const changesUnderWay = ({ changes }: Pick<Look, "changes">): readonly ChangePurpose[] =>
  (changes?.seen ?? [])
    .filter(
      ({ purpose, head, requests }) =>
        head !== null ||
        requests.some(({ state }) => state === "open") ||
        changes?.wanted.some((one) => one.purpose === purpose),
    )
    .map(({ purpose }) => purpose);
