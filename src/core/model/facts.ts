import type { Absence } from "./absence.ts";
import type { Document, Finding } from "./document.ts";
import type { DocumentIdentity, Elsewhere } from "./document-standing.ts";
import type { Day, Digest, Instant, KindName, Login, RoleName, Sha, Status } from "./names.ts";
import type { Policy, PolicyReading } from "./policy.ts";
import type { Person } from "./subject.ts";

/** What stands on one head of the thread, read whole. */
export interface HeadReading {
  readonly sha: Sha;
  /** Governed files that the thread adds or changes, under old and new names; complete. */
  readonly governed: readonly GovernedFile[];
  /** The document, when exactly one is added, or none and exactly one is changed. */
  readonly document: Document | null;
  /** Where the document is there already: what the head's difference starts from; absent: it is added. */
  readonly base?: BaseText;
  /** Everything wrong with the document, by line. */
  readonly findings: readonly Finding[];
  /** The document's bytes; null when there is no document or they could not be read as a text file. */
  readonly bytes: Uint8Array | null;
  /** The policy that it brings, where it brings one that can be read. It has no effect before it is merged. */
  readonly policy?: Policy;
}

/** A document at the merge base of a head, and what the head makes of the lines that only the App writes. */
export interface BaseText {
  readonly sha: Sha;
  readonly path: string;
  readonly digest: Digest;
  /** Null: its header says none that the kind knows. */
  readonly status: Status | null;
  /** The head changes what stands there for a status. */
  readonly statusEdited: boolean;
  /** What the head's header says for a status; null: there is no such line, or it is empty. */
  readonly written: string | null;
  /** Header lines of the App's, the status aside, that the head changes: key and new value; null: the line is gone. */
  readonly lines: Readonly<Record<string, string | null>>;
}

export interface GovernedFile {
  readonly path: string;
  readonly change: "added" | "modified" | "removed" | "renamed";
  /** Of a document that is renamed. */
  readonly previous?: string;
  readonly what: "document" | "governance";
  /** A roster: it is read to say what is wrong with it. */
  readonly isRoster?: boolean;
}

/** A role's people. A roll that could not be read is never an empty one. */
export type Roll =
  | {
      readonly kind: "roll";
      /** By the logins that the source names; whom GitHub does not know has no id. */
      readonly people: readonly Person[];
      readonly why: string;
      /** Of a file or a group: what it says of them. */
      readonly entries?: readonly RosterEntry[];
    }
  | { readonly kind: "failed"; readonly forGood: boolean; readonly why: string };

/** One line of a roster. Days are the first and the last one, in the policy's zone. */
export interface RosterEntry {
  /** Null: somebody without an account, known by `name`. */
  readonly login: Login | null;
  readonly name: string | null;
  /** The account that the file itself says the login is. */
  readonly id: number | null;
  readonly organisation: string | null;
  readonly from: Day | null;
  readonly until: Day | null;
}

/** Who belongs to which organisation. Null where none could be read. */
export type OrganisationRoll =
  | { readonly kind: "roll"; readonly entries: readonly RosterEntry[]; readonly why: string }
  | { readonly kind: "failed"; readonly forGood: boolean; readonly why: string };

/** Whom a login meant when the record first named it, and under which login that account was last seen. */
export interface Identity {
  readonly id: number;
  readonly login: Login;
}

/** Something that `decide` must know to go on. */
export type Need =
  | { readonly kind: "roll"; readonly role: RoleName }
  /** `path`: of a commit that is no head of the thread, the document there alone. */
  | { readonly kind: "head"; readonly sha: Sha; readonly path?: string }
  /** How the document stood on other threads. */
  | { readonly kind: "elsewhere"; readonly document: DocumentIdentity }
  | { readonly kind: "organisations" }
  /** Whom the record knows by these logins. */
  | { readonly kind: "identities"; readonly logins: readonly Login[] }
  | { readonly kind: "numbers" }
  | { readonly kind: "assignments" }
  /** A closing reads everything afresh: the present look was not a complete reading. */
  | { readonly kind: "fresh-reading" };

export const needKey = (need: Need): string => {
  switch (need.kind) {
    case "roll":
      return `roll:${need.role}`;
    case "head":
      return `head:${need.sha}`;
    case "identities":
      return `identities:${need.logins.join()}`;
    default:
      return need.kind;
  }
};

/** Who holds a number: a path on the default branch or another thread. */
export interface NumberHolder {
  readonly number: number;
  readonly holder: string;
  /** The thread that only claims it, by its title or its file's name; absent: it has been given. */
  readonly claimedBy?: number;
}

/** A document on an open thread that somebody shepherds. */
export interface Shepherded {
  readonly person: Person;
  readonly kind: KindName;
  readonly status: Status;
}

/** Who has shepherded what in the repository, by its record. */
export interface Assignments {
  /** When each person was last assigned. */
  readonly last: ReadonlyMap<Login, Instant>;
  /** Documents of other threads than the one that is judged. */
  readonly open: readonly Shepherded[];
}

/** All that the fold may know besides the recorded state and the timeline. */
export interface Facts {
  readonly now: Instant;
  /** GitHub's clock and the App's differ by more than 60 seconds. */
  readonly clockSkewed: boolean;
  readonly threadNumber: number;
  /** Who opened the thread; null: a deleted account. */
  readonly opener: Person | null;
  readonly policy: PolicyReading;
  readonly heads: ReadonlyMap<Sha, HeadReading | { readonly unreadable: string }>;
  readonly rolls: ReadonlyMap<RoleName, Roll>;
  /** Null until needed. */
  readonly organisations: OrganisationRoll | null;
  /** By login, as far as needed; null: the record does not know it. */
  readonly identities: ReadonlyMap<Login, Identity | null>;
  /** Null until needed. */
  readonly numbers: readonly NumberHolder[] | null;
  /** Null until needed. */
  readonly assignments: Assignments | null;
  /** How the document stood on other threads; null until needed. */
  readonly elsewhere: Elsewhere | null;
  /** What people said on other threads of being away. */
  readonly absences: readonly Absence[];
  readonly freshReading: boolean;
  /** A pull request of the App's own that does not carry what was planned; absent: it does, or is people's. */
  readonly strayed?: true;
  /** False while what GitHub could not deliver when the App was away is still on its way. */
  readonly caughtUp: boolean;
}
