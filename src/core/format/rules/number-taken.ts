/**
 * A number belongs to one file. Asked only where all documents are at hand; each of the
 * files is told, since which of them is to give way is for people to say.
 */
import { fieldOf, numberOf } from "../../documents/field-values.ts";
import { quotedPath } from "../../documents/quoted.ts";
import { type FormatRule, headerStart } from "../format-rule.ts";

export const numberTaken: FormatRule = {
  id: "number-taken",
  overSeveral: true,
  check: ({ kind, document, number, shelf, isNumbered }, { severity }) => {
    const claimed = number ?? numberOf(document, kind);
    if (shelf === null || claimed === null) return [];
    const others = shelf
      .of(claimed)
      .map(({ path }) => path)
      .filter((path) => path !== document.path);
    const [first] = others;
    if (first === undefined) return [];
    const more = others.length > 1 ? ` and ${others.length - 1} more` : "";
    const field = fieldOf(document, kind, kind.numberField);
    const at = numberOf(document, kind) === claimed && field ? field.valuePosition : headerStart;
    const message = `${kind.prefix}-${claimed} is claimed by ${quotedPath(first)}${more} as well.`;
    return isNumbered
      ? [{ severity, at, message, help: "Give one of them another number, or take it out." }]
      : [{ severity: "warning", at, message, help: "Leave the number out: it is assigned later." }];
  },
};
