/** One field, one line: a repeated field leaves open which line is meant. */
import { fieldOf } from "../../documents/field-values.ts";
import { quoted } from "../../documents/quoted.ts";
import type { Field } from "../../model/document.ts";
import { type FormatRule, knownFields } from "../format-rule.ts";

export const headerDuplicateKey: FormatRule = {
  id: "header-duplicate-key",
  check: (subject, call) => {
    const { kind, document } = subject;
    const names = new Map(knownFields(subject).map(({ definition, field }) => [field, definition.key]));
    const first = new Map<string, Field>();
    for (const field of document.fields) {
      const key = names.get(field) ?? field.key;
      if (!first.has(key)) first.set(key, fieldOf(document, kind, key) ?? field);
    }
    return document.fields.flatMap((field) => {
      const counts = first.get(names.get(field) ?? field.key);
      if (counts === undefined || counts === field) return [];
      const { line } = counts.namePosition;
      const same = field.key === counts.key ? "" : `, as ${quoted(counts.name)}`;
      const message = `${quoted(field.name)} stands on line ${line} already${same}; that line counts.`;
      return [{ severity: call.severity, at: field.namePosition, message, help: "Keep one of the lines." }];
    });
  },
};
