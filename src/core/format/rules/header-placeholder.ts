/** Text of the template, `<in angle brackets>`, where a value should stand. The App's own fields may keep theirs until it writes them. */
import { quoted } from "../../documents/quoted.ts";
import { type FormatRule, isPlaceholder, knownFields } from "../format-rule.ts";

export const headerPlaceholder: FormatRule = {
  id: "header-placeholder",
  check: (subject, call) =>
    knownFields(subject)
      .filter(({ definition, field }) => isPlaceholder(field.value) && !definition.writtenByApp)
      .map(({ definition, field }) => ({
        severity: definition.required ? call.severity : "warning",
        at: field.valuePosition,
        message: `${quoted(field.name)} still holds the template's text.`,
        help: definition.required
          ? "Write the value in its place."
          : "Write a value in its place, or take the line out.",
      })),
};
