/** What voters and the secretary do to an open ballot besides voting, on the fixture process. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tallyInState } from "../../src/core/ballots/tally-in-state.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { NewEntry } from "../../src/core/model/entry.ts";
import type { Facts, Roll } from "../../src/core/model/facts.ts";
import type { State } from "../../src/core/model/state.ts";
import { withoutAccount } from "../../src/core/model/without-account.ts";
import { replay } from "../../src/core/record/replay.ts";
import { at, timelines } from "../builders/generated-timelines.ts";
import { instant, person, policy, question, role, sha } from "../builders/guild.ts";
import { circleOf, decideInLooks, lookAgain, stateAt, sung } from "../builders/looks.ts";
import { ana, bo, chen, dee, eli, mia, pat, sam, zed } from "../builders/people.ts";
import { command, push, thread, vote } from "../builders/timeline.ts";

const open = "2026-03-06T12:00:00Z";
const ended = "2026-03-11T00:00:00Z";
let source = 100;
const nextSource = (): number => {
  source += 1;
  return source;
};
const does = (by: typeof mia, line: string, at = "2026-03-06T09:00:00Z"): Happening =>
  command(at, by, line, nextSource());
const votes = (by: typeof mia, choice: "approve" | "reject" | "abstain" | "withdraw", at = "2026-03-05T09:00:00Z") =>
  vote(at, by, choice, nextSource());

const tallyOf = (state: State, now = open) => {
  const ballot = state.ballots.at(-1);
  if (!ballot) throw new Error("No ballot was opened.");
  return ballot.closed?.tally ?? tallyInState(state, ballot, state.votes, { now: instant(now), closing: false });
};
const lineOf = (state: State, login: string, now = open): string => {
  const line = tallyOf(state, now).voters.find((one) => one.person.login === login);
  return line
    ? `${line.choice ?? "-"} ${line.counted}${line.through ? ` through ${line.through.login}` : ""}`
    : "no line";
};
const lastVerdict = (state: State) => state.commands.at(-1)?.verdict;

describe("stepping aside", () => {
  const recused = does(ana, "/recuse because it is my own shop");

  test.each<[string, readonly Happening[], number, string]>([
    ["leaves the base", [recused], 4, "- recused"],
    ["an earlier vote does not count", [votes(ana, "approve"), recused], 4, "approve recused"],
    ["nor does a later one", [recused, votes(ana, "approve", "2026-03-06T10:00:00Z")], 4, "approve recused"],
    ["naming the question", [does(ana, "/recuse chanting because of that")], 4, "- recused"],
    ["taken back: in the base again", [recused, does(ana, "/unrecuse", "2026-03-06T10:00:00Z")], 5, "- not-voted"],
    [
      "taken back: the vote counts again",
      [votes(ana, "approve"), recused, does(ana, "/unrecuse", "2026-03-06T10:00:00Z")],
      5,
      "approve true",
    ],
    [
      "again after that",
      [recused, does(ana, "/unrecuse", "2026-03-06T10:00:00Z"), does(ana, "/recuse", "2026-03-06T11:00:00Z")],
      4,
      "- recused",
    ],
  ])("%s", (_what, happenings, electorate, line) => {
    const state = stateAt([sung, ...happenings], open);
    expect([tallyOf(state).counts.electorate, lineOf(state, "ana")]).toEqual([electorate, line]);
  });

  test("two of three left are more than half", () => {
    const happenings = [sung, votes(ana, "approve"), votes(bo, "approve"), votes(chen, "reject")];
    expect(stateAt(happenings, ended).status).toBe("Sung");
    const aside = [does(dee, "/recuse"), does(eli, "/recuse")];
    expect(stateAt([...happenings, ...aside], ended).status).toBe("Bound");
  });

  test("of everybody leaves a base of zero, which passes nothing", () => {
    const state = stateAt([sung, ...[ana, bo, chen, dee, eli].map((one) => does(one, "/recuse"))], ended);
    expect(state.ballots[0]?.closed?.tally).toMatchObject({ outcome: "failed", counts: { electorate: 0 } });
    expect(state.status).toBe("Sung");
  });

  test("is not reminded", () => {
    const state = stateAt([sung, recused, votes(bo, "approve")], "2026-03-09T00:00:00Z");
    expect(state.ballots[0]?.reminders?.[0]?.people.map(({ login }) => login)).toEqual(["chen", "dee", "eli"]);
  });

  test("is about every open ballot of the thread, unless one is named", () => {
    const name = "melody" as typeof question.name;
    const term = { window: null, whenDecided: true, minOpen: null, graceSeconds: 0 };
    const other = { ...question, name, term, openedBy: [role("steward")] };
    const both: Partial<Facts> = {
      policy: {
        kind: "policy",
        policy: {
          ...policy,
          questions: new Map([
            [question.name, question],
            [name, other],
          ]),
        },
      },
    };
    const asked = command("2026-03-04T10:00:00Z", mia, "/open-ballot melody", 2);
    const aside = (line: string) =>
      stateAt([sung, asked, does(ana, line)], open, both).ballots.map(({ question: { name }, recused = [] }) => [
        name,
        recused.length,
      ]);
    expect(aside("/recuse because so")).toEqual([
      ["chanting", 1],
      ["melody", 1],
    ]);
    expect(aside("/recuse Melody because so")).toEqual([
      ["chanting", 0],
      ["melody", 1],
    ]);
    expect(lastVerdict(stateAt([sung, does(ana, "/recuse melody")], open, both))).toMatchObject({
      code: "ballot-not-open",
      details: { questions: "chanting" },
    });
  });

  test("belongs to its round: another round begins with all seats", () => {
    const longer = command("2026-03-11T09:00:00Z", mia, "/linger 5d because nobody was there", 40);
    const state = stateAt([sung, recused, longer], "2026-03-12T00:00:00Z");
    expect(tallyOf(state, "2026-03-12T00:00:00Z").counts.electorate).toBe(5);
  });
});

describe("a ballot that closes when it is decided", () => {
  const term = { window: null, whenDecided: true, minOpen: null, graceSeconds: 24 * 3600 };
  const soon: Partial<Facts> = {
    policy: { kind: "policy", policy: { ...policy, questions: new Map([[question.name, { ...question, term }]]) } },
  };
  const two = [sung, votes(ana, "approve"), votes(bo, "approve")];

  test("is decided by who steps aside, and open again when they come back", () => {
    const aside = [does(dee, "/recuse", "2026-03-06T09:00:00Z"), does(eli, "/recuse", "2026-03-06T10:00:00Z")];
    expect(stateAt([...two, ...aside], "2026-03-08T00:00:00Z", soon)).toMatchObject({
      status: "Bound",
      since: "2026-03-07T10:00:00Z",
    });
    const back = does(eli, "/unrecuse", "2026-03-07T09:00:00Z");
    expect(stateAt([...two, ...aside, back], "2026-03-08T00:00:00Z", soon).status).toBe("Sung");
  });
  test("by a vote that is handed over or recorded", () => {
    const handed = does(chen, "/delegate @ana", "2026-03-06T10:00:00Z");
    const recorded = does(sam, "/record-vote chen approve evidence https://example.org/1", "2026-03-06T10:00:00Z");
    for (const act of [handed, recorded]) {
      expect(stateAt([...two, act], "2026-03-08T00:00:00Z", soon).since).toBe("2026-03-07T10:00:00Z");
    }
  });
  test("is not refreshed while a decision is about to close it", () => {
    const third = votes(chen, "approve", "2026-03-05T10:00:00Z");
    const refresh = does(sam, "/refresh-electorate because so", "2026-03-05T12:00:00Z");
    expect(lastVerdict(stateAt([...two, third, refresh], "2026-03-05T13:00:00Z", soon))).toMatchObject({
      code: "refresh-too-late",
      details: { ends: "2026-03-06T10:00:00Z" },
    });
  });
});

describe("handing a vote over", () => {
  const toBo = does(ana, "/delegate @Bo");

  test.each<[string, readonly Happening[], string]>([
    ["counts as the delegate votes, who may have voted before", [votes(bo, "reject"), toBo], "reject true through bo"],
    ["waits for the delegate", [toBo], "- delegate-not-voted"],
    ["is taken back", [votes(bo, "reject"), toBo, does(ana, "/undelegate", "2026-03-06T10:00:00Z")], "- not-voted"],
    [
      "goes to the latest",
      [votes(bo, "reject"), votes(chen, "approve"), toBo, does(ana, "/delegate chen", "2026-03-06T10:00:00Z")],
      "approve true through chen",
    ],
    [
      "to somebody who has another login now",
      [vote("2026-03-05T09:00:00Z", person("bobby", 2), "reject", 90), does(ana, "/delegate @bobby")],
      "reject true through bo",
    ],
    [
      "an own vote goes before it",
      [votes(bo, "reject"), toBo, votes(ana, "approve", "2026-03-06T10:00:00Z")],
      "approve true",
    ],
    [
      "and taken back leaves it in force",
      [
        votes(bo, "reject"),
        toBo,
        votes(ana, "approve", "2026-03-06T10:00:00Z"),
        votes(ana, "withdraw", "2026-03-06T11:00:00Z"),
      ],
      "reject true through bo",
    ],
    [
      "one step: what was handed to the delegate stays there",
      [votes(chen, "reject"), toBo, does(bo, "/delegate @chen", "2026-03-06T10:00:00Z")],
      "- delegate-not-voted",
    ],
    [
      "the delegate steps aside later",
      [votes(bo, "reject"), toBo, does(bo, "/recuse", "2026-03-06T10:00:00Z")],
      "- delegate-not-in-electorate",
    ],
    [
      "after the own vote was taken back",
      [votes(bo, "reject"), votes(ana, "approve"), votes(ana, "withdraw", "2026-03-05T10:00:00Z"), toBo],
      "reject true through bo",
    ],
  ])("%s", (_what, happenings, line) => {
    expect(lineOf(stateAt([sung, ...happenings], open), "ana")).toBe(line);
  });

  test("decides with the others, and who handed over to a voter is not reminded", () => {
    const handed = [does(ana, "/delegate bo"), does(chen, "/delegate bo"), does(dee, "/delegate eli")];
    const happenings = [sung, ...handed, votes(bo, "approve", "2026-03-06T10:00:00Z")];
    const state = stateAt(happenings, "2026-03-09T00:00:00Z");
    expect(state.ballots[0]?.reminders?.[0]?.people.map(({ login }) => login)).toEqual(["dee", "eli"]);
    expect(stateAt(happenings, ended).status).toBe("Bound");
  });

  test("the policy may forbid it", () => {
    const strict = { ...policy, questions: new Map([[question.name, { ...question, delegate: false }]]) };
    const state = stateAt([sung, toBo], open, { policy: { kind: "policy", policy: strict } });
    expect(lastVerdict(state)).toMatchObject({ done: false, code: "delegation-not-allowed" });
  });
});

describe("a vote recorded by the secretary", () => {
  const link = "https://lists.example.org/42";
  const recorded = does(sam, `/record-vote @ana approve evidence ${link}`);
  const later = "2026-03-06T10:00:00Z";

  test.each<[string, readonly Happening[], string]>([
    ["counts", [recorded], "approve true"],
    ["without the word, and with an angle", [does(sam, `/record-vote Ana reject <${link}>`)], "reject true"],
    ["as a Markdown link", [does(sam, `/record-vote @ana abstain evidence [minutes of May](${link})`)], "abstain true"],
    [
      "is corrected by another",
      [recorded, does(sam, `/record-vote @ana reject evidence ${link} because I misheard`, later)],
      "reject true",
    ],
    ["is taken back", [recorded, does(sam, `/record-vote @ana withdraw evidence ${link}`, later)], "- withdrawn"],
    ["an own vote goes before it", [recorded, votes(ana, "reject", later)], "reject true"],
    ["an own `/withdraw` contests it", [recorded, votes(ana, "withdraw", later)], "approve own-act"],
    ["is given on the present text", [recorded, push(later, pat, sha(1))], "approve earlier-text"],
    ["stepping aside ends it, too", [recorded, does(ana, "/recuse", later)], "approve recused"],
    ["a delegate's vote may be recorded", [does(bo, "/delegate @ana"), recorded], "approve true"],
  ])("%s", (_what, happenings, line) => {
    expect(lineOf(stateAt([sung, ...happenings], open), "ana")).toBe(line);
  });

  test("an own vote that was seen later, though given before, goes before it", () => {
    const early = votes(ana, "reject");
    const state = decideInLooks([sung, recorded], [[open]]).state;
    expect(lineOf(state, "ana")).toBe("approve true");
    const both = decideInLooks([sung, recorded, early], [["2026-03-04T10:00:00Z"], [open]]).state;
    expect(lineOf(both, "ana")).toBe("reject true");
  });

  test("counts whatever channels the question takes, and for an own act in another way than these", () => {
    const byReview = {
      ...policy,
      questions: new Map([[question.name, { ...question, channels: ["review" as const] }]]),
    };
    const facts: Partial<Facts> = { policy: { kind: "policy", policy: byReview } };
    expect(lineOf(stateAt([sung, recorded], open, facts), "ana")).toBe("approve true");
    const state = stateAt([sung, recorded, votes(ana, "withdraw", later)], open, facts);
    expect(lineOf(state, "ana")).toBe("approve own-act");
  });

  test("says who recorded it and keeps the evidence as a text under its hash", () => {
    const { state, texts } = decideInLooks([sung, recorded], [[open]]);
    const given = state.votes[0];
    expect(given).toMatchObject({ by: ana, channel: "recorded", recorded: { by: sam } });
    expect(given?.recorded && texts.get(given.recorded.evidence)).toBe(link);
  });

  test("is the only way to vote for somebody without an account, named in quotation marks", () => {
    const jane = withoutAccount("Jane  Doe");
    const roll: Roll = { kind: "roll", people: [ana, bo, jane], why: "listed" };
    const facts: Partial<Facts> = { rolls: new Map([[role("circle"), roll]]) };
    for (const name of ["“jane doe”", '"JANE DOE"', "Jane Doe", "«Jane  Doe»"]) {
      const line = `/record-vote ${name} approve evidence ${link}`;
      const state = stateAt([sung, does(sam, line), votes(bo, "approve")], ended, facts);
      expect([name, lineOf(state, "name:jane doe")]).toEqual([name, "approve true"]);
      expect(state.status).toBe("Bound");
    }
  });
});

describe("a refreshed electorate", () => {
  const before = circleOf(["ana", 1], ["bo", 2], ["chen", 3], ["dee", 4], ["eli", 5]);
  const after = circleOf(["ana", 1], ["bo", 2], ["chen", 3], ["zed", 9]);
  const refresh = does(sam, "/refresh-electorate because eli has left", "2026-03-06T10:00:00Z");
  const refreshed = (happenings: readonly Happening[], now = open, second: Partial<Facts> = after) =>
    decideInLooks(
      [sung, refresh, ...happenings],
      [
        ["2026-03-06T09:30:00Z", before],
        [now, second],
      ],
    );

  test("records both rolls; votes of those who lost a seat are said not to count", () => {
    const { state, entries } = refreshed([votes(eli, "approve"), votes(zed, "approve"), votes(ana, "approve")]);
    const fact = entries.map((one) => one.fact).find(({ kind }) => kind === "electorate-refreshed");
    expect(fact).toMatchObject({
      before: ["ana", "bo", "chen", "dee", "eli"].map((login) => ({ person: { login } })),
      seats: ["ana", "bo", "chen", "zed"].map((login) => ({ person: { login } })),
    });
    expect(tallyOf(state).counts).toMatchObject({ electorate: 4, approve: 2 });
    expect(["eli", "zed", "ana"].map((login) => lineOf(state, login))).toEqual([
      "approve seat-ended",
      "approve true",
      "approve true",
    ]);
  });

  test("decides with the new seats", () => {
    const approvals = [ana, bo].map((one) => votes(one, "approve"));
    expect(refreshed(approvals, ended).state.status).toBe("Sung");
    expect(refreshed([...approvals, votes(zed, "approve")], ended).state.status).toBe("Bound");
  });

  test.each<[string, readonly Happening[], Partial<Facts>, string]>([
    ["nothing differs", [], before, "electorate-unchanged"],
    [
      "nothing differs but the order",
      [],
      circleOf(["eli", 5], ["dee", 4], ["chen", 3], ["bo", 2], ["ana", 1]),
      "electorate-unchanged",
    ],
    ["too few are left", [], circleOf(["ana", 1], ["bo", 2]), "too-few-voters"],
    [
      "the roll cannot be read",
      [],
      { rolls: new Map([[role("circle"), { kind: "failed", forGood: true, why: "no such team" } as const]]) },
      "role-unreadable",
    ],
  ])("is refused when %s", (_what, happenings, facts, code) => {
    const { state } = refreshed(happenings, open, facts);
    expect(lastVerdict(state)).toMatchObject({ done: false, code });
    expect(state.ballots[0]?.seats).toHaveLength(5);
  });

  test("waits for a roll that cannot be read for the moment, and asks for one that was not read", () => {
    const failed = { kind: "failed", forGood: false, why: "no answer" } as const;
    expect(refreshed([], open, { rolls: new Map([[role("circle"), failed]]) }).hold?.code).toBe("look-up-failed");
    expect(refreshed([], open, { rolls: new Map() }).needs).toEqual([{ kind: "roll", role: "circle" }]);
  });

  test("may be asked for again", () => {
    const again = does(sam, "/refresh-electorate because zed has left", "2026-03-06T11:30:00Z");
    const { state } = decideInLooks(
      [sung, refresh, again],
      [
        ["2026-03-06T09:30:00Z", before],
        ["2026-03-06T11:00:00Z", after],
        [open, before],
      ],
    );
    expect(state.ballots[0]?.seats).toHaveLength(5);
    expect(state.ballots[0]?.formerRolls?.map(({ seats }) => seats.length)).toEqual([5, 4]);
  });

  test("is undone by the secretary within 15 minutes, and then as if it had not been", () => {
    const undo = does(sam, "/undo", "2026-03-06T10:05:00Z");
    const { state } = refreshed([votes(eli, "approve"), votes(zed, "approve", "2026-03-06T10:01:00Z"), undo]);
    expect(lastVerdict(state)).toMatchObject({ done: true });
    expect(state.ballots[0]?.formerRolls).toBeUndefined();
    expect(["eli", "zed"].map((login) => lineOf(state, login))).toEqual(["approve true", "approve not-in-electorate"]);
  });

  test("is refused where its rule could never be met by the new seats", () => {
    const five = { ...question, pass: { kind: "people", atLeast: 5, from: null, source: ">= 5 people" } as const };
    const facts: Partial<Facts> = {
      policy: { kind: "policy", policy: { ...policy, questions: new Map([[question.name, five]]) } },
    };
    const { state } = decideInLooks(
      [sung, refresh],
      [
        ["2026-03-06T09:30:00Z", { ...before, ...facts }],
        [open, { ...after, ...facts }],
      ],
    );
    expect(lastVerdict(state)).toMatchObject({ done: false, code: "rule-impossible" });
  });

  test("the policy may forbid it", () => {
    const frozen = { ...policy, questions: new Map([[question.name, { ...question, refresh: false }]]) };
    const facts: Partial<Facts> = { policy: { kind: "policy", policy: frozen } };
    expect(lastVerdict(stateAt([sung, refresh], open, facts))).toMatchObject({ code: "refresh-not-allowed" });
  });

  test("is made until 48 hours before the end, and while a clock rests by the time that it has left", () => {
    const at = (when: string) => does(sam, "/refresh-electorate because so", when);
    const paused = does(mia, "/pause because of a holiday", "2026-03-05T09:00:00Z");
    const cases: readonly (readonly [readonly Happening[], string, string | null])[] = [
      [[at("2026-03-08T00:00:00Z")], "2026-03-08T00:00:00Z", null],
      [[at("2026-03-08T00:00:01Z")], "2026-03-08T12:00:00Z", "refresh-too-late"],
      [[paused, at("2026-03-20T00:00:00Z")], "2026-03-20T00:00:00Z", null],
    ];
    for (const [happenings, now, code] of cases) {
      const { state } = decideInLooks(
        [sung, ...happenings],
        [
          ["2026-03-05T10:00:00Z", before],
          [now, after],
        ],
      );
      expect(lastVerdict(state)?.code ?? null).toBe(code);
    }
  });
});

test("after the roll has changed, a look after every act and one look at the end record the same", () => {
  const end = at(45 * 24 * 60);
  const after = circleOf(["ana", 1], ["bo", 2], ["chen", 3], ["zed", 9]);
  fc.assert(
    fc.property(timelines, fc.nat({ max: 20 * 24 * 60 }), (acts, minutes) => {
      const changed = at(minutes);
      const before = decideInLooks(acts, [[changed]]).state;
      const later = acts.map((one) => one.key.at as string).filter((when) => when > changed);
      let state = before;
      const entries: NewEntry[] = [];
      for (const now of [...new Set([...later, end])]) {
        const decision = lookAgain(state, acts, now, after);
        entries.push(...decision.entries);
        state = decision.state;
      }
      expect(entries).toEqual(lookAgain(before, acts, end, after).entries);
    }),
    { numRuns: 100 },
  );
});

describe("refused", () => {
  const evidence = "evidence https://lists.example.org/42";
  const late = "2026-03-10T00:00:01Z";
  const cases: readonly (readonly [string, readonly Happening[], string])[] = [
    ["/recuse without a ballot", [does(ana, "/recuse")], "no-ballot"],
    ["/recuse without a seat", [sung, does(pat, "/recuse")], "not-in-electorate"],
    ["/recuse after the close", [sung, does(ana, "/recuse", late)], "after-closing"],
    ["/recuse a second time", [sung, does(ana, "/recuse"), does(ana, "/recuse", open)], "recused-already"],
    ["/recuse from something else", [sung, does(ana, "/recuse from this")], "unexpected-word"],
    ["/recuse from no question", [sung, does(ana, "/recuse shouting")], "unexpected-word"],
    [
      "/recuse when it was merged",
      [sung, thread("2026-03-05T09:00:00Z", "merged", pat), does(ana, "/recuse")],
      "thread-closed",
    ],
    ["/unrecuse of somebody who takes part", [sung, does(ana, "/unrecuse")], "not-recused"],
    ["/unrecuse after the close", [sung, does(ana, "/recuse"), does(ana, "/unrecuse", late)], "after-closing"],
    ["/delegate to nobody", [sung, does(ana, "/delegate")], "person-missing"],
    ["/delegate to oneself", [sung, does(ana, "/delegate @ana")], "delegate-yourself"],
    ["/delegate to somebody without a seat", [sung, does(ana, "/delegate @zed")], "delegate-without-seat"],
    ["/delegate by somebody without a seat", [sung, does(zed, "/delegate @ana")], "not-in-electorate"],
    ["/delegate to somebody aside", [sung, does(bo, "/recuse"), does(ana, "/delegate bo", open)], "person-recused"],
    ["/delegate by somebody aside", [sung, does(ana, "/recuse"), does(ana, "/delegate bo", open)], "recused"],
    [
      "/delegate twice the same",
      [sung, does(ana, "/delegate bo"), does(ana, "/delegate @bo", open)],
      "delegated-already",
    ],
    ["/delegate of an own vote", [sung, votes(ana, "approve"), does(ana, "/delegate bo")], "voted-already"],
    [
      "/delegate of an own vote on an earlier text",
      [sung, votes(ana, "approve"), push("2026-03-05T10:00:00Z", pat, sha(1)), does(ana, "/delegate bo")],
      "voted-already",
    ],
    [
      "/delegate of a recorded vote",
      [sung, does(sam, `/record-vote @ana approve ${evidence}`), does(ana, "/delegate bo", open)],
      "recorded-for-you",
    ],
    ["/delegate with more words", [sung, does(ana, "/delegate @bo chanting please")], "unexpected-word"],
    ["/delegate after the close", [sung, does(ana, "/delegate @bo", late)], "after-closing"],
    ["/undelegate of nothing", [sung, does(ana, "/undelegate")], "not-delegated"],
    ["/record-vote by a voter", [sung, does(ana, `/record-vote @bo approve ${evidence}`)], "not-in-role"],
    ["/record-vote without a ballot", [does(sam, `/record-vote @bo approve ${evidence}`)], "no-ballot"],
    ["/record-vote after the close", [sung, does(sam, `/record-vote @bo approve ${evidence}`, late)], "after-closing"],
    ["/record-vote of nobody", [sung, does(sam, "/record-vote")], "record-vote-form"],
    ["/record-vote of no choice", [sung, does(sam, `/record-vote @bo yes ${evidence}`)], "record-vote-form"],
    ["/record-vote without evidence", [sung, does(sam, "/record-vote @bo approve")], "evidence-missing"],
    ["/record-vote with half an evidence", [sung, does(sam, "/record-vote @bo approve evidence")], "evidence-missing"],
    ["/record-vote with hearsay", [sung, does(sam, "/record-vote @bo approve evidence he called")], "evidence-no-link"],
    [
      "/record-vote with another scheme",
      [sung, does(sam, "/record-vote @bo approve evidence javascript:x")],
      "evidence-no-link",
    ],
    [
      "/record-vote with a word after it",
      [sung, does(sam, `/record-vote @bo approve ${evidence} ok`)],
      "evidence-no-link",
    ],
    ["/record-vote of somebody without a seat", [sung, does(sam, `/record-vote @zed approve ${evidence}`)], "no-seat"],
    ["/record-vote of somebody unknown", [sung, does(sam, `/record-vote "Jane Doe" approve ${evidence}`)], "no-seat"],
    [
      "/record-vote of somebody aside",
      [sung, does(bo, "/recuse"), does(sam, `/record-vote bo approve ${evidence}`, open)],
      "person-recused",
    ],
    [
      "/record-vote of somebody who voted",
      [sung, votes(bo, "reject"), does(sam, `/record-vote bo approve ${evidence}`)],
      "acts-themself",
    ],
    [
      "/record-vote of somebody who contested it",
      [
        sung,
        does(sam, `/record-vote bo approve ${evidence}`),
        votes(bo, "withdraw", "2026-03-06T10:00:00Z"),
        does(sam, `/record-vote bo approve ${evidence}`, open),
      ],
      "acts-themself",
    ],
    [
      "/record-vote of somebody who handed over",
      [sung, does(bo, "/delegate ana"), does(sam, `/record-vote bo approve ${evidence}`, open)],
      "acts-themself",
    ],
    ["/record-vote taking back nothing", [sung, does(sam, `/record-vote bo withdraw ${evidence}`)], "nothing-recorded"],
    ["/refresh-electorate by the keeper", [sung, does(mia, "/refresh-electorate because so")], "not-in-role"],
    ["/refresh-electorate without a reason", [sung, does(sam, "/refresh-electorate")], "reason-missing"],
    ["/refresh-electorate without a ballot", [does(sam, "/refresh-electorate because so")], "no-ballot"],
    [
      "/refresh-electorate of a closed thread",
      [sung, thread("2026-03-05T09:00:00Z", "closed", pat), does(sam, "/refresh-electorate because so")],
      "thread-closed",
    ],
    ["nearly a command", [sung, does(ana, "/recues")], "unknown-command"],
  ];
  test.each(cases)("%s", (_what, happenings, code) => {
    expect(lastVerdict(stateAt(happenings, "2026-03-10T01:00:00Z"))).toMatchObject({ done: false, code });
  });

  test("a command given in time and seen after the close was recorded", () => {
    const seenLate = does(ana, "/recuse");
    const all = [sung, votes(ana, "approve"), votes(bo, "approve"), votes(chen, "approve")];
    const { state } = decideInLooks(all, [[ended]]);
    expect(state.status).toBe("Bound");
    const second = lookAgain(state, [...all, seenLate], ended).state;
    expect(lastVerdict(second)).toMatchObject({ done: false, code: "seen-late" });
    expect(second.ballots).toEqual(state.ballots);
  });

  test("a command given before the opening and seen after it", () => {
    const { state } = decideInLooks([sung], [[open]]);
    const early = does(ana, "/recuse", "2026-03-04T08:00:00Z");
    expect(lastVerdict(lookAgain(state, [sung, early], open).state)).toMatchObject({ done: false, code: "no-ballot" });
  });

  test("the secretary's own vote is not recorded, and where nobody is the secretary nobody records", () => {
    const withSam = circleOf(["ana", 1], ["bo", 2], ["sam", 60]);
    const own = does(sam, `/record-vote @sam approve ${evidence}`);
    expect(lastVerdict(stateAt([sung, own], open, withSam))).toMatchObject({ code: "vote-yourself" });
    const nobody = new Map([
      ...policy.roles,
      [
        role("scribe"),
        { name: role("scribe"), source: { kind: "users", users: [] }, assign: "rotation" } as const,
      ] as const,
    ]);
    const facts: Partial<Facts> = { policy: { kind: "policy", policy: { ...policy, roles: nobody } } };
    expect(lastVerdict(stateAt([sung, own], open, facts))).toMatchObject({ code: "no-secretary" });
  });
});

test("the state is what a replay of the entries gives", () => {
  const evidence = "evidence https://lists.example.org/42";
  const { entries, state } = decideInLooks(
    [
      sung,
      does(ana, "/recuse"),
      does(bo, "/delegate @chen"),
      does(sam, `/record-vote @dee approve ${evidence}`),
      does(ana, "/unrecuse", "2026-03-06T10:00:00Z"),
      does(bo, "/undelegate", "2026-03-06T10:00:00Z"),
    ],
    [[ended]],
  );
  expect(replay(entries)).toEqual(state);
});
