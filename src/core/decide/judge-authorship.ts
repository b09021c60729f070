/**
 * `/confirm-authorship`: somebody whom the header names as an author says that it is so.
 * Being named is others' doing and costs nobody the vote; who confirms it, like whoever
 * opened or pushed, is an author where a ballot leaves authors out. Told by the command
 * itself, which the record keeps.
 */
import type { NewEntry } from "../model/entry.ts";
import type { Kind } from "../model/kind.ts";
import type { State } from "../model/state.ts";
import { isSamePerson, type Person } from "../model/subject.ts";
import { isWhole } from "./as-steward.ts";
import type { Asked } from "./command-entries.ts";
import type { CommandFamily } from "./command-family.ts";
import { withKnownIds } from "./identities.ts";
import { authorsOf } from "./judge-head.ts";
import { type Answer, is, presentReading, refused, type Situation } from "./judgement.ts";

const verb = "confirm-authorship";

/** Those who said that they are authors. */
export const confirmedAuthors = ({ commands }: State): readonly Person[] =>
  commands.flatMap((command) => (command.verb === verb && command.verdict.done ? [command.by] : []));

const judgeAuthorship = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const whole = isWhole(asked, "optional");
  if (whole.kind !== "is") return whole;
  const authors = withKnownIds(situation, authorsOf(situation, presentReading(situation), kind));
  if (authors.kind !== "is") return authors;
  return authors.value.some((author) => isSamePerson(author, asked.act.by))
    ? is([])
    : refused("not-an-author", { noun: kind.noun });
};

export const authorshipFamily: CommandFamily = { verbs: [verb], judge: judgeAuthorship };
