import { describe, expect, test } from "vitest";
import { describePolicy } from "../../src/core/policy/describe-policy.ts";
import { parsePreset } from "../../src/core/policy/parse-preset.ts";
import { policySchema } from "../../src/core/policy/policy-schema.ts";
import { knownNames } from "../../src/presets/load-presets.ts";
import { guildPolicyText, guildText, parsed, policyOf, problemsOf, realPresets } from "./a-policy.ts";

const people = "tsc: { users: [ana, bo, chen, dee, eli] }, lead-maintainer: { users: [lee] }";
const dip = (change = "", roles = people) => policyOf(`extends: dip\nroles: { ${roles} }\n${change}`, realPresets);

describe("the improvement proposals", () => {
  const [kind] = [...dip().kinds.values()];

  /** verb word: from → to, by whom */
  test("moves are those of the process, and no others", () => {
    expect(
      kind?.moves.map((move) => {
        const cause = move.byBallot
          ? `ballot ${move.byBallot.outcome}`
          : `/${[move.verb, move.word].filter(Boolean).join(" ")}`;
        return `${cause}: ${move.from.join("|")} → ${move.to}${move.askedBy.length > 0 ? ` by ${move.askedBy.join("|")}` : ""}`;
      }),
    ).toEqual([
      "/admit: Draft → Draft by steward",
      "/deny: Draft → Draft by steward",
      "/last-call: Draft → Last Call by steward",
      "ballot passed: Last Call → Accepted",
      "ballot rejected: Last Call → Rejected",
      "/decide rejected: Last Call → Rejected by maintainers|lead-maintainer",
      "/return-to-draft: Last Call → Draft by steward",
      "/redraft: Accepted → Draft by steward|maintainers",
      "/final: Accepted → Final by maintainers|lead-maintainer",
      "/deprecate: Accepted|Final → Deprecated by steward|maintainers",
    ]);
  });
  test("a Last Call takes two to four weeks, once in a cycle, with the vote", () => {
    expect(kind?.moves.find((move) => move.verb === "last-call")).toMatchObject({
      window: { shortestDays: 14, longestDays: 28, otherwise: "lead-maintainer" },
      ballot: "acceptance",
      numbers: true,
      needs: [
        { guard: "format-clean" },
        { guard: "thread-open" },
        { guard: "once-per-cycle" },
        { guard: "changes-made" },
        { guard: "concerns-answered" },
      ],
    });
  });
  test("managers may be missing: the Lead Maintainer manages", () => {
    const policy = dip();
    const sources = Object.fromEntries([...policy.roles].map(([name, role]) => [name, role.source]));
    expect(sources).toMatchObject({
      managers: { users: [] },
      maintainers: { kind: "permission", permission: "maintain" },
    });
    expect(kind?.steward).toMatchObject({ role: "managers", primary: "lead-maintainer", title: "manager" });
  });
  test("the committee must be named", () => {
    expect(problemsOf("extends: dip\nroles: { lead-maintainer: { users: [lee] } }", realPresets)).toEqual([
      "2:1 role-missing",
    ]);
  });
  test("the policy of the documentation is understood", () => {
    const text = `extends: dip
roles:
  tsc:             { team: example/tsc }
  managers:        { users: [mia, max], assign: rotation }
  lead-maintainer: { users: [lee] }
  secretary:       { users: [sam] }
  maintainers:     { permission: maintain }
organisations: { file: governance/members.yml }
documents:
  proposals: { files: "dips/dip-*.{md,mdx}", number: { at: admission }, flow: single-pull-request }
  groups:    { files: "groups/*.md" }
ballots:
  acceptance: { electorate: { role: tsc }, pass: "> 1/2 of electorate", channels: [comment, review, label], closes: last-call-end }
governance: { files: [".github/lastcall.yml", "governance/**"], approval: { role: maintainers } }
announce: [{ discussion: Announcements }, { webhook: { url-env: ANNOUNCE_URL } }]
`;
    expect(parsed(text, realPresets)).toMatchObject({
      kind: "policy",
      notices: [{ at: "documents.groups" }],
      policy: {
        announce: [
          { kind: "discussion", category: "Announcements" },
          { kind: "webhook", urlEnv: "ANNOUNCE_URL" },
        ],
      },
    });
  });
  test("is read back in sentences", () => {
    const sentences = describePolicy(dip());
    expect(sentences).toContain(
      "Ballot `acceptance`: the 5 people of the role `tsc` vote, by comment, review or label; it passes with more than half of the electorate. It is not opened for fewer than 3 voters. When the text changes, votes given before go on counting if the change is editorial; if it is material, they stop counting and their voters are asked again.",
    );
    expect(sentences).toContain("Role `tsc`: ana, bo, chen, dee and eli.");
    expect(sentences).toContain("Role `managers`: nobody.");
    expect(sentences).toContain(
      "More time: `/extend` by the manager, at most 14 days at once and 28 days in all, beyond that by `lead-maintainer`.",
    );
    expect(sentences.find((sentence) => sentence.includes("/last-call"))).toBe(
      "Move from Draft to Last Call: `/last-call` by the manager. Opens the Last Call and the vote on acceptance; both end together. It takes 14 to 28 days, otherwise with a reason or by `lead-maintainer`. It opens the ballot `acceptance`, and both end together.",
    );
  });
});

test("the invented guild is read back in its own words", () => {
  const sentences = describePolicy(policyOf(guildPolicyText)).join("\n");
  expect(sentences).toMatch(
    "at least two thirds of those who approve or reject, and at least 2 people and at least half of the electorate taking part",
  );
  expect(sentences).toMatch("`/undo-charm wholly` by `wardens`");
  expect(sentences).not.toMatch(/draft|manager|proposal/i);
});

describe("a broken preset is found when it is read", () => {
  test.each<[string, string, string, RegExp]>([
    ["an unknown guard", "needs: [thread-open]", "needs: [moon-full]", /no guard `moon-full`/],
    ["an unknown format rule", "rule: header-status", "rule: header-statis", /Did you mean `header-status`/],
    ["an unknown status", "initial: Whispered", "initial: Shouted", /no status `Shouted`/],
    ["an unknown role", "by: [wardens]", "by: [warden]", /Did you mean `wardens`/],
    ["an unknown field", "standing: status, silence-on: nothing", "standings: status", /Did you mean `standing`/],
    [
      "an unknown question",
      "question: hearing, outcome: passed",
      "question: herring, outcome: passed",
      /no ballot `herring`/,
    ],
    ["a status without a way to it", "to: Bound", "to: Sung", /No moves lead to the status `Bound`/],
    ["an unknown key", "color:", "colour:", /Did you mean `color`/],
    [
      "a ballot without a window",
      "window: { name: song, shortest: 3d, longest: 10d }",
      "reason: optional",
      /end together/,
    ],
    ["a move without a cause", "by: [steward, author]", "by: []", /either asked for/],
    ["an alias that means two statuses", "aliases: [murmured]", "aliases: [sung]", /would mean both/],
    ["a field twice", "key: singers", "key: name", /twice/],
    [
      "a status that people write",
      "key: standing, type: status, required: true, written-by-app: true",
      "key: standing, type: status",
      /written by the App/,
    ],
    ["no kind", "kind: charm", "# none", /`kind` is missing/],
    ["no description of a role", "description: the wardens of the hall.", "", /description/],
  ])("%s", (_, from, to, sentence) => {
    expect(guildText).toContain(from);
    const reading = parsePreset("guild", guildText.replace(from, to), knownNames);
    expect(
      reading.kind === "broken"
        ? reading.problems.map((one) => `${one.message} ${one.help ?? ""}`).join("\n")
        : "no problem",
    ).toMatch(sentence);
  });
});

test("the JSON Schema asks for `extends` alone and knows every key", () => {
  const schema = policySchema();
  expect(schema).toMatchObject({
    type: "object",
    required: ["extends"],
    additionalProperties: false,
    properties: {
      extends: { type: "string" },
      settle: { type: "string" },
      ballots: {
        additionalProperties: {
          properties: {
            channels: { items: { enum: ["comment", "review", "label", "reaction"] } },
            pass: { type: ["string", "object"] },
          },
        },
      },
      document: { properties: { fields: { items: { properties: { required: { type: "boolean" } } } } } },
    },
  });
  expect(JSON.stringify(schema).match(/"required":\[/g)).toHaveLength(1);
});
