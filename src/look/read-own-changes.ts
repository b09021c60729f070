/**
 * What a look reads because of the App's own pull requests. On one of them: whether its
 * difference is the planned one. On a thread that was merged: whether the default branch
 * carries what was decided since, and which pull requests of ours are under way for it;
 * nothing is read where nothing is wanted and nothing is known to be left.
 */
import type { HeadReading } from "../core/model/facts.ts";
import type { ChangePurpose, OwnChanges, WantedChange } from "../core/model/own-change.ts";
import { headerChange, mayLackHeader } from "../core/plan/header-change.ts";
import { titleInWords } from "../core/render/document-names.ts";
import { documentAtBase } from "../gather/document-at-base.ts";
import type { Look } from "./decide-in-rounds.ts";
import type { LookDependencies } from "./dependencies.ts";
import { needContextOf } from "./need-context-of.ts";

interface Wants {
  readonly wanted: WantedChange[];
  readonly hindrances: OwnChanges["hindrances"][number][];
}

/** The same for the same matter, so that a look after a crash finds what was begun. */
const branchOf = (purpose: ChangePurpose, thread: number): string => `lastcall/${purpose}-${thread}`;

const presentHead = ({ read, facts }: Look): HeadReading | null => {
  const { head } = read.reading;
  const reading = head ? facts.heads.get(head.sha) : undefined;
  return reading && !("unreadable" in reading) ? reading : null;
};

/** Whether it was looked for on the default branch. */
const wantsHeader = async (dependencies: LookDependencies, look: Look, wants: Wants): Promise<boolean> => {
  const { loaded, read, decision, facts } = look;
  const { state } = decision;
  if (facts.policy.kind !== "policy" || !state.document) return false;
  const { policy } = facts.policy;
  const kind = policy.kinds.get(state.document.kind) ?? null;
  const group = policy.documents.find((one) => one.kind === kind?.name);
  const head = presentHead(look);
  if (!kind || !group || !head?.document || !mayLackHeader(state, kind, head)) return false;
  const { wording } = dependencies;
  const paths = [state.document.path, head.document.path];
  const context = needContextOf(dependencies, loaded, read, policy, state);
  const file = await documentAtBase(context, { kind, group, paths });
  const { path } = file ?? state.document;
  if (file?.kind !== "file") {
    const why =
      file?.kind === "unreadable"
        ? wording.plain("change.unwritable", { path, why: file.why })
        : wording.plain("change.gone", { path });
    wants.hindrances.push({ purpose: "header", why });
    return true;
  }
  const title = titleInWords(state, kind, head);
  const change = headerChange({ state, kind, path, bytes: file.bytes, thread: read.reading.number, title, wording });
  if (change && "hindrance" in change) wants.hindrances.push({ purpose: "header", why: change.hindrance });
  else if (change) wants.wanted.push(change);
  return true;
};

export const readOwnChanges = async (dependencies: LookDependencies, look: Look): Promise<OwnChanges | null> => {
  const { loaded, read, decision } = look;
  const { repository, number, baseBranch, isPullRequest } = read.reading;
  const wants: Wants = { wanted: [], hindrances: [] };
  const isOnDefault = isPullRequest && baseBranch === repository.defaultBranch;
  const looked = isOnDefault && decision.state.thread === "merged" && (await wantsHeader(dependencies, look, wants));
  const purposes = [
    ...new Set([...wants.wanted, ...wants.hindrances].map(({ purpose }) => purpose).concat(loaded.notes.changes ?? [])),
  ];
  const branches = purposes.map((purpose) => branchOf(purpose, number));
  if (purposes.length === 0 && !looked) return null;
  const readings = await dependencies.reader.readOwnBranches(read.place, branches);
  return {
    base: repository.defaultBranch,
    onto: repository.defaultHead,
    ...wants,
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
