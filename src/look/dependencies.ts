/** What a look is given by the composition root. */
import type { PostAnnouncement } from "../core/model/announcement.ts";
import type { Instant, Sha } from "../core/model/names.ts";
import type { PolicyReading } from "../core/model/policy.ts";
import type { Subject } from "../core/model/subject.ts";
import type { Wording } from "../core/render/wording.ts";
import type { KeptContents } from "../gather/kept-contents.ts";
import type { FileReading, GitHubReader, GitHubWriter } from "../github/ports.ts";
import type { Expectation, Store, StoredDelivery } from "../store/store.ts";
import type { LookMemory } from "./memory.ts";

export interface Log {
  info(about: Readonly<Record<string, unknown>>, message: string): void;
  warn(about: Readonly<Record<string, unknown>>, message: string): void;
  error(about: Readonly<Record<string, unknown>>, message: string): void;
}

export interface LookDependencies {
  readonly store: Store;
  readonly reader: GitHubReader;
  readonly writer: GitHubWriter;
  readonly post: PostAnnouncement;
  /** The App's clock; never goes back. */
  readonly now: () => Instant;
  readonly wording: Wording;
  /** Signs the markers of our comments; derived from a secret, never shown. */
  readonly markerKey: string;
  /** Whether the login is this App's own account. */
  readonly isOwn: (login: string) => boolean;
  readonly parsePolicy: (file: FileReading, commit: Sha) => PolicyReading;
  /** What a reading must show because of deliveries, oldest first (src/webhooks). */
  readonly expectationsOf: (deliveries: readonly StoredDelivery[]) => readonly Expectation[];
  /** Looks at a repository or an installation: finds its threads and has them looked at. */
  readonly lookAtAll: (subject: Subject) => Promise<void>;
  /** See `Facts`; as it was before the look loaded anything. */
  readonly caughtUp: boolean;
  readonly memory: LookMemory;
  readonly kept: KeptContents;
  readonly log: Log;
}
