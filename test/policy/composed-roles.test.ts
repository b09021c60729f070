import { describe, expect, test } from "vitest";
import type { RoleName } from "../../src/core/model/names.ts";
import { describePolicy } from "../../src/core/policy/describe-policy.ts";
import { policyOf, problemsOf, sentencesOf } from "./a-policy.ts";

const withRoles = (roles: string, more = ""): string =>
  `extends: guild\nroles:\n  keepers: { users: [mia] }\n${roles
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n")}\n${more}`;

const sourceOf = (text: string, role: string): unknown => policyOf(text).roles.get(role as RoleName)?.source;

describe("where a role's people come from", () => {
  test.each<[string, string, unknown]>([
    ["a roster", "elders: { file: hall/elders.yml }", { kind: "file", path: "hall/elders.yml" }],
    ["a group", "elders: { group: bards }", { kind: "group", group: "bards", paths: ["groups/bards.md"] }],
    [
      "a group's file",
      "elders: { group: hall/bards.md }",
      { kind: "group", group: "hall/bards.md", paths: ["hall/bards.md"] },
    ],
    [
      "an account by number",
      "elders: { users: [ana, { login: Bo, id: 7 }] }",
      { kind: "users", users: ["ana", "bo"], ids: new Map([["bo", 7]]) },
    ],
    [
      "several",
      "elders: { union: [keepers, { users: [ana] }], except: [{ team: hall/mutes }] }",
      { kind: "composed", union: ["keepers", "elders/union/2"], except: ["elders/except/1"] },
    ],
    ["another role", "elders: { role: keepers }", { kind: "composed", union: ["keepers"], except: [] }],
    [
      "one less some",
      "elders: { file: hall/elders.yml, except: [keepers] }",
      { kind: "composed", union: ["elders/union/1"], except: ["keepers"] },
    ],
  ])("%s", (_what, role, source) => {
    expect(sourceOf(withRoles(role), "elders")).toEqual(source);
  });

  test.each<[string, readonly string[]]>([
    ["halls/*.{md,mdx}", ["halls/bards.md", "halls/bards.mdx"]],
    ["halls/**/*.md", ["halls/bards.md"]],
    ["halls/*/charter.md", ["halls/bards/charter.md"]],
  ])("groups whose files match %s", (files, paths) => {
    const text = withRoles("elders: { group: bards }", `documents: { groups: { files: "${files}" } }\n`);
    expect(sourceOf(text, "elders")).toMatchObject({ paths });
  });
});

describe("what is refused when the policy is read", () => {
  test.each<[string, string, readonly string[], RegExp]>([
    ["two places", "elders: { users: [ana], file: x.yml }", ["4:11 role-source"], /comes from one place/],
    ["a part from two places", "elders: { union: [{ users: [ana], team: a/b }] }", ["4:21 role-source"], /one place/],
    ["nothing", "elders: {}", ["4:11 role-source"], /needs one of/],
    ["only an exception", "elders: { except: [keepers] }", ["4:11 role-source"], /stands beside `union`/],
    ["an unknown role", "elders: { union: [keeprs] }", ["4:21 wrong-name"], /Did you mean `keepers`/],
    ["an unknown exception", "elders: { users: [ana], except: [mutes] }", ["4:36 wrong-name"], /no role `mutes`/],
    ["itself", "elders: { union: [elders] }", ["4:3 role-circle"], /`elders` → `elders`/],
    [
      "a circle",
      "elders: { role: bards }\nbards: { union: [singers] }\nsingers: { users: [ana], except: [elders] }",
      ["4:3 role-circle"],
      /`elders` → `bards` → `singers` → `elders`/,
    ],
    ["an unknown key of a part", "elders: { union: [{ user: [ana] }] }", ["4:23 unknown-key"], /Did you mean `users`/],
    ["a part that is a number", "elders: { union: [7] }", ["4:21 wrong-type"], /must be text or a map of keys/],
    ["no parts", "elders: { union: [] }", ["4:20 wrong-value"], /empty/],
    ["a folder", "elders: { file: hall/ }", ["4:19 wrong-value"], /names one file/],
    ["a way out of the repository", "elders: { group: ../x.md }", ["4:20 wrong-value"], /no path/],
    [
      "membership without a team",
      "elders: { file: x.yml, membership: all }",
      ["4:11 role-source"],
      /belongs to a `team`/,
    ],
  ])("%s", (_what, role, places, sentence) => {
    expect(problemsOf(withRoles(role))).toEqual(places);
    expect(sentencesOf(withRoles(role))).toMatch(sentence);
  });

  test("a group that no pattern places", () => {
    const text = withRoles("elders: { group: bards }", 'documents: { groups: { files: "a/*/b/*.md" } }\n');
    expect(sentencesOf(text)).toMatch(/does not say where the file of the group `bards` is/);
  });

  test.each([
    ['cap: "1 per organisation"', /cap`: It is about organisations/],
    ['pass: ">= 1 person of organisation Acme"', /pass`: It is about organisations/],
    ["cap: 1", /`ballots.hearing.cap` must be text/],
    ['cap: "0 per organisation"', /at least one seat/],
    ["exclude: [elders]", /`elders` is not one of `authors`/],
    ["exclude: [{ role: eldrs }]", /Did you mean `elders`/],
  ])("a ballot with %s", (key, sentence) => {
    const text = withRoles("elders: { users: [ana, bo, chen] }", `ballots: { hearing: { ${key} } }\n`);
    expect(sentencesOf(text)).toMatch(sentence);
  });
});

test("files that say who decides are governed, whatever the policy says", () => {
  const text = withRoles(
    "elders: { union: [{ file: rolls/elders.yml }, { group: bards }] }",
    "organisations: { file: rolls/members.yml }\n",
  );
  expect(policyOf(text).governance.files).toEqual(
    expect.arrayContaining(["rolls/elders.yml", "groups/bards.md", "rolls/members.yml", ".github/lastcall.yml"]),
  );
});

test("is read back in sentences", () => {
  const text = withRoles(
    "elders: { union: [keepers, { file: hall/elders.yml }], except: [{ users: [bo] }] }",
    'organisations: { file: hall/members.yml }\nballots: { hearing: { exclude: [authors, { role: keepers }], cap: "2 per organisation" } }\n',
  );
  const sentences = describePolicy(policyOf(text)).join("\n");
  expect(sentences).toContain(
    "Role `elders`: everybody of the role `keepers`; and of those listed in `hall/elders.yml` on the default branch; but nobody of bo.",
  );
  expect(sentences).toContain("Who belongs to which organisation stands in `hall/members.yml` on the default branch.");
  expect(sentences).toContain("Each organisation has at most 2 seats.");
  expect(sentences).not.toContain("elders/");
});
