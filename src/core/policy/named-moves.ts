/** The moves of a kind that a policy has left in place, each with its verb. */
import type { Verb } from "../model/names.ts";
import type { LifecycleDefinition, MoveDefinition } from "./schema/lifecycle-schema.ts";

export type NamedMove = Omit<MoveDefinition, "verb"> & { readonly key: string; readonly verb: Verb };

export const namedMoves = (lifecycle: LifecycleDefinition): readonly NamedMove[] =>
  Object.entries(lifecycle.moves).flatMap(([key, move]) =>
    move === null ? [] : [{ ...move, key, verb: move.verb ?? (key as Verb) }],
  );
