/** How a change that a thread wants stands on its way to the default branch. */
import type { Instant } from "../model/names.ts";
import type { ChangePurpose, ChangeStanding, OwnChanges } from "../model/own-change.ts";
import { differenceDigest, intentDigest, markedChange } from "../render/change-marker.ts";
import type { MarkerPlace } from "../render/marker.ts";
import { addSeconds } from "../time/instant.ts";

/** For so long a reading of the base may lack what was merged. */
const mergeLagSeconds = 60;

export const standingOfChange = (
  { base, looked, wanted, hindrances, seen }: OwnChanges,
  purpose: ChangePurpose,
  marker: MarkerPlace,
  now: Instant,
): ChangeStanding => {
  if (!looked.includes(purpose)) return { kind: "unasked" };
  const hindrance = hindrances.find((one) => one.purpose === purpose);
  if (hindrance) return { kind: "hindered", why: hindrance.why };
  const change = wanted.find((one) => one.purpose === purpose);
  if (!change) return { kind: "there" };
  const [digest, intent] = [differenceDigest(base, change), intentDigest(change)];
  const requests = seen.find((one) => one.purpose === purpose)?.requests ?? [];
  const open = requests.find(({ state }) => state === "open");
  if (open) return { kind: "open", number: open.number };
  // The same was asked for, though the rest of the files may have changed since.
  const last = requests.find(({ body }) => {
    const marked = markedChange(body, marker);
    return marked !== null && (marked.digest === digest || (intent !== null && marked.intent === intent));
  });
  if (last?.state === "closed") return { kind: "declined", number: last.number };
  const mayLag = last?.closedAt && now < addSeconds(last.closedAt, mergeLagSeconds);
  return last && mayLag ? { kind: "merged", number: last.number } : { kind: "to-propose" };
};
