import type { Instant, KindName, Login, Status } from "./names.ts";

/** What the index of all documents says of one that came with a thread: kept by each look at it. */
export interface IndexedThread {
  readonly thread: number;
  readonly state: "open" | "closed" | "merged";
  readonly kind: KindName;
  readonly number: number | null;
  readonly path: string;
  readonly title: string;
  readonly status: Status;
  readonly since: Instant | null;
  readonly steward: Login | null;
  /** The end of its period, over or not; null: none is set. */
  readonly ends: Instant | null;
  /** What keeps its clock from running, or the thread from going on. */
  readonly rests: "paused" | "objected-to" | "turned-down" | null;
}
