/**
 * How two texts of a document differ as far as votes are concerned: what was found
 * when they were compared, unless the steward has ruled otherwise since. Texts are
 * always compared with each other, never by way of a third: small changes that add up
 * are one change. What was never compared counts as material.
 */
import type { OnPush } from "../model/ballot.ts";
import type { Digest } from "../model/names.ts";
import type { State } from "../model/state.ts";
import type { Ruling, TextChange, TextClass } from "../model/text-change.ts";

export type TextsCompared = Pick<State, "changes" | "rulings">;

export interface Difference {
  /** What is in force. */
  readonly as: TextClass;
  /** What the App found; null: they were not compared. */
  readonly found: TextChange | null;
  readonly ruling: Ruling | null;
}

const isBetween = (one: Digest, other: Digest, from: Digest, to: Digest): boolean =>
  (one === from && other === to) || (one === to && other === from);

const foundBetween = ({ changes }: TextsCompared, one: Digest, other: Digest): TextChange | null =>
  changes.findLast(({ from, to }) => isBetween(one, other, from, to)) ?? null;

export const areCompared = (state: TextsCompared, one: Digest, other: Digest): boolean =>
  one === other || foundBetween(state, one, other) !== null;

/** Null: it is the same text. */
export const differenceOf = (state: TextsCompared, one: Digest, other: Digest): Difference | null => {
  if (one === other) return null;
  const found = foundBetween(state, one, other);
  const ruling =
    state.rulings.findLast(({ text, against }) => against.some((each) => isBetween(one, other, text, each))) ?? null;
  return { as: ruling?.as ?? found?.as ?? "material", found, ruling };
};

export const differsInSubstance = (state: TextsCompared, one: Digest, other: Digest): boolean =>
  differenceOf(state, one, other)?.as === "material";

/** On which other texts a vote counts for this one; `any`: on every one that is known. */
export type AsGoodAs = "any" | ReadonlySet<Digest>;

export const asGoodAs = (state: TextsCompared, onPush: OnPush, text: Digest): AsGoodAs => {
  if (onPush === "keep" || onPush === "warn") return "any";
  if (onPush === "clear") return new Set();
  const others = [
    ...state.changes.flatMap(({ from, to }) => (from === text ? [to] : to === text ? [from] : [])),
    ...state.rulings.flatMap((ruling) =>
      ruling.text === text ? ruling.against : ruling.against.includes(text) ? [ruling.text] : [],
    ),
  ];
  return new Set(others.filter((other) => !differsInSubstance(state, other, text)));
};

/** The text that the present status was decided for by a ballot; null: by none. */
export const decidedText = (state: Pick<State, "decidedText" | "ballots">): Digest | null =>
  state.decidedText ?? state.ballots.findLast((ballot) => ballot.closed && !ballot.ownEnd)?.closed?.text ?? null;
