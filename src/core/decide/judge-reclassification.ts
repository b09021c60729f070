/**
 * What the steward, or the secretary, says of a change of the text (behaviour.md section 2): that it is
 * editorial, or that it is material, whatever the App found. It is said of the present
 * text against all that something is staked on, and holds for that text alone: a later
 * push is compared anew. Votes count accordingly, and a held move goes on. After a
 * decision any change waits for such a word, also one that was found editorial [D9].
 */
import { differenceOf } from "../ballots/text-difference.ts";
import type { NewEntry } from "../model/entry.ts";
import type { Kind } from "../model/kind.ts";
import type { State } from "../model/state.ts";
import { isSamePerson } from "../model/subject.ts";
import type { Ruling, TextClass } from "../model/text-change.ts";
import { hashText } from "../record/text-hash.ts";
import { asSteward, isWhole } from "./as-steward.ts";
import { askAgain } from "./ask-again.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import type { CommandFamily } from "./command-family.ts";
import { textsAtStake } from "./compare-texts.ts";
import { changedIt } from "./judge-allowance.ts";
import { authorsOf } from "./judge-head.ts";
import { type Answer, entry, is, presentReading, refused, type Situation } from "./judgement.ts";
import { releasedMove } from "./move-by-ballot.ts";
import { hasAnyRole } from "./rolls.ts";

const classOf = ({ call }: Asked): TextClass | null => {
  const word = call.words[0]?.toLowerCase();
  return word === "editorial" || word === "material" ? word : null;
};

interface Ruled {
  readonly as: TextClass;
  readonly reason: string;
}

/** What corrects a decided text, in one word. */
const errata = "errata";

const whole = (asked: Asked): Answer<Ruled> => {
  const { verb, words, reason } = asked.call;
  if (verb === errata) {
    const complete = isWhole(asked, "required");
    return complete.kind === "is" ? is({ as: "editorial", reason: reason ?? "" }) : complete;
  }
  const as = classOf(asked);
  if (as === null) return refused("class-missing", { verb, word: words[0] ?? "" });
  const [, extra] = words;
  if (extra !== undefined) return refused("unexpected-word", { verb, word: extra });
  return reason ? is({ as, reason }) : refused("reason-missing", { command: `${verb} ${as}` });
};

/** Votes that stop counting are asked for again; a move that was held for the text goes on. */
const consequences = (situation: Situation, after: State, asked: Asked, kind: Kind): readonly NewEntry[] => {
  const cause = causeOf(asked);
  const released = releasedMove({ ...situation, state: after }, kind, after.concerns);
  return [...askAgain(after, situation.at, cause), ...(released ? [entry(released.at, cause, released.fact)] : [])];
};

/** The steward, or the secretary; nobody rules on a change of their own. */
const mayRule = (situation: Situation, asked: Asked, kind: Kind): Answer<null> => {
  const authors = authorsOf(situation, presentReading(situation), kind);
  const isAuthor = authors.some((author) => isSamePerson(author, asked.act.by));
  const secretary = kind.secretary && !isAuthor ? hasAnyRole(situation, asked.act.by, [kind.secretary], []) : is(null);
  if (secretary.kind !== "is" || secretary.value === null) {
    const steward = asSteward(situation, asked, kind);
    return steward.kind === "refused" && secretary.kind !== "is" ? secretary : steward;
  }
  const { thread } = situation.state;
  return thread === "open" ? is(null) : refused("thread-closed", { state: thread });
};

const judgeReclassification = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const allowed = mayRule(situation, asked, kind);
  if (allowed.kind !== "is") return allowed;
  if (changedIt(situation, asked)) return refused("own-change", { verb: asked.call.verb });
  const said = whole(asked);
  if (said.kind !== "is") return said;
  const { state, at } = situation;
  const { as } = said.value;
  const gate = kind.statuses.find(({ name }) => name === state.status)?.gate;
  const isDecided = gate === "decided" || (gate === "refused" && state.existing);
  if (asked.call.verb === errata && !isDecided) return refused("errata-undecided", { status: state.status ?? "" });
  const head = state.head;
  if (head === null || head.digest === null) return refused("text-changed");
  const { digest } = head;
  const others = [...textsAtStake(state)].filter((text) => text !== digest);
  if (others.length === 0) return refused("nothing-to-reclassify");
  const differences = others.map((text) => differenceOf(state, text, digest));
  if (differences.every((one) => (isDecided ? one?.ruling?.as : one?.as) === as)) {
    return refused("classified-already", { as, by: differences.find((one) => one?.ruling)?.ruling?.by.login ?? "" });
  }
  const reason = hashText(said.value.reason);
  const ruling: Ruling = { text: digest, against: others, as, at, by: asked.act.by, reason };
  const after: State = { ...state, rulings: [...state.rulings, ruling] };
  return is([
    entry(at, causeOf(asked), { kind: "text-ruled", text: digest, against: others, as, reason }),
    ...consequences(situation, after, asked, kind),
  ]);
};

export const reclassificationFamily: CommandFamily = { verbs: ["reclassify", errata], judge: judgeReclassification };
