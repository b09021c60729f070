/**
 * `/recuse [QUESTION] [because …]`: a voter steps aside, out of the base, and nothing that
 * they did counts. Until the end `/unrecuse` takes it back, and what they did counts again
 * (docs/adr/0017-acts-beside-votes.md).
 */
import { isRecused } from "../ballots/aside.ts";
import type { Fact, NewEntry } from "../model/entry.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import type { CommandFamily } from "./command-family.ts";
import { type Answer, entry, is, refused, type Situation } from "./judgement.ts";
import { ownBallots } from "./own-ballots.ts";

const judgeRecusal = (situation: Situation, asked: Asked): Answer<readonly NewEntry[]> => {
  const own = ownBallots(situation, asked, asked.call.words);
  if (own.kind !== "is") return own;
  const { act, call } = asked;
  const back = call.verb === "unrecuse";
  const changed = own.value.filter((ballot) => isRecused(ballot, act.by) === back);
  if (changed.length === 0) return back ? refused("not-recused") : refused("recused-already");
  return is(
    changed.map(({ id }) => {
      const fact: Fact = back
        ? { kind: "recusal-ended", ballot: id }
        : { kind: "voter-recused", ballot: id, url: act.url };
      return entry(situation.at, causeOf(asked), fact);
    }),
  );
};

export const recusalFamily: CommandFamily = { verbs: ["recuse", "unrecuse"], judge: judgeRecusal };
