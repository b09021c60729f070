/** Situations in which work on a document is followed. */
import type { WorkReading } from "../../src/core/model/work.ts";
import { charmText, instant, policyWithWork, reading, sha } from "../builders/guild.ts";
import { approvals } from "../builders/looks.ts";
import { lee, mia, pat } from "../builders/people.ts";
import { command } from "../builders/timeline.ts";
import { guildPolicy, type Situation, sung } from "./a-message.ts";

const facts = {
  policy: { kind: "policy", policy: { ...guildPolicy, kinds: policyWithWork.kinds } },
} as const;

const heads = [
  reading(
    sha("77ab".padEnd(40, "0")),
    charmText("Text 0.", {
      name: "A charm against rain",
      music: 'tune: "#3", drum example/drums#4, https://example.com/score',
    }),
  ),
];

const read = (standings: WorkReading["standings"], more: Partial<WorkReading> = {}): WorkReading => ({
  standings,
  at: instant("2026-03-05T09:00:00Z"),
  failed: false,
  ...more,
});

const bound = [sung, ...approvals(5)];
const named = [
  command("2026-03-03T10:00:00Z", mia, "/compose drum #12 because the drummers begin on Monday", 30),
  command("2026-03-03T11:00:00Z", mia, "/compose tune because two pipers are asked", 31),
  command("2026-03-03T12:00:00Z", pat, "/compose #13", 32),
  command("2026-03-03T13:00:00Z", pat, "/discard #13", 33),
];
const confirmed = command("2026-03-04T10:00:00Z", mia, "/in-tune because it can be sung to the end", 34);

export const workSituations: Readonly<Record<string, Situation>> = {
  "work-not-linked": { happenings: [], now: "2026-03-03T09:00:00Z", facts },
  "work-linked": {
    happenings: named,
    heads,
    now: "2026-03-03T14:00:00Z",
    facts,
    work: read({
      "example/charms#3": "merged",
      "example/drums#4": "not-visible",
      "example/charms#12": "open",
    }),
  },
  "work-asked": {
    happenings: [sung],
    heads,
    now: "2026-03-05T09:00:00Z",
    facts,
    work: read({ "example/charms#3": "draft", "example/drums#4": "not-found" }, { failed: true }),
  },
  "work-confirmed": {
    happenings: [sung, confirmed, command("2026-03-04T11:00:00Z", mia, "/lastcall help", 35)],
    heads,
    now: "2026-03-05T09:00:00Z",
    facts,
    work: read({}, { at: null, failed: true }),
  },
  "work-all-done": {
    happenings: bound,
    heads,
    now: "2026-03-11T09:00:00Z",
    facts,
    work: read({ "example/charms#3": "merged", "example/drums#4": "closed" }),
  },
  "work-refused": {
    happenings: [
      command("2026-03-03T10:00:00Z", mia, "/compose lute #12", 30),
      command("2026-03-03T11:00:00Z", mia, "/compose tune", 31),
      command("2026-03-03T12:00:00Z", mia, "/compose tune ask the piper", 32),
      command("2026-03-03T13:00:00Z", mia, "/compose drum #3", 33),
      command("2026-03-03T14:00:00Z", mia, "/discard #3", 34),
      command("2026-03-03T15:00:00Z", mia, "/discard #99", 35),
      command("2026-03-03T16:00:00Z", mia, "/discard", 36),
      command("2026-03-03T17:00:00Z", lee, "/in-tune because it sounds well", 37),
      command("2026-03-03T18:00:00Z", mia, "/in-tune because it sounds better", 38),
    ],
    heads,
    now: "2026-03-05T09:00:00Z",
    facts,
  },
};
