import { expect, test } from "vitest";
import { nearestWord } from "../../src/core/model/nearest-word.ts";

const known = ["approve", "reject", "abstain", "sing", "undo"];

test.each([
  ["aprove", "approve"],
  ["APPROVE", "approve"],
  ["appprove", "approve"],
  ["aprpove", "approve"],
  ["rejcet", "reject"],
  ["rejected", "reject"],
  ["sign", "sing"],
  ["sings", "sing"],
  ["ok", null],
  ["un", null],
  ["assign", null],
  ["deploy", null],
  ["x".repeat(10_000), null],
  ["", null],
])("%s is near %s", (word, expected) => {
  expect(nearestWord(word, known)).toBe(expected);
});

test("of two at the same distance the first is taken", () => {
  expect(nearestWord("cart", ["card", "care"])).toBe("card");
});
