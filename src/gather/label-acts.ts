/**
 * The vote labels are buttons: who put one on votes, then the App takes it off for
 * the next person. Taking one off means nothing.
 *
 * GitHub's timeline names a label as it is called now. A label that is renamed would
 * make votes of what people once put on, so that the name at the time counts: the
 * delivery's, and where none is left, an event that an earlier look has read past is no vote.
 */
import { z } from "zod";
import type { ActHappening } from "../core/model/act.ts";
import { channelRank } from "../core/model/act.ts";
import type { ActId, Choice, Instant } from "../core/model/names.ts";
import { login } from "../core/model/names.ts";
import { voteLabels } from "../core/plan/labels.ts";
import { addSeconds, secondsBetween, toInstant } from "../core/time/instant.ts";
import type { TimelineReading } from "../github/ports.ts";
import type { StoredDelivery } from "../store/store.ts";

type Labelled = Extract<TimelineReading, { kind: "labeled" }>;

/** Between the event and the `updated_at` of the thread in its delivery. */
const toleranceSeconds = 5;
/** GitHub's readings may lag: an event may show later than a reading that is newer than it. */
const lagSeconds = 120;

const payload = z.object({
  label: z.object({ name: z.string() }),
  sender: z.object({ login: z.string() }),
  pull_request: z.object({ updated_at: z.string() }),
});

interface Told {
  readonly label: string;
  readonly by: string;
  readonly at: Instant;
}

const toldLabels = (deliveries: readonly StoredDelivery[]): readonly Told[] =>
  deliveries.flatMap((delivery): readonly Told[] => {
    if (delivery.event !== "pull_request" || delivery.action !== "labeled") return [];
    const parsed = payload.safeParse(delivery.payload);
    const at = parsed.success ? toInstant(parsed.data.pull_request.updated_at) : null;
    return parsed.success && at ? [{ label: parsed.data.label.name, by: login(parsed.data.sender.login), at }] : [];
  });

const choiceOfLabel = (label: string): Choice | null =>
  voteLabels.find((button) => button.name.toLowerCase() === label.toLowerCase())?.choice ?? null;

export interface LabelContext {
  readonly timeline: readonly TimelineReading[];
  readonly deliveries: readonly StoredDelivery[];
  readonly url: string;
  /** Up to then everything on the thread was read and judged; null: nothing was. */
  readonly readUntil: Instant | null;
  readonly judged: ReadonlySet<string>;
}

export const labelActs = ({ timeline, deliveries, url, readUntil, judged }: LabelContext): readonly ActHappening[] => {
  const told = toldLabels(deliveries);
  const nameThen = (event: Labelled, id: string): string | null => {
    const near = told.filter(
      ({ by, at }) => by === event.actor?.person.login && Math.abs(secondsBetween(event.at, at)) <= toleranceSeconds,
    );
    const first = near.find(({ label }) => label === event.label) ?? near[0];
    if (first) return first.label;
    const isPast = readUntil !== null && addSeconds(event.at, lagSeconds) < readUntil;
    return isPast && !judged.has(id) ? null : event.label;
  };
  return timeline.flatMap((event, place): readonly ActHappening[] => {
    if (event.kind !== "labeled" || !event.actor || event.actor.isBot) return [];
    const id = `label:${event.node}:0:0` as ActId;
    const label = nameThen(event, id);
    const choice = label === null ? null : choiceOfLabel(label);
    if (!choice) return [];
    return [
      {
        kind: "act",
        key: { at: event.at, rank: channelRank.label, source: place, index: 0 },
        act: {
          id,
          at: event.at,
          by: event.actor.person,
          channel: "label",
          url,
          head: null,
          what: { kind: "vote", choice, reason: null },
        },
      },
    ];
  });
};
