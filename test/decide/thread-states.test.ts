/** What the states of a pull request do to votes and to what is decided (github.md section 2). */
import { describe, expect, test } from "vitest";
import type { Happening } from "../../src/core/model/act.ts";
import { sha } from "../builders/guild.ts";
import { approvals, stateAt, sung } from "../builders/looks.ts";
import { mia, pat } from "../builders/people.ts";
import { command, push, retargeted, thread } from "../builders/timeline.ts";

describe("a draft", () => {
  test("takes nothing from a vote that is open", () => {
    const drafted = thread("2026-03-05T09:00:00Z", "draft", pat);
    const state = stateAt([sung, drafted, ...approvals(3, "2026-03-06T09:00:00Z")], "2026-03-20T00:00:00Z");
    expect(state).toMatchObject({ status: "Bound", isDraft: true });
  });
});

describe("closed and reopened", () => {
  const shut = thread("2026-03-06T09:00:00Z", "closed", pat);

  test.each([
    ["within thirty days the vote goes on with the time that was left", "2026-04-05T09:00:00Z", "2026-04-09T00:00:00Z"],
    ["a second later it is void", "2026-04-05T09:00:01Z", null],
  ])("%s", (_what, at, closes) => {
    const [ballot] = stateAt([sung, shut, thread(at, "open", pat)], "2026-04-05T10:00:00Z").ballots;
    expect(ballot?.voided?.why ?? null).toBe(closes === null ? "closed-too-long" : null);
    if (closes !== null) expect(ballot?.closes).toBe(closes);
  });

  test("of a void vote, whoever extends the period opens the next round", () => {
    const longer = command("2026-04-06T09:00:00Z", mia, "/linger 2d because the vote was void", 9);
    const state = stateAt([sung, shut, thread("2026-04-06T08:00:00Z", "open", pat), longer], "2026-04-06T10:00:00Z");
    expect(state.ballots.map(({ round, closed, voided }) => [round, closed ?? voided?.why ?? "open"])).toEqual([
      [1, "closed-too-long"],
      [2, "open"],
    ]);
    expect(state.ballots[1]?.closes).toBe(state.window?.ends);
  });
});

describe("pointed at another branch", () => {
  const elsewhere = retargeted("2026-03-06T09:00:00Z", "kinder", pat);

  test("open votes are void, whatever was voted, and the period goes on", () => {
    const state = stateAt([sung, ...approvals(3, "2026-03-05T09:00:00Z"), elsewhere], "2026-03-07T00:00:00Z");
    expect(state.ballots[0]?.voided).toEqual({ at: "2026-03-06T09:00:00Z", why: "base-changed" });
    expect(state.window).toMatchObject({ ended: false });
    const later = stateAt([sung, ...approvals(3, "2026-03-05T09:00:00Z"), elsewhere], "2026-04-07T00:00:00Z");
    expect(later).toMatchObject({ status: "Sung", window: { ended: true } });
  });

  test("what was decided before stands", () => {
    const after = retargeted("2026-03-12T09:00:00Z", "kinder", pat);
    const state = stateAt([sung, ...approvals(3, "2026-03-05T09:00:00Z"), after], "2026-03-13T00:00:00Z");
    expect(state.status).toBe("Bound");
  });

  test("no vote is carried over into the next round", () => {
    const longer = command("2026-03-06T10:00:00Z", mia, "/linger 2d because of the branch", 9);
    const state = stateAt([sung, ...approvals(3, "2026-03-05T09:00:00Z"), elsewhere, longer], "2026-03-20T00:00:00Z");
    expect(state.status).toBe("Sung");
    expect(state.ballots[1]?.closed?.tally.counts.approve).toBe(0);
  });

  test("a period that rests waits with its next round until it goes on", () => {
    const paused = command("2026-03-06T09:30:00Z", mia, "/pause because of the flood", 8);
    const longer = command("2026-03-06T10:00:00Z", mia, "/linger 2d because of the branch", 9);
    const state = stateAt([sung, elsewhere, paused, longer], "2026-03-07T00:00:00Z");
    expect(state.commands.at(-1)?.verdict).toMatchObject({ done: false, code: "clocks-rest" });
  });
});

describe("merged", () => {
  const merged = (at: string) => thread(at, "merged", pat);

  test.each<[string, readonly Happening[], boolean]>([
    ["before anything was decided", [merged("2026-03-03T10:00:00Z")], true],
    ["during a vote", [sung, ...approvals(3, "2026-03-05T09:00:00Z"), merged("2026-03-06T09:00:00Z")], true],
    ["after the decision", [sung, ...approvals(3, "2026-03-05T09:00:00Z"), merged("2026-03-12T09:00:00Z")], false],
    [
      "after it, on another text",
      [
        sung,
        ...approvals(3, "2026-03-05T09:00:00Z"),
        push("2026-03-12T09:00:00Z", pat, sha(1)),
        merged("2026-03-12T10:00:00Z"),
      ],
      true,
    ],
    ["after a vote that failed", [sung, merged("2026-03-12T09:00:00Z")], true],
  ])("%s", (_what, happenings, undecided) => {
    const state = stateAt(happenings, "2026-03-20T00:00:00Z");
    expect(state.undecided !== null).toBe(undecided);
    expect(state.ballots.every(({ closed, voided }) => closed !== null || voided?.why === "merged")).toBe(true);
  });
});
