/**
 * The repository comes to another owner, who has the App installed as well. It keeps its
 * number, its threads and who may do what; the former owner's installation has nothing
 * there any more, and the old address leads to the new one:
 * https://docs.github.com/en/repositories/creating-and-managing-repositories/transferring-a-repository
 */
import { adminLogin, newAccount } from "../model/begin-world.ts";
import { accountByLogin, fullName } from "../model/look-up.ts";
import { must, type World } from "../model/world.ts";
import { organisationShape } from "../shapes/accounts.ts";
import { Refused } from "./refused.ts";
import { tell } from "./telling.ts";

export function transferRepository(world: World, login: string): void {
  const { repository } = world;
  const former = organisationShape(world);
  if (world.organisation.kind !== "Organization") throw new Refused(422, "The stand-in transfers from organisations.");
  const owner = accountByLogin(world, login) ?? newAccount(world, login, "Organization");
  if (owner.kind !== "Organization" || owner.id === repository.ownerId) {
    throw new Refused(422, `The repository cannot be transferred to ${login}.`);
  }
  repository.formerPlaces = [...repository.formerPlaces, fullName(world, repository)];
  repository.ownerId = owner.id;
  world.installation = { ...world.installation, id: world.nextId("installation"), accountId: owner.id };
  const admin = accountByLogin(world, adminLogin(world)) ?? newAccount(world, adminLogin(world), "User");
  repository.permissions.set(admin.id, "admin");
  world.unnamed.add(admin.id);
  const actor = { accountId: must(accountByLogin(world, adminLogin(world)), "the new owner").id, viaAppId: null };
  tell(world, actor, "repository", "transferred", { changes: { owner: { from: { organization: former } } } });
}
