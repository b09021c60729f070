/** Pull requests of the App's own: one for what is wanted, none twice, and a person's closing is an answer. */
import { describe, expect, test } from "vitest";
import type { EffectBody } from "../../src/core/model/effect.ts";
import type { OwnChanges, WantedChange } from "../../src/core/model/own-change.ts";
import { changeProblems, planOwnChanges } from "../../src/core/plan/own-changes.ts";
import type { PlanQuestion } from "../../src/core/plan/plan-question.ts";
import { changeMarker, differenceDigest, intentDigest, markedChange } from "../../src/core/render/change-marker.ts";
import { loadWording } from "../../src/templates/load-wording.ts";
import { facts, instant, sha } from "../builders/guild.ts";
import { aRequest, changesWith } from "../golden/change-situations.ts";

const marker = { repository: 1, thread: 12, key: "key" };
const question = (changes: OwnChanges): PlanQuestion =>
  ({
    facts: facts("2026-03-13T09:00:00Z", []),
    changes,
    marker,
    threadUrl: "https://example.test/example/charms/pull/12",
    wording: loadWording(),
  }) as unknown as PlanQuestion;

const planned = (changes: OwnChanges): readonly EffectBody[] =>
  planOwnChanges(question(changes)).map(({ body }) => body);

const earlier = instant("2026-03-12T09:00:00Z");
const justNow = instant("2026-03-13T08:59:30Z");
const withdrawn = changeMarker("header", "withdrawn", marker);
const otherPlan = changeMarker("header", "0123456789abcdef", marker);
const forged = changeMarker("header", "0123456789abcdef", { ...marker, key: "another" });
const intended: WantedChange = {
  purpose: "header",
  intent: "the same",
  headline: "Set CHARM-12 to Bound",
  body: "What was decided.",
  additions: [{ path: "charms/charm-12.md", bytes: new TextEncoder().encode("bound, and more") }],
  deletions: [],
};
const sameIntent = changeMarker("header", "0123456789abcdef", marker, intentDigest(intended));
const nothing = { wanted: [] } as const;
const noBranch = { seen: [{ purpose: "header", branch: "lastcall/header-12", head: null, requests: [] }] } as const;

type Case = readonly [what: string, changes: OwnChanges, kind: EffectBody["kind"] | null, more: object];

describe("a pull request of the App's", () => {
  const cases: readonly Case[] = [
    ["is opened for what is wanted", changesWith([], noBranch), "propose-change", { expected: null, request: null }],
    [
      "is opened for a branch that a crash left",
      changesWith([]),
      "propose-change",
      { expected: sha(8), request: null },
    ],
    ["that carries the plan stays as it is", changesWith([aRequest()]), null, {}],
    [
      "of an earlier plan is brought up to date",
      changesWith([aRequest({ body: otherPlan })]),
      "propose-change",
      { request: 14 },
    ],
    [
      "whose marker was forged is brought up to date",
      changesWith([aRequest({ body: forged })]),
      "propose-change",
      { request: 14 },
    ],
    [
      "whose marker is gone is brought up to date",
      changesWith([aRequest({ body: "Mine." })]),
      "propose-change",
      { request: 14 },
    ],
    [
      "that a person closed is not opened again",
      changesWith([aRequest({ state: "closed", closedAt: earlier })]),
      null,
      {},
    ],
    [
      "closed for another plan is no answer",
      changesWith([aRequest({ state: "closed", body: otherPlan })]),
      "propose-change",
      { request: null },
    ],
    [
      "closed for the same is an answer, whatever else has changed in the file",
      changesWith([aRequest({ state: "closed", closedAt: earlier, body: sameIntent })], { wanted: [intended] }),
      null,
      {},
    ],
    [
      "closed for the same, and merged since, is no answer any more",
      changesWith(
        [
          aRequest({ number: 15, state: "merged", closedAt: earlier, body: sameIntent }),
          aRequest({ state: "closed", closedAt: earlier, body: sameIntent }),
        ],
        { wanted: [intended] },
      ),
      "propose-change",
      { request: null },
    ],
    [
      "closed for something else is no answer",
      changesWith([aRequest({ state: "closed", closedAt: earlier, body: sameIntent })], {
        wanted: [{ ...intended, intent: "another" }],
      }),
      "propose-change",
      { request: null },
    ],
    [
      "that we closed ourselves is no answer",
      changesWith([aRequest({ state: "closed", body: withdrawn })]),
      "propose-change",
      { request: null },
    ],
    [
      "merged a moment ago is not opened again",
      changesWith([aRequest({ state: "merged", closedAt: justNow })]),
      "delete-branch",
      {},
    ],
    [
      "merged long ago, and taken back on the branch, is opened again",
      changesWith([aRequest({ state: "merged", closedAt: earlier })]),
      "propose-change",
      { request: null },
    ],
    ["that is not wanted any more is closed", changesWith([aRequest()], nothing), "withdraw-change", { request: 14 }],
    [
      "that was merged leaves no branch",
      changesWith([aRequest({ state: "merged" })], nothing),
      "delete-branch",
      { head: sha(8) },
    ],
    [
      "that we closed leaves no branch",
      changesWith([aRequest({ state: "closed", body: withdrawn })], nothing),
      "delete-branch",
      {},
    ],
    ["that a person closed keeps its branch", changesWith([aRequest({ state: "closed" })], nothing), null, {}],
    [
      "whose branch somebody pushed to after the merge keeps it",
      changesWith([aRequest({ state: "merged", head: sha(7) })], nothing),
      null,
      {},
    ],
    ["is not touched while nobody can say what it should be", changesWith([], { ...nothing, ...noBranch }), null, {}],
  ];
  test.each(cases)("%s", (_what, changes, kind, more) => {
    const effects = planned(changes);
    expect(effects.map((one) => one.kind)).toEqual(kind === null ? [] : [kind]);
    expect(effects[0] ?? {}).toMatchObject(more);
  });

  test("names its thread and the digest of its difference, and nobody else can", () => {
    const [effect] = planned(changesWith([], noBranch));
    if (effect?.kind !== "propose-change") throw new Error("Nothing is proposed.");
    const digest = differenceDigest("main", effect);
    expect(markedChange(effect.body, marker)).toEqual({ thread: 12, purpose: "header", digest, intent: null });
    expect(markedChange(effect.body.replaceAll("\n", "\r\n"), marker)?.digest).toBe(digest);
    expect(markedChange(effect.body.replace("1/12", "1/13"), marker)).toBeNull();
    expect(markedChange(effect.body, { ...marker, repository: 2 })).toBeNull();
    expect(differenceDigest("other", effect)).not.toBe(digest);
    expect(differenceDigest("main", { ...effect, deletions: ["charms/a.md"] })).not.toBe(digest);
  });

  test("that was closed is shown as a problem, and one that is open is not", () => {
    expect(changeProblems(question(changesWith([aRequest({ state: "closed" })])))).toMatchObject([{ why: /14/ }]);
    expect(changeProblems(question(changesWith([aRequest()])))).toEqual([]);
  });
});
