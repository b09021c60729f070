/** A document on the default branch is found under the names that are known, or by its number. */
import { describe, expect, test } from "vitest";
import type { DocumentGroup } from "../../src/core/model/policy.ts";
import { documentAtBase } from "../../src/gather/document-at-base.ts";
import { KeptContents } from "../../src/gather/kept-contents.ts";
import type { NeedContext } from "../../src/gather/need-context.ts";
import { aKind } from "../documents/a-kind.ts";

const kind = aKind();
const group = { kind: kind.name, files: "tales/*.md", flow: "single-pull-request" } as DocumentGroup;

const found = async (
  there: readonly string[],
  { number = 12 as number | null, paths = ["tales/tale-12.md", "tales/tale-fox.md"] } = {},
) => {
  const asked: string[] = [];
  const context = {
    reader: {
      readFile: async (_: unknown, path: string) => {
        asked.push(path);
        return there.includes(path)
          ? { kind: "file", path, bytes: new TextEncoder().encode(path) }
          : { kind: "absent", path };
      },
      readFiles: async () => {
        asked.push("folder");
        return there.map((path) => ({ path, id: path }));
      },
    },
    kept: new KeptContents(),
    place: { installation: 1, id: 1, owner: "example", name: "tales" },
    reading: { repository: { defaultHead: "c0" } },
    number,
  } as unknown as NeedContext;
  const file = await documentAtBase(context, { kind, group, paths });
  return { path: file?.path ?? null, asked };
};

describe("a document on the default branch", () => {
  test.each<readonly [string, readonly string[], string | null]>([
    ["under the name that goes with its number", ["tales/tale-12.md"], "tales/tale-12.md"],
    ["under the name that it was merged with", ["tales/tale-fox.md"], "tales/tale-fox.md"],
    ["under another name with its number", ["tales/tale-0012.md", "tales/tale-3.md"], "tales/tale-0012.md"],
    ["nowhere, where two files have its number", ["tales/tale-012.md", "tales/tale-0012.md"], null],
    ["nowhere", ["tales/tale-3.md"], null],
  ])("is found %s", async (_where, there, path) => {
    expect((await found(there)).path).toBe(path);
  });

  test("is not looked for in the folder while it is where it was", async () => {
    expect((await found(["tales/tale-12.md"])).asked).toEqual(["tales/tale-12.md"]);
  });

  test("without a number has no other name", async () => {
    const { path, asked } = await found(["tales/tale-12.md"], { number: null, paths: ["tales/tale-fox.md"] });
    expect([path, asked]).toEqual([null, ["tales/tale-fox.md"]]);
  });
});
