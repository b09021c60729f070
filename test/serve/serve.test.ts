/** The App as `lastcall serve` starts it, in this process, on the stand-in GitHub and a real database. */
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/cli/open-database.ts";
import { makeLog, plainLog } from "../../src/cli/serve/log.ts";
import { readSettings } from "../../src/cli/serve/settings.ts";
import { type RunningApp, startApp } from "../../src/cli/serve/start-app.ts";
import { gitHubClients } from "../../src/github/github-clients.ts";
import type { Sandbox } from "../../src/sandbox/sandbox-api.ts";
import { startSandbox } from "../../src/sandbox/start-sandbox.ts";
import { type FreshDatabase, freshDatabase } from "../database/fresh-database.ts";
import { watchSockets } from "./watch-sockets.ts";

const key = "rehearsal-key-of-this-test";
const start = "2026-03-02T09:00:00Z";
const sockets = watchSockets();
const logged: string[] = [];
let database: FreshDatabase;
let sandbox: Sandbox;
let app: RunningApp;

const environment = () => ({
  APP_ID: String(sandbox.app.appId),
  PRIVATE_KEY: sandbox.app.privateKey,
  WEBHOOK_SECRET: sandbox.app.webhookSecret,
  GHE_HOST: new URL(sandbox.url).host,
  GHE_PROTOCOL: "http",
  HOST: "127.0.0.1",
  PORT: "0",
  DATABASE_URL: database.connectionString,
  // Nothing here is to be asked for it: the name does not resolve.
  REDIS_URL: "redis://redis.invalid:6379",
  LASTCALL_THROTTLE: "off",
  LASTCALL_REHEARSAL_KEY: key,
  LASTCALL_REHEARSAL_NOW: start,
});

const startIt = async (role: "all" | "web" = "all"): Promise<RunningApp> => {
  const reading = readSettings(environment());
  if (reading.kind === "wrong") throw new Error(reading.problems.join("\n"));
  const { settings } = reading;
  const secrets = [settings.privateKey, ...settings.webhookSecrets];
  const log = makeLog({ level: "debug", format: "json", secrets, write: (line) => logged.push(line) });
  const database = await openDatabase(environment(), plainLog(log));
  return startApp(settings, { role, database, wallClock: () => new Date().toISOString(), log });
};
const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${app.url}${path}`, { ...init, headers: { "x-rehearsal-key": key, ...init.headers } });
const state = async (): Promise<{ readonly now: string; readonly idle: boolean }> =>
  (await (await ask("/rehearsal/state")).json()) as { now: string; idle: boolean };
const untilIdle = async (): Promise<void> => {
  await sandbox.world.settled();
  await expect.poll(async () => (await state()).idle, { timeout: 15_000, interval: 20 }).toBe(true);
};

beforeAll(async () => {
  database = await freshDatabase();
  sandbox = await startSandbox({
    start,
    weather: "kind",
    webhook: { url: "http://127.0.0.1:9", secret: "the webhook secret" },
  });
  app = await startIt();
  sandbox.world.setWebhook({ url: `${app.url}/api/github/webhooks`, secret: "the webhook secret" });
});
afterAll(async () => {
  await app.stop();
  await sandbox.stop();
  await database.drop();
  sockets.end();
});

describe("the App", () => {
  test("is healthy, and says so", async () => {
    await untilIdle();
    const answer = await ask("/health");
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      status: "ok",
      database: "reachable",
      queue: { idle: true },
      now: start,
    });
  });

  test("looks at a thread because of a delivery, once however often it comes, and writes nothing without a policy", async () => {
    const { number } = sandbox.people.open({ by: "pat", files: { "p/one.md": "x" } });
    sandbox.world.setDuplicates(3);
    sandbox.people.comment({ by: "ana", number, body: "/approve" });
    sandbox.world.setDuplicates(1);
    await untilIdle();
    expect(sandbox.view.requests().filter(({ kind }) => kind === "write")).toEqual([]);
    expect(sandbox.view.deliveries().every(({ statusCode }) => statusCode === 202)).toBe(true);
  });

  test("lets who waits for it wait until nothing is left to do", async () => {
    sandbox.people.comment({ by: "bo", number: 1, body: "Once more." });
    await sandbox.world.settled();
    expect(await (await ask("/rehearsal/state?wait=5000")).json()).toMatchObject({ idle: true, failures: [] });
  });

  test("keeps unknown events as ignored", async () => {
    const body = JSON.stringify({ action: "created", repository: null });
    const answer = await ask("/api/github/webhooks", {
      method: "POST",
      body,
      headers: {
        "x-github-event": "no_such_event",
        "x-github-delivery": "11111111-1111-4111-8111-111111111111",
        "x-hub-signature-256": `sha256=${createHmac("sha256", "the webhook secret").update(body).digest("hex")}`,
      },
    });
    expect(answer.status).toBe(202);
  });

  test("moves its clock when told, never back, and only for who has the key", async () => {
    const set = (now: string) => ask("/rehearsal/clock", { method: "POST", body: JSON.stringify({ now }) });
    expect((await set("2026-03-02T10:00:00Z")).status).toBe(200);
    expect((await state()).now).toBe("2026-03-02T10:00:00Z");
    expect((await set(start)).status).toBe(409);
    expect((await set("tomorrow")).status).toBe(400);
    expect((await ask("/rehearsal/state", { headers: { "x-rehearsal-key": "wrong" } })).status).toBe(404);
  });

  test("tells of its record, that it is sound, and that nothing is planned", async () => {
    expect(await (await ask("/rehearsal/record")).json()).toEqual({ entries: [] });
    expect(await (await ask("/rehearsal/verify")).json()).toMatchObject([{ kind: "sound" }]);
    expect(await (await ask("/rehearsal/plan/1")).json()).toEqual({ effects: [] });
    expect(await (await ask("/rehearsal/threads/1")).json()).toMatchObject({
      document: null,
      status: null,
      ballots: [],
    });
  });

  test("keeps what comes while it only takes webhooks, and ends cleanly", async () => {
    await app.stop();
    app = await startIt("web");
    sandbox.world.setWebhook({ url: `${app.url}/api/github/webhooks`, secret: "the webhook secret" });
    sandbox.people.comment({ by: "ana", number: 1, body: "Later." });
    await sandbox.world.settled();
    expect((await state()).idle, "a look waits for a worker").toBe(false);
    await app.stop();
    await expect(fetch(`${app.url}/health`)).rejects.toThrow();
    app = await startIt();
    await untilIdle();
  });

  test("says no secret and leaves the machine for nothing", () => {
    const all = logged.join("");
    expect(all.length).toBeGreaterThan(0);
    expect(all).not.toMatch(/PRIVATE KEY|the webhook secret|ghs_\w{10}|eyJ\w{10}/);
    expect(sockets.attempts).toEqual([]);
  });

  test("asks the host that it was given for a token, also when the token is asked for by hand", async () => {
    const { appId, privateKey, installationId } = sandbox.app;
    const baseUrl = `${sandbox.url}/api/v3`;
    const clients = gitHubClients({ appId, privateKey, baseUrl, wallClock: () => new Date().toISOString() });
    const token = await clients.read(installationId, "ask for a token", (octokit) =>
      octokit.auth({ type: "installation" }),
    );
    expect(token).toMatchObject({ type: "token", installationId });
    expect(sockets.attempts).toEqual([]);
  });

  test("would have been caught leaving", async () => {
    await expect(fetch("http://203.0.113.1/")).rejects.toThrow();
    expect(sockets.attempts).toEqual(["203.0.113.1:80"]);
  });
});
