/** The program as a process: what a command line that cannot be run looks like from outside. */
import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
/** A user id that has no name on any machine, as containers are given. */
const nameless = 2_000_001_234;

const run = (args: readonly string[], as: { readonly uid?: number } = {}) =>
  spawnSync(process.execPath, [main, ...args], { encoding: "utf8", env: {}, ...as });

describe("lastcall", () => {
  test("names all that is missing at once, and ends with 2", () => {
    const { status, stderr } = run(["serve"]);
    expect(status).toBe(2);
    for (const name of ["APP_ID", "WEBHOOK_SECRET", "PRIVATE_KEY"]) expect(stderr).toContain(`- ${name} is missing`);
  });

  test("ends with 2 for a command that it does not have", () => {
    const { status, stderr } = run(["serv"]);
    expect(status).toBe(2);
    expect(stderr).toContain("unknown command 'serv'");
  });

  test.each(["--version", "-V"])("%s prints the version of the package", (option) => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
      readonly version: string;
    };
    const { status, stdout } = run([option]);
    expect([status, stdout]).toEqual([0, `${version}\n`]);
  });

  test("does not mind a reader who stops before the end", () => {
    const pages = globSync(fileURLToPath(new URL("../../docs/**/*.md", import.meta.url)));
    const words = [process.execPath, main, "lint", "--preset", "dip", "--format", "json", ...pages, ...pages];
    const { stderr, stdout } = spawnSync("sh", ["-c", '"$0" "$@" | true', ...words], {
      encoding: "utf8",
      env: { PATH: process.env.PATH },
    });
    expect([stdout, stderr]).toEqual(["", ""]);
  });

  test.skipIf(process.getuid?.() !== 0)("runs for a user with neither a name nor a home", () => {
    const { status, stderr } = run(["serve"], { uid: nameless });
    expect(stderr).toMatch(/^The App cannot start, because its environment is not complete:\n/);
    expect(status).toBe(2);
  });
});
