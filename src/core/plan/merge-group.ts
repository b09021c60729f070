/**
 * Both checks on the head of a merge group: the worst over its members, each as it stands
 * by itself on the head that is in the queue, and what they do only together
 * (`group-conflicts.ts`). Nothing is decided here. A member that was not looked at since
 * the group was asked for, or that stands on another head, is to be looked at first; until
 * then the checks wait. They do not wait for a decision: the queue would wait with them.
 */
import type { Effect } from "../model/effect.ts";
import type { Instant, Sha } from "../model/names.ts";
import type { SeenCheck } from "../model/seen.ts";
import type { CheckStanding, Standing } from "../model/standing.ts";
import type { Wording } from "../render/wording.ts";
import { type CheckContent, decisionCheckName, formatCheckName, planChecks } from "./checks.ts";
import { linesToFit } from "./fitting-comments.ts";
import { conflictBetween } from "./group-conflicts.ts";
import { rankOf } from "./same-head.ts";

export interface GroupMember {
  readonly number: number;
  /** Of the pull request, as the queue has it. */
  readonly head: Sha;
  /** As its last look left it; null: none is kept. */
  readonly standing: Standing | null;
}

export interface GroupQuestion {
  readonly head: Sha;
  /** When the checks were first asked for, or what is ahead of it was last merged. */
  readonly since: Instant;
  /** In the order of the queue, its own last; null: one that could not be read. */
  readonly members: readonly (GroupMember | null)[];
  readonly checks: readonly SeenCheck[];
  /** False while what GitHub could not deliver is still on its way: nobody's standing is known then. */
  readonly caughtUp: boolean;
  readonly now: Instant;
  readonly wording: Wording;
}

export interface GroupPlan {
  readonly effects: readonly Effect[];
  /** Members that are to be looked at before anything can be said. */
  readonly awaited: readonly number[];
  /** Something is to come of which nobody may tell. */
  readonly isWaiting: boolean;
}

/** On the head that is in the queue, and read since its checks were asked for. */
const isPresent = ({ standing, head }: GroupMember, since: Instant): boolean =>
  standing?.head === head && standing.at !== undefined && standing.at >= since;

type Known = GroupMember & { readonly standing: Standing };

interface Outcome extends CheckStanding {
  readonly number: number;
}

/** A check that waits is red here: what is not decided when the queue asks is not to be merged now. */
const outcomeOf = (name: string, { number, standing }: Known, { wording }: GroupQuestion): Outcome => {
  const check = standing.checks[name];
  const title = check?.title ?? wording.plain("merge-group.not-begun");
  const isGreen = check?.status === "completed" && ["success", "neutral", "skipped"].includes(check.conclusion ?? "");
  return { number, title, status: "completed", conclusion: isGreen ? check.conclusion : "failure" };
};

/** Where all would be green by themselves: what has to be merged before what, and why. */
const conflictsOf = (members: readonly Known[], { wording }: GroupQuestion): readonly Outcome[] =>
  members.flatMap((member, place) =>
    members.slice(0, place).flatMap((other): readonly Outcome[] => {
      const conflict = conflictBetween(other.standing, member.standing);
      if (!conflict) return [];
      const title = wording.plain(`group-conflict.${conflict.code}`, { other: other.number, what: conflict.what });
      return [{ number: member.number, title, status: "in_progress", conclusion: null }];
    }),
  );

const contentOf = (name: string, members: readonly Known[], question: GroupQuestion): CheckContent => {
  const { wording } = question;
  const conflicts = name === decisionCheckName ? conflictsOf(members, question) : [];
  const all = [...members.map((member) => outcomeOf(name, member, question)), ...conflicts];
  const [worst] = [...all].sort((one, other) => rankOf(one) - rankOf(other));
  const others = members.length - 1;
  return {
    name,
    status: worst?.status ?? "in_progress",
    conclusion: worst?.conclusion ?? null,
    title: wording.plain("merge-group.title", {
      number: worst?.number,
      title: worst?.title,
      others: others > 0 && { count: others },
    }),
    summary: linesToFit(
      [
        wording.say("merge-group.summary"),
        "",
        ...all.map(({ number, title }) => wording.say("merge-group.member", { number, title })),
      ],
      wording,
    ),
    annotations: [],
  };
};

const waitingContent = (name: string, title: string): CheckContent => ({
  name,
  status: "in_progress",
  conclusion: null,
  title,
  summary: title,
  annotations: [],
});

const contentsOf = (question: GroupQuestion, awaited: readonly number[]): readonly CheckContent[] => {
  const { members, wording, caughtUp } = question;
  const names = [formatCheckName, decisionCheckName];
  const known = members.filter((member): member is Known => member !== null && member.standing !== null);
  if (caughtUp && awaited.length === 0 && known.length === members.length) {
    return names.map((name) => contentOf(name, known, question));
  }
  const title =
    awaited.length > 0
      ? wording.plain("merge-group.looking", { names: awaited.map((number) => `#${number}`).join(", ") })
      : wording.plain(caughtUp ? "merge-group.unread" : "merge-group.catching-up");
  return names.map((name) => waitingContent(name, title));
};

export const planMergeGroup = (question: GroupQuestion): GroupPlan => {
  const { members, since, head, checks, now } = question;
  const awaited = members.flatMap((member) => (member && !isPresent(member, since) ? [member.number] : []));
  const contents = contentsOf(question, awaited);
  return {
    awaited,
    isWaiting: contents.some(({ status }) => status === "in_progress"),
    effects: planChecks(contents, { head, checks, open: true }, now),
  };
};
