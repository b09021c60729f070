/** What happened so far, a line each. */
import { stewardRole } from "../decide/rolls.ts";
import { addressOf, targetOf, workName } from "../documents/work-target.ts";
import type { TextHash } from "../model/names.ts";
import type { Milestone } from "../model/state.ts";
import { shownName } from "../model/without-account.ts";
import { dayOf, lastDayOf } from "../time/days.ts";
import { toInstant } from "../time/instant.ts";
import { dayInWords, deadlineInWords } from "../time/words.ts";
import { concernName, type Texts } from "./concerns-view.ts";
import type { StatusQuestion } from "./status-question.ts";
import { chosenInWords } from "./steward-view.ts";
import { reasonInWords } from "./text-view.ts";
import type { View, Wording } from "./wording.ts";

/** What a deadline brought about happened at the end of a day, not at the beginning of the next. */
const dayOfMilestone = ({ at, what }: Milestone, zone: string): string => {
  const byDeadline =
    what.kind === "ballot-closed" ||
    what.kind === "held" ||
    what.kind === "tie-extended" ||
    what.kind === "round-not-opened" ||
    (what.kind === "ballot-opened" && what.byDeadline) ||
    (what.kind === "window-extended" && what.by === null) ||
    what.kind === "tie-waits" ||
    what.kind === "concern-settled" ||
    (what.kind === "moved" && what.by === null);
  return dayInWords(byDeadline ? lastDayOf(at, zone) : dayOf(at, zone));
};

/** The end of a period as people read it; statuses and logins as they are. */
const correctedPart = (what: string, part: string, zone: string): string => {
  const end = what === "end" ? toInstant(part) : null;
  return end ? deadlineInWords(end, zone) : part;
};

const mostOfReason = 200;

/** The rest stands where it was written. */
const inBrief = (reason: string | null): string | null =>
  reason !== null && reason.length > mostOfReason ? `${reason.slice(0, mostOfReason)} …` : reason;

const correctionView = (
  what: Extract<Milestone["what"], { kind: "corrected" }>,
  { kind, zone, texts }: StatusQuestion,
): View => ({
  subject: what.subject === "steward" ? kind.steward.title : what.subject,
  from: correctedPart(what.subject, what.from, zone),
  to: correctedPart(what.subject, what.to, zone),
  reason: inBrief(texts.get(what.reason) ?? null),
});

/** Read as a web address when it was taken, so that nothing in it ends the link. */
const linkInWords = (link: TextHash, texts: Texts, wording: Wording): string => {
  const address = texts.get(link);
  return address === undefined ? wording.say("text.erased") : `<${address}>`;
};

/** The same of work, which may be named as `#12`. */
const workInWords = (link: TextHash, { texts, home }: StatusQuestion, wording: Wording): string => {
  const text = texts.get(link);
  const target = text === undefined ? null : targetOf(text);
  if (!target) return wording.say("text.erased");
  return target.kind === "page" ? `<${target.address}>` : `[${workName(target, home)}](${addressOf(target, home)})`;
};

const milestoneLine = (one: Milestone, question: StatusQuestion, wording: Wording): View => {
  const { kind, zone, texts } = question;
  const what = one.what;
  const by = "by" in what && what.by ? what.by.login : null;
  const view: View = {
    ...what,
    title: "role" in what && what.role !== stewardRole ? null : kind.steward.title,
    by,
    person: "person" in what && what.person ? shownName(what.person) : null,
    ends: "ends" in what && what.ends ? deadlineInWords(what.ends, zone) : null,
    name: "name" in what ? concernName(what.name, texts, wording) : null,
    concern: "why" in what && what.why === "concern-open",
    passed: "outcome" in what && what.outcome === "passed",
    counted: what.kind === "ballot-closed" && what.needed > 0,
    tied: what.kind === "ballot-closed" && what.outcome === "pending",
    material: "as" in what && what.as === "material",
    editorial: "as" in what && what.as === "editorial",
    ...("choice" in what ? { choice: what.choice === "withdraw" ? null : what.choice } : {}),
    link: "link" in what && what.link ? linkInWords(what.link, texts, wording) : null,
    work: kind.work?.noun ?? null,
    area: "area" in what ? what.area : null,
    ...((what.kind === "work-added" || what.kind === "work-dropped") && what.link
      ? { link: workInWords(what.link, question, wording) }
      : {}),
    named: "named" in what ? what.named : null,
    reason: "reason" in what && what.reason ? reasonInWords(what.reason, texts, wording) : null,
    reopened: what.kind === "thread" && what.to === "open",
    ending: what.kind === "outcome-if-seen" ? wording.say(`ending.${what.ending}`) : null,
    ...(what.kind === "steward" ? { chosen: chosenInWords(what.how, what.files, kind, wording) } : {}),
    ...(what.kind === "corrected" ? correctionView(what, question) : {}),
  };
  return {
    day: dayOfMilestone(one, zone),
    what: wording.say(`milestone.${what.kind}`, view),
  };
};

const mostLines = 60;

/** The latest lines, and how many there were before them. */
export const historyView = (question: StatusQuestion, wording: Wording): View => {
  const { milestones } = question.state;
  return {
    count: milestones.length,
    lines: milestones.slice(-mostLines).map((one) => milestoneLine(one, question, wording)),
    left: milestones.length > mostLines ? milestones.length - mostLines : null,
  };
};
