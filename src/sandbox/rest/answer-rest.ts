/**
 * From a REST request to its answer: find the route, ask who it is and whether
 * they may, refuse what the route does not know, handle, and turn refusals into
 * GitHub's error answers. Faults and transport are not known here.
 */
import { Refused } from "../acts/refused.ts";
import { fullName, repositoryByName } from "../model/look-up.ts";
import type { Reading, World } from "../model/world.ts";
import { allRoutes } from "./all-routes.ts";
import { type Answer, type Call, notImplemented, type Route } from "./route.ts";

export interface RestRequest {
  readonly method: string;
  /** Below `/api/v3`, still encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly accept: string;
}

/** Who asks: the App by its JWT, its installation by a token with these permissions, or nobody that is known. */
export type Caller =
  | { readonly kind: "app" }
  | { readonly kind: "installation"; readonly permissions: Readonly<Record<string, string>> }
  | { readonly kind: "suspended" }
  | { readonly kind: "unknown" };

export type Services = Pick<Call, "newToken" | "redeliver" | "webhookSecret">;

interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** `/repositories/{id}/…` is the same as `/repos/{owner}/{repo}/…`; GitHub redirects there after a rename. */
export function byName(world: World, path: string): string {
  const [, id, rest = ""] = /^\/repositories\/(\d+)(\/.*)?$/.exec(path) ?? [];
  const repository = id === undefined ? undefined : world.repositories.get(Number(id));
  return repository === undefined ? path : `/repos/${fullName(world, repository)}${rest}`;
}

/** Null when the sandbox has no such route. */
export function matchRoute(method: string, path: string): Match | null {
  for (const route of allRoutes) {
    const params = route.method === method ? paramsOf(route.pattern, path) : null;
    if (params !== null) {
      return { route, params };
    }
  }
  return null;
}

function paramsOf(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const wanted = pattern.split("/");
  const given = path.split("/");
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = given[at];
    if (part === "*") {
      params["*"] = given.slice(at).map(decodeURIComponent).join("/");
      return value === undefined ? null : params;
    }
    if (value === undefined || (part.startsWith(":") ? value === "" : part !== value)) {
      return null;
    }
    if (part.startsWith(":")) {
      params[part.slice(1)] = decodeURIComponent(value);
    }
  }
  return given.length === wanted.length ? params : null;
}

export function answerRest(world: World, request: RestRequest, caller: Caller, services: Services): Answer {
  if (caller.kind === "unknown") {
    return failure(401, "Bad credentials");
  }
  if (caller.kind === "suspended") {
    return failure(403, "This installation has been suspended");
  }
  const path = byName(world, request.path);
  const match = matchRoute(request.method, path);
  if (match === null) {
    return notImplemented(`${request.method} ${request.path}`);
  }
  const moved = redirect(world, request, match);
  if (moved !== null) {
    return moved;
  }
  const refusal = refuseAccess(match.route, caller) ?? refuseUnknown(match.route, request);
  if (refusal !== null) {
    return refusal;
  }
  const reading: Reading = request.method === "GET" ? world.forReading() : { state: world.present, git: world.git };
  try {
    return match.route.handle({
      world,
      reading,
      actor: world.ownActor,
      method: match.route.method,
      path: decodeURIComponent(path),
      params: match.params,
      query: request.query,
      body: bodyOf(request),
      accept: request.accept,
      ...services,
    });
  } catch (error) {
    if (error instanceof Refused) {
      return failure(error.status, error.message, error.errors);
    }
    throw error;
  }
}

function bodyOf(request: RestRequest): Readonly<Record<string, unknown>> {
  const { body } = request;
  return typeof body === "object" && body !== null && !Array.isArray(body) ? { ...body } : {};
}

/** After a rename the old name leads on: 301 for reading, 307 otherwise (https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects). */
function redirect(world: World, request: RestRequest, { params }: Match): Answer | null {
  const { owner, repo } = params;
  const repository = owner === undefined || repo === undefined ? null : repositoryByName(world, owner, repo);
  if (repository === null || repository.name.toLowerCase() === repo?.toLowerCase()) {
    return null;
  }
  const rest = request.path.split("/").slice(4).join("/");
  const query = request.query.size === 0 ? "" : `?${request.query}`;
  const location = `${world.url}/api/v3/repositories/${repository.id}${rest === "" ? "" : `/${rest}`}${query}`;
  return {
    status: request.method === "GET" ? 301 : 307,
    headers: { location },
    body: { message: "Moved Permanently", url: location, documentation_url: docs },
  };
}

function refuseAccess({ access }: Route, caller: Caller): Answer | null {
  if (access.by === "app") {
    return caller.kind === "app" ? null : failure(401, "A JSON web token could not be decoded");
  }
  if (caller.kind !== "installation") {
    return failure(403, "Resource not accessible by integration");
  }
  const may = access.permissions.some((name) => {
    const granted = caller.permissions[name];
    // Reading metadata comes with every installation.
    return granted === "write" || granted === access.level || (name === "metadata" && access.level === "read");
  });
  return may ? null : failure(403, "Resource not accessible by integration");
}

function refuseUnknown(route: Route, request: RestRequest): Answer | null {
  const known = new Set(["page", "per_page", ...(route.query ?? [])]);
  const parameter = [...request.query.keys()].find((name) => !known.has(name));
  if (parameter !== undefined) {
    return notImplemented(`the parameter "${parameter}" of ${route.method} ${route.pattern}`);
  }
  const field = Object.keys(bodyOf(request)).find((name) => route.fields?.includes(name) !== true);
  return field === undefined ? null : notImplemented(`the field "${field}" of ${route.method} ${route.pattern}`);
}

const docs = "https://docs.github.com/rest";

export function failure(status: number, message: string, errors: readonly unknown[] = []): Answer {
  return {
    status,
    body: {
      message,
      ...(errors.length === 0 ? {} : { errors }),
      documentation_url: docs,
      status: String(status),
    },
  };
}
