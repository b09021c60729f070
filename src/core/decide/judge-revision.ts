/**
 * What happened to the place where an act stands. A comment deleted or rewritten by
 * its author takes its votes back; by anybody else the original stands and the
 * change is named (behaviour.md section 4, Channels).
 */
import { type Act, type Deletion, type ForeignEdit, happeningId, type PlaceChange } from "../model/act.ts";
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
        ...(deletion.polled ? { polled: true } : {}),
      },
    ),
  ]);

export const judgeForeignEdit = (act: Act, edit: ForeignEdit): Judgement =>
  entriesOf([
    entry(act.at, { kind: "act", act: act.id, by: act.by }, { kind: "act-edited", of: edit.of, author: edit.author }),
  ]);

/** What was done there stands, marked as long as it cannot be looked up. */
export const judgePlace = (change: PlaceChange): Judgement =>
  entriesOf([
    entry(
      change.key.at,
      { kind: "happening", id: happeningId(change), by: null },
      { kind: change.to === "vanished" ? "place-vanished" : "place-returned", of: change.of },
    ),
  ]);
