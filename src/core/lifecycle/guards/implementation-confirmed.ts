import { awaitsConfirmation } from "../work-question.ts";
import type { Guard } from "./guard.ts";

/** Somebody who may has said, in this cycle, that enough of the work is done [D12]. Presets leave it out: there it is asked, and not required. */
export const implementationConfirmed: Guard = ({ state, kind, reading }) =>
  awaitsConfirmation(kind, state, reading?.document ?? null)
    ? {
        code: "work-unconfirmed",
        details: {
          confirm: kind.work?.confirmVerb ?? "",
          roles: kind.work?.confirmedBy.join(",") ?? "",
          steward: state.steward?.person.login ?? "",
        },
      }
    : null;
