/** Does what a kind says of following work fit with its fields, roles and moves? */
import { workGuard } from "../model/work.ts";
import { mustBeKnown, type Report } from "./must-be-known.ts";
import type { NamedMove } from "./named-moves.ts";
import { rolesOfDocuments } from "./schema/role-schema.ts";
import type { WholeSettings } from "./schema/settings-schema.ts";

/** A policy may have taken away the field, or the moves: then nothing is read there, and nothing asks or follows. */
export const checkWork = (
  { lifecycle, document }: WholeSettings,
  moves: readonly NamedMove[],
  roles: ReadonlySet<string>,
  report: Report,
): void => {
  const { work } = lifecycle;
  if (!work) {
    for (const { key, needs } of moves)
      if (needs.some(({ guard }) => guard === workGuard))
        report(["lifecycle", "moves", key, "needs"], `\`${workGuard}\` needs \`work\`: nobody could confirm it.`);
    return;
  }
  const at = ["lifecycle", "work"];
  if (document.fields.some(({ key, type }) => key === work.field && type !== "work"))
    report([...at, "field"], `The field \`${work.field}\` is of another type than \`work\`.`);
  const verbs = Object.entries(lifecycle.moves).map(([key, move]) => move?.verb ?? key);
  work.askedBefore.forEach((verb, index) => {
    mustBeKnown(report, [...at, "asked-before", index], "move", verb, verbs);
  });
  if (work.leadsTo) mustBeKnown(report, [...at, "leads-to"], "move", work.leadsTo, verbs);
  const known = [...roles, ...rolesOfDocuments];
  work.by.forEach((role, index) => {
    mustBeKnown(report, [...at, "by", index], "role", role, known);
  });
  work.confirmedBy.forEach((role, index) => {
    mustBeKnown(report, [...at, "confirmed-by", index], "role", role, known);
  });
};
