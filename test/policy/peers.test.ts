/** Situations of other systems that are a matter of settings (docs/peers.md). */
import { describe, expect, test } from "vitest";
import { canEverPass } from "../../src/core/ballots/pass-rule/feasible-rule.ts";
import type { QuestionName, Status } from "../../src/core/model/names.ts";
import { parsePassRule } from "../../src/core/policy/pass-rule/parse-pass-rule.ts";
import { governedFiles } from "../../src/gather/head-reading.ts";
import { policyOf, problemsOf, realPresets, sentencesOf } from "./a-policy.ts";

const whole = "extends: guild\nroles: { elders: { users: [ana, bo] }, keepers: { users: [mia] } }\n";

describe("P010, P077: which files are meant", () => {
  const policy = policyOf(`${whole}governance: { files: ["*.md", "rules/**/*.md"] }\n`);
  test.each([
    ["README.md", true],
    ["docs/README.md", false],
    ["rules/README.md", true],
    ["rules/old/README.md", true],
    ["rules/image.svg", false],
    [".github/lastcall.yml", true],
    ["src/index.ts", false],
  ])("%s: %s", (path, governed) => {
    expect(governedFiles(policy, [{ path, previous: null, change: "modified" }])).toHaveLength(governed ? 1 : 0);
  });
});

describe("P116: what asks for more people than there are can never pass", () => {
  const can = (pass: unknown, electorate: readonly string[]): boolean => {
    const parsed = parsePassRule(pass);
    if (parsed.kind === "problems") throw new Error(JSON.stringify(parsed.problems));
    const who = electorate.map((login) => ({ login: login as never, organisation: null }));
    return canEverPass(parsed.rule, null, electorate.length, who);
  };
  test.each<[unknown, string[], boolean]>([
    [">= 5 people", ["ana"], false],
    [">= 4 people", ["ana", "bo", "chen"], false],
    [">= 5 people", ["ana", "bo", "chen", "dee"], false],
    [">= 4 people", ["ana", "bo", "chen", "dee"], true],
    [">= 1 person", [], false],
    [">= 1 person of pat", ["ana", "bo"], false],
  ])("%j of %j: %s", (pass, electorate, possible) => {
    expect(can(pass, electorate)).toBe(possible);
  });
});

describe("P125, P127, P136, P146: a wrong setting is a problem at its place", () => {
  test.each([
    ["P125 no rule", "ballots: { extra: { electorate: { role: elders } } }", /pass/],
    ["P125 an unreadable rule", 'ballots: { hearing: { pass: "most of them" } }', /most of them/],
    ["P125 zero people", 'ballots: { hearing: { pass: ">= 0 people" } }', /0/],
    ["P125 fewer than none", 'ballots: { hearing: { pass: ">= -1 people" } }', /-1/],
    ["P125 a name twice", "ballots: { hearing: { pass: no reject }, hearing: { pass: no reject } }", /hearing/],
    ["P125 nobody in a role", "ballots: { hearing: { electorate: { role: nobody } } }", /nobody/],
    ["P127 a misspelt key", "ballots: { hearing: { quorums: null } }", /quorum/],
    ["P122 points instead of people", 'ballots: { hearing: { pass: ">= 5 points" } }', /points/],
    ["P146 text for yes or no", 'lifecycle: { moves: { sing: { new-cycle: "false" } } }', /true/],
    ["P038 an unknown role of a rule", "governance: { approval: { role: compiler } }", /compiler/],
  ])("%s", (_name, line, sentence) => {
    expect(problemsOf(whole + line)).not.toEqual([]);
    expect(sentencesOf(whole + line)).toMatch(sentence);
  });
});

test("P106: whether reviews vote is the policy's choice", () => {
  const { questions } = policyOf(`${whole}ballots: { hearing: { channels: [comment] } }`);
  expect(questions.get("hearing" as QuestionName)?.channels).toEqual(["comment"]);
});

test("P073: a document that was set aside is taken up again by those whom the table names", () => {
  const policy = policyOf("extends: eip\nroles: { editors: { users: [mia] } }\n", realPresets);
  const [kind] = policy.kinds.values();
  expect(
    kind?.moves.find(({ from, to }) => from.includes("Stagnant" as Status) && to === ("Draft" as Status)),
  ).toMatchObject({
    verb: "revive",
    askedBy: ["author", "steward"],
  });
});
