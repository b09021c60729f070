/** Who stands in a commit. */
import type { Signature } from "../model/git-store.ts";
import type { World } from "../model/world.ts";

export function signatureOf(world: World, accountId: number): Signature {
  const account = world.account(accountId);
  return {
    name: account.name ?? account.login,
    email: `${account.id}+${account.login}@users.noreply.github.com`,
    at: world.now(),
    accountId,
  };
}

/** GitHub commits in the name of the account and signs as itself. */
export function githubSignature(world: World): Signature {
  return { name: "GitHub", email: "noreply@github.com", at: world.now(), accountId: null };
}
