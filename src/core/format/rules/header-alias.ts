/** A field stands under another name than its own, which the kind reads but does not like. */
import { fieldOf } from "../../documents/field-values.ts";
import { quoted } from "../../documents/quoted.ts";
import { type Flaw, type FormatRule, knownFields } from "../format-rule.ts";

export const headerAlias: FormatRule = {
  id: "header-alias",
  check: (subject) =>
    knownFields(subject).flatMap(({ definition, field }): readonly Flaw[] => {
      const severity = definition.aliases.find((alias) => alias.key === field.key)?.severity ?? null;
      if (severity === null || definition.key === field.key) return [];
      const message = `${quoted(field.name)} is read as ${quoted(definition.name)}.`;
      const flaw = { severity, at: field.namePosition, message, help: `Write ${quoted(definition.name)}.` };
      // Of several lines for one field the one that counts: another one would count in its place under that name.
      const counts = fieldOf(subject.document, subject.kind, definition.key) === field;
      return [counts ? { ...flaw, fix: { field, of: "name", text: definition.name } } : flaw];
    }),
};
