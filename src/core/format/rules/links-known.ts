/**
 * A document that is linked by its number exists. Asked only where all documents are at
 * hand: of a single file nobody can tell.
 */
import { quoted } from "../../documents/quoted.ts";
import { type FormatRule, filledFields, listedParts } from "../format-rule.ts";
import { linkedNumber } from "./header-links.ts";

export const linksKnown: FormatRule = {
  id: "links-known",
  check: (subject, { severity }) => {
    const { kind, number, shelf } = subject;
    if (shelf === null) return [];
    return filledFields(subject, "links").flatMap(({ definition, field }) =>
      listedParts(field).flatMap(({ text, at }) => {
        const target = linkedNumber(text, kind.prefix);
        // What is no number, and the document itself, are the matter of header-links.
        if (target === null || target === number || shelf.pathsOf(target).length > 0) return [];
        const message = `${quoted(definition.name)} names ${kind.prefix}-${target}, which is not among these documents.`;
        return [{ severity, at, message, help: "Correct the number, or take it out." }];
      }),
    );
  },
};
