/**
 * Branded names and ids. A brand is put on once, where the value is read or
 * parsed, so that a status cannot be passed as a verb, nor a login that was not
 * lower-cased compared with one that was.
 */
declare const brand: unique symbol;
type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };

/** Instant in UTC, whole seconds, always `YYYY-MM-DDTHH:MM:SSZ`: compares correctly with `<`. */
export type Instant = Brand<string, "Instant">;
/** Calendar day `YYYY-MM-DD` in the policy's zone. */
export type Day = Brand<string, "Day">;
/** Git object id, 40 lower-case hex digits. */
export type Sha = Brand<string, "Sha">;
/** SHA-256 in hex of a document's text without the header lines that the App writes. */
export type Digest = Brand<string, "Digest">;
/** SHA-256 in hex of a person's text; the text itself stands in the erasable table `texts`. */
export type TextHash = Brand<string, "TextHash">;
/** GitHub login in lower case; made by `login()` only. */
export type Login = Brand<string, "Login">;
/** `channel:source:revision:index`; the same act has the same id however it was learned of. */
export type ActId = Brand<string, "ActId">;
/** `QUESTION/CYCLE.ROUND` within a subject. */
export type BallotId = Brand<string, "BallotId">;

export type KindName = Brand<string, "KindName">;
export type Status = Brand<string, "Status">;
export type Verb = Brand<string, "Verb">;
export type RoleName = Brand<string, "RoleName">;
export type QuestionName = Brand<string, "QuestionName">;

export const login = (text: string): Login => text.replace(/^@/, "").toLowerCase() as Login;

export type Choice = "approve" | "reject" | "abstain";
