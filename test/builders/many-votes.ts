/** A thread with very many votes: all seats voting again and again, one act every three seconds. */
import { decide } from "../../src/core/decide/decide.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { Decision } from "../../src/core/model/decision.ts";
import type { Effect } from "../../src/core/model/effect.ts";
import type { Choice } from "../../src/core/model/names.ts";
import type { Person } from "../../src/core/model/subject.ts";
import { planEffects } from "../../src/core/plan/plan.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { addSeconds } from "../../src/core/time/instant.ts";
import { loadWording } from "../../src/templates/load-wording.ts";
import { emptySeen } from "./github-in-memory.ts";
import { charmText, facts, instant, person, reading, role, sha } from "./guild.ts";
import { command, opening, vote } from "./timeline.ts";

const start = "2026-03-02T09:00:00Z";
const now = "2026-03-05T09:00:00Z";
const pat = person("pat", 100_000);
const mia = person("mia", 50);
const choices: readonly Choice[] = ["approve", "reject", "abstain", "approve"];

const timeline = (acts: number, seats: readonly Person[], opens: string): readonly Happening[] => [
  opening(start, pat, sha(0)),
  command(addSeconds(instant(start), 60), mia, opens, 1),
  ...Array.from({ length: acts }, (_, index) => {
    const at = addSeconds(instant(start), 120 + index * 3);
    return vote(at, seats[(index * 7) % seats.length] ?? pat, choices[index % choices.length] ?? "approve", 10 + index);
  }),
];

export interface ManyVotes {
  /** The fold from the first act. */
  readonly decide: () => Decision;
  readonly plan: (decision: Decision) => readonly Effect[];
}

/** On GitHub each comment was read with a reaction of ours. `opens`: the command that opens the ballot. */
export const manyVotes = (acts: number, seatCount: number, opens = "/sing 5d"): ManyVotes => {
  const seats = Array.from({ length: seatCount }, (_, index) => person(`voter-${index}`, index + 1_001));
  const happenings = timeline(acts, seats, opens);
  const known = facts(now, [reading(sha(0), charmText("A text."))], {
    rolls: new Map([[role("circle"), { kind: "roll", people: seats, why: "listed" }]]),
  });
  const seen = {
    ...emptySeen(sha(0)),
    reactions: new Map(happenings.map((_, index) => [`comment:${8 + index}`, ["+1"]] as const)),
  };
  const wording = loadWording();
  return {
    decide: () => decide(emptyState(), happenings, known),
    plan: (decision) =>
      planEffects({
        decision,
        facts: known,
        seen,
        texts: decision.texts,
        problems: [],
        wording,
        marker: { repository: 1, thread: 12, key: "key" },
        threadUrl: "https://example.test/example/charms/pull/12",
        blobUrl: "https://example.test/example/charms/blob/",
      }),
  };
};
