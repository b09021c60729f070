/** What looking up is given: whom to ask, and about which thread under which policy. */
import type { Sha } from "../core/model/names.ts";
import type { Policy, PolicyReading } from "../core/model/policy.ts";
import type { Subject } from "../core/model/subject.ts";
import type { FileReading, GitHubReader, RepositoryPlace, ThreadReading } from "../github/ports.ts";
import type { Store } from "../store/store.ts";
import type { KeptContents } from "./kept-contents.ts";

export interface NeedContext {
  readonly reader: GitHubReader;
  readonly store: Store;
  readonly place: RepositoryPlace;
  readonly subject: Subject;
  readonly policy: Policy;
  readonly reading: ThreadReading;
  /** Of the thread's document, as the record has it; null before there is one. */
  readonly number: number | null;
  readonly kept: KeptContents;
  readonly parsePolicy: (file: FileReading, commit: Sha) => PolicyReading;
}
