/** Texts made to be slow, deep or ambiguous; what a Markdown parser alone takes minutes for. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCommands } from "../../src/core/commands/parse-commands.ts";

const parse = (body: string) => parseCommands(body, { viaEmail: false });
const verbs = (body: string): readonly string[] =>
  parse(body).calls.map((call) => [call.verb, ...call.words].join(" "));

/** 12,000 characters of it, with a line that has the parser run. */
const filled = (piece: string): string => `/approve\n\n${piece.repeat(Math.floor(12_000 / piece.length))}`;

test.each([
  "_a*",
  "*]",
  "]",
  "*<!--",
  "[^a]",
  "[a]: ",
  "> ",
  ">\n\n",
  "- *\n",
  "1. ",
  "[^a]: ",
  "`",
  "<a ",
  "<!--",
  "|a",
  "a\n",
  "\n\n",
  "\\\n",
  "/x ",
  // Vitest's time limit is the bound: what it guards against took minutes.
])("%j all over is read in time", (piece) => {
  expect(verbs(filled(piece))[0]).toBe("approve");
});

test("backticks of every length are matched in one pass", () => {
  const runs = Array.from({ length: 350 }, (_, index) => "`".repeat(index + 1)).join("a");
  expect(verbs(`${runs}\n/approve`)).toEqual(["approve"]);
});

test("what is too long to read is counted, not lost", () => {
  const quotes = "> a\n\n".repeat(1500);
  expect(parse(`/approve\n\n${quotes}\n/reject\n`)).toMatchObject({
    calls: [{ verb: "approve" }],
    left: [{ verb: "reject" }],
  });
  expect(parse(`/approve\n${"x".repeat(70_000)}\n/reject\n`)).toMatchObject({
    calls: [{ verb: "approve" }],
    left: [{ verb: "reject" }],
  });
});

describe("code and HTML inside a paragraph", () => {
  test.each<[string, string, readonly string[]]>([
    ["an element over two lines", 'x <a title="\n/approve\n">y</a>', []],
    ["an instruction over two lines", "x <?\n/approve\n?> y", []],
    ["a comment that never ends", "x <!-- y\n/approve", ["approve"]],
    ["no tag", "1 < 2\n/approve", ["approve"]],
    ["a code span that never ends", "x ` y\n/approve", ["approve"]],
    ["double backticks around single", "x `` a ` b\n/approve ``", []],
    ["an escaped backtick", "x \\` y\n/approve `z`", ["approve `z`"]],
    ["a comment after the command", "/approve <!-- really -->", ["approve"]],
    ["a comment before the command", "x\n<!-- a --> /approve", []],
    ["a hard break by backslash", "/approve\\\n/abstain", ["approve", "abstain"]],
    ["bold around", "**/approve**", []],
    ["a line separator", "/approve\u2028", ["approve"]],
    ["tabs", "/extend\t7d", ["extend 7d"]],
    ["underlined", "/approve\n---", []],
    ["a definition", "[a]: /approve", []],
    ["a list's lazy line", "- a\n/approve", []],
  ])("%s", (_, body, expected) => {
    expect(verbs(body)).toEqual(expected);
  });
});

test("because may be followed by a colon, and a word that begins like it is a word", () => {
  expect(parse("/reject because: it breaks").calls[0]?.reason).toBe("it breaks");
  expect(parse("/reject because-of it").calls[0]).toMatchObject({ words: ["because-of", "it"], reason: null });
});

test("an e-mail's attribution may be broken", () => {
  const body = "/approve\n\nOn Wed, 4 Mar 2026 at 09:02, Pat Doe <notifications@example.org>\nwrote:\n\n/reject";
  expect(parseCommands(body, { viaEmail: true }).calls.map((call) => call.verb)).toEqual(["approve"]);
  expect(parse(body).calls.map((call) => call.verb)).toEqual(["approve", "reject"]);
});

test("arbitrary text never throws, and every call was a line of it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.boolean(), (noise, viaEmail) => {
      for (const text of [noise, `${noise}\n/approve`, `/approve ${noise}`])
        for (const call of parseCommands(text, { viaEmail }).calls) expect(call.source.startsWith("/")).toBe(true);
    }),
  );
});
