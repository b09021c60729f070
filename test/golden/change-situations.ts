/** Situations around pull requests of the App's own: what was decided after a document was merged. */
import type { OwnChanges, SeenRequest, WantedChange } from "../../src/core/model/own-change.ts";
import { changeMarker, differenceDigest } from "../../src/core/render/change-marker.ts";
import { instant, sha } from "../builders/guild.ts";
import { approvals } from "../builders/looks.ts";
import { pat } from "../builders/people.ts";
import { thread } from "../builders/timeline.ts";
import { type Situation, sung } from "./a-message.ts";

const marker = { repository: 1, thread: 12, key: "key" };
const wanted: WantedChange = {
  purpose: "header",
  headline: "Set CHARM-12 to Bound",
  body: "What was decided.",
  additions: [{ path: "charms/charm-12.md", bytes: new TextEncoder().encode("bound") }],
  deletions: [],
};

export const changesWith = (requests: readonly SeenRequest[], more: Partial<OwnChanges> = {}): OwnChanges => ({
  base: "main",
  onto: sha(9),
  wanted: [wanted],
  hindrances: [],
  seen: [{ purpose: "header", branch: "lastcall/header-12", head: sha(8), requests }],
  ...more,
});

export const aRequest = (more: Partial<SeenRequest> = {}): SeenRequest => ({
  number: 14,
  state: "open",
  head: sha(8),
  closedAt: null,
  body: changeMarker("header", differenceDigest("main", wanted), marker),
  ...more,
});

const merged = (changes: OwnChanges): Situation => ({
  happenings: [sung, ...approvals(3), thread("2026-03-12T09:00:00Z", "merged", pat)],
  now: "2026-03-13T09:00:00Z",
  seen: { open: false, merged: true },
  changes,
});

const ours = { happenings: [], now: "2026-03-13T09:00:00Z" };

export const changeSituations: Readonly<Record<string, Situation>> = {
  "change-proposed": merged(changesWith([])),
  "change-open": merged(changesWith([aRequest()])),
  "change-declined": merged(changesWith([aRequest({ state: "closed", closedAt: instant("2026-03-12T12:00:00Z") })])),
  "change-hindered": merged(
    changesWith([], {
      wanted: [],
      hindrances: [{ purpose: "header", why: "charms/charm-12.md is not on the default branch any more." }],
    }),
  ),
  "change-there": merged(changesWith([], { wanted: [], seen: [] })),
  "own-change": { ...ours, ownRequest: { origin: 12, difference: "planned" } },
  "own-change-altered": { ...ours, ownRequest: { origin: 12, difference: "altered" } },
  "own-change-withdrawn": { ...ours, ownRequest: { origin: 12, difference: "withdrawn" } },
  "own-change-unknown": { ...ours, ownRequest: { origin: null, difference: "altered" } },
};
