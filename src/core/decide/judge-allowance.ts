/**
 * `/allow-change because …`: the steward lets a change of a document that is there already
 * and waits for a decision be merged, as its text is now (docs/adr/0033). After a decision
 * it is `/errata` that is asked for, or, in processes with updates, a review before. Nobody allows a change of their own.
 */
import type { NewEntry } from "../model/entry.ts";
import type { Kind } from "../model/kind.ts";
import { isSamePerson } from "../model/subject.ts";
import { isMovedByPullRequests } from "../policy/moved-by-pull-requests.ts";
import { asSteward, isWhole } from "./as-steward.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import type { CommandFamily } from "./command-family.ts";
import { isAllowed } from "./existing-change.ts";
import { type Answer, entry, is, refused, type Situation } from "./judgement.ts";
import { updateReviewEnds } from "./update-review.ts";

/** They opened the pull request, or pushed to it. */
export const changedIt = ({ state, facts }: Situation, { act }: Asked): boolean =>
  state.existing &&
  [facts.opener, ...state.heads.filter(({ own }) => !own).map(({ by }) => by ?? null)].some(
    (one) => one !== null && isSamePerson(one, act.by),
  );

const judgeAllowance = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const { state, policy, at } = situation;
  if (!state.existing && !isMovedByPullRequests(policy, kind)) return refused("nothing-to-allow");
  const steward = asSteward(situation, asked, kind);
  if (steward.kind !== "is") return steward;
  const whole = isWhole(asked, "optional");
  if (whole.kind !== "is") return whole;
  if (changedIt(situation, asked)) return refused("own-change", { verb: asked.call.verb });
  const waits = kind.statuses.find(({ name }) => name === state.status)?.gate === "waiting";
  if (!waits && !kind.updates) return refused("allow-decided", { status: state.status ?? "" });
  const text = state.head?.digest;
  if (!text) return refused("text-changed");
  if (text === state.head?.base?.digest || isAllowed(state, kind, text)) return refused("nothing-to-allow");
  const until = updateReviewEnds(state, kind, policy.zone);
  if (until !== null && at < until) return refused("update-in-review", { ends: until });
  if (state.home?.voting) return refused("voted-elsewhere", { thread: String(state.home.thread) });
  return is([entry(at, causeOf(asked), { kind: "change-allowed", text })]);
};

export const allowanceFamily: CommandFamily = { verbs: ["allow-change"], judge: judgeAllowance };
