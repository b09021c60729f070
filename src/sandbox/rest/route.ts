/**
 * What a REST route is made of. A route names the query parameters and body
 * fields that it knows; a request with any other is refused by name (501), since
 * an answer that ignored them would be invented.
 */
import type { Actor, Reading, World } from "../model/world.ts";

export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/** Who may ask: anybody, the App itself (JWT), or its installation with one of these permissions. */
export type Access =
  | { readonly by: "app" }
  | { readonly by: "installation"; readonly permissions: readonly string[]; readonly level: "read" | "write" };

export interface Call {
  readonly world: World;
  /** What this request may see: the past in rough weather for GET, the present for writes. */
  readonly reading: Reading;
  readonly actor: Actor;
  readonly method: Method;
  /** Below `/api/v3`, decoded. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly accept: string;
  /** The installation's token, for `POST …/access_tokens`. */
  readonly newToken: (permissions: Readonly<Record<string, string>>) => string;
  readonly redeliver: (deliveryId: number) => void;
  readonly webhookSecret: string;
}

export interface Answer {
  readonly status: number;
  /** JSON, or bytes with a content type in `headers`. */
  readonly body?: unknown;
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  readonly method: Method;
  /** `/repos/:owner/:repo/contents/*`: names take one segment, a star the rest. */
  readonly pattern: string;
  readonly access: Access;
  /** Query parameters besides `page` and `per_page`. */
  readonly query?: readonly string[];
  readonly fields?: readonly string[];
  readonly handle: (call: Call) => Answer;
}

export const asApp: Access = { by: "app" };

/** Any one of the permissions is enough. */
export function reading(...permissions: readonly string[]): Access {
  return { by: "installation", permissions, level: "read" };
}

export function writing(...permissions: readonly string[]): Access {
  return { by: "installation", permissions, level: "write" };
}

export function ok(body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 200, body, headers };
}

export function created(body: unknown): Answer {
  return { status: 201, body };
}

export const noContent: Answer = { status: 204 };

/** What the stand-in does not do; it says so, and which. */
export function notImplemented(what: string): Answer {
  return {
    status: 501,
    body: {
      message: `The sandbox does not implement ${what}.`,
      documentation_url: "https://docs.github.com/rest",
      status: "501",
    },
  };
}
