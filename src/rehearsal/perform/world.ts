/** What happens to GitHub, to the network and to the App's process. */

import { usualPermissions } from "../../sandbox/sandbox-api.ts";
import type { ActionInputs } from "../language/action.ts";
import { addSeconds } from "../language/instants.ts";
import type { Performing } from "./people.ts";

type Perform<Kind extends keyof ActionInputs> = (
  performing: Performing,
  input: ActionInputs[Kind],
) => void | Promise<void>;

/** Steps whose time falls into it happen without the App; the runner ends it. */
export const downtime: Perform<"downtime"> = async ({ stage }, input) => {
  stage.sandbox.world.setDown(true);
  await stage.app.leave(addSeconds(stage.clock.now, input.seconds));
};

export const duplicate: Perform<"duplicate"> = ({ stage }, input) => stage.sandbox.world.setDuplicates(input.times);

/** Once each: asking again makes a delivery of its own. */
export const redeliver: Perform<"redeliver"> = async ({ stage }) => {
  const { sandbox } = stage;
  const first = new Map(sandbox.view.deliveries().map(({ guid, id }) => [guid, id]));
  for (const id of first.values()) await sandbox.world.redeliver(id);
};

export const reorder: Perform<"reorder"> = ({ stage }, input) => stage.sandbox.world.setReorder(input.on);

export const github_fails: Perform<"github_fails"> = ({ stage }, input) =>
  stage.sandbox.world.failRequests({
    next: input.next,
    status: input.status,
    ...(input.after_doing !== undefined && { afterDoing: input.after_doing }),
    ...(input.match !== undefined && { match: input.match }),
    ...(input.headers !== undefined && { headers: input.headers }),
    ...(input.body !== undefined && { body: input.body }),
  });

export const restart: Perform<"restart"> = async ({ stage }, input) => {
  if (input.how === "kill") await stage.app.kill();
  else await stage.app.stop();
  await stage.startApp();
};

export const dismiss_stale_reviews: Perform<"dismiss_stale_reviews"> = ({ stage }, input) =>
  stage.sandbox.world.setDismissStaleReviews(input.on);

export const merge_queue: Perform<"merge_queue"> = ({ stage }, { rule, branch }) =>
  stage.sandbox.world.setMergeQueue(
    rule && {
      checks: rule.checks,
      ...(rule.at_a_time !== undefined && { atATime: rule.at_a_time }),
      ...(rule.timeout !== undefined && { timeoutMinutes: rule.timeout }),
      ...(rule.last_speaks_for_all !== undefined && { lastSpeaksForAll: rule.last_speaks_for_all }),
    },
    branch,
  );

export const suspend: Perform<"suspend"> = ({ stage }, { on }) => stage.sandbox.world.setSuspended(on);

export const app_permissions: Perform<"app_permissions"> = ({ stage }, { changed }) => {
  const all: Readonly<Record<string, "none" | "read" | "write">> = { ...usualPermissions, ...changed };
  stage.sandbox.world.setPermissions(
    Object.fromEntries(Object.entries(all).filter((one): one is [string, "read" | "write"] => one[1] !== "none")),
  );
};

export const weather: Perform<"weather"> = ({ stage }, input) => stage.sandbox.world.setWeather(input.weather);
