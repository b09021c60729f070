import { describe, expect, test } from "vitest";
import {
  authorHandles,
  fieldOf,
  listedIn,
  numberOf,
  statusOf,
  titleOf,
} from "../../src/core/documents/field-values.ts";
import { aHeader, aKind, read } from "./a-kind.ts";

const kind = aKind();

describe("field values", () => {
  test.each([
    [["state: Sung"], "Sung"],
    [["State: sung"], "Sung"],
    [["STATE: TOLD-ALOUD"], "Told Aloud"],
    [["stage: told_aloud"], "Told Aloud"],
    [['state: "aloud"'], "Told Aloud"],
    [["state:"], null],
    [["name: x"], null],
    [["state: Shouted"], { unknown: "Shouted" }],
    [["state: <Whispered | Sung>"], { unknown: "<Whispered | Sung>" }],
  ])("the status of %j is %j", (lines, status) => {
    expect(statusOf(read(aHeader(lines)), kind)).toEqual(status);
  });

  test.each<[text: string, handles: readonly string[]]>([
    ["Ana Alba (@ana), Bo(@Bo-B), Chen <chen@example.com>", ["ana", "bo-b"]],
    ["@ana, @ANA", ["ana"]],
    ["Ana (ana)", []],
    ["Ana <ana@example.com>, Mia @example.org", []],
    ["Ana (@ana) <ana@example.com>", ["ana"]],
    ["[Pat](https://example.com/@pat)", []],
    ['["Ana (@ana)", "Bo (@bo)"]', ["ana", "bo"]],
    ["", []],
  ])("the handles in %j are %j", (text, handles) => {
    expect(authorHandles(read(aHeader([`tellers: ${text}`])), kind)).toEqual(handles);
  });

  test("the handles of a list", () => {
    expect(authorHandles(read(aHeader(["tellers:", '  - "@ana"', "  - Bo (@bo)"])), kind)).toEqual(["ana", "bo"]);
  });

  test("a field's own name goes before an alias, the first line before later ones", () => {
    const document = read(aHeader(["stage: Whispered", "state: Sung", "State: aloud"]));
    expect(fieldOf(document, kind, "state")?.value).toBe("Sung");
    expect(fieldOf(read(aHeader(["stage: A", "Stage: B"])), kind, "state")?.value).toBe("A");
    expect(fieldOf(document, kind, "name")).toBeNull();
  });

  test.each([
    ["tale: 12", 12],
    ["tale: '012'", 12],
    ["tale: 0", 0],
    ["tale: TALE-12", null],
    ["tale: (assigned later)", null],
    ["tale:", null],
    ["tale: 1.5", null],
    ["tale: 12345678901", null],
  ])("the number of %j is %j", (line, number) => {
    expect(numberOf(read(aHeader([line])), kind)).toBe(number);
  });

  test("a title is what is between the quotes, and none is null", () => {
    expect(titleOf(read(aHeader(['name: "The fox: a tale"'])), kind)).toBe("The fox: a tale");
    expect(titleOf(read(aHeader(["name:"])), kind)).toBeNull();
  });

  test.each([
    ["a, b", ["a", "b"]],
    ["[a, 'b']", ["a", "b"]],
    ['- a\n  - "b"', ["a", "b"]],
    ["a,, b", ["a", "", "b"]],
    ["", []],
  ])("%j lists %j", (value, parts) => {
    expect(listedIn(value)).toEqual(parts);
  });
});
