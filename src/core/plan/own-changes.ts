/**
 * The App's own pull requests as they are to be: one for each change that the default
 * branch lacks, carrying exactly that change. What a person closed is not opened again
 * for the same change; what is not wanted any more is closed, and says so.
 */
import type { Effect } from "../model/effect.ts";
import type { Facts } from "../model/facts.ts";
import {
  indexOrigin,
  type OwnChanges,
  type SeenChange,
  type SeenRequest,
  type WantedChange,
} from "../model/own-change.ts";
import {
  changeMarker,
  differenceDigest,
  intentDigest,
  markedChange,
  withdrawnDigest,
} from "../render/change-marker.ts";
import { standingOfChange } from "./change-standing.ts";
import type { PlanQuestion } from "./plan-question.ts";

type Around = Pick<PlanQuestion, "marker" | "threadUrl" | "wording"> & {
  readonly facts: Pick<Facts, "now">;
  readonly changes?: OwnChanges | null;
};
type Question = Around & { readonly changes: OwnChanges };

const propose = (
  { marker, changes, threadUrl, wording }: Question,
  change: WantedChange,
  { branch, head }: Pick<SeenChange, "branch" | "head">,
  open: SeenRequest | null,
): Effect => {
  const { base, onto } = changes;
  const { purpose, headline, body, additions, deletions } = change;
  const digest = differenceDigest(base, change);
  return {
    mode: "state",
    key: `change:${purpose}`,
    signature: `${branch} ${digest}`,
    body: {
      kind: "propose-change",
      branch,
      base,
      onto,
      expected: head,
      request: open?.number ?? null,
      title: headline,
      body: `${body.trim()}\n\n${changeMarker(purpose, digest, marker, intentDigest(change))}\n`,
      message: `${headline}\n\n${change.message ?? wording.plain("commit.body", { link: threadUrl })}`,
      additions,
      deletions,
    },
  };
};

const withdraw = ({ marker, wording }: Question, { purpose }: SeenChange, { number }: SeenRequest): Effect => ({
  mode: "state",
  key: `change:${purpose}`,
  signature: `withdrawn ${number}`,
  body: {
    kind: "withdraw-change",
    request: number,
    body: `${wording.say(marker.thread === indexOrigin ? "index.withdrawn" : "change.withdrawn", { thread: marker.thread })}\n\n${changeMarker(purpose, withdrawnDigest, marker)}\n`,
  },
});

/** A branch whose pull request is over: merged, or taken back by us. What a person closed may be opened again. */
const isLeftOver = ({ marker }: Question, { head, requests: [last] }: SeenChange): boolean =>
  last !== undefined &&
  last.head === head &&
  (last.state === "merged" || (last.state === "closed" && markedChange(last.body, marker)?.digest === withdrawnDigest));

const planOne = (question: Question, seen: SeenChange): readonly Effect[] => {
  const { changes, facts, marker } = question;
  const { purpose, branch, head, requests } = seen;
  const change = changes.wanted.find((one) => one.purpose === purpose);
  const open = requests.find(({ state }) => state === "open") ?? null;
  const isHindered = changes.hindrances.some((one) => one.purpose === purpose);
  const standing = standingOfChange(changes, purpose, marker, facts.now);
  if (change && !isHindered) {
    const isPlanned = open && markedChange(open.body, marker)?.digest === differenceDigest(changes.base, change);
    if (open && !isPlanned) return [propose(question, change, seen, open)];
    if (standing.kind === "to-propose") return [propose(question, change, seen, null)];
  }
  if (!change && open) return [withdraw(question, seen, open)];
  if (head === null || open || !isLeftOver(question, seen)) return [];
  return [{ mode: "state", key: `branch:${branch}`, signature: head, body: { kind: "delete-branch", branch, head } }];
};

export const planOwnChanges = ({ changes, ...question }: Around): readonly Effect[] =>
  changes ? changes.seen.flatMap((seen) => planOne({ ...question, changes }, seen)) : [];

/** What of it waits for a person who cannot be named: shown in the status comment. */
export const changeProblems = ({ changes, facts, marker, wording }: Around): readonly { readonly why: string }[] =>
  (changes?.looked ?? []).flatMap((purpose): readonly { readonly why: string }[] => {
    // What nothing had decided is told of in a comment of its own.
    if (purpose === "reversal") return [];
    const standing = changes && standingOfChange(changes, purpose, marker, facts.now);
    if (standing?.kind === "hindered") return [{ why: standing.why }];
    return standing?.kind === "declined"
      ? [{ why: wording.plain("problem.change-declined", { number: standing.number }) }]
      : [];
  });

/** Other documents that an open pull request of ours changes because of this one. */
export const changesBesides = ({
  changes,
  marker,
  facts,
}: PlanQuestion): { readonly number: number; readonly names: readonly string[] } | null => {
  const names = changes?.wanted.flatMap(({ purpose, others = [] }) => (purpose === "header" ? others : [])) ?? [];
  const standing = changes && standingOfChange(changes, "header", marker, facts.now);
  return standing?.kind === "open" && names.length > 0 ? { number: standing.number, names } : null;
};
