/** What is shown on the head of a merge group: the worst of its members, and what they do only together. */
import { describe, expect, test } from "vitest";
import type { CheckOutput } from "../../src/core/model/effect.ts";
import type { Instant, Sha } from "../../src/core/model/names.ts";
import type { CheckStanding, Standing, Touched } from "../../src/core/model/standing.ts";
import { type GroupMember, type GroupQuestion, planMergeGroup } from "../../src/core/plan/merge-group.ts";
import { loadWording } from "../../src/templates/load-wording.ts";

const at = (minute: number): Instant => `2026-03-02T09:${String(minute).padStart(2, "0")}:00Z` as Instant;
const sha = (digit: string): Sha => digit.repeat(40) as Sha;
const since = at(5);

const untouched: Touched = { documents: [], governance: [], number: null };
const green: CheckStanding = { status: "completed", conclusion: "success", title: "Accepted" };
const waiting: CheckStanding = { status: "in_progress", conclusion: null, title: "Waiting for bo" };
const held: CheckStanding = { status: "completed", conclusion: "action_required", title: "Held" };
const skipped: CheckStanding = { status: "completed", conclusion: "skipped", title: "Nothing governed" };
const neutral: CheckStanding = { status: "completed", conclusion: "neutral", title: "No form" };

interface About extends Partial<Omit<Standing, "checks">> {
  readonly format?: CheckStanding | null;
  readonly decision?: CheckStanding | null;
}
const member = (
  number: number,
  { format = green, decision = green, ...standing }: About = {},
  head: Sha = sha("a"),
): GroupMember => ({
  number,
  head,
  standing: {
    number,
    state: "open",
    head: sha("a"),
    branch: null,
    at: since,
    touches: untouched,
    checks: {
      ...(format && { "lastcall/format": format }),
      ...(decision && { "lastcall/decision": decision }),
    },
    ...standing,
  },
});

const plan = (members: GroupQuestion["members"], more: Partial<GroupQuestion> = {}) =>
  planMergeGroup({
    head: sha("f"),
    since,
    members,
    checks: [],
    caughtUp: true,
    now: at(6),
    wording: loadWording(),
    ...more,
  });

const shown = (effects: ReturnType<typeof plan>["effects"]): Readonly<Record<string, CheckOutput>> =>
  Object.fromEntries(
    effects.flatMap(({ body }) => (body.kind === "create-check" ? [[body.check.name, body.check]] : [])),
  );
const decisionOf = (...given: Parameters<typeof plan>): CheckOutput | undefined =>
  shown(plan(...given).effects)["lastcall/decision"];

describe("the decision on a group", () => {
  test.each<[string, GroupQuestion["members"], CheckOutput["conclusion"], string]>([
    ["of one that is green", [member(7)], "success", "#7: Accepted"],
    ["that touches nothing governed", [member(7, { decision: skipped })], "skipped", "#7: Nothing governed"],
    [
      "some of which touches something",
      [member(7), member(8, { decision: skipped })],
      "success",
      "#7: Accepted (1 more",
    ],
    ["with one that is held", [member(7), member(8, { decision: held })], "failure", "#8: Held (1 more"],
    [
      "with one that waits: so would the queue",
      [member(7, { decision: waiting }), member(8)],
      "failure",
      "#7: Waiting for bo",
    ],
    ["with one that has not begun", [member(7, { decision: null })], "failure", "#7: Nothing is said about it yet"],
    [
      "with a neutral one",
      [member(7, { decision: neutral }), member(8, { decision: skipped })],
      "neutral",
      "#7: No form",
    ],
  ])("%s", (_, members, conclusion, title) => {
    const check = decisionOf(members);
    expect(check).toMatchObject({ head: sha("f"), status: "completed", conclusion });
    expect(check?.title).toContain(title);
  });

  test.each<[string, GroupQuestion["members"], Partial<GroupQuestion>, string, readonly number[]]>([
    ["a member was not looked at since", [member(7), member(8, { at: at(4) })], {}, "Looking at #8", [8]],
    ["of a member nothing is kept", [{ number: 8, head: sha("a"), standing: null }], {}, "Looking at #8", [8]],
    ["a note of before does not say when", [member(8, { at: undefined as never })], {}, "Looking at #8", [8]],
    ["a member stands on another head", [member(8, {}, sha("b"))], {}, "Looking at #8", [8]],
    ["a member cannot be read", [null, member(8)], {}, "cannot be read", []],
    ["what could not be delivered is on its way", [member(7)], { caughtUp: false }, "while the App was away", []],
  ])("waits while %s", (_, members, more, title, awaited) => {
    const planned = plan(members, more);
    expect(planned).toMatchObject({ awaited, isWaiting: true });
    for (const check of Object.values(shown(planned.effects))) {
      expect(check).toMatchObject({ status: "in_progress", conclusion: null });
      expect(check.title).toContain(title);
    }
    expect(planned.effects).toHaveLength(2);
  });

  const touching = (touches: Partial<Touched>): About => ({ touches: { ...untouched, ...touches } });
  test.each<[string, About, About, string | null]>([
    [
      "the same document",
      touching({ documents: ["a.md", "b.md"] }),
      touching({ documents: ["b.md"] }),
      "both change b.md",
    ],
    [
      "the same rules",
      touching({ governance: ["roll.yml"] }),
      touching({ governance: ["roll.yml"] }),
      "both change roll.yml",
    ],
    [
      "one number",
      touching({ documents: ["a.md"], number: "DIP-7" }),
      touching({ documents: ["b.md"], number: "DIP-7" }),
      "both are DIP-7",
    ],
    [
      "a decision behind other rules",
      touching({ governance: ["roll.yml"] }),
      touching({ documents: ["b.md"] }),
      "roll.yml says how",
    ],
    [
      "a decision ahead of other rules",
      touching({ documents: ["b.md"] }),
      touching({ governance: ["roll.yml"] }),
      null,
    ],
    [
      "other documents",
      touching({ documents: ["a.md"], number: "DIP-7" }),
      touching({ documents: ["b.md"], number: "DIP-8" }),
      null,
    ],
    ["other rules, and nothing governed", touching({ governance: ["roll.yml"] }), touching({}), null],
  ])("of two that bring %s", (_, ahead, behind, title) => {
    const check = decisionOf([member(7, ahead), member(8, behind)]);
    expect(check?.status).toBe(title === null ? "completed" : "in_progress");
    expect(check?.title).toContain(title === null ? "#7: Accepted" : "#8: waits until #7");
    if (title !== null) expect(check?.title).toContain(title);
  });

  test("is red rather than waiting where one of two that meet is not green", () => {
    const both = touching({ documents: ["a.md"] });
    expect(decisionOf([member(7, { ...both, decision: held }), member(8, both)])).toMatchObject({
      conclusion: "failure",
    });
  });

  test("is posted once: planning again gives nothing", () => {
    const first = plan([member(7)]);
    const checks = Object.values(shown(first.effects)).map(({ name, status, conclusion, externalId }, id) => ({
      ...{ id, name, status, conclusion, externalId },
      startedAt: at(6),
    }));
    expect(plan([member(7)], { checks })).toEqual({ awaited: [], isWaiting: false, effects: [] });
    expect(plan([member(7, { decision: held })], { checks }).effects).toHaveLength(1);
  });

  test("says in its summary how each member stands", () => {
    const check = decisionOf([member(7), member(8, { decision: held })]);
    expect(check?.summary).toContain("- #7: Accepted\n- #8: Held");
  });
});

test("each check is the worst of its own kind", () => {
  const { effects } = plan([member(7, { format: held }), member(8, { decision: skipped })]);
  expect(shown(effects)).toMatchObject({
    "lastcall/format": { conclusion: "failure", title: "#7: Held (1 more in this group)" },
    "lastcall/decision": { conclusion: "success", title: "#7: Accepted (1 more in this group)" },
  });
});
