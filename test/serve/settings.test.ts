import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Environment, readSettings } from "../../src/cli/serve/settings.ts";

const pem = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
}).privateKey;
const complete: Environment = { APP_ID: "12", PRIVATE_KEY: pem, WEBHOOK_SECRET: "a secret" };
const settingsOf = (environment: Environment) => {
  const reading = readSettings(environment);
  if (reading.kind === "wrong") throw new Error(reading.problems.join("\n"));
  return reading.settings;
};
const problemsOf = (environment: Environment): readonly string[] => {
  const reading = readSettings(environment);
  return reading.kind === "wrong" ? reading.problems : [];
};

describe("the environment of serve", () => {
  test("needs three values, the rest has a default", () => {
    expect(settingsOf(complete)).toMatchObject({
      appId: 12,
      privateKey: pem,
      webhookSecrets: ["a secret"],
      webhookPath: "/api/github/webhooks",
      baseUrl: "https://api.github.com",
      host: "localhost",
      port: 3000,
      throttled: true,
      rehearsal: null,
    });
  });

  test("names everything that is missing at once", () => {
    expect(problemsOf({})).toEqual([
      expect.stringContaining("APP_ID is missing"),
      expect.stringContaining("WEBHOOK_SECRET is missing"),
      expect.stringContaining("PRIVATE_KEY is missing"),
    ]);
    expect(problemsOf({ APP_ID: "", WEBHOOK_SECRET: "", PRIVATE_KEY: "" })).toHaveLength(3);
  });

  test.each([
    ["APP_ID", "twelve"],
    ["PORT", "70000"],
    ["PORT", "http"],
    ["GHE_HOST", "https://host/"],
    ["GHE_PROTOCOL", "ftp"],
    ["LOG_LEVEL", "loud"],
    ["WEBHOOK_PATH", "hooks"],
    ["PRIVATE_KEY", "no key"],
    ["LASTCALL_THROTTLE", "maybe"],
    ["LASTCALL_CONCURRENCY", "0"],
  ])("says that %s cannot be %s, without repeating a secret", (name, value) => {
    const problems = problemsOf({ ...complete, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}.*\\.$`));
  });

  test("takes the key as text, with written line breaks, as base64, or from a file", () => {
    const folder = mkdtempSync(join(tmpdir(), "lastcall-key-"));
    const path = join(folder, "app.pem");
    writeFileSync(path, pem);
    const { PRIVATE_KEY: _, ...others } = complete;
    for (const given of [
      { PRIVATE_KEY: pem.replaceAll("\n", "\\n") },
      { PRIVATE_KEY: Buffer.from(pem).toString("base64") },
      { PRIVATE_KEY_PATH: path },
    ]) {
      expect(settingsOf({ ...others, ...given }).privateKey).toBe(pem);
    }
    expect(problemsOf({ ...others, PRIVATE_KEY_PATH: join(folder, "none") })).toEqual([
      expect.stringContaining("PRIVATE_KEY_PATH names a file that cannot be read"),
    ]);
    rmSync(folder, { recursive: true });
  });

  test("leads to an Enterprise host by Probot's names", () => {
    const at = (more: Environment): string => settingsOf({ ...complete, ...more }).baseUrl;
    expect(at({ GHE_HOST: "git.example.com" })).toBe("https://git.example.com/api/v3");
    expect(at({ GHE_HOST: "127.0.0.1:8080", GHE_PROTOCOL: "http" })).toBe("http://127.0.0.1:8080/api/v3");
  });

  test("accepts the previous webhook secret beside the present one", () => {
    expect(settingsOf({ ...complete, WEBHOOK_SECRET_PREVIOUS: "older" }).webhookSecrets).toEqual(["a secret", "older"]);
  });

  test("opens the clock in a rehearsal only, and then on loopback only", () => {
    const rehearsal = { LASTCALL_REHEARSAL_KEY: "k".repeat(32), LASTCALL_REHEARSAL_NOW: "2026-03-02T09:00:00Z" };
    expect(settingsOf({ ...complete, ...rehearsal, HOST: "127.0.0.1" }).rehearsal).toEqual({
      key: "k".repeat(32),
      start: "2026-03-02T09:00:00Z",
    });
    expect(problemsOf({ ...complete, ...rehearsal, HOST: "0.0.0.0" })).toEqual([expect.stringContaining("127.0.0.1")]);
    expect(problemsOf({ ...complete, ...rehearsal, LASTCALL_REHEARSAL_NOW: "" })).toHaveLength(1);
    expect(settingsOf({ ...complete, LASTCALL_REHEARSAL_NOW: "2026-03-02T09:00:00Z" }).rehearsal).toBeNull();
  });
});
