/** What every resolver is given: the world, who asks, and the moment that the answer tells of. */
import type { GitView } from "../model/git-store.ts";
import type { LaggingState } from "../model/types.ts";
import type { Actor, World } from "../model/world.ts";
import { notAccessible } from "./errors.ts";

/** Whose token it is. */
export interface Viewer extends Actor {
  /** What an App's token was made for; everything that the installation was granted when it does not say. */
  readonly permissions?: Readonly<Record<string, string>>;
}

export interface Context {
  readonly world: World;
  readonly viewer: Viewer;
  /** Queries read behind in rough weather; mutations answer from the present. */
  readonly state: LaggingState;
  readonly git: GitView;
  /** Nodes that the query may ask for at most, by GitHub's count. */
  readonly nodeCount: number;
  /** Small pages, and no order where GitHub promises none. */
  readonly rough: boolean;
}

/** Refuses an App whose token has not that permission; people may read everything, the repository is public. */
export function demandToRead(context: Context, name: string): void {
  if (!hasPermission(context, name, "read")) throw notAccessible();
}

/** Of what its token was granted an App may do no more; anybody else is judged by their permission on the repository. */
export function hasPermission({ world, viewer }: Context, name: string, level: "read" | "write"): boolean {
  if (viewer.viaAppId !== world.installation.appId) return true;
  const granted = (viewer.permissions ?? world.installation.permissions)[name];
  // Reading metadata comes with every installation.
  return granted === "write" || granted === level || (name === "metadata" && level === "read");
}
