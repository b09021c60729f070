/** What every resolver is given: the world, who asks, and the moment that the answer tells of. */
import type { GitView } from "../model/git-store.ts";
import type { LaggingState } from "../model/types.ts";
import type { Actor, World } from "../model/world.ts";
import { notAccessible } from "./errors.ts";

export interface Context {
  readonly world: World;
  readonly viewer: Actor;
  /** Queries read behind in rough weather; mutations answer from the present. */
  readonly state: LaggingState;
  readonly git: GitView;
  /** Nodes that the query may ask for at most, by GitHub's count. */
  readonly nodeCount: number;
  /** Small pages, and no order where GitHub promises none. */
  readonly rough: boolean;
}

/** An App may do what its installation was granted; anybody else what their permission on the repository says. */
export function demandPermission(context: Context, name: string, level: "read" | "write"): void {
  if (!hasPermission(context, name, level)) throw notAccessible();
}

export function hasPermission(context: Context, name: string, level: "read" | "write"): boolean {
  const { installation } = context.world;
  if (context.viewer.viaAppId !== installation.appId) return true;
  const granted = installation.permissions[name];
  return granted === "write" || granted === level;
}
