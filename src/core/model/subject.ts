import type { Login, Sha } from "./names.ts";

/** The commit that a merge queue tests before it moves `base` to it. */
export interface MergeGroupSubject {
  readonly kind: "merge-group";
  readonly repository: number;
  readonly head: Sha;
  readonly base: string;
}

/** A commit of which an event does not say whose head it is: threads and groups are looked up by it. */
export interface CommitSubject {
  readonly kind: "commit";
  readonly repository: number;
  readonly sha: Sha;
}

/** What a job looks at. Repositories and installations are known by GitHub's numeric ids: names change. */
export type Subject =
  | { readonly kind: "thread"; readonly repository: number; readonly number: number }
  | MergeGroupSubject
  | CommitSubject
  | { readonly kind: "repository"; readonly repository: number }
  /** The index of all documents that is kept in the repository. */
  | { readonly kind: "index"; readonly repository: number }
  | { readonly kind: "installation"; readonly installation: number };

export type SubjectKey = string;

export const subjectKey = (subject: Subject): SubjectKey => {
  switch (subject.kind) {
    case "thread":
      return `thread:${subject.repository}:${subject.number}`;
    case "merge-group":
      return `merge-group:${subject.repository}:${subject.head}:${subject.base}`;
    case "commit":
      return `commit:${subject.repository}:${subject.sha}`;
    case "repository":
    case "index":
      return `${subject.kind}:${subject.repository}`;
    case "installation":
      return `installation:${subject.installation}`;
  }
};

/** Null for anything that `subjectKey` did not make. */
export const parseSubjectKey = (key: SubjectKey): Subject | null => {
  const [kind, first, second, third, more] = key.split(":");
  const whole = (text: string | undefined): number | null => (text && /^\d{1,15}$/.test(text) ? Number(text) : null);
  const id = whole(first);
  if (id === null || more !== undefined) return null;
  const sha = second !== undefined && /^[0-9a-f]{40,64}$/.test(second) ? (second as Sha) : null;
  // No branch has a colon in its name.
  if (kind === "merge-group") return sha && third ? { kind, repository: id, head: sha, base: third } : null;
  if (third !== undefined) return null;
  if (kind === "commit") return sha && { kind, repository: id, sha };
  if (kind === "thread") {
    const number = whole(second);
    return number === null ? null : { kind, repository: id, number };
  }
  if (second !== undefined) return null;
  if (kind === "repository" || kind === "index") return { kind, repository: id };
  if (kind === "installation") return { kind, installation: id };
  return null;
};

/** A person as pinned when first seen. `id` is GitHub's user id; null for somebody named in a file whom GitHub was not asked about. */
export interface Person {
  readonly login: Login;
  readonly id: number | null;
  /** As written in a roster: only of somebody who has no account (`without-account.ts`). */
  readonly name?: string;
}

export const isSamePerson = (one: Person, other: Person): boolean =>
  one.id !== null && other.id !== null ? one.id === other.id : one.login === other.login;
