/** What may follow an end that is no plain pass: the same process on other terms, for properties that must hold under all. */

import type { PassRule } from "../../src/core/model/ballot.ts";
import type { Policy } from "../../src/core/model/policy.ts";
import { policy, policyWith, role } from "./guild.ts";

export const noReject: PassRule = { kind: "no-reject", source: "no reject" };

export const endings: Readonly<Record<string, Policy>> = {
  "as it is": policy,
  "a tie goes on once": policyWith({ tie: { kind: "extend", days: 4 } }),
  "a tie is decided by somebody": policyWith({ tie: { kind: "decided-by", role: role("high-keeper") } }),
  "what is undecided gets another round": policyWith({ undecided: { days: 3, most: 4 } }),
  "silence is consent": policyWith({ pass: noReject, lazy: { majority: null, days: 3 } }),
  "a vote closes when it is decided": policyWith({
    term: { window: null, whenDecided: true, minOpen: null, graceSeconds: 3 * 3600 },
  }),
};
