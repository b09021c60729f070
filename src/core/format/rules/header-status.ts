/** The status line holds one of the kind's statuses, in their spelling. Whether it may hold that one is not a matter of form. */
import { plainOf, statusNamed, writtenStatus } from "../../documents/field-values.ts";
import { quoted } from "../../documents/quoted.ts";
import { type FormatRule, filledFields } from "../format-rule.ts";
import { nearest, oneOf, withUnseen } from "../wording.ts";

export const headerStatus: FormatRule = {
  id: "header-status",
  check: (subject, call) =>
    filledFields(subject, "status").flatMap(({ field }) => {
      const names = subject.kind.statuses.map((status) => status.name);
      const { status: word, intended } = writtenStatus(subject.kind, plainOf(field));
      const known = statusNamed(subject.kind, word);
      const at = field.valuePosition;
      if (intended !== null && statusNamed(subject.kind, intended) === null) {
        const message = `${quoted(intended)}, which is meant to follow, is no status of a ${subject.kind.noun}: these are ${oneOf(names)}.`;
        return [
          { severity: call.severity, at, message, help: "Write the status that it is to have when it is merged." },
        ];
      }
      if (known === word) return [];
      if (known !== null) {
        const follows = intended === null ? null : statusNamed(subject.kind, intended);
        const text = follows === null ? known : `${known} (=> ${follows})`;
        const message = `${quoted(word)}${withUnseen(word)} is understood as ${quoted(known)}.`;
        return [
          {
            severity: "warning",
            at,
            message,
            help: `Write ${quoted(text)}.`,
            fix: { field, of: "value", text },
          },
        ];
      }
      const near = nearest(word, names);
      const message = `${quoted(word)}${withUnseen(word)} is no status of a ${subject.kind.noun}: these are ${oneOf(names)}.`;
      const help = `${near === null ? "" : `Did you mean ${quoted(near)}? `}A new ${subject.kind.noun} begins as ${quoted(subject.kind.initial)}.`;
      return [{ severity: call.severity, at, message, help }];
    }),
};
