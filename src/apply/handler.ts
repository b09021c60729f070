import type { Announced, PostAnnouncement } from "../core/model/announcement.ts";
import type { EffectBody, EffectKind } from "../core/model/effect.ts";
import type { Enqueued } from "../core/model/merging.ts";
import type { ActId } from "../core/model/names.ts";
import type { GitHubWriter, RepositoryPlace } from "../github/ports.ts";
import type { Expectation } from "../store/store.ts";

export interface ApplyContext {
  readonly writer: GitHubWriter;
  readonly place: RepositoryPlace;
  readonly thread: number;
  readonly post: PostAnnouncement;
}

/** What a reading must show after the effect; `refused` when GitHub would not, though it answered. */
export interface Applied {
  readonly expect: readonly Pick<Expectation, "kind" | "value">[];
  readonly refused?: string;
  /** A comment that was made in a slot. */
  readonly made?: { readonly slot: string; readonly id: number };
  /** The number that the title says from now on. */
  readonly titled?: number;
  /** The command that the description tells of from now on. */
  readonly described?: ActId | null;
  /** It was put into the merge queue. */
  readonly enqueued?: Enqueued;
  /** An announcement that was sent. */
  readonly announced?: Omit<Announced, "at">;
}

export type Handler<Kind extends EffectKind> = (
  context: ApplyContext,
  body: Extract<EffectBody, { kind: Kind }>,
) => Promise<Applied>;

/** For how long a reading without our change is taken as lagging behind it. */
export const lagSeconds = 60;
