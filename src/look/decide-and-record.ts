/** Decides and records, round by round: what was judged stands in the record before what the fold needs next is read. */
import { closingDue } from "../core/ballots/closing-due.ts";
import { openBallots } from "../core/decide/deadlines.ts";
import { earlierLook } from "../core/decide/decide.ts";
import type { Decision } from "../core/model/decision.ts";
import type { Elsewhere } from "../core/model/document-standing.ts";
import type { Effect } from "../core/model/effect.ts";
import { needKey, type Shepherded } from "../core/model/facts.ts";
import type { Instant, Login } from "../core/model/names.ts";
import type { Seen } from "../core/model/seen.ts";
import { standsIn } from "../core/model/stand-in.ts";
import type { State } from "../core/model/state.ts";
import { nextRenewal } from "../core/plan/checks.ts";
import { nextFolding } from "../core/plan/minimised.ts";
import { addSeconds } from "../core/time/instant.ts";
import { identityOf } from "../gather/elsewhere.ts";
import { GitHubError } from "../github/github-error.ts";
import type { AboutDocument, LoadedSubject, RecordRequest } from "../store/store.ts";
import { decideInRounds, type Look } from "./decide-in-rounds.ts";
import type { LookDependencies } from "./dependencies.ts";
import { readOwnChanges } from "./read-own-changes.ts";
import type { SubjectRead } from "./read-subject.ts";
import { keptForSecondLook } from "./second-look.ts";

const retrySeconds = 60;

export type LookResult =
  | Look
  | { readonly kind: "conflict" }
  | { readonly kind: "failed"; readonly error: GitHubError };

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

const saidAbsent = ({ entries }: Decision): readonly Login[] =>
  entries.flatMap(({ cause, fact }) =>
    (fact.kind === "went-away" || fact.kind === "came-back") && cause.kind === "act" ? [cause.by.login] : [],
  );

/** Where other threads can be about the same document, so that they find each other. */
const aboutIn = ({ state, entries }: Decision, elsewhere: Elsewhere | null): AboutDocument | null => {
  const { document } = state;
  if (!document) return null;
  return {
    document: identityOf(state) ?? { kind: document.kind, number: document.number, paths: [document.path] },
    known: elsewhere?.known ?? null,
    takes:
      elsewhere !== null &&
      state.livesHere &&
      entries.some(({ fact }) => fact.kind === "moved" || fact.kind === "elsewhere"),
  };
};

/** Ids of the deliveries that no later look needs. */
const takenIn = (dependencies: LookDependencies, { deliveries }: LoadedSubject): readonly string[] => {
  const kept = new Set(keptForSecondLook(dependencies, deliveries));
  return deliveries.filter((delivery) => !kept.has(delivery)).map(({ id }) => id);
};

const requestOf = (
  dependencies: LookDependencies,
  loaded: LoadedSubject,
  decision: Decision,
  version: number,
  elsewhere: Elsewhere | null,
): RecordRequest => {
  const now = dependencies.now();
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
    consumed: isWhole && hold === null ? takenIn(dependencies, loaded) : [],
    nextLookAt: nextDecision(decision, now),
    openBallots: openBallots(state).map((ballot) => ({
      id: ballot.id,
      question: ballot.question.name,
      closes: closingDue(ballot),
    })),
    shepherded: shepherdedIn(state),
    standIn: standsIn(state)?.login ?? null,
    absent: saidAbsent(decision),
    about: aboutIn(decision, elsewhere),
    // It is held where the document lives.
    number:
      state.livesHere && document && document.number !== null ? { kind: document.kind, number: document.number } : null,
  };
};

export const decideAndRecord = async (
  dependencies: LookDependencies,
  loaded: LoadedSubject,
  read: SubjectRead,
): Promise<LookResult> => {
  const { store } = dependencies;
  let version = loaded.version;
  try {
    const look = await decideInRounds(dependencies, loaded, read, async (decision, facts) => {
      const recorded = await store.record(requestOf(dependencies, loaded, decision, version, facts.elsewhere));
      if (recorded.kind === "conflict") return recorded;
      version = recorded.version;
      return null;
    });
    if (look.kind === "conflict") return look;
    if (look.decision.needs.length === 0) return { ...look, changes: await readOwnChanges(dependencies, look) };
    const missing = look.decision.needs.map(needKey).join(", ");
    const error = new GitHubError(`What the decision needs could not be gathered: ${missing}.`, {
      status: null,
      retryable: true,
    });
    return { kind: "failed", error };
  } catch (error) {
    if (error instanceof GitHubError) return { kind: "failed", error };
    throw error;
  }
};
