/** With which of several ballots a vote is told: rounds of one question, and questions that were open at once. */
import { describe, expect, test } from "vitest";
import { votesOfRound } from "../../src/core/ballots/votes-of-round.ts";
import type { Ballot, Vote } from "../../src/core/model/ballot.ts";
import type { QuestionName } from "../../src/core/model/names.ts";
import { humming, instant, person, question } from "../builders/guild.ts";

const on = (day: number) => instant(`2026-03-${String(day).padStart(2, "0")}T09:00:00Z`);

const ballot = (id: string, opened: number, closes: number, of = question): Ballot =>
  ({ id, question: of, opened: on(opened), closes: on(closes), closed: null, voided: null }) as unknown as Ballot;

const first = ballot("chanting/1", 2, 5);
const second = ballot("chanting/2", 8, 12);
const beside = ballot("humming/1", 3, 10, humming);
const ballots = [first, beside, second];

const vote = (day: number, of?: string | null): Vote =>
  ({
    act: `comment:${day}`,
    at: on(day),
    by: person("ana", 1),
    choice: "approve",
    ...(of === undefined ? {} : { question: of as QuestionName | null }),
  }) as unknown as Vote;

describe("a vote is told with", () => {
  test.each([
    ["the round of its question that was open", vote(4, "chanting"), ["chanting/1"]],
    ["the last one open before it", vote(6, "chanting"), ["chanting/1"]],
    ["a later round", vote(9, "chanting"), ["chanting/2"]],
    ["the first of its question, when it came before", vote(1, "humming"), ["humming/1"]],
    ["every one that was open, when it is not clear which", vote(4, null), ["chanting/1", "humming/1"]],
    ["the only one that was open, when it names none", vote(6), ["humming/1"]],
    ["the first, when it came before all", vote(1), ["chanting/1"]],
    ["the last, when it came after all", vote(20), ["chanting/2"]],
  ])("%s", (_, one, told) => {
    expect(ballots.filter((each) => votesOfRound(each, ballots, [one]).length > 0).map(({ id }) => id)).toEqual(told);
  });
});
