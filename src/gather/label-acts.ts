/**
 * The vote labels are buttons: who put one on votes, then the App takes it off for
 * the next person. Taking one off means nothing.
 */
import type { ActHappening } from "../core/model/act.ts";
import { channelRank } from "../core/model/act.ts";
import type { ActId, Choice } from "../core/model/names.ts";
import { voteLabels } from "../core/plan/labels.ts";
import type { TimelineReading } from "../github/ports.ts";

const choiceOfLabel = (label: string): Choice | null =>
  voteLabels.find((button) => button.name.toLowerCase() === label.toLowerCase())?.choice ?? null;

export const labelActs = (timeline: readonly TimelineReading[], threadUrl: string): readonly ActHappening[] =>
  timeline.flatMap((event, place): readonly ActHappening[] => {
    if (event.kind !== "labeled" || !event.actor || event.actor.isBot) return [];
    const choice = choiceOfLabel(event.label);
    if (!choice) return [];
    return [
      {
        kind: "act",
        key: { at: event.at, rank: channelRank.label, source: place, index: 0 },
        act: {
          id: `label:${event.node}:0:0` as ActId,
          at: event.at,
          by: event.actor.person,
          channel: "label",
          url: threadUrl,
          head: null,
          what: { kind: "vote", choice, reason: null },
        },
      },
    ];
  });
