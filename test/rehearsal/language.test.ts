import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseDuration, parseInstant } from "../../src/rehearsal/language/instants.ts";
import { languageSchema } from "../../src/rehearsal/language/language-schema.ts";
import { parseScenario } from "../../src/rehearsal/language/parse-scenario.ts";
import type { Scenario } from "../../src/rehearsal/language/scenario.ts";
import { nearest } from "../../src/rehearsal/language/suggestion.ts";

const head = "name: test\nstart: 2026-03-02T09:00:00Z\nsteps:\n";

function scenario(steps: string, before = ""): Scenario {
  const reading = parseScenario("test.yml", `${before}${head}${steps}`);
  if (reading.kind === "problems") throw new Error(JSON.stringify(reading.problems));
  return reading.scenario;
}
function problems(text: string): readonly string[] {
  const reading = parseScenario("test.yml", text);
  return reading.kind === "scenario" ? [] : reading.problems.map((one) => `${one.line}:${one.column} ${one.message}`);
}

describe("durations and instants", () => {
  test.each([
    ["90m", 5_400],
    ["3h", 10_800],
    ["2d", 172_800],
    ["1w", 604_800],
    ["45s", 45],
    ["1d 12h", 129_600],
    ["1d12h", 129_600],
    ["2 days", 172_800],
    ["0m", 0],
    ["2x", null],
    ["", null],
    ["d", null],
    ["-1d", null],
    ["2d!", null],
  ])("%s", (text, seconds) => expect(parseDuration(text)).toBe(seconds));

  test.each([
    ["2026-03-20T09:00:00Z", "2026-03-20T09:00:00Z"],
    ["2026-03-20T09:00Z", "2026-03-20T09:00:00Z"],
    ["2026-03-20 09:00:00Z", "2026-03-20T09:00:00Z"],
    ["2026-03-20T09:00:00.900Z", "2026-03-20T09:00:00Z"],
    ["2026-03-20T09:00:00+01:00", "2026-03-20T08:00:00Z"],
    ["2026-03-20", "2026-03-20T00:00:00Z"],
    ["2026-02-30T09:00:00Z", null],
    ["2026-03-20T25:00:00Z", null],
    ["tomorrow", null],
  ])("%s", (text, instant) => expect(parseInstant(text)).toBe(instant));
});

describe("times of steps", () => {
  const times = (steps: string): readonly string[] => scenario(steps).steps.map((step) => step.at.slice(5, 19));

  test("the first is at the start, each further one a minute later, expectations take no time", () => {
    expect(times("  - close: pat\n  - expect: {}\n  - reopen: pat\n  - expect: {}\n  - close: pat\n")).toEqual([
      "03-02T09:00:00",
      "03-02T09:00:00",
      "03-02T09:01:00",
      "03-02T09:01:00",
      "03-02T09:02:00",
    ]);
  });
  test("after counts from the step before, at is absolute, and either may stand alone", () => {
    expect(
      times(
        "  - close: pat\n  - after: 2d\n    reopen: pat\n  - after: 1h\n  - at: 2026-03-20T09:00:00Z\n  - close: pat\n",
      ),
    ).toEqual(["03-02T09:00:00", "03-04T09:00:00", "03-04T10:00:00", "03-20T09:00:00", "03-20T09:01:00"]);
  });
  test("after holds for the first step, too", () => {
    expect(times("  - after: 1h\n    close: pat\n")).toEqual(["03-02T10:00:00"]);
  });
  test("time does not go back", () => {
    expect(problems(`${head}  - close: pat\n  - at: 2026-03-01T00:00:00Z\n`)).toEqual([
      "5:5 2026-03-01T00:00:00Z lies before the step before it, which is at 2026-03-02T09:00:00Z. Time only moves on.",
    ]);
  });
});

/** Every step and expectation of the language, in each of its forms. */
describe("what is understood", () => {
  test.each([
    "open: { by: pat, as: fees, branch: b, fork: true, draft: true, base: main, message: m, title: t, body: b, files: { a.md: text } }",
    "push: { by: pat, files: { a.md: { replace: { old: new } }, b.md: null, c.md: { from: x.md }, d.md: { base64: AAEC } } }",
    "push: { by: pat, files: {}, renames: { a.md: b.md }, force: true }",
    "push: { by: pat, files: {}, merge_base: true }",
    "dismiss_stale_reviews: true",
    'comment: { by: ana, body: "/approve" }',
    "comment: { by: ana, body: hello, via_email: true, as: hello }",
    "edit_comment: { by: ana, comment: status, body: x }",
    "edit_comment: { by: ana, body: x }",
    'delete_comment: { by: ana, comment: "ballot:acceptance/1.1" }',
    "review: { by: bo, verdict: approve }",
    "review: { by: bo, verdict: request-changes, body: no }",
    "review: { by: bo, verdict: request_changes }",
    "review: { by: bo, verdict: comment, as: r }",
    "dismiss_review: { by: mia, of: bo }",
    'label: { by: chen, add: "vote: approve" }',
    "label: { by: chen, add: [a, b], remove: c }",
    'unlabel: { by: chen, remove: "vote: approve" }',
    'react: { by: dee, comment: ballot, content: "+1" }',
    "minimize_comment: { by: dee, comment: status }",
    "react: { by: dee, comment: ballot, content: 👀 }",
    'unreact: { by: dee, comment: ballot, content: "+1" }',
    "assign: { by: mia, add: max, remove: [mia] }",
    "close: { by: pat }",
    "close: pat",
    "reopen: { by: pat }",
    "create_branch: { by: mia, branch: kinder }",
    "retarget: { by: pat, base: kinder }",
    "edit_description: { by: pat, body: x }",
    "merge: { by: mia, method: squash }",
    "enqueue: mia",
    "dequeue: { by: mia }",
    "merge_queue: true",
    "merge_queue: false",
    "merge_queue: { checks: [lastcall/decision, build], branch: kinder, at_a_time: 2, timeout: 90m, last_speaks_for_all: true }",
    "set_team: { team: example/tsc, members: [ana, bo] }",
    "set_team: { example/tsc: [ana, bo], example/old: null }",
    "set_policy: { extends: dip, roles: {} }",
    "set_policy: { by: lee, policy: { extends: dip } }",
    'set_policy: "extends: ["',
    "set_policy: { from: policy.yml }",
    "set_policy: null",
    "set_file: { path: governance/tsc.yml, content: x, by: mia }",
    "set_file: { path: a.md, replace: { a: b } }",
    "set_file: { governance/tsc.yml: x }",
    "set_file: { by: mia, files: { a.md: null }, message: gone, branch: main }",
    "transfer_repository: commons",
    "transfer_repository: { to: commons }",
    "rename_repository: new-name",
    "rename_repository: { to: example/new-name }",
    "rename_user: { login: ana, to: ana-b }",
    "delete_user: ana",
    "set_permission: { login: ana, permission: maintain }",
    "set_permission: { ana: write, bo: none }",
    "issue: { by: pat, title: A group, body: x, as: group }",
    "downtime: 6h",
    "duplicate: 3",
    "reorder: true",
    "github_fails: { next: 2, status: 502, after_doing: true }",
    "github_fails: { status: 403, retry_after: 60, match: write }",
    "github_fails: { next: 1, status: 0, headers: { X-A: 1 } }",
    "restart: kill",
    "restart: clean",
    "weather: kind",
    "expect: { status: Draft, labels: [a], manager: mia, assignees: mia, number: 12, title: /fee/i }",
    "expect: { status: null, manager: null, number: null, refusal: null, tally: null, ballot: null }",
    "expect: { checks: { lastcall/format: success, x: null, y: { conclusion: failure, annotations: [{ line: 3, contains: a }] }, z: { annotations: 2, title: t } } }",
    'expect: { tally: { approve: 3, reject: 0, abstain: 0, silent: ">= 2", outcome: pending, needed: 3, can_still_pass: true, voters: { ana: approve } } }',
    "expect: { ballot: { state: open, round: 2, closes: 2026-03-18T00:00:00Z, seats: 5 } }",
    "expect: { ballot: closed }",
    "expect: { ballot: { question: adoption, state: open, closes: null }, tally: { question: adoption, approve: 1 } }",
    "expect: { refusal: not-a-steward }",
    "expect: { refusal: { by: pat, code: late, contains: [a, /b/] } }",
    "expect: { comment: { slot: status, contains: [a, /b/i], lacks: c }, comments: { status: 1, ballot: '<= 2' } }",
    "expect: { comment: [{ slot: status }, { slot: x, absent: true }], comments: 3 }",
    "expect: { file: { path: a.md, contains: b, equals: { from: c.md } } }",
    "expect: { file: [{ contains: x }, { path: old.md, absent: true }] }",
    "expect: { merged: true, closed: false, announcements: 0, group: {} }",
    "expect: { record: { contains: [moved, { kind: moved, to: Accepted }], lacks: x, count: { moved: 1 } } }",
    "expect: { record: [opened, moved] }",
    "expect: { merge_queue: [3], merge_group: { members: [2, 3], ended: null, checks: { lastcall/decision: success } } }",
    "expect: { merge_queue: [], merge_group: null }",
    'expect: { requests: { reads: "<= 1", writes: 0 } }',
    "after: 1d",
    "{ after: 1d, note: why, comment: { by: ana, body: x }, expect: { status: Draft } }",
  ])("%s", (step) => {
    expect(problems(`${head}  - ${step}\n`)).toEqual([]);
  });

  test("a pull request is named beside the action or in it", () => {
    const steps = scenario(
      "  - open: { by: pat, as: one, files: {} }\n  - { pull_request: one, close: pat }\n  - close: { by: pat, pull_request: one }\n  - expect: { pull_request: one }\n  - { pull_request: 1, close: pat }\n",
    ).steps;
    expect(steps.map((step) => step.pullRequest)).toEqual([null, "one", "one", "one", 1]);
  });
  test("the head of a scenario", () => {
    const read = scenario(
      "  - close: pat\n",
      "proves: [D3, D6]\npolicy: { extends: dip }\nweather: kind\nrepository: ../seed\nteams: { example/tsc: [ana] }\npeople: { ana: { organisation: Acme, permission: write, teams: [example/tsc] }, bo: null }\nfiles: { README.md: x }\n",
    );
    expect(read).toMatchObject({
      proves: ["D3", "D6"],
      weather: "kind",
      repository: "../seed",
      people: { ana: { organisations: ["Acme"], permission: "write", teams: ["example/tsc"] }, bo: { teams: [] } },
      files: { "README.md": "x" },
    });
  });
  test("aliases of YAML", () => {
    expect(scenario("  - comment: &c { by: ana, body: x }\n  - comment: *c\n").steps).toHaveLength(2);
  });
});

describe("what is wrong is named with line, column and the way out", () => {
  test.each([
    ["  - coment: { by: ana }", '4:5 "coment" is no key here. Did you mean "comment"?'],
    ["  - comment: { by: ana, bdy: x }", "4:14 `body` is missing here."],
    ["  - comment: { by: ana, bdy: x }", '4:25 "bdy" is no key here. Did you mean "body"?'],
    ["  - comment: { by: ana, body: 3 }", "4:31 Text is wanted here, not 3."],
    ["  - review: { by: bo, verdict: aprove }", '4:32 "aprove" is not known here. Did you mean "approve"?'],
    ["  - expect: { statuss: Draft }", '4:15 "statuss" is no key here. Did you mean "status"?'],
    ["  - expect: { tally: { aprove: 1 } }", '4:24 "aprove" is no key here. Did you mean "approve"?'],
    [
      "  - expect: { comment: { slot: status, contans: x } }",
      '4:40 "contans" is no key here. Did you mean "contains"?',
    ],
    ["  - expect: { comment: { slot: s, contains: /(/ } }", "4:45 /(/ is no regular expression"],
    ["  - expect: { requests: { reads: few } }", '4:34 "few" is no count.'],
    ["  - after: 2x", '4:12 "2x" is no duration. Write a number and a unit, for example 90m, 3h, 2d or 1w.'],
    ["  - at: soon", '4:9 "soon" is no instant.'],
    ["  - { at: 2026-03-20T09:00:00Z, after: 1d }", "4:40 A step says either `at` or `after`, not both."],
    ["  - { close: pat, reopen: pat }", "4:27 One step does one thing; this does 2: close, reopen."],
    ["  - {}", "4:5 This step says nothing."],
    ["  - close:", "4:11 Text or A map (key: value) is wanted here, not nothing (null)."],
    ["  - set_team: { team: example/tsc }", "`members` is missing here."],
    ["  - restart: kil", '4:14 "kil" is not known here. Did you mean "kill"?'],
    ["  - duplicate: 0", "4:16 0 is too little here; at least 1 is wanted."],
    ["  - github_fails: { nxt: 2, status: 502 }", '4:21 "nxt" is no key here. Did you mean "next"?'],
    ["  - open: { by: pat, files: { /etc/passwd: x } }", "4:31 A path is given from the repository's root"],
    ["  - open: { by: pat, files: { a.md: 3 } }", "is wanted here, not 3."],
    ["  - set_file: { path: a.md, content: 3 }", "is wanted here, not 3."],
    ['  - open: { by: "p t", files: {} }', "4:17 A person is named by a login"],
    ["  - { pull_request: fees, close: pat }", '4:21 No pull request or issue before this step is named "fees"'],
    ["  - delete_comment: { comment: first }", '4:32 No comment before this step is named "first"'],
    ["  - close: pat\n  - close: [", "This is no YAML:"],
    ["  - close: pat\n    close: mia", "This is no YAML:"],
  ])("%s", (step, sentence) => {
    expect(problems(`${head}${step}\n`)).toContainEqual(expect.stringContaining(sentence));
  });

  test("all problems at once, in the order of the file", () => {
    const found = problems("nme: x\nstart: soon\nsteps:\n  - coment: x\n");
    expect(found.map((problem) => problem.split(" ")[0])).toEqual(["1:1", "1:1", "2:8", "4:5"]);
  });
  test.each(["", "- a", "text", "{}", "\u0000"])("no scenario at all: %j", (text) => {
    expect(problems(text).length).toBeGreaterThan(0);
  });
});

test("a near word is offered, a far one is not", () => {
  expect(nearest("lables", ["labels", "label"])).toBe("labels");
  expect(nearest("banana", ["labels", "label"])).toBeNull();
});

test("docs/rehearsal.schema.json is the schema of the language", () => {
  const kept = JSON.parse(readFileSync(new URL("../../docs/rehearsal.schema.json", import.meta.url), "utf8"));
  expect(kept).toEqual(JSON.parse(JSON.stringify(languageSchema())));
});
