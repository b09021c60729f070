/** The commands that the table has from the present status, with who may give them, for people to read. */
import { openBallots } from "../decide/deadlines.ts";
import { stewardRole } from "../decide/rolls.ts";
import { standingOf } from "../model/concern.ts";
import type { Kind } from "../model/kind.ts";
import type { RoleName } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { codeSpan } from "./escape.ts";
import type { View, Wording } from "./wording.ts";

interface Offer {
  readonly words: readonly (string | null)[];
  readonly description: string;
  readonly roles: readonly RoleName[];
}

const offeredMoves = (state: State, kind: Kind): readonly Offer[] =>
  kind.moves
    .filter((move) => move.askedBy.length > 0 && state.status !== null && move.from.includes(state.status))
    .filter((move) => !(move.numbers && move.from.includes(move.to) && state.document?.number !== null))
    .map((move) => ({
      words: [
        move.verb,
        move.word,
        move.window ? `${move.window.shortestDays}d` : null,
        move.reason === "required" ? "because …" : null,
      ],
      description: move.description,
      roles: move.askedBy,
    }));

const offeredExtension = (state: State, kind: Kind, wording: Wording): readonly Offer[] => {
  if (!kind.extension || !state.window || state.heldMove) return [];
  const { verb, askedBy, longestDays } = kind.extension;
  const description = wording.say(state.window.ended ? "offer.another-round" : "offer.more-time", { longestDays });
  return [{ words: [verb, `${longestDays}d`, "because …"], description, roles: askedBy }];
};

const offeredAppointment = (state: State, kind: Kind, wording: Wording): readonly Offer[] => {
  const { assignVerb, primary, role, title } = kind.steward;
  if (state.steward || !assignVerb) return [];
  const description = wording.say("offer.appoint", { title, noun: kind.noun });
  return [{ words: [assignVerb, "@login"], description, roles: [primary ?? role] }];
};

/** What the steward may do with a clock or vote that runs. */
const offeredLife = (state: State, wording: Wording): readonly Offer[] => {
  const voting = openBallots(state).length > 0;
  const running = voting || (state.window !== null && !state.window.ended);
  const offer = (words: Offer["words"], description: string): Offer => ({ words, description, roles: [stewardRole] });
  return [
    ...(running && !state.paused ? [offer(["pause", "because …"], wording.say("offer.pause"))] : []),
    ...(state.paused ? [offer(["resume"], wording.say("offer.resume"))] : []),
    ...(voting ? [offer(["cancel-ballot", "because …"], wording.say("offer.cancel"))] : []),
  ];
};

const whoGives = (state: State, kind: Kind, roles: readonly RoleName[], wording: Wording): string =>
  roles
    .map((role) =>
      wording.say(role === "steward" || role === "author" ? `giver.${role}` : "giver.other", {
        role,
        title: kind.steward.title,
        steward: state.steward?.person.login ?? "",
      }),
    )
    .join(", ");

/** What can be done about concerns now; for everybody, so only where people ask for it. */
export const concernCommands = (state: State, kind: Kind, wording: Wording): readonly View[] => {
  if (state.thread !== "open" || kind.statuses.find(({ name }) => name === state.status)?.gate !== "waiting") return [];
  const standings = new Set(state.concerns.map(standingOf));
  const open = standings.has("unanswered") || standings.has("contested");
  const steward = whoGives(state, kind, ["steward" as RoleName], wording);
  const overrider = whoGives(state, kind, [kind.steward.primary ?? kind.steward.role], wording);
  const offer = (when: boolean, command: string, who: string, description: string): readonly View[] =>
    when ? [{ command: codeSpan(command), who, description: description.replace(/\.$/, "") }] : [];
  return [
    ...offer(
      state.window !== null && state.heldMove === null,
      "/concern NAME: text",
      wording.say("giver.everybody"),
      wording.say("offer.concern", { noun: kind.noun }),
    ),
    ...offer(standings.has("unanswered"), "/address NAME: text", steward, wording.say("offer.address")),
    ...offer(standings.has("answered"), "/contest NAME", wording.say("giver.raiser"), wording.say("offer.contest")),
    ...offer(open, "/resolve NAME", wording.say("giver.raiser"), wording.say("offer.resolve")),
    ...offer(open, "/override-concern NAME because …", overrider, wording.say("offer.override-concern")),
  ];
};

export const commandsFrom = (state: State, kind: Kind, wording: Wording): readonly View[] =>
  state.thread === "open"
    ? [
        ...offeredAppointment(state, kind, wording),
        ...offeredMoves(state, kind),
        ...offeredExtension(state, kind, wording),
        ...offeredLife(state, wording),
      ].map(({ words, description, roles }) => ({
        command: codeSpan(`/${words.filter((word) => word !== null).join(" ")}`),
        description: description.replace(/\.$/, ""),
        who: whoGives(state, kind, roles, wording),
      }))
    : [];
