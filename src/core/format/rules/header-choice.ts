/** A field with a fixed vocabulary holds one of its words. */
import { asSeen, plainOf, unbroken } from "../../documents/field-values.ts";
import { quoted } from "../../documents/quoted.ts";
import { type DefinedField, type Flaw, type FormatRule, filledFields } from "../format-rule.ts";
import { nearest, oneOf, withUnseen } from "../wording.ts";

const checkChoice = ({ definition, field }: DefinedField, breach: Flaw["severity"]): readonly Flaw[] => {
  const { choices, alsoChoices } = definition;
  const word = unbroken(plainOf(field));
  if (choices.includes(word)) return [];
  const at = field.valuePosition;
  const sameWord = choices.find((choice) => choice.toLowerCase() === asSeen(word).toLowerCase());
  if (sameWord !== undefined) {
    const message = `${quoted(word)}${withUnseen(word)} is understood as ${quoted(sameWord)}.`;
    const fix = { field, of: "value", text: sameWord } as const;
    return [{ severity: "warning", at, message, help: `Write ${quoted(sameWord)}.`, fix }];
  }
  const also = alsoChoices.find((choice) => choice.value === word.toLowerCase());
  if (also) {
    const message = `${quoted(word)} is an older word for ${quoted(definition.name)}; it is understood.`;
    return also.severity === null ? [] : [{ severity: also.severity, at, message, help: `Write ${oneOf(choices)}.` }];
  }
  const near = nearest(word, choices);
  return [
    {
      severity: breach,
      at,
      message: `${quoted(word)}${withUnseen(word)} is no ${quoted(definition.name)}: it is ${oneOf(choices)}.`,
      help: near === null ? `Write ${oneOf(choices)}.` : `Did you mean ${quoted(near)}?`,
    },
  ];
};

export const headerChoice: FormatRule = {
  id: "header-choice",
  check: (subject, call) => filledFields(subject, "choice").flatMap((pair) => checkChoice(pair, call.severity)),
};
