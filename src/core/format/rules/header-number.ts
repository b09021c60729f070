/**
 * The number line. Before the document is numbered it may hold anything that asks
 * for a number, since the App fills it in; after that it holds that number.
 */
import { definitionOf, fieldOf, numberOf, plainOf } from "../../documents/field-values.ts";
import { quoted } from "../../documents/quoted.ts";
import { type FormatRule, headerStart } from "../format-rule.ts";

/** Meant as a number, right or wrong: `-3`, `1.5`, `1,000`. */
const isNumeric = (text: string): boolean => /^[-+]?\d[\d.,]*$/.test(text);

export const headerNumber: FormatRule = {
  id: "header-number",
  check: ({ kind, document, number }, { severity }) => {
    const field = fieldOf(document, kind, kind.numberField);
    const text = plainOf(field).trim();
    const said = numberOf(document, kind);
    const shown = field?.name ?? definitionOf(kind, kind.numberField)?.name ?? kind.numberField;
    const name = quoted(shown);
    if (number === null) {
      if (field === null || !isNumeric(text) || said !== null) return [];
      const message = `${quoted(text)} is no number of a ${kind.noun}: it is a whole number from 0.`;
      return [{ severity, at: field.valuePosition, message, help: "Leave it empty: the number is assigned later." }];
    }
    const line = quoted(`${shown}: ${number}`);
    const help =
      kind.syntax === "rst-table" ? `Write ${number} in the row ${name} of the header table.` : `Write ${line}.`;
    if (field === null || text === "") {
      // Not a breach: the App writes the line when it next writes the header.
      const message = `The header does not give the number of ${kind.prefix}-${number}: ${name} is ${field ? "empty" : "missing"}.`;
      return [{ severity: "warning", at: field?.valuePosition ?? headerStart, message, help }];
    }
    if (said === number) return [];
    const message =
      said === null
        ? `${name} is ${quoted(text)}, which is no number; this is ${kind.prefix}-${number}.`
        : `${name} is ${said}, but this is ${kind.prefix}-${number}.`;
    return [{ severity, at: field.valuePosition, message, help }];
  },
};
