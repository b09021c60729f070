import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aHeader, aKind, bytesOf, read } from "./a-kind.ts";

const header = aHeader(["name: Fox"]);
const sections = (body: string, path = "t.md") =>
  read(`---\nname: Fox\n---\n${body}`, aKind(), path).sections.map(
    ({ title, depth, position }) => `${"#".repeat(depth)} ${title} ${position.line}`,
  );

describe("sections", () => {
  test.each<[what: string, body: string, path: string, found: readonly string[]]>([
    ["both kinds of heading", "# One\n\nTwo\n---\n", "t.md", ["# One 4", "## Two 6"]],
    ["inline markup", "# *One* `two` [three](x)\n", "t.md", ["# One two three 4"]],
    ["none in code", "```\n# a\n```\n\n    # b\n\n# c\n", "t.md", ["# c 10"]],
    ["none in quotes or comments", "> # a\n\n<!--\n# b\n-->\n\n# c\n", "t.md", ["# c 10"]],
    ["within MDX elements", "<Box>\n\n## One\n\n</Box>\n", "t.mdx", ["## One 6"]],
    ["MDX that is none", "a < b {\n\n## One\n", "t.mdx", ["## One 6"]],
    [
      "MDX that is never run",
      "export const x = process.exit()\n\n# {process.exit()}\n",
      "t.mdx",
      ["# process.exit() 6"],
    ],
    ["CR LF", "\r\n# One\r\n", "t.md", ["# One 5"]],
  ])("%s", (_, body, path, found) => {
    expect(sections(body, path)).toEqual(found);
  });
});

describe("the digest", () => {
  const digest = (text: string, path?: string): string => read(text, aKind(), path).digest;

  test("is SHA-256 of the file without the App's lines", () => {
    const text = aHeader(["tale: 7", "name: Fox", "state: Sung", "until: 03/17/2026"]);
    expect(digest(text)).toBe(createHash("sha256").update(header).digest("hex"));
  });

  test.each<[what: string, text: string]>([
    ["another status", aHeader(["name: Fox", "state: Sung"])],
    ["an alias of it", aHeader(["Stage: Sung # soon", "name: Fox"])],
    ["a line twice", aHeader(["state: Sung", "name: Fox", "State: Whispered"])],
    ["over several lines", aHeader(["name: Fox", "state: >", "  Told", "", "  Aloud"])],
  ])("does not change by %s", (_, text) => {
    expect(digest(text)).toBe(digest(header));
  });

  test("does not change by a new name", () => {
    expect(digest(header, "tales/tale-fox.md")).toBe(digest(header, "tales/tale-7.md"));
  });

  test.each<[what: string, text: string]>([
    ["a word of the text", header.replace("Once", "Twice")],
    ["a field of the author's", header.replace("Fox", "Hen")],
    ["line endings", aHeader(["name: Fox"], "\r\n")],
    ["a last line ending", header.slice(0, -1)],
    ["an unreadable header", header.replace("---", "---js")],
  ])("changes by %s", (_, text) => {
    expect(digest(text)).not.toBe(digest(header));
  });

  test("of no text is that of its bytes", () => {
    const text = "\u0000";
    expect(digest(text)).toBe(createHash("sha256").update(bytesOf(text)).digest("hex"));
  });
});
