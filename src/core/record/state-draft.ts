import type { State } from "../model/state.ts";

/** A state under construction: mutable, owned by one fold, never handed out before it is finished. */
export type StateDraft = {
  -readonly [Key in keyof State]: State[Key] extends readonly (infer Item)[]
    ? Item[]
    : State[Key] extends ReadonlyMap<infer Name, infer Item>
      ? Map<Name, Item>
      : State[Key] extends ReadonlySet<infer Item>
        ? Set<Item>
        : State[Key];
};
