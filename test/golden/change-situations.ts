/** Situations around pull requests of the App's own: what was decided after a document was merged. */
import { indexOrigin, type OwnChanges, type SeenRequest, type WantedChange } from "../../src/core/model/own-change.ts";
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
  looked: ["header"],
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

const reversal: WantedChange = { ...wanted, purpose: "reversal", headline: "Take back what was merged" };

/** Merged during the vote. */
const undecided = (requests: readonly SeenRequest[], more: Partial<OwnChanges> = {}): Situation => ({
  happenings: [sung, thread("2026-03-05T00:00:00Z", "merged", pat)],
  now: "2026-03-06T09:00:00Z",
  seen: { open: false, merged: true },
  changes: {
    ...changesWith([]),
    looked: ["reversal"],
    wanted: [reversal],
    seen: [{ purpose: "reversal", branch: "lastcall/reversal-12", head: sha(8), requests }],
    ...more,
  },
});
const closed = { state: "closed", closedAt: instant("2026-03-05T12:00:00Z") } as const;

const ours = { happenings: [], now: "2026-03-13T09:00:00Z" };

export const changeSituations: Readonly<Record<string, Situation>> = {
  "change-proposed": merged(changesWith([])),
  "change-open": merged(changesWith([aRequest()])),
  "change-besides": merged(changesWith([aRequest()], { wanted: [{ ...wanted, others: ["CHARM-7", "CHARM-8"] }] })),
  "change-declined": merged(changesWith([aRequest({ state: "closed", closedAt: instant("2026-03-12T12:00:00Z") })])),
  "change-hindered": merged(
    changesWith([], {
      wanted: [],
      hindrances: [{ purpose: "header", why: "charms/charm-12.md is not on the default branch any more." }],
    }),
  ),
  "change-there": merged(changesWith([], { wanted: [], seen: [] })),
  "fork-not-writable": {
    happenings: [sung],
    now: "2026-03-04T10:00:00Z",
    seen: { headIsFork: true, headWritable: false },
  },
  "fork-decided": {
    happenings: [sung, ...approvals(3)],
    now: "2026-03-11T09:00:00Z",
    seen: { headIsFork: true, headWritable: false },
  },
  "reversal-proposed": undecided([]),
  "reversal-open": undecided([aRequest()]),
  "reversal-declined": undecided([
    aRequest({ ...closed, body: changeMarker("reversal", differenceDigest("main", reversal), marker) }),
  ]),
  "reversal-hindered": undecided([], {
    wanted: [],
    hindrances: [{ purpose: "reversal", why: "Since then somebody has changed charms/charm-12.md again." }],
  }),
  "reversal-there": undecided([], { wanted: [] }),
  "own-reversal": { ...ours, ownRequest: { origin: 12, purpose: "reversal", difference: "planned" } },
  "own-change": { ...ours, ownRequest: { origin: 12, purpose: "header", difference: "planned" } },
  "own-change-altered": { ...ours, ownRequest: { origin: 12, purpose: "header", difference: "altered" } },
  "own-change-withdrawn": { ...ours, ownRequest: { origin: 12, purpose: "header", difference: "withdrawn" } },
  "own-change-unknown": { ...ours, ownRequest: { origin: null, purpose: null, difference: "altered" } },
  "index-change": { ...ours, ownRequest: { origin: indexOrigin, purpose: "index", difference: "planned" } },
  "index-change-altered": { ...ours, ownRequest: { origin: indexOrigin, purpose: "index", difference: "altered" } },
  "index-change-withdrawn": { ...ours, ownRequest: { origin: indexOrigin, purpose: "index", difference: "withdrawn" } },
};
