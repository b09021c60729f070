/**
 * Named objections [D7]: anybody raises one while a period runs or is overdue, the
 * steward answers it, its raiser contests the answer once or takes it back, the
 * primary steward overrides it with a reason (behaviour.md section 3). When the last
 * one that blocks is out of the way, a move that was held for it is made at that instant.
 */
import { concernVerbs } from "../commands/concern-verbs.ts";
import { longestName, parseNamedText } from "../commands/named-text.ts";
import { type Concern, standingOf } from "../model/concern.ts";
import type { Fact, NewEntry } from "../model/entry.ts";
import type { Kind } from "../model/kind.ts";
import type { RoleName } from "../model/names.ts";
import { isSamePerson } from "../model/subject.ts";
import { hashText } from "../record/text-hash.ts";
import { addSeconds } from "../time/instant.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import type { CommandFamily } from "./command-family.ts";
import { authorsOf } from "./judge-head.ts";
import { type Answer, entry, is, presentReading, refused, type Situation, type Texts } from "./judgement.ts";
import { releasedMove } from "./move-by-ballot.ts";
import { notYours } from "./not-yours.ts";
import { hasAnyRole, stewardRole } from "./rolls.ts";

const contestSeconds = 7 * 24 * 3600;

interface About {
  readonly situation: Situation;
  readonly asked: Asked;
  readonly kind: Kind;
  readonly name: string;
  readonly key: Concern["key"];
  readonly text: string | null;
}

const mayAs = ({ situation, asked, kind }: About, roles: readonly RoleName[]): Answer<null> => {
  const role = hasAnyRole(situation, asked.act.by, roles, authorsOf(situation, presentReading(situation), kind));
  if (role.kind !== "is") return role;
  return role.value === null ? notYours(situation, asked, roles) : is(null);
};

/** Where and in which reading of it an act stands: a comment's id, then its revision. */
const placeOf = (act: string): readonly [place: string, revision: string] => {
  const [channel = "", id = "", revision = ""] = act.split(":");
  return [`${channel}:${id}`, revision];
};

const isRewording = (first: Concern, { act }: Asked): boolean => {
  const [place, revision] = placeOf(first.act);
  const [otherPlace, otherRevision] = placeOf(act.id);
  return place === otherPlace && revision !== otherRevision && isSamePerson(first.by, act.by);
};

const raised = (about: About, first: Concern | null): Answer<Fact> => {
  const { situation, asked, name, key, text } = about;
  const { window, heldMove, cycle } = situation.state;
  if (!window) return refused("concern-not-now");
  if (heldMove) return refused("concern-too-late", { to: heldMove.to });
  if ([...name].length > longestName) return refused("concern-name-long", { longest: String(longestName) });
  if (text === null) return refused("concern-text-missing", { verb: asked.call.verb });
  const standing = first ? standingOf(first) : null;
  // One taken back may be raised again; one of an earlier cycle that is out of the way is past.
  const isFirst = first && standing !== "withdrawn" && (first.cycle === cycle || !first.end);
  if (!isFirst) {
    return is({ kind: "concern-raised", concern: key, name: hashText(name), text: hashText(text), url: asked.act.url });
  }
  if (!first.end && isRewording(first, asked)) {
    return is({ kind: "concern-reworded", concern: key, text: hashText(text) });
  }
  return refused("concern-exists", { concern: first.name, by: first.by.login, url: first.url });
};

const answered = (about: About, concern: Concern): Answer<Fact> => {
  if (standingOf(concern) === "contested") return refused("concern-contested", { concern: concern.name });
  if (about.text === null) return refused("concern-text-missing", { verb: about.asked.call.verb });
  const { url } = about.asked.act;
  return is({ kind: "concern-answered", concern: concern.key, text: hashText(about.text), url });
};

const contested = ({ situation, asked, text }: About, concern: Concern): Answer<Fact> => {
  if (concern.contested) return refused("concern-contested", { concern: concern.name });
  if (!concern.answer) return refused("concern-unanswered", { concern: concern.name });
  const ends = addSeconds(concern.answer.at, contestSeconds);
  if (situation.at > ends) return refused("contest-too-late", { concern: concern.name, ends });
  const why = text ?? asked.call.reason;
  return is({
    kind: "concern-contested",
    concern: concern.key,
    text: why === null ? null : hashText(why),
    url: asked.act.url,
  });
};

const overridden = ({ asked, text }: About, concern: Concern): Answer<Fact> => {
  const reason = asked.call.reason ?? text;
  if (reason === null) return refused("reason-missing", { command: `${asked.call.verb} NAME` });
  return is({
    kind: "concern-overridden",
    concern: concern.key,
    reason: hashText(reason),
    url: asked.act.url,
  });
};

/** Whether the asker may do this to the concern at all. */
const mayAct = (about: About, concern: Concern): Answer<null> => {
  const { kind, asked } = about;
  switch (asked.call.verb) {
    case "address":
      return mayAs(about, [stewardRole]);
    case "override-concern":
      return mayAs(about, [kind.steward.primary ?? kind.steward.role]);
    default:
      return isSamePerson(concern.by, asked.act.by)
        ? is(null)
        : refused("not-the-raiser", {
            concern: concern.name,
            by: concern.by.login,
            role: kind.steward.primary ?? kind.steward.role,
          });
  }
};

const actedOn = (about: About, concern: Concern): Answer<Fact> => {
  const allowed = mayAct(about, concern);
  if (allowed.kind !== "is") return allowed;
  if (concern.end) return refused("concern-closed", { concern: concern.name, how: concern.end.how });
  switch (about.asked.call.verb) {
    case "address":
      return answered(about, concern);
    case "contest":
      return contested(about, concern);
    case "override-concern":
      return overridden(about, concern);
    default:
      return is({ kind: "concern-withdrawn", concern: concern.key, url: about.asked.act.url });
  }
};

/** The fact itself, then the move that it sets free. */
const withRelease = ({ situation, asked, kind, key }: About, fact: Fact): readonly NewEntry[] => {
  const cause = causeOf(asked);
  const own = entry(situation.at, cause, fact);
  const sets =
    fact.kind === "concern-answered" || fact.kind === "concern-withdrawn" || fact.kind === "concern-overridden";
  if (!sets) return [own];
  const newest = situation.state.concerns.findLastIndex((concern) => concern.key === key);
  const others = situation.state.concerns.filter((_concern, place) => place !== newest);
  const released = releasedMove(situation, kind, others);
  return released ? [own, entry(released.at, cause, released.fact)] : [own];
};

const judgeConcern = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const { state } = situation;
  const { verb, rest } = asked.call;
  if (state.thread !== "open") return refused("thread-closed", { state: state.thread });
  const gate = kind.statuses.find(({ name }) => name === state.status)?.gate ?? "waiting";
  if (gate !== "waiting") return refused("concern-decided", { status: state.status ?? "" });
  const { name, key: spelling, text } = parseNamedText(rest);
  if (name === "") return refused("concern-name-missing", { verb });
  const key = hashText(spelling);
  const about: About = { situation, asked, kind, name, key, text };
  const concern = state.concerns.findLast((one) => one.key === key) ?? null;
  const answer = verb === "concern" ? raised(about, concern) : concern ? actedOn(about, concern) : null;
  if (answer === null) {
    const names = [...new Set(state.concerns.map((one) => one.name))];
    return refused("concern-unknown", { verb, concerns: names.join(",") });
  }
  return answer.kind === "is" ? is(withRelease(about, answer.value)) : answer;
};

const concernTexts = ({ call }: Asked): Texts => {
  const { name, text } = parseNamedText(call.rest);
  return [name, text].filter((words) => words !== null).map((words) => [hashText(words), words] as const);
};

export const concernFamily: CommandFamily = { verbs: concernVerbs, judge: judgeConcern, textsOf: concernTexts };
