/**
 * Two fields that mirror each other name each other: what says that it replaces another
 * one is named by that one as its successor. Both are told, each at the line that is there
 * or should be. Asked only where the other documents are at hand.
 */
import { fieldOf, numberOf } from "../../documents/field-values.ts";
import { quoted, quotedPath } from "../../documents/quoted.ts";
import type { FieldDefinition, Kind } from "../../model/kind.ts";
import { type Flaw, type FormatRule, type FormatSubject, headerPlace } from "../format-rule.ts";
import { linksIn, targetsOf } from "../links.ts";
import { linksOf, type Shelf } from "../shelf.ts";

interface Question {
  readonly subject: FormatSubject;
  readonly shelf: Shelf;
  readonly own: number;
  readonly definition: FieldDefinition;
  readonly mirror: FieldDefinition;
}

const howToWrite = (kind: Kind, { name }: FieldDefinition, key: string): string =>
  kind.syntax === "rst-table" ? `${key} in a row ${quoted(name)}` : quoted(`${name}: ${key}`);

const howToMend = (kind: Kind, definition: FieldDefinition, isThere: boolean, key: string): string => {
  if (kind.syntax === "rst-table")
    return isThere
      ? `Write ${key} in the row ${quoted(definition.name)}.`
      : `Add a row ${quoted(definition.name)} with ${key} to the header table.`;
  return isThere ? `Add ${key} to the line.` : `Add a line ${quoted(`${definition.name}: ${key}`)}.`;
};

/** The other one does not name this one. */
const unanswered = (
  { subject, shelf, own, definition, mirror }: Question,
  severity: Flaw["severity"],
): readonly Flaw[] => {
  const { kind, document } = subject;
  const field = fieldOf(document, kind, definition.key);
  if (field === null) return [];
  return linksIn(definition, field, kind).flatMap(({ target, at }): readonly Flaw[] => {
    if (target === null || target === own) return [];
    const headed = shelf.of(target).filter(({ header }) => header !== null && "links" in header);
    const [other] = headed;
    if (other === undefined || headed.some((one) => linksOf(one, mirror.key).includes(own))) return [];
    const [key, ownKey] = [`${kind.prefix}-${target}`, `${kind.prefix}-${own}`];
    if (headed.some((one) => linksOf(one, definition.key).includes(own))) {
      const message = `${quoted(definition.name)} names ${key}, and in ${key} it names ${ownKey}: only one of the two can come first.`;
      return [{ severity, at, message, help: `Take one of them out, here or in ${quoted(other.path)}.` }];
    }
    const message = `${quoted(definition.name)} names ${key}, and ${key} does not name ${ownKey} as ${quoted(mirror.name)}.`;
    return [{ severity, at, message, help: `Write ${howToWrite(kind, mirror, ownKey)} in ${quotedPath(other.path)}.` }];
  });
};

/** This one does not name another one that names it. */
const unnamed = (
  { subject, shelf, own, definition, mirror }: Question,
  severity: Flaw["severity"],
): readonly Flaw[] => {
  const { kind, document } = subject;
  const field = fieldOf(document, kind, definition.key);
  const named = field === null ? [] : linksIn(definition, field, kind).map(({ target }) => target);
  // Told at the line that names it the other way round.
  const contrary = targetsOf(document, kind, mirror);
  const missing = shelf
    .naming(mirror.key, own)
    .filter(({ number }) => number !== own && !named.includes(number) && !contrary.includes(number));
  return [...new Set(missing.map(({ number }) => number))].map((number) => {
    const key = `${kind.prefix}-${number}`;
    return {
      severity,
      at: field?.valuePosition ?? headerPlace(document),
      message: `${key} names ${kind.prefix}-${own} as ${quoted(mirror.name)}; ${quoted(definition.name)} does not name ${key}.`,
      help: howToMend(kind, definition, field !== null, key),
    };
  });
};

export const linksMirrored: FormatRule = {
  id: "links-mirrored",
  overSeveral: true,
  check: (subject, { severity }) => {
    const { kind, document, number, shelf } = subject;
    const own = number ?? numberOf(document, kind);
    if (shelf === null || own === null) return [];
    return kind.fields.flatMap((definition) => {
      const mirror = kind.fields.find(({ key }) => key === definition.mirror);
      if (!mirror) return [];
      const question = { subject, shelf, own, definition, mirror };
      return [...unanswered(question, severity), ...unnamed(question, severity)];
    });
  },
};
