/** Changes of a charm that is Bound already: corrections, updates that are reviewed first, and where there are none. */
import { describe, expect, test } from "vitest";
import { complaintAboutChange } from "../../src/core/decide/existing-change.ts";
import { updateReviewEnds } from "../../src/core/decide/update-review.ts";
import type { Kind } from "../../src/core/model/kind.ts";
import type { KindName } from "../../src/core/model/names.ts";
import type { State } from "../../src/core/model/state.ts";
import { baseReading, changing } from "../builders/existing.ts";
import { charm, charmText, policy, sha } from "../builders/guild.ts";
import { decidedAt, under } from "../builders/looks.ts";
import { mia, pat } from "../builders/people.ts";
import { command, push } from "../builders/timeline.ts";

const before = charmText("A few words about it.", { charm: "3", state: "Bound" });
const after = charmText("Something else altogether.", { charm: "3", state: "Bound" });
const spelt = charmText("A few words about  it.", { charm: "3", state: "Bound" });

const updating = (zone = "UTC") => ({
  ...policy,
  zone,
  kinds: new Map(
    [...policy.kinds].map(([name, kind]) => [name, { ...kind, updates: { reviewDays: 7, leftAlone: null } }]),
  ),
});
const kindOf = (all: { readonly kinds: ReadonlyMap<KindName, Kind> }): Kind => all.kinds.get(charm.name) as Kind;

/** The charm is changed on 2 March; `lines` are mia's, at their instants. */
const changedTo = (text: string, under_: typeof policy, lines: readonly (readonly [string, string])[], now: string) => {
  const decision = decidedAt(
    lines.map(([at, line], place) => command(at, mia, line, place + 1)),
    now,
    { ...under(under_), elsewhere: { standings: [], known: 0 } },
    [changing(sha(0), before, text), baseReading(before)],
  );
  expect(decision.needs).toEqual([]);
  return decision.state;
};
const refusals = ({ commands }: State) => commands.map(({ verdict }) => verdict.code);

describe("a charm that is Bound", () => {
  test.each([
    ["is updated after its review", after, [["2026-03-10T00:00:00Z", "/allow-change"]], [null], undefined],
    [
      "is not updated at its end's last second",
      after,
      [["2026-03-09T23:59:59Z", "/allow-change"]],
      ["update-in-review"],
      "update-unallowed",
    ],
    ["is corrected at any time", after, [["2026-03-03T09:00:00Z", "/errata because it is a slip"]], [null], undefined],
    [
      "needs no review for what changes its form alone",
      spelt,
      [["2026-03-03T09:00:00Z", "/allow-change"]],
      [null],
      undefined,
    ],
    ["waits for a word in any case", after, [], [], "update-unallowed"],
    [
      "is let in once",
      after,
      [
        ["2026-03-10T00:00:00Z", "/allow-change"],
        ["2026-03-10T00:01:00Z", "/allow-change"],
      ],
      [null, "nothing-to-allow"],
      undefined,
    ],
  ] as const)("%s", (_, text, lines, codes, complaint) => {
    const state = changedTo(text, updating(), lines, "2026-03-11T09:00:00Z");
    expect(refusals(state)).toEqual(codes);
    expect(complaintAboutChange(state, kindOf(updating()))?.code).toBe(complaint);
  });

  test("is corrected alone where its process has no updates", () => {
    const state = changedTo(after, policy, [["2026-03-20T09:00:00Z", "/allow-change"]], "2026-03-21T09:00:00Z");
    expect(refusals(state)).toEqual(["allow-decided"]);
    expect(complaintAboutChange(state, kindOf(policy))?.code).toBe("changed-after-decision");
  });

  test("has its review end at midnight of the policy's zone", () => {
    const state = changedTo(after, updating("America/New_York"), [], "2026-03-11T09:00:00Z");
    expect(updateReviewEnds(state, kindOf(updating()), "America/New_York")).toBe("2026-03-10T04:00:00Z");
    expect(updateReviewEnds(state, kindOf(updating()), "UTC")).toBe("2026-03-10T00:00:00Z");
  });

  test("is allowed with the text that stood there: a push asks again", () => {
    const later = charmText("Something else again.", { charm: "3", state: "Bound" });
    const decision = decidedAt(
      [command("2026-03-10T09:00:00Z", mia, "/allow-change", 1), push("2026-03-10T10:00:00Z", pat, sha(1))],
      "2026-03-11T09:00:00Z",
      { ...under(updating()), elsewhere: { standings: [], known: 0 } },
      [changing(sha(0), before, after), changing(sha(1), before, later), baseReading(before)],
    );
    expect(complaintAboutChange(decision.state, kindOf(updating()))?.code).toBe("update-unallowed");
  });
});
