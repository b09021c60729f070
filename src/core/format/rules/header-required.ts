/**
 * Fields that must be there and say something. Those that the App writes are
 * waited for until the document is numbered, and then only missed.
 */
import { fieldOf } from "../../documents/field-values.ts";
import { quoted } from "../../documents/quoted.ts";
import { type FormatRule, headerStart } from "../format-rule.ts";
import { howToAdd } from "../wording.ts";

export const headerRequired: FormatRule = {
  id: "header-required",
  check: ({ kind, document, number }, call) =>
    kind.fields.flatMap((definition) => {
      const { key, name, required, writtenByApp } = definition;
      // The number line has a rule of its own.
      if (!required || key === kind.numberField || (writtenByApp && number === null)) return [];
      const field = fieldOf(document, kind, key);
      if (field !== null && field.value.trim() !== "") return [];
      const severity = writtenByApp ? "warning" : call.severity;
      return field === null
        ? [
            {
              severity,
              at: headerStart,
              message: `The header has no ${quoted(name)}.`,
              help: howToAdd(kind, name),
            },
          ]
        : [{ severity, at: field.valuePosition, message: `${quoted(field.name)} is empty.`, help: "Write its value." }];
    }),
};
