/**
 * `/away until 2026-04-30`: who asks is away until the end of that day, in the whole
 * repository; `/back` ends it before. Said again, the new day holds. Nobody says it of
 * somebody else (docs/adr/0027-who-shepherds.md).
 */
import type { NewEntry } from "../model/entry.ts";
import { awayUntilHere } from "./absences.ts";
import { isWhole } from "./as-steward.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import type { CommandFamily } from "./command-family.ts";
import { endNamed } from "./end-named.ts";
import { type Answer, entry, is, refused, type Situation } from "./judgement.ts";

const judgeAway = (situation: Situation, asked: Asked): Answer<readonly NewEntry[]> => {
  const words = asked.call.words.join(" ");
  const end = words === "" ? null : endNamed(situation, words);
  if (end === null) return refused("away-unclear", { words: words.slice(0, 100) });
  if (end.ends <= situation.at) return refused("away-past", { words: words.slice(0, 100) });
  return is([entry(situation.at, causeOf(asked), { kind: "went-away", until: end.ends })]);
};

const judgeBack = (situation: Situation, asked: Asked): Answer<readonly NewEntry[]> => {
  const whole = isWhole(asked, "optional");
  if (whole.kind !== "is") return whole;
  if (awayUntilHere(situation, asked.act.by) === null) return refused("not-away");
  return is([entry(situation.at, causeOf(asked), { kind: "came-back" })]);
};

export const awayFamily: CommandFamily = { verbs: ["away"], judge: judgeAway };
export const backFamily: CommandFamily = { verbs: ["back"], judge: judgeBack };
