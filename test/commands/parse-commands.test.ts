import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isLookAlike, nearestVerb } from "../../src/core/commands/nearest-verb.ts";
import { parseCommands } from "../../src/core/commands/parse-commands.ts";
import { voteOf } from "../../src/core/commands/vote-calls.ts";

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

  test("what mail programs write is text in a comment made on the page", () => {
    expect(calls("/approve\n\n--\n\n/abstain")).toEqual(["approve", "abstain"]);
  });

  describe("as peers have them", () => {
    const peers: readonly (readonly [string, string, readonly string[]])[] = [
      [
        "P034: three between lines of prose, in order",
        "Thanks.\n/resolve rain\nand then\n/cancel-ballot because so\nfinally\n/concern foobar: text\nBye.",
        ["resolve rain", "cancel-ballot (so)", "concern foobar: text"],
      ],
      ["P035: blanks before", "   /approve   ", ["approve"]],
      ["P058: code, then plain", "`/reject`\n\n```\n/reject\n```\n\n/approve", ["approve"]],
      ["P059: quotes in quotes", "> > /approve\n> /reject", []],
      ["P059: right after a comment of HTML", "<!-- q -->\n/approve", ["approve"]],
      ["P061: a quotation mark that is never closed", 'He said "well\n/approve', ["approve"]],
      ["P110: quoted", "> /pause", []],
      ["P110: with blanks and words", "/pause   for   now", ["pause for now"]],
      ["P110: broken apart", "/cancel -    ballot", ["cancel - ballot"]],
      ["P110: written together", "/cancelballot", ["cancelballot"]],
      ["P137: two of them", "/cancel-ballot because so\n/approve", ["cancel-ballot (so)", "approve"]],
      ["P145: a sign that is quoted, or told about", "> :+1:\n\ndo not count my :+1:", []],
      ["both sides, in order: the later one speaks", "/approve\n/reject because no", ["approve", "reject (no)"]],
      ["folded away", "<details><summary>x</summary>\n\n/approve\n\n</details>", ["approve"]],
      ["inside an element", "<details>\n/approve\n</details>", []],
      ["a quote in a list", "- > /approve", []],
      ["fences in fences", "~~~~\n```\n/approve\n```\n/reject\n~~~~\n/abstain", ["abstain"]],
    ];
    test.each(peers)("%s", (_what, body, expected) => {
      expect(calls(body)).toEqual(expected);
    });
  });

  test.each([
    ["a Cyrillic letter", "/\u0430pprove"],
    ["a slash of full width", "\uff0fapprove"],
    ["a fraction slash", "\u2044approve"],
    ["letters of full width", "/\uff41\uff50\uff50\uff52\uff4f\uff56\uff45"],
    ["an accent", "/approv\u0065\u0301"],
  ])("%s makes no command of ours, and the one that was meant is found", (_what, body) => {
    const [call] = parseCommands(body, { viaEmail: false }).calls;
    expect(call && voteOf(call)).toBeNull();
    expect(call && nearestVerb(call.verb, ["approve", "reject"])).toBe("approve");
    expect(isLookAlike(call?.verb ?? "")).toBe(true);
  });

  test.each([
    ["above a quote", "/approve\n\n> /reject", ["approve"]],
    ["above who wrote", "/approve\n\nOn Monday pat wrote:\n/reject", ["approve"]],
    [
      "above who wrote, over two lines",
      "/approve\n\nOn Mon, 2 Mar 2026, pat\n<pat@example.org> wrote:\n/reject",
      ["approve"],
    ],
    ["above the signature", "/approve\n\n-- \nAna\n/reject", ["approve"]],
    ["above a signature whose blank was trimmed", "/approve\n\n--\nAna\n/reject", ["approve"]],
    ["all where nothing is quoted", "/approve\n\n/abstain -- or so", ["approve", "abstain -- or so"]],
  ])("an e-mail counts %s only", (_what, body, expected) => {
    expect(calls(body, true)).toEqual(expected);
  });

  test("is bounded, and the bound is said", () => {
    const { calls: kept, left } = parseCommands("/approve\n".repeat(5000), { viaEmail: false });
    expect([kept.length, left.length]).toEqual([20, 4980]);
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
