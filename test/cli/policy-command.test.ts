import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { policyCommand } from "../../src/cli/policy-command.ts";
import { temporaryFolder } from "../builders/temporary-folder.ts";

const folder = temporaryFolder("policy");
let printed: string[] = [];

beforeEach(() => {
  printed = [];
  const print = (text: unknown): void => void printed.push(String(text));
  vi.spyOn(console, "log").mockImplementation(print);
  vi.spyOn(console, "error").mockImplementation(print);
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const run = async (...words: string[]): Promise<{ code: typeof process.exitCode; text: string }> => {
  await policyCommand().parseAsync(words, { from: "user" });
  return { code: process.exitCode ?? 0, text: printed.join("\n") };
};

const file = (text: string): string => {
  const path = join(folder, "lastcall.yml");
  writeFileSync(path, text);
  return path;
};

const good = "extends: dip\nroles: { tsc: { users: [ana] }, lead-maintainer: { users: [lee] } }\n";

describe("lastcall policy check", () => {
  test("reads a good policy back", async () => {
    const { code, text } = await run("check", file(good));
    expect(code).toBe(0);
    expect(text).toMatch(/is a valid policy/);
    expect(text).toMatch(/- Ballot `acceptance`: the 1 person of the role `tsc`/);
  });
  test("names file, line and column of every problem", async () => {
    const path = file(`${good}zoen: UTC\nsettle: soon\n`);
    const { code, text } = await run("check", path);
    expect(code).toBe(1);
    expect(text.split("\n")[0]).toBe(`${path}:3:1: There is no key \`zoen\` at the top. Did you mean \`zone\`?`);
    expect(text).toMatch(/:4:9: `settle`/);
    expect(text).toMatch(/2 problems/);
  });
  test("prints JSON", async () => {
    const { code, text } = await run("check", file(`${good}zoen: UTC`), "--format", "json");
    expect(code).toBe(1);
    expect(JSON.parse(text)).toMatchObject({
      problems: [{ code: "unknown-key", position: { line: 3, column: 1 } }],
      sentences: [],
    });
  });
  test("says when there is no file", async () => {
    const { code, text } = await run("check", join(folder, "none.yml"));
    expect(code).toBe(2);
    expect(text).toMatch(/could not be read/);
  });
});

test("lastcall policy schema prints JSON", async () => {
  const { code, text } = await run("schema");
  expect(code).toBe(0);
  expect(JSON.parse(text)).toMatchObject({ required: ["extends"] });
});
