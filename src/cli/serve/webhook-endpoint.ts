/**
 * Takes deliveries: bounded, verified over the raw body, handed to Probot, and
 * answered only when they are kept. Probot's own server would answer after nine
 * seconds whatever had become of them.
 */
import type { Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { isSigned } from "./signature.ts";

/** GitHub's own bound (docs, "Webhook events and payloads"). */
const mostBytes = 25 * 1024 * 1024;

export interface Receiver {
  receive(event: { readonly id: string; readonly name: string; readonly payload: unknown }): Promise<void>;
}

export interface WebhookEndpoint {
  /** Deliveries that were not answered yet. */
  readonly underWay: () => number;
}

export interface WebhookSettings {
  readonly path: string;
  readonly secrets: readonly string[];
  readonly receiver: Receiver;
  readonly onFailure: (error: unknown, delivery: string) => void;
}

export const addWebhooks = (app: Hono, { path, secrets, receiver, onFailure }: WebhookSettings): WebhookEndpoint => {
  let underWay = 0;
  const tooLarge = (context: Context): Response => context.text("A delivery has 25 MB at most.\n", 413);
  const take = async (context: Context): Promise<Response> => {
    const body = new Uint8Array(await context.req.arrayBuffer());
    if (!isSigned(body, context.req.header("x-hub-signature-256"), secrets)) {
      return context.text("The signature is missing or wrong: check the webhook secret.\n", 401);
    }
    const id = context.req.header("x-github-delivery");
    const name = context.req.header("x-github-event");
    if (!id || !name) return context.text("X-GitHub-Delivery or X-GitHub-Event is missing.\n", 400);
    const payload = parse(body);
    if (payload === undefined) {
      return context.text("The body is no JSON object: set the webhook's content type to application/json.\n", 400);
    }
    try {
      await receiver.receive({ id, name, payload });
      return context.text("Kept.\n", 202);
    } catch (error) {
      onFailure(error, id);
      return context.text(`The delivery ${id} could not be kept; ask for it again later.\n`, 500);
    }
  };
  app.post(path, bodyLimit({ maxSize: mostBytes, onError: tooLarge }), async (context) => {
    underWay += 1;
    try {
      return await take(context);
    } finally {
      underWay -= 1;
    }
  });
  return { underWay: () => underWay };
};

const parse = (body: Uint8Array): unknown => {
  try {
    const payload: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    return typeof payload === "object" && payload !== null && !Array.isArray(payload) ? payload : undefined;
  } catch {
    return undefined;
  }
};
