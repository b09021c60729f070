/**
 * The decision about a thread, told without changing anything: from the record alone,
 * or with a fresh reading and the plan that the job would carry out.
 */
import { closedLines } from "./core/ballots/closed-lines.ts";
import { closingDue } from "./core/ballots/closing-due.ts";
import { tallyInState } from "./core/ballots/tally-in-state.ts";
import { votesOfRound } from "./core/ballots/votes-of-round.ts";
import { openBallots } from "./core/decide/deadlines.ts";
import { confirmedNow } from "./core/lifecycle/work-question.ts";
import type { Ballot, Tally } from "./core/model/ballot.ts";
import type { Finding } from "./core/model/document.ts";
import type { Effect } from "./core/model/effect.ts";
import type { Kind } from "./core/model/kind.ts";
import type { Instant, TextHash } from "./core/model/names.ts";
import type { PolicyReading } from "./core/model/policy.ts";
import type { State } from "./core/model/state.ts";
import { type Subject, subjectKey } from "./core/model/subject.ts";
import { planBesideRefused } from "./core/plan/beside-refused.ts";
import { decisionGate } from "./core/plan/decision-gate.ts";
import type { Gate } from "./core/plan/gate-state.ts";
import { nextStep } from "./core/plan/status-question.ts";
import { replay } from "./core/record/replay.ts";
import { refusedActs } from "./core/render/refusals.ts";
import { decideInRounds } from "./look/decide-in-rounds.ts";
import type { LookDependencies } from "./look/dependencies.ts";
import type { SeenWork } from "./look/memory.ts";
import { planQuestion, seenWork } from "./look/plan-question.ts";
import { readOwnChanges } from "./look/read-own-changes.ts";
import { readSubject } from "./look/read-subject.ts";
import type { LoadedSubject } from "./store/store.ts";

export interface ExplainedBallot extends Ballot {
  readonly tally: Tally;
}

export interface ExplainedRefusal {
  readonly by: string;
  readonly at: Instant;
  readonly line: string;
  readonly code: string;
  readonly sentence: string;
}

export interface Explanation {
  readonly document: State["document"];
  readonly title: string | null;
  readonly status: State["status"];
  readonly since: State["since"];
  readonly steward: string | null;
  readonly stewardTitle: string | null;
  readonly head: State["head"];
  readonly request: State["request"];
  readonly window: State["window"];
  readonly held: State["heldMove"];
  readonly ballots: readonly ExplainedBallot[];
  readonly refusals: readonly ExplainedRefusal[];
  readonly findings: readonly Finding[];
  readonly gate: Gate | null;
  readonly nextLook: Instant | null;
  readonly problems: readonly string[];
  /** The work on it that is done elsewhere, as far as it was read. */
  readonly work: readonly SeenWork[];
  /** Who confirmed that enough of it is done, in the present cycle. */
  readonly workConfirmed: string | null;
  /** Title and text of what was announced, once each, oldest first. */
  readonly announcements: readonly string[];
}

const explainedBallot = (state: State, ballot: Ballot, now: Instant): ExplainedBallot => {
  const votes = votesOfRound(ballot, state.ballots, state.votes);
  if (ballot.closed) {
    return { ...ballot, tally: { ...ballot.closed.tally, voters: closedLines(state, ballot, votes) } };
  }
  const tally = tallyInState(state, ballot, votes, { now, closing: false });
  return { ...ballot, tally: ballot.voided ? { ...tally, outcome: "void" } : tally };
};

interface Around {
  readonly kind: Kind | null;
  readonly zone: string;
  readonly texts: ReadonlyMap<TextHash, string>;
  readonly findings: readonly Finding[];
  readonly gate: Gate | null;
  readonly title: string | null;
  readonly nextLook: Instant | null;
  readonly work: readonly SeenWork[];
}

const explain = (dependencies: LookDependencies, loaded: LoadedSubject, state: State, around: Around): Explanation => ({
  document: state.document,
  title: around.title,
  status: state.status,
  since: state.since,
  steward: state.steward?.person.login ?? null,
  stewardTitle: around.kind?.steward.title ?? null,
  head: state.head,
  request: state.request,
  window: state.window,
  held: state.heldMove,
  ballots: state.ballots.map((ballot) => explainedBallot(state, ballot, dependencies.now())),
  refusals: refusedActs({ state, kind: around.kind, texts: around.texts, zone: around.zone }, dependencies.wording).map(
    ({ by, ...refused }) => ({ by: by.login, ...refused }),
  ),
  findings: around.findings,
  gate: around.gate,
  nextLook: around.nextLook,
  problems: loaded.notes.problems.map((problem) => problem.why),
  work: around.work,
  workConfirmed: confirmedNow(state)?.by.login ?? null,
  announcements: [
    ...new Map((loaded.notes.announced ?? []).map(({ id, title, text }) => [id, `${title}\n\n${text}`])).values(),
  ],
});

/** From the record and what this process saw last: asks GitHub nothing. */
export const explainFromRecord = async (
  dependencies: LookDependencies,
  subject: Subject & { readonly kind: "thread" },
): Promise<Explanation> => {
  const loaded = await dependencies.store.load(subject);
  const state = replay(loaded.entries);
  const { memory } = dependencies;
  const policy = memory.policy(subject.repository);
  const known = policy?.kind === "policy" ? policy.policy : null;
  const seen = memory.look(subjectKey(subject));
  const [due] = openBallots(state)
    .flatMap((ballot) => closingDue(ballot) ?? [])
    .sort();
  return explain(dependencies, loaded, state, {
    kind: (state.document && known?.kinds.get(state.document.kind)) ?? null,
    zone: known?.zone ?? "UTC",
    texts: loaded.texts,
    findings: seen?.findings ?? [],
    gate: seen?.gate ?? null,
    title: seen?.title ?? null,
    nextLook: due ?? null,
    work: seen?.work ?? [],
  });
};

export type Afresh =
  | {
      readonly kind: "explained";
      readonly explanation: Explanation;
      readonly plan: readonly Effect[];
      /** What is to be done next and by whom; in the policy's time zone, as all words here. */
      readonly next: string;
      readonly zone: string;
      readonly policy: PolicyReading;
    }
  | { readonly kind: "unknown" }
  | { readonly kind: "not-now"; readonly why: string };

/** Reads GitHub, decides and plans as the job would, and writes nothing. */
export const explainAfresh = async (dependencies: LookDependencies, subject: Subject): Promise<Afresh> => {
  const loaded = await dependencies.store.load(subject);
  const read = await readSubject(dependencies, loaded);
  if (read.kind === "gone") return { kind: "unknown" };
  if (read.kind === "failed") return { kind: "not-now", why: read.error.message };
  if (read.kind === "stale")
    return { kind: "not-now", why: "GitHub's answer is behind what is known; try again in a moment." };
  const decided = await decideInRounds(dependencies, loaded, read);
  const look = { ...decided, changes: await readOwnChanges(dependencies, decided) };
  const question = await planQuestion(dependencies, look);
  const policy = read.policy.kind === "policy" ? read.policy.policy : null;
  const { state } = look.decision;
  const head = read.reading.head ? look.facts.heads.get(read.reading.head.sha) : undefined;
  return {
    kind: "explained",
    plan: planBesideRefused(question).effects,
    next: nextStep(question),
    zone: policy?.zone ?? "UTC",
    policy: read.policy,
    explanation: explain(dependencies, loaded, state, {
      kind: (state.document && policy?.kinds.get(state.document.kind)) ?? null,
      zone: policy?.zone ?? "UTC",
      texts: look.texts,
      findings: head && !("unreadable" in head) ? head.findings : [],
      gate: decisionGate(question),
      title: read.reading.title,
      nextLook: look.decision.nextLook,
      work: seenWork(question),
    }),
  };
};
