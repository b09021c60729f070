import type { ActId, BallotId, Digest, Instant, TextHash } from "./names.ts";
import type { Person } from "./subject.ts";

/** `header`: lines that the App writes; `editorial`: form, not substance; `material`: all else. */
export type ChangeClass = "header" | "editorial" | "material";

/** What a person can call a change, and a comparison can find between two texts that differ. */
export type TextClass = Exclude<ChangeClass, "header">;

/** How two texts of a document differ, as found when they were compared; it holds both ways. */
export interface TextChange {
  readonly from: Digest;
  readonly to: Digest;
  readonly as: TextClass;
  /** Titles of the sections that differ, in the order of the document; the hash of "" before the first heading. */
  readonly sections: readonly TextHash[];
  /** Further sections that differ, above the number that is recorded. */
  readonly unlisted: number;
}

/** What the steward said of a text: how it differs from those that it was compared with. */
export interface Ruling {
  readonly text: Digest;
  readonly against: readonly Digest[];
  readonly as: TextClass;
  readonly at: Instant;
  readonly by: Person;
  readonly reason: TextHash;
}

/** A vote whose text the document has left. */
export interface OvertakenVote {
  readonly person: Person;
  readonly act: ActId;
  /** The text that it was given on. */
  readonly text: Digest;
}

/** `again`: their votes stopped counting; `told`: they count still, but the substance is another one. */
export type AskedHow = "again" | "told";

/** Made once for each vote: its voter is told that the text has changed. */
export interface AskedVoters {
  readonly ballot: BallotId;
  readonly at: Instant;
  /** The text that was there then. */
  readonly text: Digest;
  readonly how: AskedHow;
  readonly votes: readonly OvertakenVote[];
}
