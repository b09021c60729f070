/**
 * A process that does not exist, with words that no preset has: charms are Whispered,
 * then Sung to the circle, then Bound or Broken; a keeper shepherds each. Core must
 * run it as it runs any other.
 */
import { readDocument } from "../../src/core/documents/read-document.ts";
import type { PassRule, Question } from "../../src/core/model/ballot.ts";
import type { Facts, HeadReading, Roll } from "../../src/core/model/facts.ts";
import type { FieldDefinition, Kind, Move } from "../../src/core/model/kind.ts";
import type {
  Instant,
  KindName,
  Login,
  QuestionName,
  RoleName,
  Sha,
  Status,
  Verb,
} from "../../src/core/model/names.ts";
import type { Policy, Role } from "../../src/core/model/policy.ts";
import type { Person } from "../../src/core/model/subject.ts";

const status = (text: string): Status => text as Status;
export const role = (text: string): RoleName => text as RoleName;
export const instant = (text: string): Instant => text as Instant;
export const person = (login: string, id: number | null = null): Person => ({ login: login as Login, id });

const field = (key: string, more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  key,
  name: key,
  aliases: [],
  required: false,
  type: "text",
  choices: [],
  alsoChoices: [],
  maxLength: null,
  date: null,
  writtenByApp: false,
  ...more,
});

const move = (verb: string, from: string[], to: string, more: Partial<Move> = {}): Move => ({
  verb: verb as Verb,
  word: null,
  from: from.map(status),
  to: status(to),
  askedBy: [],
  byBallot: null,
  needs: [],
  reason: "optional",
  numbers: false,
  window: null,
  ballot: null,
  newCycle: false,
  writes: [{ field: "state", value: "status" }],
  description: verb,
  ...more,
});

const steward = role("steward");
const chanting = "chanting" as QuestionName;
const unguarded = (guard: string) => ({ guard, with: {} });

export const charm: Kind = {
  name: "charm" as KindName,
  prefix: "CHARM",
  noun: "charm",
  syntax: "front-matter",
  fields: [
    field("charm", { type: "number", writtenByApp: true }),
    field("name"),
    field("by", { type: "people" }),
    field("state", { type: "status", writtenByApp: true }),
    field("until", { type: "date", date: { form: "YYYY-MM-DD", otherForms: "warning" }, writtenByApp: true }),
  ],
  numberField: "charm",
  titleField: "name",
  statusField: "state",
  authorsField: "by",
  format: [],
  fileName: "charm-{number}",
  initial: status("Whispered"),
  statuses: [
    { name: status("Whispered"), aliases: [], color: "cccccc", gate: "waiting", description: "" },
    { name: status("Sung"), aliases: [], color: "bbbbbb", gate: "waiting", description: "" },
    { name: status("Bound"), aliases: [], color: "00ff00", gate: "decided", description: "" },
    { name: status("Broken"), aliases: [], color: "ff0000", gate: "refused", description: "" },
  ],
  moves: [
    move("name", ["Whispered"], "Whispered", { askedBy: [steward], numbers: true, needs: [unguarded("once")] }),
    move("spurn", ["Whispered"], "Whispered", {
      askedBy: [steward],
      argument: { type: "word", words: ["tuneless", "too-long"], optional: false, shown: "FLAW" },
      reason: "required",
      sendsBack: true,
      writes: [],
    }),
    move("sing", ["Whispered"], "Sung", {
      askedBy: [steward],
      numbers: true,
      window: { shortestDays: 3, longestDays: 10, otherwise: role("high-keeper") },
      ballot: chanting,
      needs: [unguarded("once-per-cycle"), unguarded("thread-open"), unguarded("concerns-answered")],
      writes: [
        { field: "state", value: "status" },
        { field: "until", value: "window-end" },
      ],
    }),
    move("bind", ["Sung"], "Bound", { byBallot: { question: chanting, outcome: "passed" } }),
    move("break", ["Sung"], "Broken", { byBallot: { question: chanting, outcome: "rejected" } }),
    move("shatter", ["Sung"], "Broken", {
      askedBy: [role("high-keeper")],
      reason: "required",
      needs: [unguarded("window-ended")],
    }),
    move("unbind", ["Bound"], "Broken", { askedBy: [role("high-keeper")], reason: "required" }),
    move("hush", ["Sung"], "Whispered", {
      askedBy: [steward],
      reason: "required",
      newCycle: true,
      writes: [
        { field: "state", value: "status" },
        { field: "until", value: "nothing" },
      ],
    }),
  ],
  steward: {
    role: role("keepers"),
    primary: role("high-keeper"),
    title: "keeper",
    assignVerb: "entrust" as Verb,
    unassignVerb: "release" as Verb,
  },
  secretary: role("scribe"),
  extension: {
    verb: "linger" as Verb,
    askedBy: [steward],
    longestDays: 5,
    totalDays: 10,
    beyond: role("high-keeper"),
  },
  outcomesBy: [steward, role("scribe")],
};

export const half: PassRule = {
  kind: "share",
  strictly: true,
  ratio: { numerator: 1, denominator: 2 },
  of: "electorate",
  source: "> 1/2 of electorate",
};

export const question: Question = {
  name: chanting,
  electorate: role("circle"),
  pass: half,
  quorum: null,
  tie: { kind: "fail" },
  cap: null,
  channels: ["comment", "review", "label"],
  excludeAuthors: false,
  minVoters: 3,
};

const hours = (count: number): number => count * 3600;

/** Opened by command, closed when it is decided: with an end, and without one. */
export const humming: Question = {
  ...question,
  name: "humming" as QuestionName,
  asks: "Shall we hum it at dusk?",
  openedBy: [steward, role("scribe")],
  term: {
    window: { kind: "days", days: 7 },
    whenDecided: true,
    minOpen: { kind: "seconds", seconds: hours(24) },
    graceSeconds: hours(12),
  },
};

export const whistling: Question = {
  ...question,
  name: "whistling" as QuestionName,
  channels: ["comment"],
  openedBy: [steward],
  term: { window: null, whenDecided: true, minOpen: null, graceSeconds: 0 },
};

/** Listed by login, or with the account's id. */
const users = (
  name: string,
  listed: readonly string[] | Readonly<Record<string, number>>,
): readonly [RoleName, Role] => {
  const ids = Array.isArray(listed) ? null : new Map(Object.entries(listed) as [Login, number][]);
  const logins = (ids ? [...ids.keys()] : listed) as readonly Login[];
  return [
    role(name),
    { name: role(name), source: { kind: "users", users: logins, ...(ids ? { ids } : {}) }, assign: "rotation" },
  ];
};

export const circle = ["ana", "bo", "chen", "dee", "eli"];

export const policy: Policy = {
  commit: "f".repeat(40) as Sha,
  kinds: new Map([[charm.name, charm]]),
  roles: new Map([
    users("circle", circle),
    users("keepers", { mia: 50, max: 52 }),
    users("high-keeper", { lee: 51 }),
    users("scribe", ["sam"]),
  ]),
  documents: [{ kind: charm.name, files: "charms/*.md", flow: "single-pull-request" }],
  questions: new Map([question, humming, whistling].map((one) => [one.name, one])),
  deputies: [],
  unanswered: { remindDays: 7, passOnDays: 14 },
  governance: { files: [], approval: role("high-keeper") },
  zone: "UTC",
  holidays: [],
  settleSeconds: 120,
  channelsInUse: ["comment", "review", "label"],
};

export const sha = (seed: string | number): Sha => String(seed).padStart(40, "0") as Sha;

export const charmText = (body: string, header: Readonly<Record<string, string>> = {}): string =>
  `---\n${Object.entries({ name: "A charm", by: "Pat (@pat)", state: "Whispered", ...header })
    .map(([key, value]) => `${key}: ${value}`)
    .join("\n")}\n---\n\n${body}\n`;

export const reading = (head: Sha, text: string, path = "charms/draft.md"): HeadReading => {
  const bytes = new TextEncoder().encode(text);
  return {
    sha: head,
    governed: [{ path, change: "added", what: "document" }],
    document: readDocument(charm, path, bytes),
    findings: [],
    bytes,
  };
};

const circleRoll: Roll = {
  kind: "roll",
  people: circle.map((login, place) => person(login, place + 1)),
  why: "listed under circle",
};

/** A record that knows nobody, whoever is asked for. */
class Nobody extends Map<Login, null> {
  override get(): null {
    return null;
  }
}

export const facts = (now: string, heads: readonly HeadReading[], more: Partial<Facts> = {}): Facts => ({
  now: instant(now),
  clockSkewed: false,
  threadNumber: 12,
  opener: person("pat", 100),
  policy: { kind: "policy", policy },
  heads: new Map(heads.map((head) => [head.sha, head])),
  rolls: new Map([[role("circle"), circleRoll]]),
  organisations: { kind: "roll", entries: [], why: "" },
  identities: new Nobody(),
  numbers: [],
  assignments: { last: new Map(), open: [] },
  absences: [],
  elsewhere: null,
  freshReading: true,
  caughtUp: true,
  ...more,
});

/** The same process, where whoever is named as keeper has to agree; authors name one too. */
export const policyWithConsent: Policy = {
  ...policy,
  kinds: new Map([
    [
      charm.name,
      {
        ...charm,
        steward: {
          ...charm.steward,
          assignedBy: [role("author"), role("high-keeper"), steward],
          consentVerb: "take-on" as Verb,
        },
      },
    ],
  ]),
};

/** The same process, where the keeper can turn a charm down by the word of a vote. */
export const policyTurningDown: Policy = {
  ...policy,
  kinds: new Map([
    [
      charm.name,
      {
        ...charm,
        moves: [
          ...charm.moves,
          move("reject", ["Whispered", "Sung"], "Whispered", {
            askedBy: [steward],
            needs: [unguarded("thread-unmerged")],
            reason: "required",
            turnsDown: true,
            writes: [],
          }),
        ],
      },
    ],
  ]),
};

/** The same process with other terms for its question. */
export const policyWith = (terms: Partial<Question>): Policy => ({
  ...policy,
  questions: new Map([...policy.questions, [chanting, { ...question, ...terms }]]),
});

/** The same process, where the music of a charm is followed, and it is heard once that is made. */
export const policyWithWork: Policy = {
  ...policy,
  kinds: new Map([
    [
      charm.name,
      {
        ...charm,
        fields: [
          ...charm.fields,
          field("music", {
            type: "work",
            areas: [
              { name: "tune", also: ["melody"] },
              { name: "drum", also: [] },
            ],
          }),
        ],
        statuses: [
          ...charm.statuses,
          { name: status("Heard"), aliases: [], color: "0000ff", gate: "decided", description: "" },
        ],
        moves: [
          ...charm.moves,
          move("hear", ["Bound"], "Heard", {
            askedBy: [role("high-keeper")],
            argument: { type: "url", words: [], optional: false, shown: "https://…" },
          }),
        ],
        work: {
          field: "music",
          noun: "music",
          addVerb: "compose" as Verb,
          dropVerb: "discard" as Verb,
          confirmVerb: "in-tune" as Verb,
          by: [steward, role("author")],
          confirmedBy: [steward],
          askedBefore: ["sing" as Verb],
          leadsTo: "hear" as Verb,
          unless: { state: ["Broken"] },
        },
      },
    ],
  ]),
};
