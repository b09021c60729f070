/** Fields of addresses: one or several, whole, with commas between them. */
import { quoted } from "../../documents/quoted.ts";
import { type FormatRule, filledFields } from "../format-rule.ts";
import { positionOfPart } from "../listed-parts.ts";

const address = /^https?:\/\/[^\s<>"'`/]+\.[^\s<>"`]+$/i;

export const headerUrl: FormatRule = {
  id: "header-url",
  check: (subject, call) =>
    filledFields(subject, "url").flatMap(({ definition, field }) =>
      field.value
        .trim()
        .split(/,?\s+/)
        .filter((part) => !address.test(part))
        .slice(0, 1)
        .map((part) => ({
          severity: call.severity,
          at: positionOfPart(field, part),
          message: `${quoted(part)} in ${quoted(definition.name)} is no web address.`,
          help: "Write the whole address, beginning with `https://`, and nothing beside it.",
        })),
    ),
};
