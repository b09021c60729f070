/**
 * Which judge a command goes to. A word that is near none of ours is another bot's
 * and leaves no entry; one that is near gets an answer (behaviour.md section 5).
 */

import { isLookAlike, nearestVerb } from "../commands/nearest-verb.ts";
import { voteVerbs } from "../commands/vote-calls.ts";
import type { Act, CommandsLeft } from "../model/act.ts";
import type { NewEntry } from "../model/entry.ts";
import type { Need } from "../model/facts.ts";
import type { Kind } from "../model/kind.ts";
import { type Asked, verdictOf } from "./command-entries.ts";
import { familyOf, familyVerbs } from "./families.ts";
import { judgeAssignment, judgeUnassignment } from "./judge-assignment.ts";
import { judgeConsent } from "./judge-consent.ts";
import { judgeExtension } from "./judge-extension.ts";
import { judgeMove, movesFor } from "./judge-move.ts";
import { judgeWork, workTexts, workVerbs } from "./judge-work.ts";
import { type Answer, entriesOf, is, type Judgement, need, refused, type Situation } from "./judgement.ts";
import { livesElsewhere } from "./lives-elsewhere.ts";
import { addressTexts } from "./move-argument.ts";

export const appVerb = "lastcall";

/** Every verb that the kind answers to, votes and help included. */
export const verbsOf = (kind: Kind): readonly string[] => [
  ...new Set([
    ...voteVerbs,
    appVerb,
    ...familyVerbs,
    ...workVerbs(kind),
    ...kind.moves.filter((move) => move.askedBy.length > 0).map((move) => move.verb),
    ...[kind.extension?.verb, kind.steward.assignVerb, kind.steward.unassignVerb, kind.steward.consentVerb].filter(
      (verb) => verb != null,
    ),
  ]),
];

const answerTo = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> | null => {
  const { verb } = asked.call;
  const family = familyOf(verb);
  if (family?.comesFirst?.(situation.state)) return family.judge(situation, asked, kind);
  if (movesFor(kind, asked).length > 0) return judgeMove(situation, asked, kind);
  if (kind.moves.some((move) => move.verb === verb && move.askedBy.length > 0)) {
    const words = kind.moves.filter((move) => move.verb === verb && move.word !== null).map((move) => move.word);
    return refused("word-unknown", { verb, word: asked.call.words[0] ?? "", words: words.join(", ") });
  }
  if (verb === kind.extension?.verb) return judgeExtension(situation, asked, kind);
  if (verb === kind.steward.assignVerb) return judgeAssignment(situation, asked, kind);
  if (verb === kind.steward.consentVerb) return judgeConsent(situation, asked, kind);
  if (verb === kind.steward.unassignVerb) return judgeUnassignment(situation, asked, kind);
  if (kind.work && workVerbs(kind).includes(verb)) return judgeWork(situation, asked, kind, kind.work);
  if (family) return family.judge(situation, asked, kind);
  if (verb === appVerb) return asked.call.words[0]?.toLowerCase() === "help" ? is([]) : refused("help-only");
  const nearest = nearestVerb(verb, verbsOf(kind));
  return nearest === null
    ? null
    : refused("unknown-command", { word: verb, nearest, ...(isLookAlike(verb) ? { lookAlike: "yes" } : {}) });
};

/** Beyond the bound of one text; words of other bots among them are none of ours. */
export const judgeTooMany = (situation: Situation, act: Act, { calls, most }: CommandsLeft): Judgement => {
  const kinds = situation.kind ? [situation.kind] : [...situation.policy.kinds.values()];
  const known = new Set(kinds.flatMap(verbsOf));
  const ours = calls.filter((call) => known.has(call.verb));
  const [first] = ours;
  if (!first) return entriesOf([]);
  const verbs = [...new Set(ours.map((call) => `/${call.verb}`))].join(", ");
  const details = { most: String(most), count: String(ours.length), verbs };
  return verdictOf(situation, { act, call: first }, refused("too-many-commands", details));
};

/** Who its authors are stands in the document as it was then: also when a later push has been read already. */
const unreadHead = ({ state, facts }: Situation): Need | null =>
  state.head && !facts.heads.has(state.head.sha) ? { kind: "head", sha: state.head.sha } : null;

export const judgeCommand = (situation: Situation, asked: Asked): Judgement => {
  const { kind, policy } = situation;
  if (!kind) {
    const known = [...policy.kinds.values()].some((one) => verbsOf(one).includes(asked.call.verb));
    return known ? verdictOf(situation, asked, refused("no-document", { verb: asked.call.verb })) : entriesOf([]);
  }
  const elsewhere = verbsOf(kind).includes(asked.call.verb) ? livesElsewhere(situation, asked) : null;
  if (elsewhere) return verdictOf(situation, asked, elsewhere);
  const unread = verbsOf(kind).includes(asked.call.verb) ? unreadHead(situation) : null;
  if (unread) return need(unread);
  const answer = answerTo(situation, asked, kind);
  return answer === null
    ? entriesOf([])
    : verdictOf(
        situation,
        asked,
        answer,
        familyOf(asked.call.verb)?.textsOf?.(asked) ?? [...addressTexts(kind, asked), ...workTexts(kind, asked)],
      );
};
