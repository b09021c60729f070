/** Links between documents: numbers with or without the prefix, with commas between them, never to itself. */
import { quoted } from "../../documents/quoted.ts";
import type { FieldDefinition, Kind } from "../../model/kind.ts";
import { type DefinedField, type Flaw, type FormatRule, type FormatSubject, filledFields } from "../format-rule.ts";
import { linksIn, targetsOf } from "../links.ts";

/** The field above it in the kind's order that it mirrors; null: none, or that one comes below and tells of both. */
const mirrorAbove = (kind: Kind, { key, mirror }: FieldDefinition): FieldDefinition | null => {
  const [first] = kind.fields.filter((one) => one.key === key || one.key === mirror);
  return first === undefined || first.key === key ? null : first;
};

const checkLinks = (
  { definition, field }: DefinedField,
  { kind, document, number }: FormatSubject,
  severity: Flaw["severity"],
): readonly Flaw[] => {
  const mirror = mirrorAbove(kind, definition);
  const contrary = mirror === null ? [] : targetsOf(document, kind, mirror);
  return linksIn(definition, field, kind).flatMap(({ text: link, target, at }): readonly Flaw[] => {
    if (target === null) {
      const message =
        link === ""
          ? `A number is missing in ${quoted(definition.name)}: there is a comma with nothing beside it.`
          : `${quoted(link)} in ${quoted(definition.name)} does not name a ${kind.noun} by its number.`;
      const help = `Write \`${kind.prefix}-1, ${kind.prefix}-2\`, or take the line out if there is none.`;
      return [{ severity, at, message, help }];
    }
    if (mirror !== null && target !== number && contrary.includes(target)) {
      const message = `${quoted(definition.name)} names ${kind.prefix}-${target}, which ${quoted(mirror.name)} names as well: only one of the two can come first.`;
      return [{ severity, at, message, help: "Take it out of one of the lines." }];
    }
    if (target !== number) return [];
    const message = `${quoted(definition.name)} names ${kind.prefix}-${number}, which is this ${kind.noun} itself.`;
    return [{ severity, at, message, help: "Take the number out." }];
  });
};

export const headerLinks: FormatRule = {
  id: "header-links",
  check: (subject, call) =>
    filledFields(subject, "links", "mentions").flatMap((pair) => checkLinks(pair, subject, call.severity)),
};
