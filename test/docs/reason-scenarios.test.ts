/** Each reason for which a command or a vote is refused is shown by a scenario, or it is said here where it is shown instead. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadWording } from "../../src/templates/load-wording.ts";
import { type ReasonFamily, scenariosOfCode } from "./scenarios-of-code.ts";

/** What no scenario brings about, with the test that does. */
const shownElsewhere: Readonly<Record<string, string>> = {
  "concern-decided": "test/decide/concerns.test.ts: a status that only other processes have",
  "document-unreadable": "test/decide/rare-reasons.test.ts",
  "once-per-cycle":
    "test/decide/rare-reasons.test.ts: each way back begins a new cycle in the processes that there are",
  "role-unknown": "test/decide/rare-reasons.test.ts: a policy names only roles that it has",
  "rounds-used-up": "test/decide/rounds.test.ts: as many rounds as the policy allows",
  "seat-ended": "test/decide/voters.test.ts: a vote given while the electorate was refreshed",
  "seen-late": "test/ballots/tally.test.ts, and scenarios/vote-seen-late.yml by what follows from it",
  "text-changed": "test/decide/fold.test.ts: a head that has not been read yet",
  "text-unknown": "test/ballots/tally.test.ts: a vote from before the first head that is known",
};

/** The same of the votes that do not count. */
const votesShownElsewhere: Readonly<Record<string, string>> = {
  "after-now": "test/ballots/seats-in-tally.test.ts: a tally of an instant that has passed",
  "text-unknown": "test/ballots/tally.test.ts: a vote from before the first head that is known",
};

const codesOf = (family: ReasonFamily): readonly string[] =>
  [...loadWording().keys].flatMap((key) => (key.startsWith(`${family}.`) ? [key.slice(family.length + 1)] : []));

describe.each([
  ["refusal", shownElsewhere],
  ["vote-reason", votesShownElsewhere],
] as const)("%s", (family, elsewhere) => {
  test("each code is expected by a scenario, or stands in the list of those that are shown elsewhere", () => {
    const shown = (code: string): boolean => scenariosOfCode(family, code).length > 0 || code in elsewhere;
    expect(codesOf(family).filter((code) => !shown(code))).toEqual([]);
  });

  test("the list names no code that there is not", () => {
    expect(Object.keys(elsewhere).filter((code) => !codesOf(family).includes(code))).toEqual([]);
  });
});

const named = [...Object.entries(shownElsewhere), ...Object.entries(votesShownElsewhere)].filter(
  ([, where]) => !where.startsWith("not shown yet: "),
);

test.each(named)("%s: the test that is named speaks of it", (code, where) => {
  const [file = ""] = /test\/[\w/-]+\.test\.ts/.exec(where) ?? [];
  expect(readFileSync(file, "utf8")).toContain(code);
});
