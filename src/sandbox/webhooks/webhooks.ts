/**
 * The App's webhook: what happened becomes a signed delivery, deliveries are sent
 * one after another, and each stands in the log with the status that it got.
 * GitHub does not try again by itself:
 * https://docs.github.com/en/webhooks/using-webhooks/handling-failed-webhook-deliveries
 */
import { createHmac } from "node:crypto";
import { request } from "node:http";
import type { Delivery } from "../model/types.ts";
import type { World, WorldEvent } from "../model/world.ts";
import { payloadFrame } from "../shapes/repository.ts";

interface Target {
  readonly url: string;
  readonly secret: string;
}

interface Sending {
  readonly delivery: Delivery;
  readonly target: Target;
  readonly times: number;
}

/** Which permission an event comes with; without it GitHub does not send the event. One that is missing here always comes. */
const permissionOfEvent: Readonly<Record<string, readonly string[]>> = {
  check_run: ["checks"],
  issue_comment: ["issues", "pull_requests"],
  issues: ["issues"],
  label: ["metadata"],
  membership: ["members"],
  merge_group: ["merge_queues"],
  pull_request: ["pull_requests"],
  pull_request_review: ["pull_requests"],
  push: ["contents"],
  repository: ["metadata"],
  team: ["members"],
};

/** Nothing of the sandbox leaves the machine. */
function onLoopback(target: Target | null): Target | null {
  if (target !== null && !["127.0.0.1", "localhost", "[::1]"].includes(new URL(target.url).hostname)) {
    throw new Error(`The sandbox sends webhooks to this machine only, not to ${target.url}.`);
  }
  return target;
}

export class Webhooks {
  readonly #world: World;
  #target: Target | null;
  #isDown = false;
  #times = 1;
  #reorders = false;
  #held: Sending[] = [];
  #queue: Promise<void> = Promise.resolve();

  constructor(world: World, target: Target | null) {
    this.#world = world;
    this.#target = onLoopback(target);
    world.onEvent((event) => this.#deliver(event));
  }

  get secret(): string | null {
    return this.#target?.secret ?? null;
  }

  setTarget(target: Target | null): void {
    this.#target = onLoopback(target);
  }

  setDown(down: boolean): void {
    this.#isDown = down;
  }

  setDuplicates(times: number): void {
    if (!Number.isInteger(times) || times < 1) {
      throw new Error(`A delivery is sent once or more, not ${times} times.`);
    }
    this.#times = times;
  }

  setReorder(on: boolean): void {
    this.#reorders = on;
    if (!on) {
      this.#sendHeld();
    }
  }

  /** Sends an old delivery again under its own GUID, as another entry of the log. */
  redeliver(deliveryId: number): Promise<void> {
    const old = this.#world.deliveries.find((delivery) => delivery.id === deliveryId);
    if (old === undefined) {
      throw new Error(`There is no delivery ${deliveryId}.`);
    }
    this.#put({
      ...old,
      id: this.#world.nextId("delivery"),
      at: this.#world.now(),
      redelivery: true,
      statusCode: 0,
      status: "pending",
    });
    return this.#queue;
  }

  async settled(): Promise<void> {
    this.#sendHeld();
    let queue: Promise<void> | undefined;
    while (queue !== this.#queue) {
      queue = this.#queue;
      await queue;
      this.#sendHeld();
    }
  }

  #deliver(event: WorldEvent): void {
    const { installation, repositories } = this.#world;
    const needed = permissionOfEvent[event.event];
    const granted = needed === undefined || needed.some((name) => installation.permissions[name] !== undefined);
    const isAboutInstallation = event.event === "installation";
    if (!granted || (installation.suspendedAt !== null && !isAboutInstallation)) {
      return;
    }
    const repository = event.repositoryId === null ? null : (repositories.get(event.repositoryId) ?? null);
    const frame = payloadFrame(this.#world, repository, event.actorId);
    const id = this.#world.nextId("delivery");
    this.#put({
      id,
      guid: this.#world.random(`delivery:${id}`).guid(),
      at: this.#world.now(),
      event: event.event,
      action: event.action,
      redelivery: false,
      statusCode: 0,
      status: "pending",
      payload: JSON.stringify({ ...frame, ...event.payload }),
      repositoryId: event.repositoryId,
    });
  }

  #put(delivery: Delivery): void {
    if (this.#target === null) {
      return;
    }
    this.#world.deliveries.push(delivery);
    if (this.#isDown) {
      fail(delivery);
      return;
    }
    const sending = { delivery, target: this.#target, times: this.#times };
    if (this.#reorders) {
      this.#held.push(sending);
    } else {
      this.#send(sending);
    }
  }

  #sendHeld(): void {
    const held = this.#held.reverse();
    this.#held = [];
    for (const sending of held) {
      this.#send(sending);
    }
  }

  #send(sending: Sending): void {
    this.#queue = this.#queue.then(async () => {
      for (let time = 0; time < sending.times; time += 1) {
        await post(this.#world, sending.target, sending.delivery);
      }
    });
  }
}

async function post(world: World, target: Target, delivery: Delivery): Promise<void> {
  const status = await statusOf(target.url, requestHeaders(world, target.secret, delivery), delivery.payload);
  if (status === null) {
    fail(delivery);
  } else {
    delivery.statusCode = status;
    delivery.status = status >= 200 && status < 300 ? "OK" : `Invalid HTTP Response: ${status}`;
  }
}

/**
 * Null when no answer came; whatever the reason, GitHub's log says the same. Each
 * delivery has a connection of its own: one kept from before the App's restart would fail.
 */
function statusOf(url: string, headers: Readonly<Record<string, string>>, payload: string): Promise<number | null> {
  return new Promise((resolve) => {
    const length = { "content-length": Buffer.byteLength(payload) };
    const sent = request(url, { method: "POST", headers: { ...headers, ...length }, agent: false }, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? null));
      response.once("error", () => resolve(null));
    });
    // GitHub waits ten seconds: https://docs.github.com/en/webhooks/using-webhooks/best-practices-for-using-webhooks
    sent.setTimeout(10_000, () => sent.destroy());
    sent.once("error", () => resolve(null));
    sent.once("close", () => resolve(null));
    sent.end(payload);
  });
}

function fail(delivery: Delivery): void {
  delivery.statusCode = 502;
  delivery.status = "failed to connect to host";
}

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#delivery-headers */
export function requestHeaders(world: World, secret: string, delivery: Delivery): Record<string, string> {
  return {
    accept: "*/*",
    "content-type": "application/json",
    "user-agent": "GitHub-Hookshot/044aadd",
    "x-github-delivery": delivery.guid,
    "x-github-event": delivery.event,
    "x-github-hook-id": "1",
    "x-github-hook-installation-target-id": String(world.ownApp.id),
    "x-github-hook-installation-target-type": "integration",
    "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(delivery.payload).digest("hex")}`,
  };
}
