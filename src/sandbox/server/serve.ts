/**
 * HTTP on 127.0.0.1: REST under `/api/v3`, GraphQL at `/api/graphql`, as on a
 * GitHub Enterprise host, and the sandbox's own control API. Here are what all
 * answers share: log of requests, faults, ETags, rate limit headers, the virtual
 * clock's `Date`.
 */
import { createHash } from "node:crypto";
import { type HttpBindings, serve } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context, Hono } from "hono";
import { type Asked, type Fault, type Faults, faultBody } from "../faults/faults.ts";
import { answerGraphql, askedBy } from "../graphql/answer-graphql.ts";
import type { World } from "../model/world.ts";
import { answerRest, byName, failure, matchRoute } from "../rest/answer-rest.ts";
import { requestsPerHour } from "../rest/repository-routes.ts";
import type { Answer } from "../rest/route.ts";
import type { RequestView } from "../sandbox-api.ts";
import type { Webhooks } from "../webhooks/webhooks.ts";
import { addControl, type Controlled } from "./control.ts";
import type { RequestsOfHour } from "./requests-of-hour.ts";
import type { Tokens } from "./tokens.ts";

export interface Served {
  readonly world: World;
  readonly tokens: Tokens;
  readonly faults: Faults;
  readonly webhooks: Webhooks;
  readonly requests: RequestView[];
  readonly hour: RequestsOfHour;
  readonly webhookSecret: string;
}

type Env = { readonly Bindings: HttpBindings };
type Request = Context<Env>;

const rest = "/api/v3";
export const announcements = "/_announcements";

export async function listen(
  served: Served,
  controlled: Controlled,
  port: number,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const app = new Hono<Env>();
  app.all(`${rest}/*`, (context) => answer(served, context, (body) => restExchange(served, context, body)));
  app.post("/api/graphql", (context) => answer(served, context, (body) => graphqlExchange(served, context, body)));
  app.post(`${announcements}/:name`, async (context) => {
    const body = parsed(await context.req.text());
    served.world.posts.push({ to: context.req.param("name"), at: served.world.now(), body });
    return context.body(null, 204);
  });
  addControl(app, controlled);
  app.notFound((context) =>
    context.json({ message: `The sandbox does not implement ${context.req.method} ${context.req.path}.` }, 501),
  );
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" }, (info) => {
      resolve({
        port: info.port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            if ("closeAllConnections" in server) {
              server.closeAllConnections();
            }
          }),
      });
    });
    server.once("error", reject);
  });
}

/** A request understood, before anything is done. */
interface Exchange {
  readonly asked: Asked;
  readonly resource: "core" | "graphql";
  perform(): Promise<Answer>;
}

async function answer(served: Served, context: Request, understand: (body: unknown) => Exchange): Promise<Response> {
  const { world, faults, requests, hour } = served;
  const text = await context.req.text();
  const body = parsed(text);
  const exchange = understand(body);
  const fault = faults.take(exchange.asked);
  let result: Answer = failure(400, "Problems parsing JSON");
  if (body !== undefined && (fault === null || fault.afterDoing === true)) {
    result = await performed(exchange);
  }
  const { kind, what } = exchange.asked;
  const log = (status: number): void => {
    requests.push({ at: world.now(), kind, what, status });
    hour.count(exchange.resource, world.nowSeconds());
  };
  if (fault !== null) {
    fault.onStrike?.();
    log(fault.status);
    return faulty(served, context, fault, exchange.resource);
  }
  const tag = context.req.method === "GET" && result.status === 200 ? etagOf(result) : null;
  if (tag !== null && context.req.header("if-none-match") === tag) {
    log(304);
    return new Response(null, { status: 304, headers: { ...commonHeaders(served, exchange.resource), etag: tag } });
  }
  log(result.status);
  return respond(served, exchange.resource, result, tag === null ? {} : { etag: tag });
}

/** Undefined for what is no JSON; an empty body is an empty object. */
function parsed(text: string): unknown {
  try {
    return text === "" ? {} : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/** A mistake of the sandbox's own is told loudly, not disguised as one of GitHub's errors. */
async function performed(exchange: Exchange): Promise<Answer> {
  try {
    return await exchange.perform();
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.error(`The sandbox failed at ${exchange.asked.what}: ${reason}`);
    return { status: 500, body: { message: `The sandbox itself failed: ${reason}` } };
  }
}

function restExchange(served: Served, context: Request, body: unknown): Exchange {
  const { world, tokens, webhooks } = served;
  const url = new URL(context.req.url);
  const path = url.pathname.slice(rest.length);
  const { method } = context.req;
  const route = matchRoute(method, byName(world, path))?.route;
  const isAuth = route?.access.by === "app" && !route.pattern.includes("/hook/");
  return {
    asked: { kind: isAuth ? "auth" : method === "GET" ? "read" : "write", what: `${method} ${path}` },
    resource: "core",
    perform: async () =>
      answerRest(
        world,
        { method, path, query: url.searchParams, body, accept: context.req.header("accept") ?? "" },
        tokens.callerOf(context.req.header("authorization") ?? null),
        {
          newToken: (permissions) => tokens.make(permissions),
          redeliver: (deliveryId) => void webhooks.redeliver(deliveryId),
          webhookSecret: webhooks.secret ?? served.webhookSecret,
        },
      ),
  };
}

function graphqlExchange(served: Served, context: Request, body: unknown): Exchange {
  const { world, tokens } = served;
  const request = typeof body === "object" && body !== null ? body : {};
  return {
    asked: askedBy(request) ?? { kind: "read", what: "query (unreadable)" },
    resource: "graphql",
    async perform() {
      const caller = tokens.callerOf(context.req.header("authorization") ?? null);
      if (caller.kind === "suspended") {
        return failure(403, "This installation has been suspended");
      }
      return caller.kind === "installation"
        ? answerGraphql(world, request, world.ownActor)
        : failure(401, "Bad credentials");
    },
  };
}

function etagOf(result: Answer): string {
  const content = result.bytes ?? JSON.stringify(result.body);
  return `W/"${createHash("sha256").update(content).digest("hex")}"`;
}

function respond(
  served: Served,
  resource: Exchange["resource"],
  result: Answer,
  more: Readonly<Record<string, string>>,
): Response {
  const hasBody = result.bytes !== undefined || result.body !== undefined;
  const content = result.bytes === undefined ? JSON.stringify(result.body) : new Uint8Array(result.bytes);
  return new Response(hasBody ? content : null, {
    status: result.status,
    headers: {
      ...commonHeaders(served, resource),
      ...(hasBody ? { "content-type": "application/json; charset=utf-8" } : {}),
      ...result.headers,
      ...more,
    },
  });
}

function faulty(served: Served, context: Request, fault: Fault, resource: Exchange["resource"]): Response {
  if (fault.status === 0) {
    context.env.incoming.socket.resetAndDestroy();
    return RESPONSE_ALREADY_SENT;
  }
  const body = faultBody(fault);
  const content =
    typeof body === "string" ? { bytes: Buffer.from(body), headers: { "content-type": "text/html" } } : { body };
  return respond(served, resource, { status: fault.status, ...content }, fault.headers ?? {});
}

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#checking-the-status-of-your-rate-limit */
function commonHeaders({ world, hour }: Served, resource: Exchange["resource"]): Record<string, string> {
  const now = world.nowSeconds();
  const { used, reset } = hour.used(resource, now);
  return {
    // Left to Node, this would be the real clock.
    date: new Date(now * 1000).toUTCString(),
    "x-github-media-type": "github.v3; format=json",
    "x-ratelimit-limit": String(requestsPerHour),
    "x-ratelimit-remaining": String(Math.max(1, requestsPerHour - used)),
    "x-ratelimit-used": String(used),
    "x-ratelimit-reset": String(reset),
    "x-ratelimit-resource": resource,
  };
}
