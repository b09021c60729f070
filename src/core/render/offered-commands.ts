/** The commands that the table has from the present status, with who may give them, for people to read. */

import { differenceOf } from "../ballots/text-difference.ts";
import { waitingTies } from "../ballots/waiting-ties.ts";
import { textsAtStake } from "../decide/compare-texts.ts";
import { openBallots } from "../decide/deadlines.ts";
import { complaintAboutChange } from "../decide/existing-change.ts";
import { appointersOf } from "../decide/judge-assignment.ts";
import { stewardRole } from "../decide/rolls.ts";
import { confirmedNow } from "../lifecycle/work-question.ts";
import { standingOf } from "../model/concern.ts";
import type { Kind } from "../model/kind.ts";
import type { Instant, RoleName } from "../model/names.ts";
import { actingSteward } from "../model/stand-in.ts";
import type { State } from "../model/state.ts";
import type { TextClass } from "../model/text-change.ts";
import { undoUntil } from "../record/undo-facts.ts";
import { instantInWords } from "../time/words.ts";
import type { Texts } from "./concerns-view.ts";
import { codeSpan } from "./escape.ts";
import type { View, Wording } from "./wording.ts";

interface Offer {
  readonly words: readonly (string | null)[];
  readonly description: string;
  readonly roles: readonly RoleName[];
  /** One person alone, whatever their role. */
  readonly only?: string;
}

/** Nobody could give it before somebody has agreed to be the steward. */
const waitsForSteward = (state: State, kind: Kind, roles: readonly RoleName[]): boolean =>
  state.steward === null && kind.steward.consentVerb !== undefined && roles.every((role) => role === stewardRole);

const offeredMoves = (state: State, kind: Kind): readonly Offer[] =>
  kind.moves
    .filter((move) => move.askedBy.length > 0 && state.status !== null && move.from.includes(state.status))
    .filter((move) => !waitsForSteward(state, kind, move.askedBy))
    .filter((move) => !(move.numbers && move.from.includes(move.to) && state.document?.number !== null))
    .map((move) => ({
      words: [
        move.verb,
        move.word,
        move.argument ? (move.argument.optional ? `[${move.argument.shown}]` : move.argument.shown) : null,
        move.window ? `${move.window.shortestDays}d` : null,
        move.reason === "required" ? "because …" : null,
      ],
      description: move.description,
      roles: move.askedBy,
    }));

const offeredExtension = (state: State, kind: Kind, wording: Wording): readonly Offer[] => {
  if (!kind.extension || !state.window || state.heldMove || waitingTies(state).length > 0) return [];
  const { verb, askedBy, longestDays } = kind.extension;
  const description = wording.say(state.window.ended ? "offer.another-round" : "offer.more-time", { longestDays });
  return [{ words: [verb, `${longestDays}d`, "because …"], description, roles: askedBy }];
};

const offeredAppointment = (state: State, kind: Kind, wording: Wording): readonly Offer[] => {
  const { assignVerb, title, consentVerb } = kind.steward;
  if (state.steward || !assignVerb) return [];
  const description = wording.say(consentVerb ? "offer.ask-steward" : "offer.appoint", { title, noun: kind.noun });
  const roles = appointersOf(kind).filter((role) => role !== stewardRole);
  const asked = state.stewardAsked?.person.login;
  return [
    ...(asked && consentVerb
      ? [{ words: [consentVerb], description: wording.say("offer.agree", { title }), roles: [], only: asked }]
      : []),
    { words: [assignVerb, "@login"], description, roles },
  ];
};

const offeredTies = (state: State, wording: Wording): readonly Offer[] =>
  waitingTies(state).flatMap(({ tie }) => {
    const roles = [tie.waits.role];
    return [
      { words: ["break-tie", "approve", "because …"], description: wording.say("offer.tie-approve"), roles },
      { words: ["break-tie", "reject", "because …"], description: wording.say("offer.tie-reject"), roles },
    ];
  });

/** What the steward may do with a clock or vote that runs. */
const offeredLife = (state: State, wording: Wording): readonly Offer[] => {
  const open = openBallots(state);
  const voting = open.length > 0;
  const which = open.length > 1 ? "QUESTION" : null;
  const running = voting || (state.window !== null && !state.window.ended);
  const offer = (words: Offer["words"], description: string): Offer => ({ words, description, roles: [stewardRole] });
  return [
    ...(running && !state.paused ? [offer(["pause", "because …"], wording.say("offer.pause"))] : []),
    ...(state.paused ? [offer(["resume"], wording.say("offer.resume"))] : []),
    ...(voting ? [offer(["cancel-ballot", which, "because …"], wording.say("offer.cancel"))] : []),
  ];
};

/** What the steward may say of the change of a document that is there already, while it waits for a decision. */
const offeredAllowance = (state: State, kind: Kind, wording: Wording): readonly Offer[] =>
  ["change-unallowed", "update-unallowed"].includes(
    complaintAboutChange({ ...state, request: null }, kind)?.code ?? "",
  ) && state.existing
    ? [{ words: ["allow-change"], description: wording.say("offer.allow-change"), roles: [stewardRole] }]
    : [];

const isWaiting = (state: State, kind: Kind): boolean =>
  kind.statuses.find(({ name }) => name === state.status)?.gate === "waiting";

/** What the steward may say of a change of the text. */
const offeredRuling = (state: State, kind: Kind, wording: Wording): readonly Offer[] => {
  const present = state.head?.digest;
  // Most texts were never compared with another: then nothing is to be said of them.
  // Of a change that waits for being allowed there is nothing to be said beside.
  if (state.existing && !state.livesHere && isWaiting(state, kind)) return [];
  if (!present || !state.changes.some(({ from, to }) => from === present || to === present)) return [];
  const differences = [...textsAtStake(state)].flatMap((text) => differenceOf(state, text, present) ?? []);
  const offer = (as: TextClass, description: string): Offer => ({
    words: ["reclassify", as, "because …"],
    description,
    roles: [stewardRole],
  });
  const errata = { words: ["errata", "because …"], description: wording.say("offer.correction"), roles: [stewardRole] };
  if (kind.statuses.find(({ name }) => name === state.status)?.gate === "decided") {
    const isCorrection = differences.every(({ ruling }) => ruling?.as === "editorial");
    return isCorrection ? [] : [errata];
  }
  return [
    ...(differences.some(({ as }) => as === "material") ? [offer("editorial", wording.say("offer.editorial"))] : []),
    ...(differences.some(({ as }) => as === "editorial") ? [offer("material", wording.say("offer.material"))] : []),
  ];
};

export const whoGives = (state: State, kind: Kind, roles: readonly RoleName[], wording: Wording): string =>
  roles
    .map((role) =>
      wording.say(role === "steward" || role === "author" ? `giver.${role}` : "giver.other", {
        role,
        title: kind.steward.title,
        steward: actingSteward(state)?.login ?? "",
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

/** Before a vote: seats are frozen when it opens. */
const offeredToAuthors = (state: State, kind: Kind, wording: Wording): readonly View[] => {
  if (state.thread !== "open" || kind.statuses.find(({ name }) => name === state.status)?.gate !== "waiting") return [];
  const description = wording.say("offer.confirm-authorship").replace(/\.$/, "");
  return [{ command: codeSpan("/confirm-authorship"), who: wording.say("giver.author"), description }];
};

/** What those who have a seat, and the secretary, can do to an open ballot besides voting. */
export const voterCommands = (state: State, kind: Kind, wording: Wording): readonly View[] => {
  const open = state.thread === "merged" ? [] : openBallots(state);
  if (open.length === 0) return offeredToAuthors(state, kind, wording);
  const role = [...new Set(open.map((ballot) => ballot.question.electorate))].join(", ");
  const voter = wording.say("giver.voter", { role });
  const offer = (command: string, who: string, description: string): View => ({
    command: codeSpan(command),
    who,
    description: description.replace(/\.$/, ""),
  });
  const bySecretary = kind.secretary === null ? null : whoGives(state, kind, [kind.secretary], wording);
  return [
    offer("/recuse because …", voter, wording.say("offer.recuse")),
    ...(open.some(({ question }) => question.delegate !== false)
      ? [offer("/delegate @login", voter, wording.say("offer.delegate"))]
      : []),
    ...(bySecretary === null
      ? []
      : [offer("/record-vote @login approve evidence https://…", bySecretary, wording.say("offer.record-vote"))]),
    ...(bySecretary === null || open.every(({ question }) => question.refresh === false)
      ? []
      : [offer("/refresh-electorate because …", bySecretary, wording.say("offer.refresh-electorate"))]),
  ];
};

export const commandsFrom = (state: State, kind: Kind, wording: Wording): readonly View[] =>
  state.thread === "open" && !state.home?.open && !state.home?.moved
    ? [
        ...offeredTies(state, wording),
        ...offeredAppointment(state, kind, wording),
        ...offeredMoves(state, kind),
        ...offeredExtension(state, kind, wording),
        ...offeredLife(state, wording),
        ...offeredAllowance(state, kind, wording),
        ...offeredRuling(state, kind, wording),
      ].map(({ words, description, roles, only }: Offer) => ({
        command: codeSpan(`/${words.filter((word) => word !== null).join(" ")}`),
        description: description.replace(/\.$/, ""),
        who: only ?? whoGives(state, kind, roles, wording),
      }))
    : [];

/** About the work that is done elsewhere; not everybody's, so only where people ask for it. */
export const workCommands = (state: State, kind: Kind, wording: Wording): readonly View[] => {
  if (!kind.work) return [];
  const { addVerb, dropVerb, confirmVerb, by, confirmedBy, noun } = kind.work;
  const area = kind.fields.find(({ key }) => key === kind.work?.field)?.areas?.[0]?.name;
  const offer = (words: string, roles: readonly RoleName[], description: string): View => ({
    command: codeSpan(words),
    who: whoGives(state, kind, roles, wording),
    description: description.replace(/\.$/, ""),
  });
  const view = { work: noun, drop: dropVerb };
  return [
    offer(`/${addVerb} ${area ? `${area} ` : ""}https://…`, by, wording.say("offer.work", view)),
    ...(confirmedNow(state) === null
      ? [offer(`/${confirmVerb} because …`, confirmedBy, wording.say("offer.work-done", view))]
      : []),
  ];
};

/** Of everybody, about themselves. */
export const absenceCommands = (wording: Wording): readonly View[] => [
  {
    command: codeSpan("/away until DATE"),
    who: wording.say("giver.everybody"),
    description: wording.say("offer.away").replace(/\.$/, ""),
  },
];

/** The last command, while its issuer may take it back. */
export const lastCommand = (state: State, texts: Texts, zone: string, now: Instant): View | null => {
  const { undoable } = state;
  const until = undoUntil(state, now);
  if (!undoable || !until) return null;
  const line = state.commands.findLast(({ act }) => act === undoable.act)?.line;
  return {
    line: codeSpan((line && texts.get(line)) ?? `/${undoable.verb}`),
    by: undoable.by.login,
    at: instantInWords(undoable.at, zone),
    until: instantInWords(until, zone),
  };
};

export const undoCommands = (state: State, zone: string, now: Instant, wording: Wording): readonly View[] => {
  const { undoable } = state;
  const until = undoUntil(state, now);
  if (!undoable || !until) return [];
  const description = wording.say("offer.undo", { until: instantInWords(until, zone) }).replace(/\.$/, "");
  return [{ command: codeSpan("/undo"), who: undoable.by.login, description }];
};

/** What the secretary can put right; for one person, so only where people ask for it. */
export const correctionCommands = (state: State, kind: Kind, wording: Wording): readonly View[] => {
  if (state.thread !== "open" || kind.secretary === null) return [];
  const { title } = kind.steward;
  return [
    {
      command: codeSpan(`/correct status STATUS because …`),
      who: whoGives(state, kind, [kind.secretary], wording),
      description: wording.say("offer.correct", { title }).replace(/\.$/, ""),
    },
  ];
};
