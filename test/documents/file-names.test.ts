import { describe, expect, test } from "vitest";
import { numberedPath, numberFromPath } from "../../src/core/documents/file-names.ts";
import { aKind } from "./a-kind.ts";

const kind = aKind();

describe("file names", () => {
  test.each([
    ["tales/tale-12.md", 12],
    ["tale-0.mdx", 0],
    ["a/b/tale-012.md", 12],
    ["tales/tale-fox.md", null],
    ["tales/tale-12-fox.md", null],
    ["tales/tale-.md", null],
    ["tales/song-12.md", null],
    ["tale-12/README.md", null],
    ["tales/tale-1234567890.md", null],
  ])("%s has the number %s", (path, number) => {
    expect(numberFromPath(kind, path)).toBe(number);
  });

  test.each([
    ["tales/tale-fox.md", "tales/tale-7.md"],
    ["tale-fox.mdx", "tale-7.mdx"],
    ["a.b/tale-v1.2.md", "a.b/tale-7.md"],
    ["tales/tale-12.md", "tales/tale-7.md"],
    ["tales/noending", "tales/tale-7"],
  ])("%s becomes %s", (path, numbered) => {
    expect(numberedPath(kind, path, 7)).toBe(numbered);
    expect(numberFromPath(kind, numbered)).toBe(7);
  });

  test("the number need not stand last", () => {
    const odd = aKind({ fileName: "tale-{number}-final" });
    expect(numberFromPath(odd, "tale-3-final.md")).toBe(3);
    expect(numberedPath(odd, "tale-x-final.md", 3)).toBe("tale-3-final.md");
  });

  test.each([
    ["oep-0066-bp-authorization.rst", 66, "oep-0007-bp-authorization.rst"],
    ["oep-0001.rst", 1, "oep-0007.rst"],
    ["oep-12-proc-x.rst", 12, "oep-0007-proc-x.rst"],
    ["p/oep-bp-authorization.rst", null, "p/oep-0007-bp-authorization.rst"],
    ["other.rst", null, "oep-0007.rst"],
  ])("with a padded number and a subject: %s has the number %s and becomes %s", (path, number, numbered) => {
    const padded = aKind({ fileName: "oep-{number:04}-{subject}" });
    expect(numberFromPath(padded, path)).toBe(number);
    expect(numberedPath(padded, path, 7)).toBe(numbered);
  });
});
