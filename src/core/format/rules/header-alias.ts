/** A field stands under another name than its own, which the kind reads but does not like. */
import { quoted } from "../../documents/quoted.ts";
import { type FormatRule, knownFields } from "../format-rule.ts";

export const headerAlias: FormatRule = {
  id: "header-alias",
  check: (subject) =>
    knownFields(subject).flatMap(({ definition, field }) => {
      const severity = definition.aliases.find((alias) => alias.key === field.key)?.severity ?? null;
      if (severity === null || definition.key === field.key) return [];
      const message = `${quoted(field.name)} is read as ${quoted(definition.name)}.`;
      const fix = { field, of: "name", text: definition.name } as const;
      return [{ severity, at: field.namePosition, message, help: `Write ${quoted(definition.name)}.`, fix }];
    }),
};
