/**
 * A document that is linked by its number exists. Asked only where all documents are at
 * hand: of a single file nobody can tell. Where they could not be looked up, that is said.
 */
import { quoted } from "../../documents/quoted.ts";
import { type Flaw, type FormatRule, filledFields } from "../format-rule.ts";
import { linksIn } from "../links.ts";

const notChecked = (at: Flaw["at"], what: string, why: string): Flaw => ({
  severity: "warning",
  at,
  message: `${what} could not be looked up, so the links to it were not checked: ${why}`,
  help: "They are checked when the document is next looked at.",
});

export const linksKnown: FormatRule = {
  id: "links-known",
  overSeveral: true,
  check: (subject, { severity }) => {
    const { kind, number, shelf } = subject;
    if (shelf === null) return [];
    const links = filledFields(subject, "links", "mentions").flatMap(({ definition, field }) =>
      linksIn(definition, field, kind).map((link) => ({ ...link, definition })),
    );
    // What is no number, and the document itself, are the matter of header-links.
    const others = links.flatMap(({ target, ...link }) =>
      target === null || target === number ? [] : [{ ...link, target }],
    );
    const [first] = others;
    if (shelf.unread !== null) {
      return first === undefined
        ? []
        : [notChecked(first.at, `What ${quoted(first.definition.name)} names`, shelf.unread)];
    }
    return others.flatMap(({ target, definition, at }): readonly Flaw[] => {
      const found = shelf.of(target);
      if (found.length === 0) {
        const message = `${quoted(definition.name)} names ${kind.prefix}-${target}, which is not among these documents.`;
        return [{ severity, at, message, help: "Correct the number, or take it out." }];
      }
      const unread = found.flatMap(({ header }) => (header && "unread" in header ? [header.unread] : []));
      return unread.length < found.length ? [] : [notChecked(at, `${kind.prefix}-${target}`, unread[0] ?? "")];
    });
  },
};
