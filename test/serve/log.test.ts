import { describe, expect, test } from "vitest";
import { hideSecrets, makeLog } from "../../src/cli/serve/log.ts";

const key = "-----BEGIN RSA PRIVATE KEY-----\nMIIEabc\ndef\n-----END RSA PRIVATE KEY-----\n";
const secrets = [key, "webhook-secret", 'with "quotes"'];

describe("what is logged", () => {
  test.each(["text", "json"] as const)("holds no secret, wherever it comes from (%s)", (format) => {
    const lines: string[] = [];
    const log = makeLog({ level: "debug", format, secrets, write: (line) => lines.push(line) });
    const token = `ghs_${"a1".repeat(18)}`;
    const error = Object.assign(new Error(`refused: ${token}`), { headers: { authorization: `token ${token}` } });
    log.info({ privateKey: key, nested: { secret: "webhook-secret" } }, `key ${key}`);
    log.error({ err: error, odd: 'with "quotes"' }, "webhook-secret");
    log
      .child({ name: "octokit" })
      .warn(`Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJpYXQiOjE3NzI0NDIwMDB9.c2lnbmF0dXJlc2lnbmF0dXJl`);
    const all = lines.join("");
    expect(lines).toHaveLength(3);
    expect(all).toContain("[hidden]");
    expect(all).not.toMatch(/MIIEabc|webhook-secret|ghs_|eyJ|with \\*"quotes/);
  });

  test("in text has time, level, message and details", () => {
    const lines: string[] = [];
    const log = makeLog({ level: "info", format: "text", secrets: [], write: (line) => lines.push(line) });
    log.debug("not at this level");
    log.warn({ status: 502, again: "soon" }, "The look failed");
    expect(lines).toEqual([expect.stringMatching(/^\d{4}-\S+Z warn {2}The look failed status=502 again=soon\n$/)]);
  });

  test("keeps short values: what is a secret has six characters at least", () => {
    expect(hideSecrets(["a", ""])("a banana")).toBe("a banana");
  });
});
