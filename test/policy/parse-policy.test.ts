import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { KindName, QuestionName, RoleName } from "../../src/core/model/names.ts";
import { describePolicy } from "../../src/core/policy/describe-policy.ts";
import { guildPolicyText, parsed, policyOf, problemsOf, sentencesOf } from "./a-policy.ts";

const head = "extends: guild\n";
const roles = "roles: { elders: { users: [ana, bo] }, keepers: { users: [mia] } }\n";
const whole = head + roles;

const role = (name: string) => name as RoleName;
const question = (name: string) => name as QuestionName;

describe("a policy that names its process and its people is complete", () => {
  const policy = policyOf(guildPolicyText);

  test("people are known by their login in lower case, once", () => {
    expect(policy.roles.get(role("elders"))?.source).toEqual({ kind: "users", users: ["ana", "bo", "chen"] });
  });
  test("everything else is the preset's", () => {
    expect(policy.documents).toEqual([{ kind: "charm", files: "charms/*.md", flow: "single-pull-request" }]);
    expect(policy.roles.get(role("wardens"))?.source).toEqual({ kind: "permission", permission: "admin" });
    expect(policy.questions.get(question("hearing"))).toMatchObject({
      electorate: "elders",
      minVoters: 2,
      excludeAuthors: true,
    });
    expect(policy.channelsInUse).toEqual(["comment", "review"]);
  });
  test("a ballot can ask for different people", () => {
    const pass = `{ distinct: [">= 1 person of ana", ">= 1 person"] }`;
    const { questions } = policyOf(`${whole}ballots: { hearing: { pass: ${pass} } }`);
    expect(questions.get(question("hearing"))).toMatchObject({
      pass: { kind: "distinct" },
      tie: { kind: "fail" },
      cap: null,
    });
  });
  test("the policy's own file is always governed", () => {
    expect(policy.governance).toEqual({ files: [".github/lastcall.yml", "hall/**"], approval: "wardens" });
  });
  test("what it says itself is taken", () => {
    expect([policy.zone, policy.settleSeconds, policy.commit]).toEqual(["Europe/Zurich", 60, "c".repeat(40)]);
  });
});

describe("a policy changes any default of its preset", () => {
  test("a number of a move, and nothing beside it", () => {
    const policy = policyOf(`${whole}lifecycle: { moves: { sing: { window: { longest: 3w } } } }`);
    const sing = policy.kinds.get("charm" as KindName)?.moves.find((move) => move.verb === "sing");
    expect(sing).toMatchObject({ window: { shortestDays: 3, longestDays: 21, otherwise: null }, from: ["Whispered"] });
  });
  test("a rule", () => {
    const policy = policyOf(
      `${whole}ballots: { hearing: { pass: unanimous of present, quorum: null, min-voters: 1 } }`,
    );
    expect(policy.questions.get(question("hearing"))).toMatchObject({
      pass: { kind: "unanimous" },
      quorum: null,
      minVoters: 1,
    });
  });
  test.each(["by-change", "keep", "warn", "clear"])("what a push does to votes: %s", (onPush) => {
    const policy = policyOf(`${whole}ballots: { hearing: { on-push: ${onPush} } }`);
    expect(policy.questions.get(question("hearing"))?.onPush).toBe(onPush);
  });
  test("left out, a push does what its change says", () => {
    expect(policyOf(whole).questions.get(question("hearing"))?.onPush).toBe("by-change");
  });
  test.each([
    ["nothing said", "", "", undefined],
    ["for all documents", "merge: when-accepted", "", { method: null }],
    ["in a way of its own", "merge: { when: accepted, method: squash }", "", { method: "squash" }],
    ["for one set of documents", "", "merge: when-accepted", { method: null }],
    ["for all but one set", "merge: when-accepted", "merge: by-maintainers", undefined],
    [
      "one set in another way",
      "merge: when-accepted",
      "merge: { when: accepted, method: rebase }",
      { method: "rebase" },
    ],
  ])("who merges what is accepted: %s", (_what, top, group, merge) => {
    const policy = policyOf(`${whole}${top}\ndocuments: { charms: { ${group} } }`);
    expect(policy.documents.map((documents) => documents.merge)).toEqual([merge]);
    expect(describePolicy(policy).some((line) => line.includes("the App merges"))).toBe(merge !== undefined);
  });
  test.each([
    ["nothing said", "", "", undefined],
    ["for all documents", "write: after-merge", "", "after-merge"],
    ["for one set of documents", "", "write: after-merge", "after-merge"],
    ["for all but one set", "write: after-merge", "write: to-head", undefined],
  ])("where the header is written: %s", (_what, top, group, write) => {
    const policy = policyOf(`${whole}${top}\ndocuments: { charms: { ${group} } }`);
    expect(policy.documents.map((documents) => documents.write)).toEqual([write]);
    expect(describePolicy(policy).some((line) => line.includes("after the merge"))).toBe(write !== undefined);
  });
  test.each([
    ["write: later", "`later` is not one of `to-head`, `after-merge`."],
    ["merge: by-hand", "`by-hand` is not one of `by-maintainers`, `when-accepted`."],
    ["merge: { when: accepted, method: fast }", "`fast` is not one of `merge`, `squash`, `rebase`."],
    ["merge: { method: squash }", "`merge.when` is missing"],
  ])("refused: %s", (line, said) => {
    expect(sentencesOf(`${whole}${line}`)).toContain(said);
  });
  test.each([
    ["index: { file: CHARMS.md }", { file: "CHARMS.md", as: "commit" }],
    ["index: { file: docs/charms.md, as: pull-request }", { file: "docs/charms.md", as: "pull-request" }],
    ["index: null", undefined],
  ])("an index is kept: %s", (line, index) => {
    const policy = policyOf(`${whole}${line}`);
    expect(policy.index).toEqual(index);
    expect(describePolicy(policy).some((sentence) => sentence.startsWith("The index"))).toBe(index !== undefined);
  });
  test.each([
    ["index: { file: charms/index.md }", "`index.file`: By `charms/*.md` it would be a document itself."],
    ["index: { file: charms.txt }", "its name ends in `.md`"],
    ["index: { file: ../charms.md }", "from the root of the repository"],
    ["index: { file: CHARMS.md, as: push }", "`push` is not one of `commit`, `pull-request`."],
    ["index: CHARMS.md", "`index` must be a map of keys"],
  ])("an index that cannot be kept: %s", (line, said) => {
    expect(sentencesOf(`${whole}${line}`)).toContain(said);
  });
  test("a move is taken away", () => {
    const policy = policyOf(`${whole}lifecycle: { moves: { unbind: null }, extension: null }`);
    const kind = policy.kinds.get("charm" as KindName);
    expect(kind?.moves.map((move) => move.verb)).not.toContain("undo-charm");
    expect(kind?.extension).toBeNull();
  });
  test("a role that has a default", () => {
    const policy = policyOf(
      `${head}roles: { elders: { team: hall/elders, membership: immediate }, keepers: { users: [mia] }, wardens: { users: [pat] } }`,
    );
    expect(policy.roles.get(role("elders"))?.source).toEqual({
      kind: "team",
      organisation: "hall",
      team: "elders",
      membership: "immediate",
    });
    expect(policy.roles.get(role("wardens"))?.source).toEqual({ kind: "users", users: ["pat"] });
  });
  test("what voters and the secretary may do to an open ballot", () => {
    const text = (keys: string): string => `${whole}ballots: { hearing: { ${keys} } }`;
    const asked = (keys: string) => policyOf(text(keys)).questions.get(question("hearing"));
    expect(asked("delegate: true, refresh: true")).not.toHaveProperty("delegate");
    expect(asked("delegate: false")).toMatchObject({ delegate: false });
    expect(asked("refresh: false")).toMatchObject({ refresh: false });
    expect(problemsOf(text("refresh: never"))).toEqual(["3:32 wrong-type"]);
    expect(describePolicy(policyOf(text("delegate: false, refresh: false"))).join("\n")).toMatch(
      "Votes cannot be handed over. The electorate cannot be refreshed while it runs.",
    );
  });
  test("votes by reaction, and how often they are looked for", () => {
    const text = (keys: string): string => `${whole}ballots: { hearing: { channels: [comment, reaction]${keys} } }`;
    const asked = (keys: string) => policyOf(text(keys)).questions.get(question("hearing"));
    expect(asked("")).toMatchObject({ channels: ["comment", "reaction"], pollSeconds: 600 });
    expect(asked(", poll: 1m")).toMatchObject({ pollSeconds: 60 });
    expect(asked(", poll: 24h")).toMatchObject({ pollSeconds: 86_400 });
    const told = (keys: string): string => describePolicy(policyOf(text(keys))).join("\n");
    expect(told("")).toMatch("vote, by comment or reaction; ");
    expect(told("")).toMatch("Reactions are looked for every 10 minutes.");
    expect(told(", poll: 1m")).toMatch("Reactions are looked for every minute.");
    expect(told(", poll: 2h")).toMatch("Reactions are looked for every 2 hours.");
  });
  test("who corrects and records", () => {
    const policy = policyOf(`${whole}lifecycle: { secretary: wardens }`);
    expect(policy.kinds.get("charm" as KindName)?.secretary).toBe("wardens");
    expect(describePolicy(policy).join("\n")).toMatch("`wardens` corrects mistakes");
    expect(problemsOf(`${whole}lifecycle: { secretary: scribes }`)).toEqual(["3:25 wrong-name"]);
  });
  test("the number of voters for every ballot that names none", () => {
    const text = `${whole}min-voters: 7\nballots: { hearing: { min-voters: 2 } }`;
    expect(policyOf(text).questions.get(question("hearing"))?.minVoters).toBe(2);
  });
});

describe("what is wrong is told at its place", () => {
  test.each<[string, string, string[], RegExp]>([
    ["an empty file", "", ["1:1 empty"], /extends/],
    ["only a comment", "# later", ["1:1 empty"], /empty/],
    ["a list", "- a", ["1:1 not-a-map"], /map/],
    ["text", "hello", ["1:1 not-a-map"], /map/],
    ["no YAML", "extends: guild\nroles: [", ["2:9 not-yaml"], /no valid YAML/],
    [
      "a login with @ and no quotes",
      "extends: guild\nroles: { elders: { users: [@ana] } }",
      ["2:28 not-yaml"],
      /without `@`/,
    ],
    ["a key twice", `${whole}zone: UTC\nzone: UTC`, ["4:1 duplicate-key"], /twice/],
    ["two documents", `${whole}---\nzone: UTC`, ["3:1 not-yaml"], /one document/],
    ["a tag that would make code", `${whole}zone: !!js/function UTC`, ["3:7 not-yaml"], /tag/],
    ["no process", roles, ["1:1 missing-key"], /`guild`/],
    ["an unknown process", `extends: gild\n${roles}`, ["1:10 unknown-preset"], /Did you mean `guild`/],
    [
      "a process of another repository",
      "extends: hall/rules:guild.yml@main",
      ["1:10 not-yet-supported"],
      /another repository/,
    ],
    [
      "a rule about organisations",
      `${whole}ballots: { hearing: { pass: ">= 2 people of organisation acme" } }`,
      ["3:29 wrong-name"],
      /organisations: \{ file: governance\/members.yml \}/,
    ],
    [
      "a rule that nobody can meet",
      `${whole}ballots: { hearing: { pass: { distinct: ["unanimous of electorate", ">= 1 person"] } } }`,
      ["3:29 pass-rule"],
      /more people than there can be/,
    ],
    ["an unknown key", `${whole}zoen: UTC`, ["3:1 unknown-key"], /Did you mean `zone`/],
    [
      "an unknown key inside",
      `${whole}ballots:\n  hearing:\n    chanels: [comment]`,
      ["5:5 unknown-key"],
      /Did you mean `channels`/,
    ],
    ["a key far from any", `${whole}colour: red`, ["3:1 unknown-key"], /Possible here: .*`governance`/],
    ["a dangerous key", `${whole}__proto__: { zone: UTC }`, ["1:1 unknown-key"], /__proto__/],
    ["a number for text", `${whole}zone: 1`, ["3:7 wrong-type"], /must be text.*quotes/s],
    ["text for a list", `${whole}holidays: monday`, ["3:11 wrong-type"], /must be a list, but it is text/],
    ["nothing for a map", "extends: guild\nroles:", ["2:1 wrong-type"], /is empty/],
    ["a missing part of a new thing", `${whole}ballots: { other: {} }`, ["3:12 missing-key", "3:12 missing-key"], /./],
    [
      "a role without a source",
      `${head}roles: { elders: {}, keepers: { users: [mia] } }`,
      ["2:18 role-source"],
      /needs one of/,
    ],
    [
      "a role with two sources",
      `${head}roles: { elders: { users: [ana], team: a/b }, keepers: { users: [mia] } }`,
      ["2:18 role-source"],
      /`users` and `team`/,
    ],
    [
      "a file that is a pattern",
      `${head}roles: { elders: { file: "hall/*.yml" }, keepers: { users: [mia] } }`,
      ["2:26 wrong-value"],
      /names one file/,
    ],
    [
      "documents given by path, and no paths",
      `${head}roles: { elders: { users: [ana] }, keepers: { users: [mia], assign: by-path } }`,
      ["2:45 role-source"],
      /no `paths`/,
    ],
    [
      "paths where documents are given in turn",
      `${head}roles: { elders: { users: [ana] }, keepers: { users: [mia], paths: { "a/**": [mia] } } }`,
      ["2:45 role-source"],
      /`assign: by-path`/,
    ],
    [
      "a path of somebody who is not in the role",
      `${head}roles: { elders: { users: [ana] }, keepers: { users: [mia, chester], assign: by-path, paths: { "a/**": [chestre] } } }`,
      ["2:105 wrong-name"],
      /Did you mean `chester`/,
    ],
    [
      "a pattern that leaves the repository",
      `${head}roles: { elders: { users: [ana] }, keepers: { users: [mia], assign: by-path, paths: { "../a": [mia] } } }`,
      ["2:87 wrong-name"],
      /from the root/,
    ],
    [
      "no login",
      `${head}roles: { elders: { users: [a b] }, keepers: { users: [mia] } }`,
      ["2:28 wrong-value"],
      /no GitHub login/,
    ],
    [
      "no team",
      `${head}roles: { elders: { team: elders }, keepers: { users: [mia] } }`,
      ["2:26 wrong-value"],
      /organisation\/team/,
    ],
    [
      "a role of documents",
      `${head}roles: { elders: { users: [ana] }, keepers: { users: [mia] }, steward: { users: [pat] } }`,
      ["2:63 wrong-name"],
      /by itself/,
    ],
    [
      "a role that is needed",
      `${head}roles: { elders: { users: [ana] } }`,
      ["2:1 role-missing"],
      /needs the role `keepers`.*users: \[login\]/s,
    ],
    [
      "a role that is needed, empty",
      `${head}roles: { elders: { users: [] }, keepers: { users: [mia] } }`,
      ["2:27 role-empty"],
      /Nobody/,
    ],
    ["no roles at all", head, ["1:10 role-missing", "1:10 role-missing"], /elders/],
    [
      "an unknown role in a ballot",
      `${whole}ballots: { hearing: { electorate: { role: elder } } }`,
      ["3:35 wrong-name"],
      /Did you mean `elders`/,
    ],
    [
      "an impossible rule",
      `${whole}ballots:\n  hearing:\n    pass: "> 1 of electorate"`,
      ["5:11 pass-rule"],
      /never pass/,
    ],
    [
      "a wrong part of a rule",
      `${whole}ballots: { hearing: { pass: { all: [no reject, "> 2 of cast"] } } }`,
      ["3:48 pass-rule"],
      /never pass/,
    ],
    [
      "an end that no window has",
      `${whole}ballots: { hearing: { closes: noon } }`,
      ["3:31 wrong-name"],
      /closes: song-end/,
    ],
    [
      "a ballot that nothing opens",
      `${whole}ballots: { hearings: { electorate: { role: elders }, pass: no reject } }`,
      ["3:22 wrong-name"],
      /Did you mean `hearing`/,
    ],
    [
      "labels alone",
      `${whole}ballots: { hearing: { channels: [label] } }`,
      ["3:33 wrong-value"],
      /never the only channel/,
    ],
    [
      "looking for reactions that nobody may vote by",
      `${whole}ballots: { hearing: { channels: [comment], poll: 5m } }`,
      ["3:50 wrong-value"],
      /`reaction` is not among the `channels`/,
    ],
    [
      "reactions looked for too often",
      `${whole}ballots: { hearing: { channels: [reaction], poll: 30s } }`,
      ["3:51 wrong-value"],
      /from `1m` to `24h`/,
    ],
    [
      "reactions looked for too seldom",
      `${whole}ballots: { hearing: { channels: [reaction], poll: 48h } }`,
      ["3:51 wrong-value"],
      /from `1m` to `24h`/,
    ],
    [
      "a tie rule that there is not",
      `${whole}ballots: { hearing: { tie: toss } }`,
      ["3:28 wrong-value"],
      /`fail`, `extend 7d` or `decided-by ROLE`/,
    ],
    [
      "a tie that nobody decides",
      `${whole}ballots: { hearing: { tie: decided-by eldest } }`,
      ["3:28 wrong-name"],
      /There is no role `eldest`\. Did you mean `elders`/,
    ],
    [
      "a way on that there is not",
      `${whole}ballots: { hearing: { undecided: again } }`,
      ["3:34 wrong-value"],
      /`wait` or `new-round 14d`/,
    ],
    [
      "an objection to what is no lazy consensus",
      `${whole}ballots: { hearing: { objection: { window: 7d } } }`,
      ["3:34 wrong-name"],
      /Only in lazy consensus/,
    ],
    [
      "a majority that there is not",
      `${whole}ballots: { hearing: { pass: no reject, objection: { ballot: hearings } } }`,
      ["3:61 wrong-name"],
      /Did you mean `hearing`/,
    ],
    [
      "a majority by lazy consensus",
      `${whole}ballots: { hearing: { pass: no reject, objection: { ballot: hearing } } }`,
      ["3:61 wrong-name"],
      /settled by a majority/,
    ],
    [
      "lazy consensus of a day",
      `${whole}ballots: { tea: { electorate: { role: elders }, pass: no reject, window: 1d, opened-by: [steward] } }`,
      ["3:74 wrong-name"],
      /at least 72 hours with three working days/,
    ],
    [
      "a move that is too quick for lazy consensus",
      `${whole}ballots: { hearing: { pass: no reject } }\nlifecycle: { moves: { sing: { window: { shortest: 2d } } } }`,
      ["3:29 wrong-name"],
      /opens it for as little as 2 of them/,
    ],
    ["a round without a length", `${whole}undecided: new-round soon`, ["3:12 wrong-value"], /no period in days/],
    ["a limit of one round", `${whole}max-rounds: 1`, ["3:13 wrong-value"], /at least 2/],
    [
      "documents that the process lacks",
      `${whole}documents: { charm: { files: "x/*.md" } }`,
      ["3:21 wrong-name"],
      /Did you mean `charms`/,
    ],
    [
      "a path out of the repository",
      `${whole}documents: { charms: { files: "../x" } }`,
      ["3:31 wrong-value"],
      /root of the repository/,
    ],
    [
      "a flow that there is not",
      `${whole}documents: { charms: { flow: by-post } }`,
      ["3:30 wrong-value"],
      /pull-request-per-move/,
    ],
    [
      "an approval by nobody",
      `${whole}governance: { approval: { role: warden } }`,
      ["3:25 wrong-name"],
      /Did you mean `wardens`/,
    ],
    [
      "a window upside down",
      `${whole}lifecycle: { moves: { sing: { window: { shortest: 20d } } } }`,
      ["3:39 wrong-value"],
      /longer than/,
    ],
    [
      "a move to nowhere",
      `${whole}lifecycle: { moves: { sing: { to: Bount } } }`,
      ["3:35 wrong-name"],
      /Did you mean `Bound`/,
    ],
    [
      "an unknown guard",
      `${whole}lifecycle: { moves: { sing: { needs: [thread-opne] } } }`,
      ["3:39 wrong-name"],
      /Did you mean `thread-open`/,
    ],
    [
      "a verb that is taken",
      `${whole}lifecycle: { moves: { sing: { verb: approve } } }`,
      ["3:29 wrong-name"],
      /on every thread/,
    ],
    [
      "two moves of one verb",
      `${whole}lifecycle: { moves: { hush: { from: [Whispered], verb: sing } } }`,
      ["3:29 wrong-name"],
      /both asked for/,
    ],
    [
      "a field of people written",
      `${whole}lifecycle: { moves: { hush: { writes: { name: status } } } }`,
      ["3:47 wrong-name"],
      /written by people/,
    ],
    ["no zone", `${whole}zone: Mars/Olympus`, ["3:7 wrong-value"], /no time zone/],
    ["a day that is none", `${whole}holidays: [2026-02-29]`, ["3:12 wrong-value"], /no day/],
    ["a settle time in days", `${whole}settle: 2d`, ["3:9 wrong-value"], /90s/],
  ])("%s", (_, text, problems, sentence) => {
    expect(problemsOf(text).sort()).toEqual(problems);
    expect(sentencesOf(text)).toMatch(sentence);
  });

  test("everything at once, in the order of the file", () => {
    const text = `${head}zoen: UTC\nroles: { elders: { users: [ana] } }\nballots: { hearing: { electorate: { role: x }, pass: nonsense } }`;
    expect(problemsOf(text)).toEqual(["2:1 unknown-key", "3:1 role-missing", "4:35 wrong-name", "4:54 pass-rule"]);
  });

  test("a byte order mark and CRLF do not move the columns", () => {
    expect(problemsOf(`\uFEFF${whole.replaceAll("\n", "\r\n")}zoen: UTC\r\n`)).toEqual(["3:1 unknown-key"]);
  });
});

describe("files that mean harm", () => {
  const bytes = (...values: number[]) => new Uint8Array(values);
  test("too large", () => {
    expect(problemsOf(`# ${"x".repeat(300_000)}`)).toEqual(["1:1 too-large"]);
  });
  test("not text", () => {
    expect(problemsOf(bytes(0xff, 0xfe, 0x41))).toEqual(["1:1 not-text"]);
    expect(problemsOf(bytes(0x61, 0x00))).toEqual(["1:1 not-text"]);
  });
  test("aliases that multiply", () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) =>
        `a${level}: &a${level} [${Array.from({ length: 9 }, () => (level === 0 ? "x" : `*a${level - 1}`)).join(", ")}]`,
    );
    expect(problemsOf(`${whole}${levels.join("\n")}`)).toEqual(["1:1 too-many-aliases"]);
  });
  test("an alias of itself", () => {
    expect(problemsOf(`${whole}a: &a [*a]`)).toEqual(["1:1 too-many-aliases"]);
  });
  test("nesting without end", () => {
    expect(problemsOf(`a: ${"[".repeat(50_000)}`)[0]).toMatch(/not-yaml/);
    expect(problemsOf(`a: ${"[".repeat(400)}${"]".repeat(400)}`).length).toBeGreaterThan(0);
  });
  test("thousands of mistakes are told in part", () => {
    const many = (line: (index: number) => string): string =>
      Array.from({ length: 6000 }, (_, index) => line(index)).join("\n");
    expect(problemsOf(`${whole}${many((index) => `key-${index}: 1`)}`)).toHaveLength(50);
    expect(
      problemsOf(`${head}roles:\n${many((index) => `  role-${index}: { users: [a-${index}] }`)}`).length,
    ).toBeGreaterThan(0);
    expect(problemsOf(`${whole}ballots:\n${many((index) => `  b-${index}: { pass: x }`)}`).length).toBeGreaterThan(0);
    expect(problemsOf(`${whole}holidays: [${many(() => "x,")}]`).length).toBeGreaterThan(0);
  });
  test("an alias of people is fine", () => {
    expect(
      policyOf(`${head}roles: { elders: &all { users: [ana, bo] }, keepers: *all }`).roles.get(role("keepers"))?.source,
    ).toEqual({ kind: "users", users: ["ana", "bo"] });
  });
  test("arbitrary text is a policy or problems, never an exception", () => {
    fc.assert(fc.property(fc.string(), (text) => void parsed(text)));
    const tokens = fc.constantFrom(
      "extends: guild",
      "roles:",
      "  elders:",
      "    users: [ana]",
      "- ",
      "{",
      "}",
      "&a",
      "*a",
      "null",
      "\t",
      "ballots:",
      "  hearing:",
      ": ",
      "|",
      "'",
    );
    fc.assert(fc.property(fc.array(tokens, { maxLength: 12 }), (lines) => void parsed(lines.join("\n"))));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (some) => void parsed(some)));
  });
  test("arbitrary data in every place is a policy or problems", () => {
    const keys = fc.constantFrom(
      "roles",
      "ballots",
      "documents",
      "lifecycle",
      "document",
      "governance",
      "zone",
      "holidays",
      "settle",
      "announce",
      "organisations",
      "min-voters",
    );
    fc.assert(
      fc.property(
        fc.dictionary(keys, fc.jsonValue({ maxDepth: 4 })),
        (data) => void parsed(JSON.stringify({ extends: "guild", ...data })),
      ),
    );
  });
});

test("what has no effect yet is kept and said", () => {
  const result = parsed(
    `${whole}announce: [{ discussion: News }]\norganisations: { file: hall/members.yml }\ndocuments: { groups: { files: "groups/*.md" } }`,
  );
  expect(result.kind === "policy" && result.notices.map((notice) => `${notice.position.line} ${notice.at}`)).toEqual([
    "5 documents.groups",
  ]);
});
