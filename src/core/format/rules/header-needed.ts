/** A field that the process asks for in some cases only; the call's `when` says in which. */
import { fieldOf } from "../../documents/field-values.ts";
import { quoted } from "../../documents/quoted.ts";
import { type FormatRule, headerPlace, isUnfilled } from "../format-rule.ts";
import { howToAdd } from "../wording.ts";

export const headerNeeded: FormatRule = {
  id: "header-needed",
  check: ({ kind, document }, call) => {
    const definition = kind.fields.find(({ key }) => key === call.with.field);
    if (!definition) return [];
    const field = fieldOf(document, kind, definition.key);
    if (field !== null && !isUnfilled(field.value)) return [];
    const because = Object.entries(call.when ?? {}).map(
      ([key, values]) => `\`${key}\` is ${values.map(quoted).join(" or ")}`,
    );
    const why = because.length === 0 ? "" : ` where ${because.join(" and ")}`;
    return [
      {
        severity: call.severity,
        at: field ? field.valuePosition : headerPlace(document),
        message: `${quoted(definition.name)} is ${field ? "empty" : "missing"}; it is needed${why}.`,
        help: field ? "Write its value." : howToAdd(kind, definition.name),
      },
    ];
  },
};
