/**
 * Changes of status, for the channels that the policy names: each once. What is a week old
 * is no news any more: a policy that begins to announce does not tell the past (ADR 0030).
 */
import { isUpdate } from "../decide/update-review.ts";
import { type AnnounceChannel, type AnnouncedEvent, type Announcement, channelName } from "../model/announcement.ts";
import type { Effect } from "../model/effect.ts";
import type { Kind } from "../model/kind.ts";
import type { Milestone } from "../model/state.ts";
import { documentKey, titleInWords } from "../render/document-names.ts";
import { dayOf } from "../time/days.ts";
import { secondsBetween } from "../time/instant.ts";
import { dayInWords, deadlineInWords } from "../time/words.ts";
import { kindOf, type PlanQuestion, policyOf, presentReadingOf, zoneOf } from "./plan-question.ts";

const newsForSeconds = 7 * 24 * 3_600;

type Change = Pick<AnnouncedEvent, "event" | "at" | "from" | "to">;

const changeOf = ({ at, what }: Milestone): readonly Change[] => {
  if (what.kind === "moved" && what.from !== what.to) return [{ event: "moved", at, from: what.from, to: what.to }];
  if (what.kind === "corrected" && what.subject === "status")
    return [{ event: "corrected", at, from: what.from, to: what.to }];
  return [];
};

const idOf = ({ marker }: PlanQuestion, { event, at, to }: Change): string =>
  `${marker.repository}:${marker.thread}:${event}:${at}:${to}`;

/** The merge of an update that was let in; what merely corrects a text is no news [O9]. */
const updateOf = ({ decision, facts }: PlanQuestion): readonly Change[] => {
  const { state } = decision;
  const { head, status } = state;
  const kind = kindOf(state, facts);
  const merged = state.milestones.findLast(({ what }) => what.kind === "thread" && what.to === "merged");
  if (!kind || !merged || status === null || !head?.digest || !isUpdate(state, kind)) return [];
  return state.allowedTexts.includes(head.digest)
    ? [{ event: "updated", at: merged.at, from: status, to: status }]
    : [];
};

/** What was undone did not happen; where it had been announced, that is announced as well. */
const changesToTell = (question: PlanQuestion): readonly Change[] => {
  const { decision, announced = [], facts } = question;
  const { state } = decision;
  const told = new Set(announced.map(({ id }) => id));
  const undone = new Map(
    state.commands.flatMap((command) => (command.undone ? [[command.at, command.undone] as const] : [])),
  );
  return [...state.milestones.flatMap(changeOf), ...updateOf(question)]
    .flatMap((change): readonly Change[] => {
      const takenBack = undone.get(change.at);
      if (takenBack === undefined) return [change];
      if (!told.has(idOf(question, change))) return [];
      return [{ event: "undone", at: takenBack, from: change.to, to: change.from }];
    })
    .filter(({ at }) => secondsBetween(at, facts.now) <= newsForSeconds);
};

const announcementOf = (question: PlanQuestion, kind: Kind, change: Change): Announcement => {
  const { decision, facts, seen, threadUrl, wording } = question;
  const { state } = decision;
  const zone = zoneOf(facts);
  const { event, at, from, to } = change;
  const window = state.window?.opened === at && !state.window.ended ? state.window : null;
  const view = {
    name: documentKey(state, kind) || kind.noun,
    title: titleInWords(state, kind, presentReadingOf(facts, seen)),
    from,
    to,
    day: dayInWords(dayOf(at, zone)),
    ends: window && deadlineInWords(window.ends, zone),
    moved: event === "moved",
    corrected: event === "corrected",
    undone: event === "undone",
    updated: event === "updated",
    url: threadUrl,
  };
  return {
    id: idOf(question, change),
    title: wording.plain("announcement.title", view),
    text: wording.comment("announcement", view),
    about: {
      event,
      kind: kind.name,
      number: state.document?.number ?? null,
      from,
      to,
      at,
      ends: window?.ends ?? null,
      url: threadUrl,
    },
  };
};

const effectOf = (channel: AnnounceChannel, announcement: Announcement): Effect => ({
  mode: "once",
  key: `announce:${channelName(channel)}:${announcement.id}`,
  // Its words may change until it is sent; it is the same announcement.
  signature: announcement.id,
  body: { kind: "announce", channel, announcement },
});

export const planAnnouncements = (question: PlanQuestion): readonly Effect[] => {
  const { decision, facts, announced = [] } = question;
  const channels = policyOf(facts.policy)?.announce ?? [];
  const kind = kindOf(decision.state, facts);
  if (channels.length === 0 || kind === null) return [];
  const sent = new Set(announced.map(({ id, channel }) => `${channel} ${id}`));
  return changesToTell(question)
    .map((change) => announcementOf(question, kind, change))
    .flatMap((announcement) =>
      channels
        .filter((channel) => !sent.has(`${channelName(channel)} ${announcement.id}`))
        .map((channel) => effectOf(channel, announcement)),
    );
};
