/**
 * What happened to the place where an act stands. A comment deleted or rewritten by
 * its author takes its votes back; by anybody else the original stands and the
 * change is named (behaviour.md section 4, Channels).
 */
import type { Act, Deletion, ForeignEdit } from "../model/act.ts";
import { isSamePerson } from "../model/subject.ts";
import { entriesOf, entry, type Judgement } from "./judgement.ts";

export const judgeDeletion = (act: Act, deletion: Deletion): Judgement =>
  entriesOf([
    entry(
      act.at,
      { kind: "act", act: act.id, by: act.by },
      {
        kind: "act-deleted",
        of: deletion.of,
        author: deletion.author,
        byAuthor: deletion.author !== null && isSamePerson(act.by, deletion.author),
      },
    ),
  ]);

export const judgeForeignEdit = (act: Act, edit: ForeignEdit): Judgement =>
  entriesOf([
    entry(act.at, { kind: "act", act: act.id, by: act.by }, { kind: "act-edited", of: edit.of, author: edit.author }),
  ]);
