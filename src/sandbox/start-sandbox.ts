/** Puts a stand-in GitHub together and starts it on 127.0.0.1. */
import { tellInstallation } from "./acts/installation.ts";
import { keepMergeQueues } from "./acts/queue-keeping.ts";
import { Faults } from "./faults/faults.ts";
import { beginWorld } from "./model/begin-world.ts";
import type { World } from "./model/world.ts";
import { peopleProposing } from "./people/proposing.ts";
import { peopleSettling } from "./people/settling.ts";
import { peopleTalking } from "./people/talking.ts";
import type {
  AppCredentials,
  PeopleActions,
  RequestView,
  Sandbox,
  SandboxOptions,
  WorldActions,
} from "./sandbox-api.ts";
import { RequestsOfHour } from "./server/requests-of-hour.ts";
import { announcements, listen } from "./server/serve.ts";
import { appKeyPair, Tokens } from "./server/tokens.ts";
import { viewsOf } from "./views.ts";
import { Webhooks } from "./webhooks/webhooks.ts";

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const world = beginWorld(options);
  const webhooks = new Webhooks(world, options.webhook ?? null);
  const queues = keepMergeQueues(world);
  const faults = new Faults();
  const requests: RequestView[] = [];
  const webhookSecret = options.webhook?.secret ?? world.random("webhook-secret").hex(20);
  const people: PeopleActions = { ...peopleProposing(world), ...peopleTalking(world), ...peopleSettling(world) };
  const actions = worldActions(world, webhooks, faults, queues);
  const view = viewsOf(world, requests);
  const server = await listen(
    { world, tokens: new Tokens(world), faults, webhooks, requests, hour: new RequestsOfHour(), webhookSecret },
    { people, world: actions, view },
    options.port ?? 0,
  );
  world.url = `http://127.0.0.1:${server.port}`;
  const app: AppCredentials = {
    appId: world.ownApp.id,
    privateKey: appKeyPair().privateKey,
    webhookSecret,
    installationId: world.installation.id,
    botLogin: world.account(world.ownApp.botAccountId).login,
  };
  return {
    url: world.url,
    announcementsUrl: (name) => `${world.url}${announcements}/${name}`,
    app,
    people,
    world: actions,
    view,
    stop: () => server.close(),
  };
}

function worldActions(
  world: World,
  webhooks: Webhooks,
  faults: Faults,
  queues: ReturnType<typeof keepMergeQueues>,
): WorldActions {
  return {
    setClock(now) {
      world.advanceTo(now);
      queues.lookAtTime();
    },
    now: () => world.now(),
    setWeather: (weather) => world.setWeather(weather),
    setWebhook: (webhook) => webhooks.setTarget(webhook),
    setDown: (down) => webhooks.setDown(down),
    setDuplicates: (times) => webhooks.setDuplicates(times),
    setReorder: (on) => webhooks.setReorder(on),
    failRequests: (fault) => faults.add(fault),
    endFaults: () => faults.end(),
    setDismissStaleReviews(on) {
      world.repository.dismissesStaleReviews = on;
    },
    setMergeQueue(rule, branch = world.repository.defaultBranch) {
      const { mergeQueues } = world.repository;
      if (rule === null) mergeQueues.delete(branch);
      else {
        const { checks, atATime = 5, timeoutMinutes = 60, lastSpeaksForAll = false } = rule;
        mergeQueues.set(branch, { checks, atATime, timeoutSeconds: timeoutMinutes * 60, lastSpeaksForAll });
      }
      queues.lookAtTime();
    },
    setSuspended(suspended) {
      world.installation.suspendedAt = suspended ? world.now() : null;
      tellInstallation(world, suspended ? "suspend" : "unsuspend");
    },
    setPermissions(permissions) {
      world.installation.permissions = permissions;
      tellInstallation(world, "new_permissions_accepted");
    },
    redeliver: (deliveryId) => webhooks.redeliver(deliveryId),
    settled: () => webhooks.settled(),
    nextCatchUp: () => world.nextCatchUp(),
  };
}
