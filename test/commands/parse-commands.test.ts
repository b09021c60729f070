import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCommands } from "../../src/core/commands/parse-commands.ts";

const calls = (body: string, viaEmail = false): readonly string[] =>
  parseCommands(body, { viaEmail }).calls.map(({ verb, words, reason }) =>
    [verb, ...words, ...(reason === null ? [] : [`(${reason})`])].join(" "),
  );

describe("commands in a text", () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ["a line of its own", "/approve", ["approve"]],
    ["after words", "I like it.\n/approve", ["approve"]],
    [
      "several, in order",
      "/approve\n/last-call 14d\n\n/extend 7d because people are away",
      ["approve", "last-call 14d", "extend 7d (people are away)"],
    ],
    ["capitals", "/Approve", ["approve"]],
    ["CRLF", "/approve\r\n/abstain\r\n", ["approve", "abstain"]],
    ["a hard break", "yes  \n/approve", ["approve"]],
    ["because in capitals", "/reject BECAUSE it breaks", ["reject (it breaks)"]],
    ["because of nothing", "/reject because", ["reject"]],
    ["a reason with a because in it", "/reject because X because Y", ["reject (X because Y)"]],
    ["a full stop", "/approve.", ["approve"]],
    ["leading blanks", "   /approve", ["approve"]],
    ["a hidden character", "\u200b/approve", ["approve"]],
    ["a no-break blank", "/last-call\u00a014d", ["last-call 14d"]],
    ["inline code in an argument", "/deny `it` because so", ["deny `it` (so)"]],
    ["help", "/lastcall help", ["lastcall help"]],
    ["after a comment of HTML", "<!-- hi -->\n\n/approve", ["approve"]],
    ["in the middle of a line", "please /approve", []],
    ["a path", "/usr/bin", []],
    ["an escaped slash", "\\/approve", []],
    ["a numeric reference", "&#47;approve", []],
    ["indented code", "    /approve", []],
    ["a fence", "```\n/approve\n```", []],
    ["a fence of tildes", "~~~\n/approve\n~~~", []],
    ["nested fences", "````\n```\n/approve\n```\n````", []],
    ["a fence that is never closed", "```\n/approve", []],
    ["code over two lines", "`a\n/approve`", []],
    ["a quote", "> /approve", []],
    ["a lazy quote", "> yes\n/approve", []],
    ["a list", "- /approve\n* /reject", []],
    ["a numbered list", "1. /approve", []],
    ["a heading", "# /approve", []],
    ["a comment of HTML", "<!--\n/approve\n-->", []],
    ["a comment inside a line", "x <!--\n/approve\n--> y", []],
    ["an element of HTML", "<div>\n/approve\n</div>", []],
    ["a table", "| a |\n|---|\n| /approve |", []],
    ["a footnote", "x[^1]\n\n[^1]: /approve", []],
    ["nothing", "", []],
  ];
  test.each(cases)("%s", (_what, body, expected) => {
    expect(calls(body)).toEqual(expected);
  });

  test.each([
    ["above a quote", "/approve\n\n> /reject", ["approve"]],
    ["above who wrote", "/approve\n\nOn Monday pat wrote:\n/reject", ["approve"]],
  ])("an e-mail counts %s only", (_what, body, expected) => {
    expect(calls(body, true)).toEqual(expected);
  });

  test("is bounded, and the bound is said", () => {
    const { calls: kept, dropped } = parseCommands("/approve\n".repeat(5000), { viaEmail: false });
    expect([kept.length, dropped]).toEqual([20, 4980]);
    expect(parseCommands(`/reject because ${"x".repeat(500)}`, { viaEmail: false }).calls[0]?.source).toHaveLength(200);
  });

  test("no text makes it throw, and line endings do not matter", () => {
    const piece = fc.constantFrom(
      "/approve",
      "`",
      "```",
      "> ",
      "- ",
      "<!--",
      "-->",
      "\n",
      "\n\n",
      "    ",
      "because",
      "[^1]:",
      "|",
      "x",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        const text = pieces.join("").replace(/\r/g, "");
        expect(calls(text.replace(/\n/g, "\r\n"))).toEqual(calls(text));
      }),
    );
  });

  test("wrapped in what holds no commands, none is found", () => {
    const wrappings: readonly ((line: string) => string)[] = [
      (line) => `\`\`\`\n${line}\n\`\`\``,
      (line) => `> ${line}`,
      (line) => `- ${line}`,
      (line) => `<!-- ${line} -->`,
      (line) => `    ${line}`,
      (line) => `\`${line}\``,
    ];
    fc.assert(
      fc.property(
        fc.constantFrom("/approve", "/last-call 14d", "/reject because no"),
        fc.constantFrom(...wrappings),
        (line, wrap) => {
          expect(calls(`${wrap(line)}\n`)).toEqual([]);
        },
      ),
    );
  });
});
