/** How long a ballot is open, who opens it, what closes it: the keys of a ballot's life, as read and as read back. */
import { describe, expect, test } from "vitest";
import { describePolicy } from "../../src/core/policy/describe-policy.ts";
import { guildPolicyText, policyOf, problemsOf, sentencesOf } from "./a-policy.ts";

const with_ = (keys: string, name = "straw"): string =>
  `${guildPolicyText}\nballots:\n  ${name}: { electorate: { role: elders }, pass: "> 1/2 of cast"${keys} }\n`;

const straw = (keys: string) => {
  const question = [...policyOf(with_(keys)).questions.values()].find(({ name }) => name === "straw");
  return question && { term: question.term, openedBy: question.openedBy, asks: question.asks };
};

describe("the term of a ballot", () => {
  test.each([
    ["nothing is said: the steward opens it, and says for how long", "", undefined, ["steward"]],
    [
      "business days",
      ", window: 10 business days",
      { window: { kind: "business-days", days: 10 }, whenDecided: false, minOpen: null, graceSeconds: 0 },
      ["steward"],
    ],
    [
      "when it is decided, in hours",
      ", closes: when-decided, min-open: 72h, grace: 24h, opened-by: [wardens, author]",
      { window: null, whenDecided: true, minOpen: { kind: "seconds", seconds: 259_200 }, graceSeconds: 86_400 },
      ["wardens", "author"],
    ],
  ])("%s", (_, keys, term, openedBy) => {
    expect(straw(keys)).toEqual({ term, openedBy, asks: undefined });
  });

  test("what is asked", () => {
    expect(straw(', asks: "Should we sing it twice?"')?.asks).toBe("Should we sing it twice?");
  });

  test("a ballot that a move opens is opened by nothing else, unless somebody is named", () => {
    const hearing = (keys: string) =>
      [...policyOf(`${guildPolicyText}\nballots: { hearing: { ${keys} } }\n`).questions.values()].at(0);
    expect(hearing("min-voters: 2")?.openedBy).toBeUndefined();
    expect(hearing("opened-by: [wardens]")?.openedBy).toEqual(["wardens"]);
    expect(hearing("closes: when-decided, grace: 12h")?.term).toMatchObject({ whenDecided: true, window: null });
  });
});

describe("read back", () => {
  const told = (keys: string): string =>
    describePolicy(policyOf(with_(keys))).find((sentence) => sentence.includes("`straw`")) ?? "";
  test.each([
    ["", "`/open-ballot straw` by the keeper opens it."],
    [", window: 10 business days", "opens it, for 10 business days where the command says nothing else."],
    [", opened-by: [wardens, author]", "`/open-ballot straw` by `wardens` or the author opens it."],
    [", closes: when-decided", "It closes as soon as it passes or can no longer pass."],
    [
      ", closes: when-decided, min-open: 3 business days, grace: 24h",
      "once that has stood for 24 hours, not before it has been open for 3 business days.",
    ],
    [", min-open: 72h", "It is open for 72 hours at least."],
    [', asks: "Twice?"', "It asks: Twice?"],
  ])("%s", (keys, sentence) => {
    expect(told(keys)).toContain(sentence);
  });
});

describe("what cannot be is told", () => {
  test.each([
    ["a length that is none", with_(", window: a while"), "wrong-value", /no length of time/],
    ["a window of no length", with_(", window: 0d"), "wrong-value", /at least one day/],
    ["a grace of nothing decided", with_(", window: 7d, grace: 24h"), "wrong-name", /closes when it is decided/],
    ["less than its least time", with_(", window: 2d, min-open: 96h"), "wrong-name", /own `window` is shorter/],
    ["an opener who is nobody", with_(", opened-by: [warden]"), "wrong-name", /Did you mean `wardens`/],
    ["a window that none opens", with_(", closes: song-end"), "wrong-name", /ends with its own `window`/],
    ["a date", with_(", closes: 2026-03-18"), "not-yet-supported", /when-decided/],
    [
      "a slip of the pen",
      with_("", "hearings"),
      "wrong-name",
      /Did you mean `hearing`\? If it is another one, say who opens it/,
    ],
    [
      "a rule that is met by nobody",
      `${guildPolicyText}\nballots:\n  calm: { electorate: { role: elders }, pass: no reject, closes: when-decided }\n`,
      "wrong-name",
      /would close at once/,
    ],
    [
      "a tie that extends what has no end",
      with_(", closes: when-decided, tie: extend 3d"),
      "wrong-name",
      /nothing that a tie could extend/,
    ],
    [
      "a window beside the move's",
      `${guildPolicyText}\nballots: { hearing: { window: 7d } }\n`,
      "wrong-name",
      /as long as the move's window/,
    ],
  ])("%s", (_, text, code, sentence) => {
    expect(problemsOf(text).map((problem) => problem.split(" ")[1])).toContain(code);
    expect(sentencesOf(text)).toMatch(sentence);
  });

  test("a name near to a move's ballot is one of its own once somebody is named", () => {
    expect(problemsOf(with_(", opened-by: [steward]", "hearings"))).toEqual([]);
  });
});
