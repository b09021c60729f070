/** What happens to the App's installation. */
import { adminLogin } from "../model/begin-world.ts";
import { accountByLogin, fullName } from "../model/look-up.ts";
import { must, type World } from "../model/world.ts";
import { installationShape } from "../shapes/accounts.ts";

export function tellInstallation(world: World, action: "suspend" | "unsuspend" | "new_permissions_accepted"): void {
  const owner = must(accountByLogin(world, adminLogin(world)), "the organisation's owner");
  const { repository } = world;
  world.emit({
    event: "installation",
    action,
    actorId: owner.id,
    repositoryId: null,
    payload: {
      action,
      installation: installationShape(world),
      repositories: [
        {
          id: repository.id,
          node_id: repository.nodeId,
          name: repository.name,
          full_name: fullName(world, repository),
          private: false,
        },
      ],
      requester: null,
    },
  });
}
