/**
 * Decides round by round: what the fold needs next is read between two rounds. Only
 * rounds without progress count, four at most. Writes nothing itself, so that what
 * `explain` shows is what the job would do.
 */
import { decide } from "../core/decide/decide.ts";
import type { Happening } from "../core/model/act.ts";
import type { Decision } from "../core/model/decision.ts";
import { type Facts, needKey } from "../core/model/facts.ts";
import type { TextHash } from "../core/model/names.ts";
import type { OnBase } from "../core/model/on-base.ts";
import type { OwnChanges, OwnRequest } from "../core/model/own-change.ts";
import { elsewhereChanges, identityOf } from "../gather/elsewhere.ts";
import { factsOf, happeningsOf } from "../gather/gather.ts";
import { threadChanges } from "../gather/head-happenings.ts";
import { confirmAfterSeconds } from "../gather/missed-places.ts";
import { type Gathered, gatherNeed } from "../gather/needs.ts";
import { onBaseChanges, readOnBase } from "../gather/on-base.ts";
import type { ThreadReading } from "../github/ports.ts";
import type { LoadedSubject } from "../store/store.ts";
import type { LookDependencies } from "./dependencies.ts";
import { needContextOf } from "./need-context-of.ts";
import type { SubjectRead } from "./read-subject.ts";

const mostRoundsWithoutProgress = 4;

export interface Look {
  readonly kind: "look";
  readonly loaded: LoadedSubject;
  readonly read: SubjectRead;
  readonly decision: Decision;
  readonly facts: Facts;
  /** Absent: they were not read yet. */
  readonly changes?: OwnChanges | null;
  /** Of the record and of this look. */
  readonly texts: ReadonlyMap<TextHash, string>;
}

const nothingGathered: Gathered = {
  heads: new Map(),
  rolls: new Map(),
  organisations: null,
  identities: new Map(),
  numbers: null,
  assignments: null,
  absences: [],
  elsewhere: null,
};

const isStrayed = (ownRequest: OwnRequest | null): boolean =>
  ownRequest !== null && ownRequest.difference !== "planned";

/**
 * On a pull request of ours nothing is decided: it carries out what was decided elsewhere.
 * Whether something else was merged with it is judged once, when it is merged: what
 * people make of its description later says nothing about that.
 */
const happeningsOfOurs = (reading: ThreadReading): readonly Happening[] =>
  threadChanges(reading).filter((one) => one.kind === "thread" && one.to === "merged");

const decideOnce = async (
  dependencies: LookDependencies,
  loaded: LoadedSubject,
  read: SubjectRead,
  before: { readonly decision: Decision | null; readonly gathered: Gathered; readonly onBase: OnBase | null },
): Promise<{ decision: Decision; facts: Facts; gathered: Gathered; onBase: OnBase | null }> => {
  const { now, isOwn, caughtUp } = dependencies;
  const { reading, policy, place } = read;
  let { gathered } = before;
  const state = before.decision?.state ?? read.state;
  if (policy.kind === "policy") {
    const context = needContextOf(dependencies, loaded, read, policy.policy, state);
    const presentHead = read.ownRequest ? undefined : reading.head?.sha;
    const head = presentHead && !gathered.heads.has(presentHead) ? [{ kind: "head", sha: presentHead } as const] : [];
    if (before.decision === null) {
      gathered = { ...gathered, absences: await dependencies.store.absences(place.id, loaded.subject) };
    }
    const identity = gathered.elsewhere === null ? identityOf(state) : null;
    const elsewhere = identity ? [{ kind: "elsewhere", document: identity } as const] : [];
    for (const need of [...head, ...elsewhere, ...(before.decision?.needs ?? [])])
      gathered = await gatherNeed(context, gathered, need);
  }
  const onBase =
    before.decision === null && policy.kind === "policy" && state.merged
      ? await readOnBase(
          needContextOf(dependencies, loaded, read, policy.policy, state),
          state,
          reading.head ? gathered.heads.get(reading.head.sha) : undefined,
          loaded.deliveries,
        )
      : before.onBase;
  const known = factsOf(reading, policy, gathered, { now: now(), caughtUp });
  const facts: Facts = isStrayed(read.ownRequest) ? { ...known, strayed: true } : known;
  const happenings = read.ownRequest
    ? happeningsOfOurs(reading)
    : [
        ...happeningsOf(read, loaded, state, {
          isOwn,
          policySince: read.policySince,
          confirmSeconds: confirmAfterSeconds(policy),
        }),
        ...onBaseChanges(state, onBase, reading),
        ...elsewhereChanges(state, gathered.elsewhere, loaded.entries),
      ];
  const decision = decide(state, happenings, facts);
  return { decision, facts, gathered, onBase };
};

/**
 * `afterEach` gets each round's decision before anything more is read; what it gives back, if not null, ends it.
 * A look whose decision still has needs went on without progress for too long.
 */
export const decideInRounds = async <End = never>(
  dependencies: LookDependencies,
  loaded: LoadedSubject,
  read: SubjectRead,
  afterEach: (decision: Decision, facts: Facts) => Promise<End | null> = async () => null,
): Promise<Look | End> => {
  const texts = new Map(loaded.texts);
  const asked = new Set<string>();
  let before: { readonly decision: Decision | null; readonly gathered: Gathered; readonly onBase: OnBase | null } = {
    decision: null,
    gathered: nothingGathered,
    onBase: null,
  };
  for (let idle = 0; ; ) {
    const round = await decideOnce(dependencies, loaded, read, before);
    const { decision, facts } = round;
    for (const [hash, text] of decision.texts) texts.set(hash, text);
    const end = await afterEach(decision, facts);
    if (end !== null) return end;
    const progressed = decision.entries.length > 0 || decision.needs.some((need) => !asked.has(needKey(need)));
    idle = progressed ? 0 : idle + 1;
    if (decision.needs.length === 0 || idle >= mostRoundsWithoutProgress)
      return { kind: "look", loaded, read, decision, facts, texts };
    for (const need of decision.needs) asked.add(needKey(need));
    before = round;
  }
};
