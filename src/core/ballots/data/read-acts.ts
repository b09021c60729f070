/** Votes, delegations and concerns of a ballot's data, in the order in which they are listed. */
import type { Delegation, Vote } from "../../model/ballot.ts";
import type { ActId, Choice, Digest, Instant } from "../../model/names.ts";
import { nearestWord } from "../../model/nearest-word.ts";
import type { Person } from "../../model/subject.ts";
import type { KeyPath } from "../../policy/read-yaml.ts";
import { toInstant } from "../../time/instant.ts";
import type { DataConcern } from "./ballot-data.ts";
import { type Complaints, isMap, sortOf } from "./complaints.ts";
import { personOf } from "./read-people.ts";

const mostActs = 1_000_000;
/** Data knows one text only, which everybody voted on. */
export const onlyText = "the text" as Digest;

export const instantOf = (value: unknown, path: KeyPath, complaints: Complaints): Instant | null => {
  if (value === undefined || value === null) return null;
  const instant = typeof value === "string" ? toInstant(value) : null;
  return (
    instant ??
    complaints.about(
      path,
      `${typeof value === "string" ? `\`${value.slice(0, 60)}\`` : "It"} is no instant.`,
      "Write day, time and zone, such as `2026-03-18T09:00:00Z`.",
    )
  );
};

export const listOf = (value: unknown, path: KeyPath, complaints: Complaints): readonly unknown[] => {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    complaints.about(path, `It must be a list, but it is ${sortOf(value)}.`);
    return [];
  }
  if (value.length <= mostActs) return value;
  complaints.about(path, `There are more than ${mostActs}.`);
  return [];
};

const mapOf = (
  value: unknown,
  path: KeyPath,
  keys: ReadonlySet<string>,
  complaints: Complaints,
): Readonly<Record<string, unknown>> | null => {
  if (!isMap(value)) return complaints.about(path, `It must be a map of keys, but it is ${sortOf(value)}.`);
  complaints.unknownKeys(value, keys, path);
  return value;
};

const choices: ReadonlySet<string> = new Set<Choice | "withdraw">(["approve", "reject", "abstain", "withdraw"]);
const isChoice = (value: unknown): value is Choice | "withdraw" => typeof value === "string" && choices.has(value);

const ways: ReadonlySet<string> = new Set([
  "comment",
  "review",
  "label",
  "reaction",
  "description",
  "file",
  "recorded",
]);

/** One of a few words; what else was written is told with the nearest of them. */
const wordOf = (
  value: unknown,
  path: KeyPath,
  known: ReadonlySet<string>,
  what: string,
  complaints: Complaints,
): null => {
  const near = typeof value === "string" ? nearestWord(value, known) : null;
  const shown = typeof value === "string" ? `\`${value.slice(0, 60)}\`` : sortOf(value);
  return complaints.about(
    path,
    `${shown} is no ${what}.`,
    near ? `Did you mean \`${near}\`?` : `Possible: ${[...known].map((one) => `\`${one}\``).join(", ")}.`,
  );
};

const voteKeys: ReadonlySet<string> = new Set(["by", "choice", "at", "via"]);

export interface ReadVotes {
  readonly votes: readonly Vote[];
  readonly ways: readonly (string | null)[];
}

/** Without times at all, votes count as given in time, in the order of the list; `undated` is the time that they get. */
export const readVotes = (value: unknown, undated: Instant, complaints: Complaints): ReadVotes => {
  const votes: Vote[] = [];
  const how: (string | null)[] = [];
  let dated: boolean | null = null;
  listOf(value, ["votes"], complaints).forEach((one, place) => {
    const path = ["votes", place];
    const map = mapOf(one, path, voteKeys, complaints);
    if (map === null) return;
    const { choice, via } = map;
    const by = personOf(map.by, [...path, "by"], complaints);
    const at = instantOf(map.at, [...path, "at"], complaints);
    const hasTime = map.at !== undefined && map.at !== null;
    if (dated === null) dated = hasTime;
    else if (dated !== hasTime)
      complaints.about(
        [...path, "at"],
        "Some votes have a time and others have none.",
        "Give `at` to all, or to none.",
      );
    if (choice === undefined)
      complaints.missing([...path, "choice"], "Say `approve`, `reject`, `abstain` or `withdraw`.");
    else if (!isChoice(choice)) wordOf(choice, [...path, "choice"], choices, "choice", complaints);
    const isKnownWay = via === undefined || via === null || (typeof via === "string" && ways.has(via));
    if (!isKnownWay) wordOf(via, [...path, "via"], ways, "way to vote", complaints);
    if (by === null || !isChoice(choice)) return;
    how.push(typeof via === "string" ? via : null);
    votes.push({
      act: String(votes.length) as ActId,
      at: at ?? undated,
      by,
      // Whatever the way, every vote of the data is taken.
      channel: "comment",
      choice,
      text: onlyText,
      seenLate: false,
    });
  });
  return { votes, ways: how };
};

const delegationKeys: ReadonlySet<string> = new Set(["from", "to", "at"]);

export const readDelegations = (value: unknown, undated: Instant, complaints: Complaints): readonly Delegation[] =>
  listOf(value, ["delegations"], complaints).flatMap((one, place): readonly Delegation[] => {
    const path = ["delegations", place];
    const map = mapOf(one, path, delegationKeys, complaints);
    if (map === null) return [];
    const from = personOf(map.from, [...path, "from"], complaints);
    const at = instantOf(map.at, [...path, "at"], complaints);
    if (map.to === undefined) {
      complaints.missing([...path, "to"], "Name the delegate, or write `to: null` to take the vote back.");
      return [];
    }
    const to: Person | null = map.to === null ? null : personOf(map.to, [...path, "to"], complaints);
    return from === null || (to === null && map.to !== null) ? [] : [{ from, to, at: at ?? undated }];
  });

const concernKeys: ReadonlySet<string> = new Set(["name", "by", "at", "resolved"]);

export const readConcerns = (value: unknown, complaints: Complaints): readonly DataConcern[] =>
  listOf(value, ["concerns"], complaints).flatMap((one, place): readonly DataConcern[] => {
    const path = ["concerns", place];
    const map = mapOf(one, path, concernKeys, complaints);
    if (map === null) return [];
    const { name, resolved } = map;
    const by = personOf(map.by, [...path, "by"], complaints);
    const at = instantOf(map.at, [...path, "at"], complaints);
    if (typeof name !== "string" || name.trim() === "")
      complaints.about([...path, "name"], "A concern has a name.", "Write it in a few words.");
    const since = typeof resolved === "boolean" ? resolved : instantOf(resolved, [...path, "resolved"], complaints);
    return by === null || typeof name !== "string" ? [] : [{ name: name.trim(), by, at, resolved: since ?? false }];
  });
