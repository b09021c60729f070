/** Situations in which the App says something, by name; every state of the gate is among them. */
import type { Happening } from "../../src/core/model/act.ts";
import type { PassRule, Question } from "../../src/core/model/ballot.ts";
import type { Facts, HeadReading, Roll } from "../../src/core/model/facts.ts";
import type { Login, RoleName, Sha } from "../../src/core/model/names.ts";
import type { Role, RoleSource } from "../../src/core/model/policy.ts";
import { withoutAccount } from "../../src/core/model/without-account.ts";
import { noReject } from "../builders/endings.ts";
import {
  charmText,
  circle,
  instant,
  person,
  policy,
  policyWith,
  policyWithConsent,
  reading,
  role,
  sha,
} from "../builders/guild.ts";
import { bo, sam } from "../builders/people.ts";
import { command, deletion, place, push, thread, vote } from "../builders/timeline.ts";
import { finding, guildPolicy, headSha, heads, lee, mia, pat, type Situation } from "./a-message.ts";
import { textSituations } from "./text-situations.ts";

const approve = (count: number, at = "2026-03-05T09:00:00Z", source = 10): readonly Happening[] =>
  circle.slice(0, count).map((name, place) => vote(at, person(name, place + 1), "approve", source + place));

const sung = command("2026-03-04T09:02:00Z", mia, "/sing 5d", 1);
const during = "2026-03-06T09:00:00Z";
const after = "2026-03-11T09:00:00Z";

const raised = command("2026-03-05T10:00:00Z", bo, "/concern false note: the third line hurts", 40);
/** A name as somebody writes it who means no good. */
const rain = command(
  "2026-03-05T11:00:00Z",
  person("zed", 9),
  "/concern *rain* <!-- @circle --> | ~~x~~: it is dry",
  41,
);
const answered = command("2026-03-07T09:00:00Z", mia, "/address False Note: it is meant to", 41);
const contested = command("2026-03-08T09:00:00Z", bo, "/contest false note: it still hurts", 42);

/** Eli left the circle, zed joined it, and so did somebody without an account. */
const otherCircle: Roll = {
  kind: "roll",
  people: [
    ...circle.slice(0, 4).map((name, place) => person(name, place + 1)),
    person("zed", 9),
    withoutAccount("Jane @Doe <!-- | --> *x*"),
  ],
  why: "listed under circle",
};

/** The file as the App leaves it after a move. */
const written = (state: string, seed: string, text = "Text 0."): HeadReading =>
  reading(
    sha(seed.padEnd(40, "0")),
    charmText(text, { charm: "12", name: "A charm against rain", state, until: "2026-03-09" }),
    "charms/charm-12.md",
  );
const inSung = written("Sung", "5cd");
const inBound = written("Bound", "6de");
const own = (at: string, head: HeadReading): Happening => ({ ...push(at, pat, head.sha), own: true }) as Happening;
const carried = own("2026-03-04T09:03:00Z", inSung);
const refreshing = [
  sung,
  carried,
  vote("2026-03-05T09:10:00Z", person("eli", 5), "approve", 30),
  command("2026-03-05T10:00:00Z", sam, "/refresh-electorate because eli has moved away", 50),
];
const [first, second] = heads as [HeadReading, HeadReading];
const bare = reading(sha("99"), "No header at all.\n");
const withoutHeader: HeadReading = { ...bare, findings: bare.document?.problems ?? [] };

const nobody = { ...guildPolicy, roles: new Map([...policy.roles].filter(([name]) => name !== "keepers")) };
const patAlone = {
  ...nobody,
  roles: new Map([
    ...nobody.roles,
    [
      role("high-keeper"),
      { name: role("high-keeper"), source: { kind: "users", users: ["pat" as Login] }, assign: "rotation" },
    ] as const,
  ]),
};

const withConsent = { kind: "policy", policy: policyWithConsent } as const;

const withTerms = (terms: Partial<Question>): Pick<Facts, "policy"> => ({
  policy: { kind: "policy", policy: { ...guildPolicy, questions: policyWith(terms).questions } },
});
const twoToTwo: readonly Happening[] = [
  ...approve(2),
  vote("2026-03-05T10:00:00Z", person("chen", 3), "reject", 30),
  vote("2026-03-05T11:00:00Z", person("dee", 4), "reject", 31),
];
const twoThirdsAndMore: PassRule = {
  kind: "share",
  strictly: false,
  ratio: { numerator: 67, denominator: 100 },
  of: "electorate",
  source: ">= 67% of electorate",
};
const decidedByLee = withTerms({ tie: { kind: "decided-by", role: role("high-keeper") } });

/** Members of two organisations and one who stands alone, listed in two places. */
const byOrganisation = (terms: Partial<Question>): Partial<Facts> => {
  const { policy: given } = withTerms(terms);
  if (given.kind !== "policy") throw new Error("The policy of the guild is whole.");
  const source = { kind: "composed", union: [role("singers"), role("guests")], except: [] } as const;
  const named = (name: string, from: RoleSource): [RoleName, Role] => [
    role(name),
    { name: role(name), source: from, assign: "rotation" },
  ];
  const roles = new Map([
    ...given.policy.roles,
    named("circle", source),
    named("singers", { kind: "file", path: "hall/singers.yml" }),
    named("guests", { kind: "team", organisation: "hall", team: "guests", membership: "all" }),
  ]);
  const singers = ["ana", "bo", "chen", "dee"].map((name) => name as Login);
  return {
    policy: { kind: "policy", policy: { ...given.policy, roles } },
    rolls: new Map<RoleName, Roll>([
      [
        role("singers"),
        {
          kind: "roll",
          people: singers.map((name, place) => person(name, place + 1)),
          why: "hall/singers.yml at fffffff",
          entries: singers.map((login, place) => ({
            login,
            name: null,
            id: null,
            organisation: place < 3 ? "Acme" : "Bolt",
            from: null,
            until: null,
          })),
        },
      ],
      [role("guests"), { kind: "roll", people: [person("dee", 4), person("eli", 5)], why: "team hall/guests" }],
    ]),
  };
};
const unseen = vote("2026-03-09T10:00:00Z", person("chen", 3), "approve", 60);
const rejections = ["dee", "eli"].map((name, place) =>
  vote("2026-03-07T09:00:00Z", person(name, place + 4), "reject", 30 + place),
);
const unseenDissent = vote("2026-03-09T11:00:00Z", person("chen", 3), "reject", 61);

const hummed = command("2026-03-04T09:02:00Z", mia, "/open-ballot humming", 1);
const whistled = command("2026-03-04T09:02:00Z", mia, "/open-ballot whistling", 1);

const lazily = withTerms({ pass: noReject, lazy: { majority: null, days: 14 } });

export const situations: Readonly<Record<string, Situation>> = {
  opened: { happenings: [], now: "2026-03-02T09:01:00Z" },
  "sent-back": {
    happenings: [command("2026-03-03T09:00:00Z", mia, "/spurn tuneless because <b>it</b> limps | @circle", 1)],
    now: "2026-03-03T10:00:00Z",
  },
  "with-problems": {
    happenings: [],
    now: "2026-03-02T09:01:00Z",
    heads: [
      {
        ...first,
        findings: [
          finding(3, "`created: 30/02/2026` is no date.", {
            help: "Write it as MM/DD/YYYY, for example `03/02/2026`.",
          }),
          finding(5, "The key `Authors` is written with a capital.", { rule: "header-alias", severity: "warning" }),
        ],
      },
    ],
  },
  "status-asked-for-in-the-file": {
    happenings: [push("2026-03-03T09:00:00Z", pat, sha("77"))],
    now: "2026-03-03T10:00:00Z",
    heads: [first, reading(sha("77"), charmText("Text 0.", { name: "A charm against rain", state: "Sung" }))],
  },
  "nobody-to-shepherd": {
    happenings: [],
    now: "2026-03-02T09:01:00Z",
    facts: { policy: { kind: "policy", policy: patAlone } },
  },
  "steward-to-be-found": { happenings: [], now: "2026-03-02T09:01:00Z", facts: { policy: withConsent } },
  "steward-asked": {
    happenings: [command("2026-03-03T09:00:00Z", pat, "/entrust @mia", 1)],
    now: "2026-03-03T10:00:00Z",
    facts: { policy: withConsent },
  },
  "numbered-before-the-commit": {
    happenings: [command("2026-03-03T09:00:00Z", mia, "/name", 1)],
    now: "2026-03-03T09:00:30Z",
  },
  "vote-open": { happenings: [sung, carried, ...approve(2)], now: during, heads: [first, inSung] },
  "vote-open-one-silent": {
    happenings: [
      sung,
      carried,
      ...approve(1),
      vote("2026-03-05T10:00:00Z", person("bo", 2), "reject", 20),
      vote("2026-03-05T11:00:00Z", person("chen", 3), "abstain", 21, { channel: "label" }),
      vote("2026-03-05T12:00:00Z", person("dee", 4), "approve", 22, { channel: "review", head: inSung.sha }),
    ],
    now: "2026-03-09T22:30:00Z",
    heads: [first, inSung],
  },
  "vote-open-enough": { happenings: [sung, carried, ...approve(3)], now: during, heads: [first, inSung] },
  "vote-open-with-votes-that-do-not-count": {
    happenings: [
      vote("2026-03-03T09:00:00Z", person("ana", 1), "approve", 8),
      sung,
      carried,
      ...approve(2, "2026-03-05T09:00:00Z", 10).slice(1),
      vote("2026-03-05T09:10:00Z", person("zed", 9), "approve", 20),
      vote("2026-03-05T09:20:00Z", person("chen", 3), "approve", 21),
      vote("2026-03-05T09:30:00Z", person("chen", 3), "withdraw", 22),
      vote("2026-03-05T09:40:00Z", person("dee", 4), "approve", 23, { channel: "review", head: first.sha }),
      push("2026-03-05T12:00:00Z", pat, headSha(1)),
      vote("2026-03-05T13:00:00Z", person("eli", 5), "approve", 24),
    ],
    now: during,
    heads: [first, inSung, second],
  },
  "vote-ended-settling": {
    happenings: [sung, carried, ...approve(3)],
    now: "2026-03-10T00:00:30Z",
    heads: [first, inSung],
  },
  "clocks-apart": {
    happenings: [sung, carried, ...approve(3)],
    now: "2026-03-10T00:05:00Z",
    heads: [first, inSung],
    facts: { clockSkewed: true },
  },
  writing: { happenings: [sung, carried, ...approve(3)], now: after, heads: [first, inSung] },
  accepted: {
    happenings: [
      sung,
      carried,
      ...approve(3),
      vote("2026-03-10T08:00:00Z", person("eli", 5), "reject", 30),
      own("2026-03-10T00:03:00Z", inBound),
    ],
    now: after,
    heads: [first, inSung, inBound],
  },
  "changed-after-decision": {
    happenings: [
      sung,
      carried,
      ...approve(3),
      own("2026-03-10T00:03:00Z", inBound),
      push("2026-03-12T09:00:00Z", pat, sha("88")),
    ],
    now: "2026-03-12T10:00:00Z",
    heads: [first, inSung, inBound, { ...written("Bound", "x", "Another text."), sha: sha("88") }],
  },
  "status-asked-after-decision": {
    happenings: [
      sung,
      carried,
      ...approve(3),
      own("2026-03-10T00:03:00Z", inBound),
      push("2026-03-12T09:00:00Z", pat, sha("88")),
    ],
    now: "2026-03-12T10:00:00Z",
    heads: [first, inSung, inBound, { ...written("Broken", "x"), sha: sha("88") }],
  },
  overdue: { happenings: [sung, carried, ...approve(2)], now: after, heads: [first, inSung] },
  extended: {
    happenings: [
      sung,
      carried,
      ...approve(2),
      command("2026-03-11T09:00:00Z", mia, "/linger 5d because two of the circle were away", 40),
    ],
    now: "2026-03-12T09:00:00Z",
    heads: [first, inSung],
  },
  held: {
    happenings: [sung, carried, push("2026-03-05T00:00:00Z", pat, headSha(1)), ...approve(3, "2026-03-07T09:00:00Z")],
    now: after,
    heads: [first, inSung, second],
  },
  rejected: {
    happenings: [
      sung,
      carried,
      ...circle
        .slice(0, 3)
        .map((name, place) => vote("2026-03-07T09:00:00Z", person(name, place + 1), "reject", 30 + place)),
    ],
    now: after,
    heads: [first, inSung],
  },
  "taken-back": {
    happenings: [
      sung,
      carried,
      ...approve(1),
      command("2026-03-06T09:00:00Z", mia, "/hush because the rhyme is off", 40),
    ],
    now: "2026-03-06T10:00:00Z",
    heads: [first, inSung],
  },
  paused: {
    happenings: [
      sung,
      carried,
      ...approve(2),
      command("2026-03-06T08:00:00Z", mia, "/pause because the hall is flooded", 40),
    ],
    now: "2026-03-20T09:00:00Z",
    heads: [first, inSung],
  },
  resumed: {
    happenings: [
      sung,
      carried,
      ...approve(2),
      command("2026-03-06T08:00:00Z", mia, "/pause because the hall is flooded", 40),
      command("2026-03-20T08:00:00Z", mia, "/resume", 41),
    ],
    now: "2026-03-20T09:00:00Z",
    heads: [first, inSung],
  },
  cancelled: {
    happenings: [
      sung,
      carried,
      ...approve(2),
      command("2026-03-06T08:00:00Z", mia, "/cancel-ballot because it was the wrong text", 40),
    ],
    now: during,
    heads: [first, inSung],
  },
  closed: {
    happenings: [sung, carried, thread("2026-03-05T00:00:00Z", "closed", pat)],
    now: during,
    heads: [first, inSung],
    seen: { open: false },
  },
  "merged-undecided": {
    happenings: [sung, carried, thread("2026-03-05T00:00:00Z", "merged", pat)],
    now: during,
    heads: [first, inSung],
    seen: { open: false, merged: true },
  },
  "branch-not-writable": {
    happenings: [sung],
    now: "2026-03-04T10:00:00Z",
    seen: { headWritable: false },
    problems: [
      {
        key: "label-on:status",
        signature: "s",
        why: "Labels cannot be added: the App lacks the permission “issues: write”.",
        times: 1,
        again: instant("2026-03-04T10:00:00Z"),
      },
    ],
  },
  "header-unreadable": {
    happenings: [push("2026-03-03T09:00:00Z", pat, sha("99"))],
    now: "2026-03-03T10:00:00Z",
    heads: [first, withoutHeader],
  },
  "file-gone": {
    happenings: [push("2026-03-03T09:00:00Z", pat, sha("99"))],
    now: "2026-03-03T10:00:00Z",
    heads: [first, { sha: sha("99"), governed: [], document: null, findings: [], bytes: null }],
  },
  "file-unreadable": {
    happenings: [push("2026-03-03T09:00:00Z", pat, sha("99"))],
    now: "2026-03-03T10:00:00Z",
    facts: {
      heads: new Map<Sha, HeadReading | { readonly unreadable: string }>([
        [first.sha, first],
        [sha("99"), { unreadable: "GitHub gave the file only in part" }],
      ]),
    },
  },
  "two-documents": {
    happenings: [],
    now: "2026-03-02T09:01:00Z",
    heads: [
      {
        ...first,
        document: null,
        governed: [
          { path: "charms/one.md", change: "added", what: "document" },
          { path: "charms/two.md", change: "added", what: "document" },
        ],
      },
    ],
  },
  "governance-file": {
    happenings: [],
    now: "2026-03-02T09:01:00Z",
    heads: [
      {
        ...first,
        document: null,
        governed: [{ path: ".github/lastcall.yml", change: "modified", what: "governance" }],
      },
    ],
  },
  "governance-approved": {
    happenings: [vote("2026-03-02T10:00:00Z", lee, "approve", 7), vote("2026-03-02T11:00:00Z", bo, "approve", 8)],
    now: "2026-03-02T11:01:00Z",
    heads: [
      {
        ...first,
        document: null,
        governed: [{ path: ".github/lastcall.yml", change: "modified", what: "governance" }],
      },
    ],
  },
  "roster-file": {
    happenings: [],
    now: "2026-03-02T09:01:00Z",
    heads: [
      { ...first, document: null, governed: [{ path: "governance/circle.yml", change: "added", what: "governance" }] },
    ],
  },
  "existing-document": {
    happenings: [],
    now: "2026-03-02T09:01:00Z",
    heads: [
      { ...first, document: null, governed: [{ path: "charms/charm-3.md", change: "modified", what: "document" }] },
    ],
  },
  "nothing-governed": {
    happenings: [],
    now: "2026-03-02T09:01:00Z",
    heads: [{ ...first, document: null, governed: [] }],
  },
  "policy-broken": {
    happenings: [],
    now: "2026-03-02T09:01:00Z",
    facts: { policy: { kind: "broken", commit: policy.commit, problems: [] } },
  },
  refused: {
    happenings: [
      sung,
      command("2026-03-04T09:10:00Z", person("pat", 100), "/sing 5d", 2),
      command("2026-03-04T09:11:00Z", person("pat", 100), "/aprove", 3),
      command("2026-03-04T09:12:00Z", mia, "/hush", 4),
    ],
    now: "2026-03-04T10:00:00Z",
  },
  "refused-outsider": {
    happenings: [1, 2, 3, 4].map((place) =>
      command(`2026-03-04T09:1${place}:00Z`, person("zed", 9), `/sing ${place + 2}d <!-- @circle -->`, place),
    ),
    now: "2026-03-04T10:00:00Z",
  },
  undone: {
    happenings: [
      sung,
      carried,
      command("2026-03-04T09:05:00Z", mia, "/undo because it was the wrong charm", 2),
      command("2026-03-04T09:06:00Z", mia, "/undo", 3),
      command("2026-03-04T09:07:00Z", lee, "/undo", 4),
    ],
    now: "2026-03-04T09:10:00Z",
    heads: [first, inSung],
  },
  "undo-refused": {
    happenings: [
      sung,
      carried,
      command("2026-03-04T09:05:00Z", lee, "/pause because of | the <b>flood</b>", 2),
      command("2026-03-04T09:06:00Z", mia, "/undo", 3),
      command("2026-03-04T09:07:00Z", lee, "/lastcall help", 4),
      command("2026-03-04T09:30:00Z", mia, "/undo", 5),
    ],
    now: "2026-03-04T09:31:00Z",
    heads: [first, inSung],
  },
  corrected: {
    happenings: [
      sung,
      carried,
      ...approve(1),
      command("2026-03-11T09:00:00Z", lee, "/shatter because it hurts", 40),
      command(
        "2026-03-12T09:00:00Z",
        person("sam", 60),
        "/correct status Sung because *another* charm | was meant",
        41,
      ),
      command("2026-03-12T09:01:00Z", person("sam", 60), "/correct number 13 because so", 42),
      command("2026-03-12T09:02:00Z", person("sam", 60), "/correct status Bound because so", 43),
      command("2026-03-12T09:03:00Z", mia, "/correct keeper @max because so", 44),
    ],
    now: "2026-03-12T10:00:00Z",
    heads: [first, inSung],
  },
  vanished: {
    happenings: [
      sung,
      carried,
      ...approve(2),
      place("2026-03-06T08:00:00Z", "vanished", "comment:1:"),
      place("2026-03-06T08:00:00Z", "vanished", "comment:10:"),
    ],
    now: during,
    heads: [first, inSung],
  },
  "deleted-after-the-end": {
    happenings: [sung, carried, ...approve(3), deletion("2026-03-10T08:00:00Z", person("chen", 3), 12)],
    now: after,
    heads: [first, inSung],
  },
  "seen-too-late": {
    happenings: [sung, carried, ...approve(2), unseen],
    now: after,
    heads: [first, inSung],
    before: { now: "2026-03-10T09:00:00Z", unseen: [unseen] },
  },
  "seen-too-late-confirmed": {
    happenings: [
      sung,
      carried,
      ...approve(2),
      unseen,
      command("2026-03-11T08:00:00Z", mia, "/confirm-outcome because chen withdrew it by mail", 41),
      command("2026-03-11T08:30:00Z", mia, "/ask-again because so", 42),
    ],
    now: after,
    heads: [first, inSung],
    before: { now: "2026-03-10T09:00:00Z", unseen: [unseen] },
  },
  "asked-again-for-late-votes": {
    happenings: [
      sung,
      carried,
      ...approve(3),
      rejections[0] as Happening,
      rejections[1] as Happening,
      unseenDissent,
      command("2026-03-11T08:00:00Z", mia, "/ask-again because it was close", 41),
    ],
    now: after,
    heads: [first, inSung],
    before: { now: "2026-03-10T09:00:00Z", unseen: [unseenDissent] },
  },
  "help-at-the-beginning": {
    happenings: [command("2026-03-02T10:00:00Z", pat, "/lastcall help", 2)],
    now: "2026-03-02T10:00:30Z",
  },
  "help-while-voting": {
    happenings: [sung, carried, command("2026-03-05T10:00:00Z", person("ana", 1), "/lastcall help", 2)],
    now: during,
    heads: [first, inSung],
  },
  "help-after-the-decision": {
    happenings: [
      sung,
      carried,
      ...approve(3),
      own("2026-03-10T00:03:00Z", inBound),
      command("2026-03-10T10:00:00Z", lee, "/lastcall help", 40),
    ],
    now: after,
    heads: [first, inSung, inBound],
  },
  "vote-open-with-acts-beside-votes": {
    happenings: [
      sung,
      carried,
      ...approve(1),
      command("2026-03-05T10:00:00Z", bo, "/recuse because it is my own shop", 50),
      command("2026-03-05T10:10:00Z", person("chen", 3), "/delegate @ana", 51),
      command("2026-03-05T10:20:00Z", person("dee", 4), "/delegate @eli", 52),
      command("2026-03-05T11:00:00Z", sam, "/record-vote @eli reject evidence https://lists.example.org/42", 53),
      push("2026-03-05T12:00:00Z", pat, headSha(1)),
      command("2026-03-05T13:00:00Z", sam, "/record-vote @eli reject evidence https://lists.example.org/43", 54),
      vote("2026-03-05T13:10:00Z", person("ana", 1), "approve", 55),
      vote("2026-03-05T13:20:00Z", bo, "approve", 56),
      command("2026-03-05T14:00:00Z", person("eli", 5), "/lastcall help", 57),
    ],
    now: during,
    heads: [first, inSung, second],
  },
  "decided-with-acts-beside-votes": {
    happenings: [
      sung,
      carried,
      ...approve(2),
      command("2026-03-05T10:00:00Z", person("chen", 3), "/recuse because it is my own shop", 50),
      command("2026-03-05T10:10:00Z", person("dee", 4), "/delegate @ana", 51),
      command("2026-03-05T10:20:00Z", sam, "/record-vote @eli reject evidence https://lists.example.org/42", 52),
      vote("2026-03-05T13:20:00Z", person("eli", 5), "abstain", 53),
    ],
    now: after,
    heads: [first, inSung],
  },
  "vote-open-on-a-refreshed-electorate": {
    happenings: [...refreshing, ...approve(3)],
    now: during,
    heads: [first, inSung],
    before: { now: "2026-03-05T09:30:00Z", facts: {} },
    facts: { rolls: new Map([[role("circle"), otherCircle]]) },
  },
  "decided-on-a-refreshed-electorate": {
    happenings: [...refreshing, ...approve(3), vote("2026-03-07T09:00:00Z", person("zed", 9), "approve", 51)],
    now: after,
    heads: [first, inSung],
    before: { now: "2026-03-05T09:30:00Z", facts: {} },
    facts: { rolls: new Map([[role("circle"), otherCircle]]) },
  },
  "vote-open-with-a-cap": {
    happenings: [sung, carried, ...approve(2)],
    now: during,
    heads: [first, inSung],
    facts: byOrganisation({ cap: { perOrganisation: 1 }, pass: twoThirdsAndMore }),
  },
  "decided-with-a-cap": {
    happenings: [sung, carried, ...approve(5)],
    now: after,
    heads: [first, inSung],
    facts: byOrganisation({ cap: { perOrganisation: 1 }, pass: twoThirdsAndMore }),
  },
  "electorate-refused": {
    happenings: [sung],
    now: during,
    facts: {
      rolls: new Map([
        [role("circle"), { kind: "roll", people: [person("ana"), bo, pat], why: "listed under circle" }],
      ]),
    },
  },
  "electorate-unread": {
    happenings: [sung],
    now: during,
    facts: { rolls: new Map([[role("circle"), { kind: "failed", forGood: false, why: "GitHub answered 502." }]]) },
  },
  "acts-beside-votes-refused": {
    happenings: [
      sung,
      carried,
      ...approve(1),
      command("2026-03-05T10:00:00Z", person("ana", 1), "/delegate @bo", 50),
      command("2026-03-05T10:01:00Z", person("ana", 1), "/delegate @zed", 51),
      command("2026-03-05T10:02:00Z", person("ana", 1), "/record-vote @bo approve evidence https://example.org", 52),
      command("2026-03-05T10:03:00Z", sam, "/record-vote @ana approve evidence https://example.org", 53),
      command("2026-03-05T10:04:00Z", sam, "/record-vote @bo approve", 54),
      command("2026-03-05T10:05:00Z", sam, "/refresh-electorate because so", 55),
      command("2026-03-05T10:06:00Z", bo, "/recuse", 56),
      vote("2026-03-05T10:07:00Z", bo, "approve", 57),
      command("2026-03-08T10:00:00Z", sam, "/refresh-electorate because so", 58),
    ],
    now: "2026-03-08T11:00:00Z",
    heads: [first, inSung],
  },
  "concern-raised": { happenings: [sung, carried, ...approve(3), raised, rain], now: during, heads: [first, inSung] },
  "concern-answered": {
    happenings: [sung, carried, raised, answered],
    now: "2026-03-07T10:00:00Z",
    heads: [first, inSung],
  },
  "concern-contested": {
    happenings: [sung, carried, raised, answered, contested],
    now: "2026-03-08T10:00:00Z",
    heads: [first, inSung],
  },
  "concern-settled": {
    happenings: [sung, carried, ...approve(3), raised, answered, contested],
    now: after,
    heads: [first, inSung],
  },
  "concern-holds": { happenings: [sung, carried, ...approve(3), raised], now: after, heads: [first, inSung] },
  "concerns-hold": {
    happenings: [sung, carried, ...approve(3), raised, rain, command("2026-03-11T10:00:00Z", bo, "/lastcall help", 43)],
    now: "2026-03-11T11:00:00Z",
    heads: [first, inSung],
  },
  "concern-contested-after-the-vote": {
    happenings: [
      sung,
      carried,
      ...approve(3),
      raised,
      rain,
      command("2026-03-10T10:00:00Z", mia, "/address false note: it is meant to", 43),
      command("2026-03-10T11:00:00Z", bo, "/contest false note: it still hurts", 44),
      command("2026-03-10T12:00:00Z", person("zed", 9), "/resolve *rain* <!-- @circle --> | ~~x~~", 45),
    ],
    now: after,
    heads: [first, inSung],
  },
  "concern-released": {
    happenings: [
      sung,
      carried,
      ...approve(3),
      raised,
      rain,
      command("2026-03-10T10:00:00Z", mia, "/address false note: it is meant to", 43),
      command(
        "2026-03-10T11:00:00Z",
        lee,
        "/override-concern *rain* <!-- @circle --> | ~~x~~ because it has rained since",
        44,
      ),
      own("2026-03-10T11:01:00Z", inBound),
    ],
    now: after,
    heads: [first, inSung, inBound],
  },
  "vote-by-reaction": {
    happenings: [
      sung,
      carried,
      vote("2026-03-05T09:00:00Z", person("ana", 1), "approve", 10, { channel: "reaction" }),
      vote("2026-03-05T09:01:00Z", bo, "approve", 11, { channel: "reaction" }),
      vote("2026-03-05T09:02:00Z", bo, "reject", 12, { channel: "reaction" }),
    ],
    now: during,
    heads: [first, inSung],
    facts: withTerms({ channels: ["comment", "reaction"], pollSeconds: 600 }),
  },
  "concern-overdue": { happenings: [sung, carried, raised], now: after, heads: [first, inSung] },
  "concern-refused": {
    happenings: [
      sung,
      raised,
      command("2026-03-06T10:00:00Z", bo, "/concern FALSE note: it hurts", 21),
      command("2026-03-06T10:01:00Z", bo, "/address false note: x", 22),
      command("2026-03-06T10:02:00Z", bo, "/contest false note", 23),
      command("2026-03-06T10:03:00Z", bo, "/contest rain", 24),
      command("2026-03-06T10:04:00Z", mia, "/resolve false note", 25),
      command("2026-03-06T10:05:00Z", mia, "/override-concern false note because so", 26),
      command("2026-03-06T10:06:00Z", mia, "/hush because of the note", 27),
      command("2026-03-06T10:07:00Z", mia, "/sing 5d", 28),
    ],
    now: "2026-03-06T11:00:00Z",
  },
  "tie-extended": {
    happenings: [sung, carried, ...twoToTwo],
    now: after,
    heads: [first, inSung],
    facts: withTerms({ tie: { kind: "extend", days: 7 } }),
  },
  "tie-waits": { happenings: [sung, carried, ...twoToTwo], now: after, heads: [first, inSung], facts: decidedByLee },
  "tie-reminded": {
    happenings: [sung, carried, ...twoToTwo, command("2026-03-11T10:00:00Z", mia, "/linger 3d because so", 50)],
    now: "2026-03-18T09:00:00Z",
    heads: [first, inSung],
    facts: decidedByLee,
  },
  "tie-decided": {
    happenings: [
      sung,
      carried,
      ...twoToTwo,
      command("2026-03-12T09:00:00Z", lee, "/break-tie approve because the *rain* is late", 50),
      own("2026-03-12T09:01:00Z", inBound),
    ],
    now: "2026-03-12T10:00:00Z",
    heads: [first, inSung, inBound],
    facts: decidedByLee,
  },
  "tie-decided-against": {
    happenings: [
      sung,
      carried,
      ...twoToTwo,
      command("2026-03-12T09:00:00Z", lee, "/break-tie reject because it rains anyway", 50),
      command("2026-03-12T09:05:00Z", lee, "/break-tie approve because I changed my mind", 51),
    ],
    now: "2026-03-12T10:00:00Z",
    heads: [first, inSung],
    facts: decidedByLee,
  },
  "new-round": {
    happenings: [sung, carried, ...twoToTwo],
    now: after,
    heads: [first, inSung],
    facts: withTerms({ undecided: { days: 5, most: 3 } }),
  },
  "new-round-last": {
    happenings: [sung, carried, ...twoToTwo],
    now: after,
    heads: [first, inSung],
    facts: withTerms({ undecided: { days: 5, most: 2 } }),
  },
  "rounds-used-up": {
    happenings: [sung, carried, ...twoToTwo],
    now: "2026-03-16T09:00:00Z",
    heads: [first, inSung],
    facts: withTerms({ undecided: { days: 5, most: 2 } }),
  },
  ...textSituations,
  "question-open": { happenings: [hummed], now: during },
  "question-that-passes": { happenings: [hummed, ...approve(3, "2026-03-06T08:00:00Z")], now: during },
  "question-closed": { happenings: [hummed, ...approve(3, "2026-03-06T08:00:00Z")], now: after },
  "question-without-end": { happenings: [whistled, ...approve(1)], now: during },
  "question-cancelled": {
    happenings: [hummed, command("2026-03-05T09:00:00Z", mia, "/cancel-ballot because nobody hums", 60)],
    now: during,
  },
  "two-votes-at-once": {
    happenings: [
      command("2026-03-04T08:00:00Z", mia, "/open-ballot humming", 3),
      sung,
      ...approve(2),
      command("2026-03-05T11:00:00Z", bo, "/lastcall help", 61),
    ],
    now: during,
  },
  "question-unknown": {
    happenings: [
      command("2026-03-04T09:02:00Z", mia, "/open-ballot huming", 1),
      command("2026-03-04T09:03:00Z", mia, "/open-ballot dance", 2),
      command("2026-03-04T09:04:00Z", mia, "/open-ballot chanting", 4),
      command("2026-03-04T09:05:00Z", mia, "/open-ballot humming a while", 5),
    ],
    now: during,
  },
  "ending-on-a-weekend": { happenings: [command("2026-03-04T09:02:00Z", mia, "/sing 3d", 1)], now: during },
  "lazy-consensus": { happenings: [sung, carried], now: during, heads: [first, inSung], facts: lazily },
  "lazy-consensus-objected": {
    happenings: [
      sung,
      carried,
      vote("2026-03-05T09:00:00Z", person("dee", 4), "reject", 61),
      vote("2026-03-05T10:00:00Z", bo, "reject", 62, { reason: "the *third* line hurts @circle" }),
      vote("2026-03-05T11:00:00Z", person("zed", 9), "reject", 63, { reason: "it is dry" }),
    ],
    now: during,
    heads: [first, inSung],
    facts: lazily,
  },
  "lazy-consensus-passed": {
    happenings: [sung, carried, own("2026-03-10T00:02:00Z", inBound)],
    now: after,
    heads: [first, inSung, inBound],
    facts: lazily,
  },
  "lazy-consensus-nobody-left": {
    happenings: [
      sung,
      carried,
      ...["ana", "bo", "chen", "dee", "eli"].map((name, place) =>
        command(
          `2026-03-05T09:0${place}:00Z`,
          person(name, place + 1),
          "/recuse because it is my own shop",
          60 + place,
        ),
      ),
    ],
    now: after,
    heads: [first, inSung],
    facts: lazily,
  },
  "lazy-consensus-majority": {
    happenings: [sung, carried, vote("2026-03-05T10:00:00Z", bo, "reject", 62, { reason: "the third line hurts" })],
    now: "2026-03-13T09:00:00Z",
    heads: [first, inSung],
    facts: lazily,
  },
};
