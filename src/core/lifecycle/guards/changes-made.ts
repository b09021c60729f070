import { isSamePerson } from "../../model/subject.ts";
import type { Guard } from "./guard.ts";

/**
 * The steward's last review asks for changes, and the text is still the one reviewed:
 * what is pending before a period opens [D6]. It ends with a new text, a review that
 * approves, or the dismissal of the one that asked (docs/adr/0014-changes-of-the-text.md).
 */
export const changesMade: Guard = ({ state }) => {
  const { steward, head } = state;
  const last = state.votes.findLast(
    ({ channel, by }) => channel === "review" && steward !== null && isSamePerson(by, steward.person),
  );
  return last?.choice === "reject" && last.text !== null && last.text === head?.digest
    ? { code: "changes-pending", details: { by: last.by.login } }
    : null;
};
