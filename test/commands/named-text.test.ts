import { describe, expect, test } from "vitest";
import { parseNamedText } from "../../src/core/commands/named-text.ts";
import { parseCommands } from "../../src/core/commands/parse-commands.ts";

describe("a name and what is said of it", () => {
  const cases: readonly (readonly [string, string, string | null])[] = [
    ["replay attacks: nonces repeat", "replay attacks", "nonces repeat"],
    ["replay attacks : see https://example.test/a:b", "replay attacks", "see https://example.test/a:b"],
    ["fees: too high because nobody pays", "fees", "too high because nobody pays"],
    ["fees because nobody pays: really", "fees", null],
    ["fees", "fees", null],
    ["fees:", "fees", null],
    ["fees：too high", "fees", "too high"],
    ['"Replay attacks".', "Replay attacks", null],
    ["**fees**: x", "fees", "x"],
    ["fe\u200bes\u202e: x", "fees", "x"],
    ["  a   b\tc : x", "a b c", "x"],
    ["cafe\u0301: x", "caf\u00e9", "x"],
    ["…: x", "", "x"],
    ["what @circle says: x", "what circle says", "x"],
    ["because of it", "", null],
    ["", "", null],
  ];
  test.each(cases)("%j", (rest, name, text) => {
    expect(parseNamedText(rest)).toMatchObject({ name, text });
  });

  test.each([
    ["Fees", "fees"],
    ["ＦＥＥＳ", "fees"],
    ["“fees”", "FEES."],
    ["fe\u200des", "fees"],
  ])("%j and %j are one name", (one, other) => {
    expect(parseNamedText(one).key).toBe(parseNamedText(other).key);
  });

  test("of a command's line all is kept, `because` and what is longer than the shown line included", () => {
    const long = `fees: ${"x".repeat(300)} because y`;
    const [call] = parseCommands(`/concern ${long}`, { viaEmail: false }).calls;
    expect(call).toMatchObject({ rest: long, reason: "y" });
    expect(call?.source.length).toBe(200);
    expect(parseCommands(`/concern a: ${"x".repeat(9000)}`, { viaEmail: false }).calls[0]?.rest.length).toBe(4000);
  });
});
