/** Links between documents: numbers with or without the prefix, with commas between them, never to itself. */
import { quoted } from "../../documents/quoted.ts";
import { type DefinedField, type Flaw, type FormatRule, type FormatSubject, filledFields } from "../format-rule.ts";
import { linksIn } from "../links.ts";

const checkLinks = (
  { definition, field }: DefinedField,
  { kind, number }: FormatSubject,
  severity: Flaw["severity"],
): readonly Flaw[] =>
  linksIn(definition, field, kind).flatMap(({ text: link, target, at }) => {
    if (target === null) {
      const message =
        link === ""
          ? `A number is missing in ${quoted(definition.name)}: there is a comma with nothing beside it.`
          : `${quoted(link)} in ${quoted(definition.name)} does not name a ${kind.noun} by its number.`;
      const help = `Write \`${kind.prefix}-1, ${kind.prefix}-2\`, or take the line out if there is none.`;
      return [{ severity, at, message, help }];
    }
    if (target !== number) return [];
    const message = `${quoted(definition.name)} names ${kind.prefix}-${number}, which is this ${kind.noun} itself.`;
    return [{ severity, at, message, help: "Take the number out." }];
  });

export const headerLinks: FormatRule = {
  id: "header-links",
  check: (subject, call) =>
    filledFields(subject, "links", "mentions").flatMap((pair) => checkLinks(pair, subject, call.severity)),
};
