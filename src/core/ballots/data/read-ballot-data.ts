/**
 * From plain data to a ballot. Everything that is wrong is told at once, each with
 * the path of its key; a ballot comes out only when nothing is.
 *
 *     pass, quorum, tie, cap · electorate · opened, closes, now
 *     votes, recused, delegations, concerns · id
 */
import type { PassRule } from "../../model/ballot.ts";
import type { Instant } from "../../model/names.ts";
import { parseCap } from "../../policy/pass-rule/parse-cap.ts";
import { type ParsedRule, parsePassRule, parseQuorum } from "../../policy/pass-rule/parse-pass-rule.ts";
import { parseTie } from "../../policy/pass-rule/parse-tie.ts";
import type { BallotData, DataId } from "./ballot-data.ts";
import { type Complaints, isMap, sortOf } from "./complaints.ts";
import { instantOf, listOf, readConcerns, readDelegations, readVotes } from "./read-acts.ts";
import { personOf, readElectorate } from "./read-people.ts";

const keys: ReadonlySet<string> = new Set([
  "id",
  "pass",
  "quorum",
  "tie",
  "cap",
  "electorate",
  "opened",
  "closes",
  "votes",
  "recused",
  "delegations",
  "concerns",
  "now",
]);

/** Before and after everything: bounds of a ballot without `opened` or `closes`. */
export const earliest = "0000-01-01T00:00:00Z" as Instant;
export const latest = "9999-12-31T23:59:59Z" as Instant;

export const idOf = (value: unknown): DataId =>
  typeof value === "string" || (typeof value === "number" && isWritable(value)) ? value : null;

/** Whether the number is what was written: beyond that digits are lost in reading. */
const isWritable = (id: number): boolean => Number.isFinite(id) && (!Number.isInteger(id) || Number.isSafeInteger(id));

/** Rules by their text: a stream of ballots has few different ones. */
export type RuleMemory = Map<string, ParsedRule>;
const mostRules = 1000;

const readRule = (
  key: "pass" | "quorum",
  value: unknown,
  memory: RuleMemory,
  complaints: Complaints,
): PassRule | null => {
  const name = typeof value === "string" ? `${key} ${value}` : null;
  const known = name === null ? undefined : memory.get(name);
  const parsed = known ?? (key === "pass" ? parsePassRule(value) : parseQuorum(value));
  if (name !== null && known === undefined) {
    if (memory.size >= mostRules) memory.clear();
    memory.set(name, parsed);
  }
  if (parsed.kind === "rule") return parsed.rule;
  for (const { path, message, help } of parsed.problems) complaints.about([key, ...path], message, help);
  return null;
};

/** A text of its own notation; null and nothing are `otherwise`. */
const readNotation = <Value extends object | null>(
  key: "tie" | "cap",
  value: unknown,
  parse: (text: string) => Value | string,
  otherwise: Value,
  complaints: Complaints,
): Value => {
  if (value === undefined || value === null) return otherwise;
  const parsed = typeof value === "string" ? parse(value) : `It must be text, but it is ${sortOf(value)}.`;
  if (typeof parsed !== "string") return parsed;
  complaints.about([key], parsed);
  return otherwise;
};

/** Null when something is wrong; the complaints say what. */
export const readBallotData = (data: unknown, memory: RuleMemory, complaints: Complaints): BallotData | null => {
  if (!isMap(data)) {
    return complaints.about(
      [],
      `A ballot is a map of keys, but this is ${sortOf(data)}.`,
      "Several ballots stand one to a line, as JSON.",
    );
  }
  complaints.unknownKeys(data, keys, []);
  if (data.id !== undefined && data.id !== null && typeof data.id !== "number" && idOf(data.id) === null)
    complaints.about(["id"], `It must be text or a number, but it is ${sortOf(data.id)}.`);
  if (typeof data.id === "number" && !isWritable(data.id))
    complaints.about(["id"], "The number is too large to be given back as it is.", "Put it in quotes.");
  if (data.pass === undefined) complaints.missing(["pass"], "Say what passes, such as `> 1/2 of electorate`.");
  const pass = data.pass === undefined ? null : readRule("pass", data.pass, memory, complaints);
  const quorum =
    data.quorum === undefined || data.quorum === null ? null : readRule("quorum", data.quorum, memory, complaints);
  const tie = readNotation("tie", data.tie, parseTie, { kind: "fail" }, complaints);
  const cap = readNotation("cap", data.cap, parseCap, null, complaints);
  const seats = readElectorate(data.electorate, complaints);
  const opened = instantOf(data.opened, ["opened"], complaints);
  const closes = instantOf(data.closes, ["closes"], complaints);
  if (opened !== null && closes !== null && closes < opened)
    complaints.about(["closes"], "The ballot would close before it opens.");
  const undated = opened ?? earliest;
  const { votes, ways } = readVotes(data.votes, undated, complaints);
  const recused = listOf(data.recused, ["recused"], complaints).flatMap(
    (one, place) => personOf(one, ["recused", place], complaints) ?? [],
  );
  const delegations = readDelegations(data.delegations, undated, complaints);
  const concerns = readConcerns(data.concerns, complaints);
  const now = instantOf(data.now, ["now"], complaints);
  if (complaints.list.length > 0 || pass === null) return null;
  const id = idOf(data.id);
  return {
    id,
    pass,
    quorum,
    tie,
    cap,
    seats,
    opened,
    closes,
    votes,
    ways,
    recused,
    delegations,
    concerns,
    now,
  };
};
