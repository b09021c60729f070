/** Situations of pull requests that change a charm which is there already. */
import type { Happening } from "../../src/core/model/act.ts";
import type { Facts } from "../../src/core/model/facts.ts";
import type { Status } from "../../src/core/model/names.ts";
import { baseReading, changing, standing } from "../builders/existing.ts";
import { charmText, instant, reading, sha } from "../builders/guild.ts";
import { lee, mia, pat } from "../builders/people.ts";
import { command, push, thread } from "../builders/timeline.ts";
import { guildPolicy, headSha, type Situation } from "./a-message.ts";

const whispered = charmText("Text 0.", { charm: "3" });
const bound = charmText("Text 0.", { charm: "3", state: "Bound" });
const now = "2026-03-03T10:00:00Z";

const alone: Partial<Facts> = { elsewhere: { standings: [], known: 0 } };
const perMove = {
  ...guildPolicy,
  documents: guildPolicy.documents.map((group) => ({ ...group, flow: "pull-request-per-move" as const })),
};

/** A process that lets in updates, and has charms that are better left alone. */
const withUpdates = {
  ...guildPolicy,
  kinds: new Map(
    [...guildPolicy.kinds].map(([name, kind]) => [
      name,
      {
        ...kind,
        updates: { reviewDays: 7, leftAlone: { field: "charm", values: ["3"], statuses: ["Bound" as Status] } },
      },
    ]),
  ),
};

const changed = (from: string, to: string, more: Partial<Situation> = {}): Situation => ({
  happenings: [],
  now,
  heads: [changing(headSha(0), from, to), baseReading(from)],
  facts: alone,
  ...more,
});

const living = (status: string, more: Parameters<typeof standing>[2] = {}): Partial<Situation> => ({
  facts: { elsewhere: { standings: [standing(status, "2026-02-01T09:00:00Z", more)], known: 10 } },
});

/** Merged as it was granted; then somebody writes to the default branch. */
const strayed = (...found: readonly (string | null)[]): Situation =>
  changed(bound, charmText("Text 0.", { charm: "3", state: "Broken" }), {
    happenings: [
      command("2026-03-03T09:00:00Z", lee, "/unbind because it hurts", 1),
      thread("2026-03-03T09:30:00Z", "merged", mia),
      ...found.map(
        (one, place): Happening => ({
          kind: "on-base",
          key: { at: instant(`2026-03-03T09:4${place}:00Z`), rank: 8, source: 0, index: 0 },
          found: one,
          by: pat,
        }),
      ),
    ],
    seen: { open: false, merged: true },
    facts: { ...alone, policy: { kind: "policy", policy: perMove } },
  });

export const existingSituations: Readonly<Record<string, Situation>> = {
  "status-asked-of-an-existing-one": changed(whispered, charmText("Text 0.", { charm: "3", state: "Sung" })),
  "status-typed": changed(whispered, charmText("Text 0.", { charm: "3", state: "Bound" })),
  "status-line-taken-out": changed(whispered, whispered.replace("state: Whispered\n", "")),
  "line-typed": changed(whispered, charmText("Text 0.", { charm: "4" })),
  "change-unallowed": changed(whispered, charmText("Quite another text.", { charm: "3" })),
  "change-allowed": changed(whispered, charmText("Quite another text.", { charm: "3" }), {
    happenings: [command("2026-03-03T09:00:00Z", mia, "/allow-change", 1)],
  }),
  "change-merged": changed(whispered, charmText("Quite another text.", { charm: "3" }), {
    happenings: [
      command("2026-03-03T09:00:00Z", mia, "/allow-change", 1),
      thread("2026-03-03T09:30:00Z", "merged", mia),
    ],
    seen: { open: false, merged: true },
  }),
  "decided-one-changed": changed(bound, charmText("Quite another text.", { charm: "3", state: "Bound" })),
  "update-unallowed": changed(bound, charmText("Quite another text.", { charm: "3", state: "Bound" }), {
    facts: { ...alone, policy: { kind: "policy", policy: withUpdates } },
  }),
  "move-granted": changed(bound, charmText("Text 0.", { charm: "3", state: "Broken" }), {
    happenings: [command("2026-03-03T09:00:00Z", lee, "/unbind because it hurts", 1)],
    facts: { ...alone, policy: { kind: "policy", policy: perMove } },
  }),
  "lives-elsewhere": changed(whispered, charmText("Text 1.", { charm: "3" }), living("Sung", { open: true })),
  "base-status-unknown": changed(charmText("Text 0.", { state: "Hummed" }), charmText("Text 1.", { state: "Hummed" })),
  "voted-elsewhere": changed(whispered, charmText("Text 1.", { charm: "3" }), living("Sung", { voting: true })),
  "status-committed": strayed("Hummed"),
  "file-deleted": strayed(""),
  "status-put-back": strayed("Hummed", null),
  "base-gone": changed(whispered, charmText("Text 1.", { charm: "3" }), {
    happenings: [push("2026-03-03T09:00:00Z", pat, sha("77"))],
    heads: [
      changing(headSha(0), whispered, charmText("Text 1.", { charm: "3" })),
      baseReading(whispered),
      reading(sha("77"), whispered, "charms/charm-3.md"),
    ],
  }),
  "moved-on": changed(whispered, charmText("Text 1.", { charm: "3" }), {
    happenings: [
      command("2026-03-03T09:00:00Z", mia, "/sing 5d", 1),
      {
        kind: "elsewhere",
        key: { at: instant("2026-03-03T09:30:00Z"), rank: 7, source: 1, index: 0 },
        standing: standing("Whispered", "2026-03-03T09:30:00Z", { open: true, home: 14, told: 14, cycle: 2 }),
      },
      command("2026-03-03T09:40:00Z", mia, "/sing 5d", 2),
    ],
  }),
};
