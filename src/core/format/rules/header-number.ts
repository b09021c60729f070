/**
 * The number line. Before the document is numbered it may hold anything that asks
 * for a number, since the App fills it in; after that it holds that number.
 */
import { fieldOf, numberIn } from "../../documents/field-values.ts";
import { quoted } from "../../documents/quoted.ts";
import { type FormatRule, headerStart } from "../format-rule.ts";

/** Meant as a number, right or wrong: `-3`, `1.5`, `1,000`. */
const isNumeric = (text: string): boolean => /^[-+]?\d[\d.,]*$/.test(text);

export const headerNumber: FormatRule = {
  id: "header-number",
  check: ({ kind, document, number }, { severity }) => {
    const field = fieldOf(document, kind, kind.numberField);
    const text = field?.value.trim() ?? "";
    const name = quoted(field?.name ?? kind.numberField);
    if (number === null) {
      if (field === null || !isNumeric(text) || numberIn(text) !== null) return [];
      const message = `${quoted(text)} is no number of a ${kind.noun}: it is a whole number from 0.`;
      return [{ severity, at: field.valuePosition, message, help: "Leave it empty: the number is assigned later." }];
    }
    const help = `Write ${quoted(`${field?.name ?? kind.numberField}: ${number}`)}.`;
    if (field === null || text === "") {
      // Not a breach: the App writes the line when it next writes the header.
      const message = `The header does not give the number of ${kind.prefix}-${number}: ${name} is ${field ? "empty" : "missing"}.`;
      return [{ severity: "warning", at: field?.valuePosition ?? headerStart, message, help }];
    }
    if (numberIn(text) === number) return [];
    const message =
      numberIn(text) === null
        ? `${name} is ${quoted(text)}, which is no number; this is ${kind.prefix}-${number}.`
        : `${name} is ${numberIn(text)}, but this is ${kind.prefix}-${number}.`;
    return [{ severity, at: field.valuePosition, message, help }];
  },
};
