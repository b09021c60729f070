/** How the text has changed, as people are told of it: both classes, the App's and the steward's, and the sections. */
import { type Difference, decidedText, differenceOf, type TextsCompared } from "../ballots/text-difference.ts";
import { openBallots } from "../decide/deadlines.ts";
import type { Digest, Sha, TextHash } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { hashText } from "../record/text-hash.ts";
import type { Texts } from "./concerns-view.ts";
import { escapeMarkdown } from "./escape.ts";
import type { StatusQuestion } from "./status-question.ts";
import type { View, Wording } from "./wording.ts";

const longestReason = 200;
/** More sections than these are counted, not named: the sentence stands in several places. */
const mostNamed = 8;
const beginning = hashText("");

const sectionName = (title: TextHash, texts: Texts, wording: Wording): string =>
  title === beginning
    ? wording.say("text.beginning")
    : `*${escapeMarkdown(texts.get(title) ?? wording.plain("text.erased"))}*`;

/** What somebody gave as the reason, shortened; not escaped. */
export const reasonInWords = (reason: TextHash, texts: Texts, wording: Wording): string => {
  const text = texts.get(reason) ?? wording.plain("text.erased");
  return [...text].length <= longestReason ? text : `${[...text].slice(0, longestReason - 1).join("")}…`;
};

const inWords = ({ as, found, ruling }: Difference, texts: Texts, wording: Wording): string => {
  const sections = found?.sections ?? [];
  const named = sections.slice(0, mostNamed);
  const unnamed = sections.length - named.length + (found?.unlisted ?? 0);
  return wording.say("text.difference", {
    material: (found?.as ?? as) === "material",
    sections: named.length === 0 ? null : named.map((title) => sectionName(title, texts, wording)).join(", "),
    unnamed: unnamed === 0 ? null : { count: unnamed, one: unnamed === 1 },
    ruled: ruling ? { by: ruling.by.login, as: ruling.as, reason: reasonInWords(ruling.reason, texts, wording) } : null,
  });
};

/** Null: it is the same text, or it is not known. */
export const differenceInWords = (
  state: TextsCompared,
  from: Digest,
  to: Digest | null | undefined,
  { texts, wording }: { readonly texts: Texts; readonly wording: Wording },
): string | null => {
  const difference = to ? differenceOf(state, from, to) : null;
  return difference ? inWords(difference, texts, wording) : null;
};

/** The page that shows two commits beside each other: two dots, so that it holds after a forced push too. */
export const compareUrl = (blobUrl: string, from: Sha, to: Sha): string =>
  `${blobUrl.replace(/blob\/$/, "compare/")}${from}..${to}`;

interface Reference {
  readonly text: Digest;
  readonly since: "opening" | "decision" | "base";
}

/**
 * The text that the present one is measured by: of the open vote, of the one whose move is held, of the decision.
 * A vote beside the lifecycle is measured by only while there is nothing else.
 */
const referenceOf = (state: State, isDecided: boolean): Reference | null => {
  const voting = openBallots(state);
  const open = voting.find((ballot) => !ballot.ownEnd) ?? (isDecided || state.heldMove ? undefined : voting[0]);
  if (open) return { text: open.text, since: "opening" };
  if (state.heldMove) {
    const { at } = state.heldMove;
    const ended = state.ballots.filter(({ closed }) => closed !== null && closed.at <= at);
    const last = ended.findLast((ballot) => !ballot.ownEnd) ?? ended.at(-1);
    if (!last?.closed) return null;
    return last.text === state.head?.digest
      ? { text: last.closed.text, since: "decision" }
      : { text: last.text, since: "opening" };
  }
  const decided = isDecided ? decidedText(state) : null;
  if (decided !== null) return { text: decided, since: "decision" };
  // Merged, it is what stands on the base branch.
  const base = state.merged ? null : state.head?.base;
  return base ? { text: base.digest, since: "base" } : null;
};

/** Null: nothing depends on the text yet, or it is the same. */
export const textView = ({ state, kind, texts }: StatusQuestion, wording: Wording): View | null => {
  const isDecided = kind.statuses.find(({ name }) => name === state.status)?.gate === "decided";
  const reference = referenceOf(state, isDecided);
  const difference = reference && differenceInWords(state, reference.text, state.head?.digest, { texts, wording });
  const present = state.head?.digest;
  if (!reference || !difference || !present) return null;
  return {
    decision: reference.since === "decision",
    base: reference.since === "base",
    vote: reference.since === "opening",
    difference,
    material: differenceOf(state, reference.text, present)?.as === "material",
  };
};
