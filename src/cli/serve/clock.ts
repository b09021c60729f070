/** The App's clock: UTC, whole seconds, never back. In a rehearsal it stands still until it is set. */
import type { Instant } from "../../core/model/names.ts";
import { toInstant } from "../../core/time/instant.ts";

export interface Clock {
  readonly now: () => Instant;
}

export interface VirtualClock extends Clock {
  /** False, and unchanged, when `to` lies before now. */
  readonly advance: (to: Instant) => boolean;
}

export const steadyClock = (wallClock: () => string): Clock => {
  let latest = "" as Instant;
  return {
    now: () => {
      const now = toInstant(wallClock());
      if (now !== null && now > latest) latest = now;
      return latest;
    },
  };
};

export const virtualClock = (start: Instant): VirtualClock => {
  let now = start;
  return {
    now: () => now,
    advance: (to) => {
      if (to < now) return false;
      now = to;
      return true;
    },
  };
};
