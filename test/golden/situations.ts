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
  policyTurningDown,
  policyWith,
  policyWithConsent,
  reading,
  role,
  sha,
} from "../builders/guild.ts";
import { approvals } from "../builders/looks.ts";
import { ana, bo, chen, dee, eli, lee, mia, pat, sam, zed } from "../builders/people.ts";
import { command, deletion, place, push, retargeted, thread, vote } from "../builders/timeline.ts";
import { finding, guildPolicy, headSha, heads, type Situation, sung } from "./a-message.ts";
import { changeSituations } from "./change-situations.ts";
import { existingSituations } from "./existing-situations.ts";
import { stewardSituations } from "./steward-situations.ts";
import { textSituations } from "./text-situations.ts";
import { workSituations } from "./work-situations.ts";

const during = "2026-03-06T09:00:00Z";
const after = "2026-03-11T09:00:00Z";

const raised = command("2026-03-05T10:00:00Z", bo, "/concern false note: the third line hurts", 40);
/** A name as somebody writes it who means no good. */
const rain = command("2026-03-05T11:00:00Z", zed, "/concern *rain* <!-- @circle --> | ~~x~~: it is dry", 41);
const answered = command("2026-03-07T09:00:00Z", mia, "/address False Note: it is meant to", 41);
const contested = command("2026-03-08T09:00:00Z", bo, "/contest false note: it still hurts", 42);

/** Eli left the circle, zed joined it, and so did somebody without an account. */
const otherCircle: Roll = {
  kind: "roll",
  people: [
    ...circle.slice(0, 4).map((name, place) => person(name, place + 1)),
    zed,
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
  vote("2026-03-05T09:10:00Z", eli, "approve", 30),
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
  ...approvals(2),
  vote("2026-03-05T10:00:00Z", chen, "reject", 30),
  vote("2026-03-05T11:00:00Z", dee, "reject", 31),
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
      [role("guests"), { kind: "roll", people: [dee, eli], why: "team hall/guests" }],
    ]),
  };
};
const unseen = vote("2026-03-09T10:00:00Z", chen, "approve", 60);
const rejections = ["dee", "eli"].map((name, place) =>
  vote("2026-03-07T09:00:00Z", person(name, place + 4), "reject", 30 + place),
);
const unseenDissent = vote("2026-03-09T11:00:00Z", chen, "reject", 61);

const hummed = command("2026-03-04T09:02:00Z", mia, "/open-ballot humming", 1);
const whistled = command("2026-03-04T09:02:00Z", mia, "/open-ballot whistling", 1);

const lazily = withTerms({ pass: noReject, lazy: { majority: null, days: 14 } });

/** Before anybody did anything. */
const atOpening = (more: Partial<Situation> = {}): Situation => ({
  happenings: [],
  now: "2026-03-02T09:01:00Z",
  ...more,
});
/** After `/sing`, with the number and the state in the file. */
const whileSung = (now: string, happenings: readonly Happening[], more: Partial<Situation> = {}): Situation => ({
  happenings: [sung, carried, ...happenings],
  now,
  heads: [first, inSung],
  ...more,
});
const governing = (...governed: HeadReading["governed"]): HeadReading => ({ ...first, document: null, governed });

export const situations: Readonly<Record<string, Situation>> = {
  opened: atOpening(),
  "sent-back": {
    happenings: [command("2026-03-03T09:00:00Z", mia, "/spurn tuneless because <b>it</b> limps | @circle", 1)],
    now: "2026-03-03T10:00:00Z",
  },
  "with-problems": atOpening({
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
  }),
  "with-lines-to-mend": atOpening({
    heads: [
      {
        ...first,
        findings: (first.document?.fields ?? []).slice(0, 2).map((field) =>
          finding(field.namePosition.line, `${field.value} could be better.`, {
            severity: "warning",
            fix: { field, of: "value", text: `better ${field.value} \`\`\`` },
          }),
        ),
      },
    ],
  }),
  "status-asked-for-in-the-file": {
    happenings: [push("2026-03-03T09:00:00Z", pat, sha("77"))],
    now: "2026-03-03T10:00:00Z",
    heads: [first, reading(sha("77"), charmText("Text 0.", { name: "A charm against rain", state: "Sung" }))],
  },
  "nobody-to-shepherd": atOpening({ facts: { policy: { kind: "policy", policy: patAlone } } }),
  "steward-to-be-found": atOpening({ facts: { policy: withConsent } }),
  "turned-down": {
    happenings: [command("2026-03-03T09:00:00Z", mia, "/reject because <b>it</b> limps | @circle", 1)],
    now: "2026-03-03T10:00:00Z",
    facts: { policy: { kind: "policy", policy: policyTurningDown } },
  },
  "turned-down-and-opened-again": {
    happenings: [
      command("2026-03-03T09:00:00Z", mia, "/reject because it limps", 1),
      thread("2026-03-03T09:01:00Z", "closed", pat),
      thread("2026-03-03T09:30:00Z", "open", pat),
    ],
    now: "2026-03-03T10:00:00Z",
    facts: { policy: { kind: "policy", policy: policyTurningDown } },
  },
  "steward-asked": {
    happenings: [command("2026-03-03T09:00:00Z", pat, "/entrust @mia", 1)],
    now: "2026-03-03T10:00:00Z",
    facts: { policy: withConsent },
  },
  "numbered-before-the-commit": {
    happenings: [command("2026-03-03T09:00:00Z", mia, "/name", 1)],
    now: "2026-03-03T09:00:30Z",
  },
  "vote-open": whileSung(during, approvals(2)),
  "vote-open-one-silent": whileSung("2026-03-09T22:30:00Z", [
    ...approvals(1),
    vote("2026-03-05T10:00:00Z", bo, "reject", 20),
    vote("2026-03-05T11:00:00Z", chen, "abstain", 21, { channel: "label" }),
    vote("2026-03-05T12:00:00Z", dee, "approve", 22, { channel: "review", head: inSung.sha }),
  ]),
  "vote-open-enough": whileSung(during, approvals(3)),
  "vote-open-with-votes-that-do-not-count": {
    happenings: [
      vote("2026-03-03T09:00:00Z", ana, "approve", 8),
      sung,
      carried,
      ...approvals(2, "2026-03-05T09:00:00Z", 10).slice(1),
      vote("2026-03-05T09:10:00Z", zed, "approve", 20),
      vote("2026-03-05T09:20:00Z", chen, "approve", 21),
      vote("2026-03-05T09:30:00Z", chen, "withdraw", 22),
      vote("2026-03-05T09:40:00Z", dee, "approve", 23, { channel: "review", head: first.sha }),
      push("2026-03-05T12:00:00Z", pat, headSha(1)),
      vote("2026-03-05T13:00:00Z", eli, "approve", 24),
    ],
    now: during,
    heads: [first, inSung, second],
  },
  "vote-ended-settling": whileSung("2026-03-10T00:00:30Z", approvals(3)),
  "vote-ended-while-away": whileSung("2026-03-10T00:05:00Z", approvals(3), { facts: { caughtUp: false } }),
  "clocks-apart": whileSung("2026-03-10T00:05:00Z", approvals(3), { facts: { clockSkewed: true } }),
  writing: whileSung(after, approvals(3)),
  accepted: whileSung(
    after,
    [...approvals(3), vote("2026-03-10T08:00:00Z", eli, "reject", 30), own("2026-03-10T00:03:00Z", inBound)],
    { heads: [first, inSung, inBound] },
  ),
  "changed-after-decision": whileSung(
    "2026-03-12T10:00:00Z",
    [...approvals(3), own("2026-03-10T00:03:00Z", inBound), push("2026-03-12T09:00:00Z", pat, sha("88"))],
    { heads: [first, inSung, inBound, { ...written("Bound", "x", "Another text."), sha: sha("88") }] },
  ),
  "status-asked-after-decision": whileSung(
    "2026-03-12T10:00:00Z",
    [...approvals(3), own("2026-03-10T00:03:00Z", inBound), push("2026-03-12T09:00:00Z", pat, sha("88"))],
    { heads: [first, inSung, inBound, { ...written("Broken", "x"), sha: sha("88") }] },
  ),
  overdue: whileSung(after, approvals(2)),
  extended: whileSung("2026-03-12T09:00:00Z", [
    ...approvals(2),
    command("2026-03-11T09:00:00Z", mia, "/linger 5d because two of the circle were away", 40),
  ]),
  held: whileSung(after, [push("2026-03-05T00:00:00Z", pat, headSha(1)), ...approvals(3, "2026-03-07T09:00:00Z")], {
    heads: [first, inSung, second],
  }),
  rejected: whileSung(after, [
    ...circle
      .slice(0, 3)
      .map((name, place) => vote("2026-03-07T09:00:00Z", person(name, place + 1), "reject", 30 + place)),
  ]),
  "taken-back": whileSung("2026-03-06T10:00:00Z", [
    ...approvals(1),
    command("2026-03-06T09:00:00Z", mia, "/hush because the rhyme is off", 40),
  ]),
  paused: whileSung("2026-03-20T09:00:00Z", [
    ...approvals(2),
    command("2026-03-06T08:00:00Z", mia, "/pause because the hall is flooded", 40),
  ]),
  resumed: whileSung("2026-03-20T09:00:00Z", [
    ...approvals(2),
    command("2026-03-06T08:00:00Z", mia, "/pause because the hall is flooded", 40),
    command("2026-03-20T08:00:00Z", mia, "/resume", 41),
  ]),
  cancelled: whileSung(during, [
    ...approvals(2),
    command("2026-03-06T08:00:00Z", mia, "/cancel-ballot because it was the wrong text", 40),
  ]),
  closed: whileSung(during, [thread("2026-03-05T00:00:00Z", "closed", pat)], { seen: { open: false } }),
  "merged-undecided": whileSung(during, [thread("2026-03-05T00:00:00Z", "merged", pat)], {
    seen: { open: false, merged: true },
  }),
  draft: { happenings: [thread("2026-03-03T00:00:00Z", "draft", pat)], now: during, seen: { draft: true } },
  "base-changed": whileSung(during, [retargeted("2026-03-05T00:00:00Z", "kinder", pat)]),
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
  "two-documents": atOpening({
    heads: [
      governing(
        { path: "charms/one.md", change: "added", what: "document" },
        { path: "charms/two.md", change: "added", what: "document" },
      ),
    ],
  }),
  "governance-file": atOpening({
    heads: [governing({ path: ".github/lastcall.yml", change: "modified", what: "governance" })],
  }),
  "governance-approved": {
    happenings: [vote("2026-03-02T10:00:00Z", lee, "approve", 7), vote("2026-03-02T11:00:00Z", bo, "approve", 8)],
    now: "2026-03-02T11:01:00Z",
    heads: [governing({ path: ".github/lastcall.yml", change: "modified", what: "governance" })],
  },
  "roster-file": atOpening({
    heads: [governing({ path: "governance/circle.yml", change: "added", what: "governance" })],
  }),
  "existing-document": atOpening({
    heads: [
      governing(
        { path: "charms/charm-3.md", change: "modified", what: "document" },
        { path: "charms/charm-4.md", change: "modified", what: "document" },
      ),
    ],
  }),
  "document-removed": atOpening({
    heads: [governing({ path: "charms/charm-3.md", change: "removed", what: "document" })],
  }),
  "nothing-governed": atOpening({ heads: [governing()] }),
  "policy-broken": atOpening({ facts: { policy: { kind: "broken", commit: policy.commit, problems: [] } } }),
  refused: {
    happenings: [
      sung,
      command("2026-03-04T09:10:00Z", pat, "/sing 5d", 2),
      command("2026-03-04T09:11:00Z", pat, "/aprove", 3),
      command("2026-03-04T09:12:00Z", mia, "/hush", 4),
    ],
    now: "2026-03-04T10:00:00Z",
  },
  "refused-outsider": {
    happenings: [1, 2, 3, 4].map((place) =>
      command(`2026-03-04T09:1${place}:00Z`, zed, `/sing ${place + 2}d <!-- @circle -->`, place),
    ),
    now: "2026-03-04T10:00:00Z",
  },
  undone: whileSung("2026-03-04T09:10:00Z", [
    command("2026-03-04T09:05:00Z", mia, "/undo because it was the wrong charm", 2),
    command("2026-03-04T09:06:00Z", mia, "/undo", 3),
    command("2026-03-04T09:07:00Z", lee, "/undo", 4),
  ]),
  "undone-after-announcement": {
    happenings: [sung, carried, command("2026-03-04T09:05:00Z", mia, "/undo because it was the wrong charm", 2)],
    now: "2026-03-04T09:10:00Z",
    heads: [first, inSung],
    announced: [
      {
        id: "1:12:moved:2026-03-04T09:02:00Z:Sung",
        channel: "discussion News",
        at: instant("2026-03-04T09:02:05Z"),
        title: "CHARM-12 is Sung",
        text: "",
      },
    ],
  },
  "undo-refused": whileSung("2026-03-04T09:31:00Z", [
    command("2026-03-04T09:05:00Z", lee, "/pause because of | the <b>flood</b>", 2),
    command("2026-03-04T09:06:00Z", mia, "/undo", 3),
    command("2026-03-04T09:07:00Z", lee, "/lastcall help", 4),
    command("2026-03-04T09:30:00Z", mia, "/undo", 5),
  ]),
  corrected: whileSung("2026-03-12T10:00:00Z", [
    ...approvals(1),
    command("2026-03-11T09:00:00Z", lee, "/shatter because it hurts", 40),
    command("2026-03-12T09:00:00Z", sam, "/correct status Sung because *another* charm | was meant", 41),
    command("2026-03-12T09:01:00Z", sam, "/correct number 13 because so", 42),
    command("2026-03-12T09:02:00Z", sam, "/correct status Bound because so", 43),
    command("2026-03-12T09:03:00Z", mia, "/correct keeper @max because so", 44),
  ]),
  vanished: whileSung(during, [
    ...approvals(2),
    place("2026-03-06T08:00:00Z", "vanished", "comment:1:"),
    place("2026-03-06T08:00:00Z", "vanished", "comment:10:"),
  ]),
  "deleted-after-the-end": whileSung(after, [...approvals(3), deletion("2026-03-10T08:00:00Z", chen, 12)]),
  "seen-too-late": whileSung(after, [...approvals(2), unseen], {
    before: { now: "2026-03-10T09:00:00Z", unseen: [unseen] },
  }),
  "seen-too-late-confirmed": whileSung(
    after,
    [
      ...approvals(2),
      unseen,
      command("2026-03-11T08:00:00Z", mia, "/confirm-outcome because chen withdrew it by mail", 41),
      command("2026-03-11T08:30:00Z", mia, "/ask-again because so", 42),
    ],
    { before: { now: "2026-03-10T09:00:00Z", unseen: [unseen] } },
  ),
  "asked-again-for-late-votes": whileSung(
    after,
    [
      ...approvals(3),
      ...rejections,
      unseenDissent,
      command("2026-03-11T08:00:00Z", mia, "/ask-again because it was close", 41),
    ],
    { before: { now: "2026-03-10T09:00:00Z", unseen: [unseenDissent] } },
  ),
  "help-at-the-beginning": {
    happenings: [command("2026-03-02T10:00:00Z", pat, "/lastcall help", 2)],
    now: "2026-03-02T10:00:30Z",
  },
  "help-while-voting": whileSung(during, [command("2026-03-05T10:00:00Z", ana, "/lastcall help", 2)]),
  "help-after-the-decision": whileSung(
    after,
    [...approvals(3), own("2026-03-10T00:03:00Z", inBound), command("2026-03-10T10:00:00Z", lee, "/lastcall help", 40)],
    { heads: [first, inSung, inBound] },
  ),
  "vote-open-with-acts-beside-votes": whileSung(
    during,
    [
      ...approvals(1),
      command("2026-03-05T10:00:00Z", bo, "/recuse because it is my own shop", 50),
      command("2026-03-05T10:10:00Z", chen, "/delegate @ana", 51),
      command("2026-03-05T10:20:00Z", dee, "/delegate @eli", 52),
      command("2026-03-05T11:00:00Z", sam, "/record-vote @eli reject evidence https://lists.example.org/42", 53),
      push("2026-03-05T12:00:00Z", pat, headSha(1)),
      command("2026-03-05T13:00:00Z", sam, "/record-vote @eli reject evidence https://lists.example.org/43", 54),
      vote("2026-03-05T13:10:00Z", ana, "approve", 55),
      vote("2026-03-05T13:20:00Z", bo, "approve", 56),
      command("2026-03-05T14:00:00Z", eli, "/lastcall help", 57),
    ],
    { heads: [first, inSung, second] },
  ),
  "decided-with-acts-beside-votes": whileSung(after, [
    ...approvals(2),
    command("2026-03-05T10:00:00Z", chen, "/recuse because it is my own shop", 50),
    command("2026-03-05T10:10:00Z", dee, "/delegate @ana", 51),
    command("2026-03-05T10:20:00Z", sam, "/record-vote @eli reject evidence https://lists.example.org/42", 52),
    vote("2026-03-05T13:20:00Z", eli, "abstain", 53),
  ]),
  "vote-open-on-a-refreshed-electorate": {
    happenings: [...refreshing, ...approvals(3)],
    now: during,
    heads: [first, inSung],
    before: { now: "2026-03-05T09:30:00Z", facts: {} },
    facts: { rolls: new Map([[role("circle"), otherCircle]]) },
  },
  "decided-on-a-refreshed-electorate": {
    happenings: [...refreshing, ...approvals(3), vote("2026-03-07T09:00:00Z", zed, "approve", 51)],
    now: after,
    heads: [first, inSung],
    before: { now: "2026-03-05T09:30:00Z", facts: {} },
    facts: { rolls: new Map([[role("circle"), otherCircle]]) },
  },
  "vote-open-with-a-cap": whileSung(during, approvals(2), {
    facts: byOrganisation({ cap: { perOrganisation: 1 }, pass: twoThirdsAndMore }),
  }),
  "decided-with-a-cap": whileSung(after, approvals(5), {
    facts: byOrganisation({ cap: { perOrganisation: 1 }, pass: twoThirdsAndMore }),
  }),
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
  "acts-beside-votes-refused": whileSung("2026-03-08T11:00:00Z", [
    ...approvals(1),
    command("2026-03-05T10:00:00Z", ana, "/delegate @bo", 50),
    command("2026-03-05T10:01:00Z", ana, "/delegate @zed", 51),
    command("2026-03-05T10:02:00Z", ana, "/record-vote @bo approve evidence https://example.org", 52),
    command("2026-03-05T10:03:00Z", sam, "/record-vote @ana approve evidence https://example.org", 53),
    command("2026-03-05T10:04:00Z", sam, "/record-vote @bo approve", 54),
    command("2026-03-05T10:05:00Z", sam, "/refresh-electorate because so", 55),
    command("2026-03-05T10:06:00Z", bo, "/recuse", 56),
    vote("2026-03-05T10:07:00Z", bo, "approve", 57),
    command("2026-03-08T10:00:00Z", sam, "/refresh-electorate because so", 58),
  ]),
  "concern-raised": whileSung(during, [...approvals(3), raised, rain]),
  "concern-answered": whileSung("2026-03-07T10:00:00Z", [raised, answered]),
  "concern-contested": whileSung("2026-03-08T10:00:00Z", [raised, answered, contested]),
  "concern-settled": whileSung(after, [...approvals(3), raised, answered, contested]),
  "concern-holds": whileSung(after, [...approvals(3), raised]),
  "concerns-hold": whileSung("2026-03-11T11:00:00Z", [
    ...approvals(3),
    raised,
    rain,
    command("2026-03-11T10:00:00Z", bo, "/lastcall help", 43),
  ]),
  "concern-contested-after-the-vote": whileSung(after, [
    ...approvals(3),
    raised,
    rain,
    command("2026-03-10T10:00:00Z", mia, "/address false note: it is meant to", 43),
    command("2026-03-10T11:00:00Z", bo, "/contest false note: it still hurts", 44),
    command("2026-03-10T12:00:00Z", zed, "/resolve *rain* <!-- @circle --> | ~~x~~", 45),
  ]),
  "concern-released": whileSung(
    after,
    [
      ...approvals(3),
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
    { heads: [first, inSung, inBound] },
  ),
  "vote-by-reaction": whileSung(
    during,
    [
      vote("2026-03-05T09:00:00Z", ana, "approve", 10, { channel: "reaction" }),
      vote("2026-03-05T09:01:00Z", bo, "approve", 11, { channel: "reaction" }),
      vote("2026-03-05T09:02:00Z", bo, "reject", 12, { channel: "reaction" }),
    ],
    { facts: withTerms({ channels: ["comment", "reaction"], pollSeconds: 600 }) },
  ),
  "concern-overdue": whileSung(after, [raised]),
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
  "tie-extended": whileSung(after, twoToTwo, { facts: withTerms({ tie: { kind: "extend", days: 7 } }) }),
  "tie-waits": whileSung(after, twoToTwo, { facts: decidedByLee }),
  "tie-reminded": whileSung(
    "2026-03-18T09:00:00Z",
    [...twoToTwo, command("2026-03-11T10:00:00Z", mia, "/linger 3d because so", 50)],
    { facts: decidedByLee },
  ),
  "tie-decided": whileSung(
    "2026-03-12T10:00:00Z",
    [
      ...twoToTwo,
      command("2026-03-12T09:00:00Z", lee, "/break-tie approve because the *rain* is late", 50),
      own("2026-03-12T09:01:00Z", inBound),
    ],
    { heads: [first, inSung, inBound], facts: decidedByLee },
  ),
  "tie-decided-against": whileSung(
    "2026-03-12T10:00:00Z",
    [
      ...twoToTwo,
      command("2026-03-12T09:00:00Z", lee, "/break-tie reject because it rains anyway", 50),
      command("2026-03-12T09:05:00Z", lee, "/break-tie approve because I changed my mind", 51),
    ],
    { facts: decidedByLee },
  ),
  "new-round": whileSung(after, twoToTwo, { facts: withTerms({ undecided: { days: 5, most: 3 } }) }),
  "new-round-last": whileSung(after, twoToTwo, { facts: withTerms({ undecided: { days: 5, most: 2 } }) }),
  "rounds-used-up": whileSung("2026-03-16T09:00:00Z", twoToTwo, {
    facts: withTerms({ undecided: { days: 5, most: 2 } }),
  }),
  ...stewardSituations,
  ...workSituations,
  ...textSituations,
  ...changeSituations,
  ...existingSituations,
  "question-open": { happenings: [hummed], now: during },
  "question-that-passes": { happenings: [hummed, ...approvals(3, "2026-03-06T08:00:00Z")], now: during },
  "question-closed": { happenings: [hummed, ...approvals(3, "2026-03-06T08:00:00Z")], now: after },
  "question-without-end": { happenings: [whistled, ...approvals(1)], now: during },
  "question-cancelled": {
    happenings: [hummed, command("2026-03-05T09:00:00Z", mia, "/cancel-ballot because nobody hums", 60)],
    now: during,
  },
  "two-votes-at-once": {
    happenings: [
      command("2026-03-04T08:00:00Z", mia, "/open-ballot humming", 3),
      sung,
      ...approvals(2),
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
  "lazy-consensus": whileSung(during, [], { facts: lazily }),
  "lazy-consensus-objected": whileSung(
    during,
    [
      vote("2026-03-05T09:00:00Z", dee, "reject", 61),
      vote("2026-03-05T10:00:00Z", bo, "reject", 62, { reason: "the *third* line hurts @circle" }),
      vote("2026-03-05T11:00:00Z", zed, "reject", 63, { reason: "it is dry" }),
    ],
    { facts: lazily },
  ),
  "lazy-consensus-passed": whileSung(after, [own("2026-03-10T00:02:00Z", inBound)], {
    heads: [first, inSung, inBound],
    facts: lazily,
  }),
  "lazy-consensus-nobody-left": whileSung(
    after,
    [
      ...["ana", "bo", "chen", "dee", "eli"].map((name, place) =>
        command(
          `2026-03-05T09:0${place}:00Z`,
          person(name, place + 1),
          "/recuse because it is my own shop",
          60 + place,
        ),
      ),
    ],
    { facts: lazily },
  ),
  "lazy-consensus-majority": whileSung(
    "2026-03-13T09:00:00Z",
    [vote("2026-03-05T10:00:00Z", bo, "reject", 62, { reason: "the third line hurts" })],
    { facts: lazily },
  ),
};
