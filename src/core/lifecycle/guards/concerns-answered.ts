import { unansweredConcerns } from "../../model/concern.ts";
import type { Guard } from "./guard.ts";

/** No new period while a concern of an earlier one stands unanswered [D7]; a contested one waits for the next vote. */
export const concernsAnswered: Guard = ({ state }) => {
  const standing = unansweredConcerns(state);
  return standing.length === 0
    ? null
    : { code: "concerns-stand", details: { concerns: standing.map(({ name }) => name).join(",") } };
};
