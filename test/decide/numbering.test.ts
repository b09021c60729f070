/** Which number a document gets: kept, the thread's, or the next that nobody holds or claims. */
import { describe, expect, test } from "vitest";
import { numberFromTitle } from "../../src/core/documents/file-names.ts";
import { chooseNumber } from "../../src/core/lifecycle/numbering.ts";
import { charm } from "../builders/guild.ts";

const held = (number: number) => ({ number, holder: `charm-${number}.md` });
const claimed = (number: number, by: number) => ({ number, holder: `#${by}`, claimedBy: by });

describe("the number", () => {
  test.each([
    ["of the file, that nobody has", 9, [held(3)], 9],
    ["of the file, that somebody has", 3, [held(3), held(5)], 6],
    ["of the file, claimed by an earlier thread", 9, [claimed(9, 2)], 1],
    ["of the file, claimed by a later thread", 9, [claimed(9, 30)], 9],
    ["after all that are held", null, [held(3), held(7), held(5)], 8],
    ["after those that are claimed next", null, [held(7), claimed(8, 2), claimed(9, 40)], 10],
    ["whatever is claimed far off", null, [held(7), claimed(900, 2)], 8],
    ["when nothing is there yet", null, [], 1],
  ])("%s", (_what, written, holders, number) => {
    expect(chooseNumber(written, 12, holders, "next-available")).toEqual({ kind: "number", number });
  });

  test("of the thread where the process does not say otherwise", () => {
    expect(chooseNumber(null, 12, [held(3)])).toEqual({ kind: "number", number: 12 });
    expect(chooseNumber(null, 12, [held(12)])).toEqual({ kind: "taken", number: 12, holder: "charm-12.md" });
  });
});

describe("a title claims", () => {
  test.each([
    ["CHARM-12: Rain", 12],
    ["CHARM-0012: Rain", 12],
    ["charm 12 about rain", 12],
    ["CHARM #12", 12],
    ["charm12", 12],
    ["CHARM-12. Rain", 12],
    ["CHARM-XXXX: Rain", null],
    ["CHARM-1.2: Rain", null],
    ["About CHARM-12", null],
    ["CHARMS-12", null],
    ["", null],
  ])("%s", (title, number) => {
    expect(numberFromTitle(charm, title)).toBe(number);
  });
});
