/** The App about itself: its installation, tokens, and the log of deliveries. */
import { notFound, Refused } from "../acts/refused.ts";
import type { Delivery } from "../model/types.ts";
import type { World } from "../model/world.ts";
import { apiUrl, appShape, installationShape, type Shape } from "../shapes/accounts.ts";
import { repositoryShape } from "../shapes/repository.ts";
import { requestHeaders } from "../webhooks/webhooks.ts";
import { numberParam, ownRepository } from "./finding.ts";
import { pageOf, roughPageSize } from "./pages.ts";
import { type Answer, asApp, type Call, created, ok, type Route, reading } from "./route.ts";

export const appRoutes: readonly Route[] = [
  {
    method: "GET",
    pattern: "/app",
    access: asApp,
    handle: ({ world }) => ok({ ...appShape(world, world.ownApp), installations_count: 1 }),
  },
  {
    method: "GET",
    pattern: "/app/installations",
    access: asApp,
    handle: (call) => pageOf(call, [call.world.installation], "promised", () => installationShape(call.world)),
  },
  {
    method: "GET",
    pattern: "/app/installations/:installation_id",
    access: asApp,
    handle: (call) => ok(installationShape(installed(call))),
  },
  {
    method: "POST",
    pattern: "/app/installations/:installation_id/access_tokens",
    access: asApp,
    fields: ["repositories", "repository_ids", "permissions"],
    handle: newToken,
  },
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/installation",
    access: asApp,
    handle(call) {
      ownRepository(call);
      return ok(installationShape(call.world));
    },
  },
  {
    method: "GET",
    pattern: "/installation/repositories",
    access: reading("metadata"),
    handle: (call) =>
      pageOf(
        call,
        [call.world.repository],
        "none",
        (repository) => repositoryShape(call.world, repository, call.reading.state),
        (repositories) => ({ total_count: 1, repositories }),
      ),
  },
  {
    method: "GET",
    pattern: "/app/hook/deliveries",
    access: asApp,
    query: ["cursor", "status"],
    handle: listDeliveries,
  },
  {
    method: "GET",
    pattern: "/app/hook/deliveries/:delivery_id",
    access: asApp,
    handle(call) {
      const delivery = deliveryOf(call);
      return ok({
        ...deliveryShape(call.world, delivery),
        url: apiUrl(call.world, `/app/hook/deliveries/${delivery.id}`),
        request: {
          headers: requestHeaders(call.world, call.webhookSecret, delivery),
          payload: JSON.parse(delivery.payload) as unknown,
        },
        response: { headers: {}, payload: "" },
      });
    },
  },
  {
    method: "POST",
    pattern: "/app/hook/deliveries/:delivery_id/attempts",
    access: asApp,
    handle(call) {
      call.redeliver(deliveryOf(call).id);
      return { status: 202, body: {} };
    },
  },
];

function installed(call: Call): World {
  if (numberParam(call, "installation_id") !== call.world.installation.id) {
    throw notFound();
  }
  return call.world;
}

/** A token may be asked for fewer permissions, never for more: https://docs.github.com/en/rest/apps/apps#create-an-installation-access-token-for-an-app */
function newToken(call: Call): Answer {
  const { installation, repository } = installed(call);
  if (installation.suspendedAt !== null) {
    throw new Refused(403, "This installation has been suspended");
  }
  const wanted = (call.body.permissions ?? installation.permissions) as Readonly<Record<string, string>>;
  for (const [name, level] of Object.entries(wanted)) {
    const granted = installation.permissions[name];
    if (granted === undefined || (level === "write" && granted !== "write")) {
      throw new Refused(422, "The permissions requested are not granted to this installation.");
    }
  }
  const repositories = call.body.repository_ids ?? call.body.repositories;
  if (Array.isArray(repositories) && !repositories.some((one) => one === repository.id || one === repository.name)) {
    throw new Refused(
      422,
      "There is at least one repository that does not exist or is not accessible to the parent installation.",
    );
  }
  return created({
    token: call.newToken(wanted),
    // By the real clock, not the virtual one: clients keep a token until then by their own clock.
    expires_at: new Date(Date.now() + 3_600_000).toISOString().replace(/\.\d+Z$/, "Z"),
    permissions: wanted,
    repository_selection: "selected",
  });
}

/** GitHub keeps deliveries for three days: https://docs.github.com/en/webhooks/testing-and-troubleshooting-webhooks/viewing-webhook-deliveries */
const keptSeconds = 3 * 86_400;

/** Newest first; a cursor leads to older ones. */
function listDeliveries(call: Call): Answer {
  const { world, query } = call;
  const status = query.get("status");
  if (status !== null && status !== "success" && status !== "failure") {
    throw new Refused(422, `Invalid value for status: ${status}`);
  }
  const asked = Math.min(Number(query.get("per_page") ?? 30) || 30, 100);
  const size = world.weather === "rough" ? Math.min(asked, roughPageSize) : asked;
  const cursor = query.get("cursor");
  const before = cursor === null ? Number.POSITIVE_INFINITY : Number(cursor.replace(/^v1_/, ""));
  const kept = world.deliveries
    .filter((delivery) => Date.parse(delivery.at) / 1000 >= world.nowSeconds() - keptSeconds)
    .filter((delivery) => status === null || (status === "failure") === isFailure(delivery))
    .filter((delivery) => delivery.id < before && delivery.statusCode !== 0)
    .reverse();
  const shown = kept.slice(0, size);
  const last = shown.at(-1);
  const next = new URLSearchParams(query);
  next.set("cursor", `v1_${last?.id ?? 0}`);
  return ok(
    shown.map((delivery) => deliveryShape(world, delivery)),
    kept.length > size ? { link: `<${apiUrl(world, call.path)}?${next}>; rel="next"` } : {},
  );
}

function isFailure(delivery: Delivery): boolean {
  return delivery.statusCode < 200 || delivery.statusCode >= 400;
}

function deliveryOf(call: Call): Delivery {
  const id = numberParam(call, "delivery_id");
  const delivery = call.world.deliveries.find((candidate) => candidate.id === id);
  if (delivery === undefined) {
    throw notFound();
  }
  return delivery;
}

function deliveryShape(world: World, delivery: Delivery): Shape {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.at,
    redelivery: delivery.redelivery,
    duration: 0.1,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: world.installation.id,
    repository_id: delivery.repositoryId,
    throttled_at: null,
  };
}
