/** The number in the thread's title: once, and what people write stays. */
import { expect, test } from "vitest";
import type { KindName } from "../../src/core/model/names.ts";
import type { State } from "../../src/core/model/state.ts";
import { planThreadTitle } from "../../src/core/plan/thread-title.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { emptySeen } from "../builders/github-in-memory.ts";
import { charm, sha } from "../builders/guild.ts";

const kind = { ...charm, threadTitle: "CHARM-{number:03}: {title}" };
const numbered = (number: number | null): State => ({
  ...emptyState(),
  document: { kind: "charm" as KindName, path: "charms/charm-7.md", number },
});

test.each<
  [string, { number?: number | null; title?: string; seen?: string; titled?: number; open?: boolean }, string | null]
>([
  ["a title of people's", {}, "CHARM-007: Against rain"],
  ["one with another number", { seen: "CHARM-8: rain" }, "CHARM-007: Against rain"],
  ["one with the number, in whatever form", { seen: "charm 7 - rain" }, null],
  ["one that people made of ours", { seen: "Rain", titled: 7 }, null],
  ["one of a former number", { seen: "Rain", titled: 6 }, "CHARM-007: Against rain"],
  ["before there is a number", { number: null }, null],
  ["of a thread that is closed", { open: false }, null],
  ["a title with signs of a pattern", { title: "Costs $& {title}" }, "CHARM-007: Costs $& {title}"],
  ["a title of many lines", { title: "Against\n  rain" }, "CHARM-007: Against rain"],
])("%s", (_what, { number = 7, title = "Against rain", seen = "Rain", titled, open = true }, wanted) => {
  const [effect] = planThreadTitle({
    state: numbered(number),
    kind,
    seen: { ...emptySeen(sha(0)), title: seen, open },
    title,
    titled: titled ?? null,
  });
  expect(effect?.body.kind === "edit-title" ? effect.body.title : null).toBe(wanted);
});
