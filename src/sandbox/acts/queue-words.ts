/** Who a merge queue acts as, and what it tells of its groups: `merge_group` in GitHub's webhooks. */
import { newAccount } from "../model/begin-world.ts";
import { accountByLogin } from "../model/look-up.ts";
import { type Actor, type BuiltGroup, must, type World } from "../model/world.ts";
import type { Shape } from "../shapes/accounts.ts";
import { simpleCommitShape } from "../shapes/git.ts";
import { tell } from "./telling.ts";

const queueLogin = "github-merge-queue[bot]";

export function queueActor(world: World): Actor {
  const account = accountByLogin(world, queueLogin) ?? newAccount(world, queueLogin, "Bot");
  return { accountId: account.id, viaAppId: null };
}

export function tellGroup(
  world: World,
  actor: Actor,
  group: BuiltGroup,
  action: "checks_requested" | "destroyed",
  more: Shape = {},
): void {
  tell(world, actor, "merge_group", action, {
    merge_group: {
      head_sha: group.headSha,
      head_ref: `refs/heads/${group.branch}`,
      base_sha: group.baseSha,
      base_ref: `refs/heads/${group.baseRef}`,
      head_commit: simpleCommitShape(must(world.git.commit(group.headSha), `commit ${group.headSha}`)),
    },
    ...more,
  });
}
