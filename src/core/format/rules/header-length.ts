/** Fields with a greatest length, such as titles; counted in characters as people see them, not in bytes. */
import { plainOf } from "../../documents/field-values.ts";
import { quoted } from "../../documents/quoted.ts";
import { type FormatRule, filledFields } from "../format-rule.ts";

export const headerLength: FormatRule = {
  id: "header-length",
  check: (subject, call) =>
    filledFields(subject, "text", "people", "choice", "url").flatMap(({ definition, field }) => {
      const length = [...plainOf(field).normalize("NFC")].length;
      const { maxLength } = definition;
      if (maxLength === null || length <= maxLength) return [];
      const message = `${quoted(definition.name)} has ${length} characters; at most ${maxLength} are allowed.`;
      const help = `Shorten it by ${length - maxLength}.`;
      return [{ severity: call.severity, at: field.valuePosition, message, help }];
    }),
};
