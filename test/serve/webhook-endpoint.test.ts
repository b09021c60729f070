import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { newHttpApp } from "../../src/cli/serve/http-server.ts";
import { addWebhooks } from "../../src/cli/serve/webhook-endpoint.ts";

const path = "/api/github/webhooks";
const anApp = (receive: (event: unknown) => Promise<void> = async () => {}) => {
  const kept: unknown[] = [];
  const failures: unknown[] = [];
  const app = newHttpApp((error) => failures.push(error));
  const endpoint = addWebhooks(app, {
    path,
    secrets: ["present", "previous"],
    receiver: {
      receive: async (event) => {
        await receive(event);
        kept.push(event);
      },
    },
    onFailure: (error) => failures.push(error),
  });
  return { app, endpoint, kept, failures };
};
const signature = (body: string, secret = "present"): string =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
const post = (body: string, headers: Record<string, string> = {}) => ({
  method: "POST",
  body,
  headers: {
    "content-type": "application/json",
    "x-github-delivery": "guid",
    "x-github-event": "issue_comment",
    "x-hub-signature-256": signature(body),
    ...headers,
  },
});
const body = '{"action":"created"}';

describe("a delivery", () => {
  test.each(["present", "previous"])("signed with the %s secret is kept, then acknowledged", async (secret) => {
    const { app, kept } = anApp();
    const answer = await app.request(path, post(body, { "x-hub-signature-256": signature(body, secret) }));
    expect(answer.status).toBe(202);
    expect(kept).toEqual([{ id: "guid", name: "issue_comment", payload: { action: "created" } }]);
  });

  test.each([
    ["a wrong signature", signature(body, "other")],
    ["a signature of another body", signature(`${body} `)],
    ["no signature", ""],
    ["a signature of the older kind", "sha1=0123456789012345678901234567890123456789"],
    ["half a signature", signature(body).slice(0, 20)],
    ["a signature in capitals", signature(body).toUpperCase()],
  ])("with %s is refused, and not kept", async (_name, given) => {
    const { app, kept } = anApp();
    const answer = await app.request(path, post(body, { "x-hub-signature-256": given }));
    expect(answer.status).toBe(401);
    expect(kept).toEqual([]);
  });

  test("is verified byte for byte, also where the bytes are no text", async () => {
    const { app } = anApp();
    const bytes = new Uint8Array([0x22, 0xff, 0x22]);
    const signed = `sha256=${createHmac("sha256", "present").update(bytes).digest("hex")}`;
    const { headers } = post("");
    const answer = await app.request(path, {
      method: "POST",
      body: bytes,
      headers: { ...headers, "x-hub-signature-256": signed },
    });
    expect(answer.status).toBe(400);
  });

  test.each([
    ["no JSON", "{", {}],
    ["JSON that is no object", "[1]", {}],
    ["no event", body, { "x-github-event": "" }],
    ["no id", body, { "x-github-delivery": "" }],
  ])("with %s is refused", async (_name, text, headers) => {
    const { app, kept } = anApp();
    expect((await app.request(path, post(text, headers))).status).toBe(400);
    expect(kept).toEqual([]);
  });

  test("of more than 25 MB is refused before it is read", async () => {
    const { app, kept } = anApp();
    const large = "x".repeat(25 * 1024 * 1024 + 1);
    const answer = await app.request(path, post(large, { "content-length": String(large.length) }));
    expect(answer.status).toBe(413);
    expect(kept).toEqual([]);
  });

  test("that cannot be kept is not acknowledged", async () => {
    const { app, failures, endpoint } = anApp(async () => {
      throw new Error("The database is away.");
    });
    const answer = await app.request(path, post(body));
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain("database");
    expect(failures).toHaveLength(1);
    expect(endpoint.underWay()).toBe(0);
  });

  test("counts as under way until it is kept", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { app, endpoint } = anApp(() => promise);
    const answer = app.request(path, post(body));
    await expect.poll(() => endpoint.underWay()).toBe(1);
    resolve();
    await answer;
    expect(endpoint.underWay()).toBe(0);
  });
});

test("there is a word at the door, and nothing anywhere else", async () => {
  const { app } = anApp();
  expect(await (await app.request("/")).text()).toContain("Lastcall");
  for (const [method, at] of [
    ["GET", path],
    ["GET", "/ping"],
    ["POST", "/"],
    ["GET", "/rehearsal/state"],
    ["GET", "/probot"],
  ] as const) {
    expect((await app.request(at, { method })).status).toBe(404);
  }
});
