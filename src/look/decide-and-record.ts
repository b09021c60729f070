/**
 * Decides and records, round by round: what was judged stands in the record before
 * what the fold needs next is read. Only rounds without progress count, four at most.
 */

import { closingDue } from "../core/ballots/closing-due.ts";
import { openBallots } from "../core/decide/deadlines.ts";
import { decide, earlierLook } from "../core/decide/decide.ts";
import type { Decision } from "../core/model/decision.ts";
import type { Effect } from "../core/model/effect.ts";
import { type Facts, needKey, type Shepherded } from "../core/model/facts.ts";
import type { Instant, TextHash } from "../core/model/names.ts";
import type { Seen } from "../core/model/seen.ts";
import type { State } from "../core/model/state.ts";
import { nextRenewal } from "../core/plan/checks.ts";
import { nextFolding } from "../core/plan/minimised.ts";
import { addSeconds } from "../core/time/instant.ts";
import { factsOf, happeningsOf } from "../gather/gather.ts";
import { confirmAfterSeconds } from "../gather/missed-places.ts";
import { type Gathered, gatherNeed } from "../gather/needs.ts";
import { GitHubError } from "../github/github-error.ts";
import type { LoadedSubject, RecordRequest } from "../store/store.ts";
import type { LookDependencies } from "./dependencies.ts";
import type { SubjectRead } from "./read-subject.ts";

const mostRoundsWithoutProgress = 4;
const retrySeconds = 60;

export interface Look {
  readonly kind: "look";
  readonly loaded: LoadedSubject;
  readonly read: SubjectRead;
  readonly decision: Decision;
  readonly facts: Facts;
  /** Of the record and of this look. */
  readonly texts: ReadonlyMap<TextHash, string>;
}

export type LookResult =
  | Look
  | { readonly kind: "conflict" }
  | { readonly kind: "failed"; readonly error: GitHubError };

export const nothingGathered: Gathered = {
  heads: new Map(),
  rolls: new Map(),
  organisations: null,
  identities: new Map(),
  numbers: null,
  assignments: null,
  absences: null,
};

/** Gathers and decides without writing anything: what `explain` shows is what the job would do. */
export const decideOnce = async (
  dependencies: LookDependencies,
  loaded: LoadedSubject,
  read: SubjectRead,
  before: { readonly decision: Decision | null; readonly gathered: Gathered },
): Promise<{ decision: Decision; facts: Facts; gathered: Gathered }> => {
  const { now, isOwn } = dependencies;
  const { reading, policy, place } = read;
  let { gathered } = before;
  if (policy.kind === "policy") {
    const context = {
      ...dependencies,
      place,
      subject: loaded.subject,
      policy: policy.policy,
      reading,
    };
    const presentHead = reading.head?.sha;
    const head = presentHead && !gathered.heads.has(presentHead) ? [{ kind: "head", sha: presentHead } as const] : [];
    for (const need of [...head, ...(before.decision?.needs ?? [])])
      gathered = await gatherNeed(context, gathered, need);
  }
  const state = before.decision?.state ?? read.state;
  const facts = factsOf(reading, policy, gathered, now());
  const decision = decide(
    state,
    happeningsOf(read, loaded, state, {
      isOwn,
      policySince: read.policySince,
      confirmSeconds: confirmAfterSeconds(policy),
    }),
    facts,
  );
  return { decision, facts, gathered };
};

/** When time alone makes another look worth while; what failed for the moment is tried again soon. */
const nextDecision = ({ nextLook, hold }: Decision, now: Instant): Instant | null =>
  earlierLook(nextLook, hold?.code === "look-up-failed" && hold.until === null ? addSeconds(now, retrySeconds) : null);

/** The same, or earlier where a check on an open thread is to be made anew, or a comment to be folded away. */
export const nextLookOf = ({ decision, facts }: Look, seen: Seen, planned: readonly Effect[]): Instant | null =>
  earlierLook(
    earlierLook(nextDecision(decision, facts.now), nextFolding(decision.state, facts.now)),
    seen.open && facts.policy.kind === "policy" ? nextRenewal(seen, planned, facts.now) : null,
  );

const shepherdedIn = ({ thread, document, steward, status }: State): Shepherded | null =>
  thread === "open" && document && steward && status ? { person: steward.person, kind: document.kind, status } : null;

const requestOf = (loaded: LoadedSubject, decision: Decision, version: number, now: Instant): RecordRequest => {
  const { state, hold, needs } = decision;
  const isWhole = needs.length === 0 && (hold === null || hold.code === "settling");
  const { document } = state;
  return {
    subject: loaded.subject,
    version,
    entries: decision.entries,
    texts: decision.texts,
    recordedAt: now,
    // Behind a hold there may be acts that only deliveries can tell: they are kept until it is passed.
    consumed: isWhole && hold === null ? loaded.deliveries.map((delivery) => delivery.id) : [],
    nextLookAt: nextDecision(decision, now),
    openBallots: openBallots(state).map((ballot) => ({
      id: ballot.id,
      question: ballot.question.name,
      closes: closingDue(ballot),
    })),
    shepherded: shepherdedIn(state),
    number: document && document.number !== null ? { kind: document.kind, number: document.number } : null,
  };
};

export const decideAndRecord = async (
  dependencies: LookDependencies,
  loaded: LoadedSubject,
  read: SubjectRead,
): Promise<LookResult> => {
  const { store, now } = dependencies;
  const texts = new Map(loaded.texts);
  let version = loaded.version;
  let gathered = nothingGathered;
  let decision: Decision | null = null;
  let idle = 0;
  const asked = new Set<string>();
  try {
    for (;;) {
      const round = await decideOnce(dependencies, loaded, read, { decision, gathered });
      gathered = round.gathered;
      decision = round.decision;
      for (const [hash, text] of decision.texts) texts.set(hash, text);
      const recorded = await store.record(requestOf(loaded, decision, version, now()));
      if (recorded.kind === "conflict") return recorded;
      version = recorded.version;
      if (decision.needs.length === 0) return { kind: "look", loaded, read, decision, facts: round.facts, texts };
      idle = decision.entries.length > 0 || decision.needs.some((need) => !asked.has(needKey(need))) ? 0 : idle + 1;
      for (const need of decision.needs) asked.add(needKey(need));
      if (idle >= mostRoundsWithoutProgress) {
        const missing = decision.needs.map(needKey).join(", ");
        const error = new GitHubError(`What the decision needs could not be gathered: ${missing}.`, {
          status: null,
          retryable: true,
        });
        return { kind: "failed", error };
      }
    }
  } catch (error) {
    if (error instanceof GitHubError) return { kind: "failed", error };
    throw error;
  }
};
