import type { BallotId, Digest, TextHash } from "./names.ts";

/** `header`: lines that the App writes; `editorial`: form, not substance; `material`: all else. */
export type ChangeClass = "header" | "editorial" | "material";

/** How one text of a document differs from an earlier one, as found when it was pushed. */
export interface TextChange {
  readonly from: Digest;
  readonly to: Digest;
  readonly as: "editorial" | "material";
  /** Titles of the sections that differ, in the order of the document; "" before the first heading. */
  readonly sections: readonly TextHash[];
}

/** What the steward said of a text: how it differs from those before it in a ballot. */
export interface Ruling {
  readonly ballot: BallotId;
  readonly text: Digest;
  readonly as: "editorial" | "material";
}
