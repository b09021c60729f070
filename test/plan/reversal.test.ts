/** What is taken back, file by file, and what is left because somebody changed it since. */
import { describe, expect, test } from "vitest";
import { type MergedFile, reversalOf } from "../../src/core/plan/reversal.ts";

const bytes = (text: string | null): Uint8Array | null => (text === null ? null : new TextEncoder().encode(text));

const file = (
  [before, merged, now]: readonly (string | null)[],
  [previous, nowBefore]: readonly [string, string | null] | readonly [null, null] = [null, null],
): MergedFile => ({
  path: "a",
  previous,
  before: bytes(before ?? null),
  merged: bytes(merged ?? null),
  now: bytes(now ?? null),
  nowBefore: bytes(nowBefore),
});

type Told = { readonly to?: Readonly<Record<string, string>>; readonly gone?: string[]; readonly left?: string[] };

describe("what was merged", () => {
  test.each<readonly [string, MergedFile, Told]>([
    ["and came, goes", file([null, "new", "new"]), { gone: ["a"] }],
    ["and came, and is gone already", file([null, "new", null]), {}],
    ["and came, and was changed since, stays", file([null, "new", "newer"]), { gone: ["a"], left: ["a"] }],
    ["and was changed, stands as before", file(["old", "new", "new"]), { to: { a: "old" } }],
    ["and was changed, and stands as before already", file(["old", "new", "old"]), {}],
    ["and was changed, and changed again, stays", file(["old", "new", "newer"]), { to: { a: "old" }, left: ["a"] }],
    ["and was changed, and is gone since, stays so", file(["old", "new", null]), { to: { a: "old" }, left: ["a"] }],
    ["and was removed, stands again", file(["old", null, null]), { to: { a: "old" } }],
    ["and was removed, and written anew since, stays", file(["old", null, "else"]), { to: { a: "old" }, left: ["a"] }],
    [
      "and was renamed, has its name again",
      file(["old", "old", "old"], ["b", null]),
      { to: { b: "old" }, gone: ["a"] },
    ],
    ["and was renamed, and has its name again already", file(["old", "old", null], ["b", "old"]), {}],
    [
      "and was renamed, where another took the name, stays",
      file(["old", "old", "old"], ["b", "else"]),
      { to: { b: "old" }, gone: ["a"], left: ["b"] },
    ],
  ])("%s", (_what, merged, { to = {}, gone = [], left = [] }) => {
    const { additions, deletions, changedSince } = reversalOf([merged]);
    expect(changedSince).toEqual(left);
    expect(Object.fromEntries(additions.map((one) => [one.path, new TextDecoder().decode(one.bytes)]))).toEqual(to);
    expect(deletions).toEqual(gone);
  });
});
