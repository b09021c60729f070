/** Keys that the kind does not know: often a slip in one that it does. */
import { definitionOf } from "../../documents/field-values.ts";
import { quoted } from "../../documents/quoted.ts";
import type { FormatRule } from "../format-rule.ts";
import { nearest } from "../wording.ts";

export const headerUnknownKey: FormatRule = {
  id: "header-unknown-key",
  check: ({ kind, document }, call) => {
    const missing = kind.fields.filter((definition) =>
      document.fields.every((field) => definitionOf(kind, field.key) !== definition),
    );
    return (
      document.fields
        // A row without a name is found on reading.
        .filter((field) => field.name !== "" && definitionOf(kind, field.key) === null)
        .map((field) => {
          const near = nearest(
            field.key,
            missing.map((definition) => definition.name),
          );
          return {
            severity: call.severity,
            at: field.namePosition,
            message: `The header of a ${kind.noun} has no field ${quoted(field.name)}.`,
            help: near === null ? "Take the line out, or say it in the text." : `Did you mean ${quoted(near)}?`,
          };
        })
    );
  },
};
