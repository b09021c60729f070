/** Dates are days of the calendar, in the field's form; a readable other form is judged as the field says. */

import { formatDate, parseWrittenDate } from "../../documents/dates.ts";
import { plainOf } from "../../documents/field-values.ts";
import { quoted } from "../../documents/quoted.ts";
import type { Day } from "../../model/names.ts";
import { type DefinedField, type Flaw, type FormatRule, filledFields } from "../format-rule.ts";

/** Its day and month cannot be mistaken for each other. */
const exampleDay = "2026-03-17" as Day;
const isoForm = "YYYY-MM-DD";

const checkDate = ({ definition, field }: DefinedField, breach: Flaw["severity"]): readonly Flaw[] => {
  const form = definition.date?.form ?? isoForm;
  const example = `Write it as ${form}, for example ${quoted(formatDate(form, exampleDay))}.`;
  const written = parseWrittenDate(plainOf(field), form);
  const line = quoted(`${field.name}: ${plainOf(field)}`);
  const at = field.valuePosition;
  if (written === null) return [{ severity: breach, at, message: `${line} is no date.`, help: example }];
  if (written === "no-such-day") {
    return [{ severity: breach, at, message: `${line} is no day of the calendar.`, help: example }];
  }
  if (written.form === form) return [];
  const text = formatDate(form, written.day);
  const message = `${line} is understood as ${quoted(text)}, but not written as ${form}.`;
  const fix = { field, of: "value", text } as const;
  return [{ severity: definition.date?.otherForms ?? breach, at, message, help: `Write ${quoted(text)}.`, fix }];
};

export const headerDate: FormatRule = {
  id: "header-date",
  check: (subject, call) => filledFields(subject, "date").flatMap((pair) => checkDate(pair, call.severity)),
};
