/** Builders for ballots, seats and votes. */
import type { Ballot, Cap, Question, Seat, Vote } from "../../src/core/model/ballot.ts";
import {
  type ActId,
  type BallotId,
  type Digest,
  type Instant,
  login,
  type QuestionName,
  type RoleName,
  type Sha,
} from "../../src/core/model/names.ts";
import type { Person } from "../../src/core/model/subject.ts";
import { parsePassRule, parseQuorum } from "../../src/core/policy/pass-rule/parse-pass-rule.ts";

const ids: Readonly<Record<string, number>> = { ana: 1, bo: 2, chen: 3, dee: 4, eli: 5, mia: 6, pat: 7 };

export const person = (name: string, id: number | null = ids[name.toLowerCase()] ?? null): Person => ({
  login: login(name),
  id,
});

export const aSeat = (name: string | Person): Seat => ({
  person: typeof name === "string" ? person(name) : name,
  organisation: null,
  role: "elders" as RoleName,
  why: "listed",
});

export const aQuestion = (
  change: { pass?: unknown; quorum?: unknown; channels?: Question["channels"]; cap?: Cap } = {},
): Question => {
  const pass = parsePassRule(change.pass ?? "> 1/2 of electorate");
  const quorum = change.quorum === undefined ? null : parseQuorum(change.quorum);
  if (pass.kind === "problems" || quorum?.kind === "problems") throw new Error("no rule");
  return {
    name: "song" as QuestionName,
    electorate: "elders" as RoleName,
    pass: pass.rule,
    quorum: quorum?.rule ?? null,
    tie: { kind: "fail" },
    cap: change.cap ?? null,
    channels: change.channels ?? ["comment", "review", "label"],
    excludeAuthors: false,
    minVoters: 3,
  };
};

export const text = "t1" as Digest;

export const aBallot = (
  change: Partial<Omit<Ballot, "seats" | "question">> & {
    seats?: readonly (string | Person)[];
    question?: Question;
  } = {},
): Ballot => ({
  id: "song/1.1" as BallotId,
  round: 1,
  cycle: 1,
  text,
  head: "a".repeat(40) as Sha,
  policy: "b".repeat(40) as Sha,
  opened: "2026-03-04T09:00:00Z" as Instant,
  closes: "2026-03-19T00:00:00Z" as Instant,
  closed: null,
  voided: null,
  ...change,
  question: change.question ?? aQuestion(),
  seats: (change.seats ?? ["ana", "bo", "chen", "dee", "eli"]).map(aSeat),
});

let made = 0;
/** `day` is the day of March 2026, at noon; a longer text is an instant. */
export const aVote = (
  by: string | Person,
  choice: Vote["choice"],
  day: number | string = 10,
  change: Partial<Vote> = {},
): Vote => {
  made += 1;
  return {
    act: `comment:${made}:0:0` as ActId,
    at: (typeof day === "string" ? day : `2026-03-${String(day).padStart(2, "0")}T12:00:00Z`) as Instant,
    by: typeof by === "string" ? person(by) : by,
    channel: "comment",
    choice,
    text,
    seenLate: false,
    ...change,
  };
};
