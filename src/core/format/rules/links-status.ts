/**
 * What a document builds on has come at least as far as itself, and was not given up.
 * Asked only where the other documents are at hand.
 */
import { statusOf } from "../../documents/field-values.ts";
import { quoted } from "../../documents/quoted.ts";
import { type Flaw, type FormatRule, filledFields } from "../format-rule.ts";
import { linksIn } from "../links.ts";
import { listOf, listsOf } from "../rule-settings.ts";

export const linksStatus: FormatRule = {
  id: "links-status",
  overSeveral: true,
  check: (subject, call) => {
    const { kind, document, number, shelf } = subject;
    const own = statusOf(document, kind);
    if (shelf === null || typeof own !== "string") return [];
    const ranks = listsOf(call.with.ranks);
    const givenUp = listOf(call.with.never);
    const rankOf = (status: string): number => ranks.findIndex((rank) => rank.includes(status));
    const fields = filledFields(subject, "links", "mentions").filter(
      ({ definition }) => definition.key === call.with.field,
    );
    return fields.flatMap(({ definition, field }) =>
      linksIn(definition, field, kind).flatMap(({ target, at }): readonly Flaw[] => {
        if (target === null || target === number) return [];
        const [other] = shelf
          .of(target)
          .flatMap(({ header }) => (header && "status" in header ? (header.status ?? []) : []));
        if (other === undefined) return [];
        const names = `${quoted(definition.name)} names ${kind.prefix}-${target}, which is ${quoted(other)}`;
        if (givenUp.includes(other) && !givenUp.includes(own)) {
          const help = `Name what stands in its place, or take ${kind.prefix}-${target} out.`;
          return [{ severity: call.severity, at, message: `${names}: nothing new is to build on it.`, help }];
        }
        if (rankOf(other) < 0 || rankOf(other) >= rankOf(own)) return [];
        const message = `${names}, while this ${kind.noun} is ${quoted(own)} already.`;
        const help = `Wait until ${kind.prefix}-${target} is ${quoted(own)} too, or do without it.`;
        return [{ severity: call.severity, at, message, help }];
      }),
    );
  },
};
