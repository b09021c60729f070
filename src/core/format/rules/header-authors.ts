/**
 * Fields of people: names with commas between them, each best followed by a GitHub
 * handle, `Ana Alba (@ana)`. A name alone is readable, but nobody can be told apart
 * by it, so it is pointed out; only what cannot be a name is a breach.
 */
import { handlesIn } from "../../documents/field-values.ts";
import { quoted } from "../../documents/quoted.ts";
import { type DefinedField, type Flaw, type FormatRule, filledFields } from "../format-rule.ts";
import { listedParts } from "../listed-parts.ts";

/** An `@` that begins a word and still is no handle. An address has a word before its sign. */
const brokenHandle = /(?<![\w.+-])@/;

const checkPeople = ({ definition, field }: DefinedField, breach: Flaw["severity"]): readonly Flaw[] => {
  const form = "Write each as `Name (@login)`, with a comma between two.";
  const people = listedParts(field);
  const flaws: Flaw[] = [];
  for (const { text: person, at } of people) {
    if (person === "") {
      const message = `A name is missing in ${quoted(definition.name)}: there is a comma with nothing beside it.`;
      flaws.push({ severity: breach, at: field.valuePosition, message, help: form });
    } else if (handlesIn(person).length === 0 && brokenHandle.test(person)) {
      const message = `${quoted(person)} has an @ that is not followed by a GitHub login.`;
      flaws.push({ severity: breach, at, message, help: form });
    } else if (!/[\p{L}\p{N}]/u.test(person)) {
      flaws.push({ severity: breach, at, message: `${quoted(person)} is no name.`, help: form });
    }
  }
  const nameless = people.filter(({ text: person }) => /[\p{L}\p{N}]/u.test(person) && !person.includes("@"));
  const [first] = nameless;
  if (first !== undefined) {
    const others = nameless.length > 1 ? ` and ${nameless.length - 1} more` : "";
    flaws.push({
      severity: "warning",
      at: first.at,
      message: `${quoted(first.text)}${others} in ${quoted(definition.name)} cannot be recognised on GitHub, for want of a handle.`,
      help: form,
    });
  }
  return flaws;
};

export const headerAuthors: FormatRule = {
  id: "header-authors",
  check: (subject, call) => filledFields(subject, "people").flatMap((pair) => checkPeople(pair, call.severity)),
};
