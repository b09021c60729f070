import { describe, expect, test } from "vitest";
import { recordCommand } from "../../src/cli/record-command.ts";
import { delivery, request, thread } from "../store/builders.ts";
import { storeForFile } from "../store/open-for-test.ts";

const open = storeForFile();

async function run(args: readonly string[], environment = { DATABASE_URL: open.connectionString }) {
  const out: string[] = [];
  const complaints: string[] = [];
  let code = -1;
  const command = recordCommand({
    environment,
    print: (line) => out.push(line),
    complain: (line) => complaints.push(line),
    setExitCode: (given) => {
      code = given;
    },
  });
  await command.parseAsync(["verify", ...args], { from: "user" });
  return { code, out, complaints };
}

describe("lastcall record verify", () => {
  test("says that nothing is recorded", async () => {
    expect(await run([])).toEqual({ code: 0, out: ["Nothing is recorded yet."], complaints: [] });
  });

  test("names the head of a sound record, for all or one", async () => {
    await open.store.saveDelivery(delivery("one"));
    await open.store.record(request({ subject: thread(1) }));
    const sound = [expect.stringMatching(/^example\/proposals: sound, 1 entry, head [0-9a-f]{64}$/)];
    expect(await run([])).toEqual({ code: 0, out: sound, complaints: [] });
    expect(await run(["example/proposals"])).toEqual({ code: 0, out: sound, complaints: [] });
    const { out } = await run(["--format", "json"]);
    expect(JSON.parse(out.join(""))).toMatchObject({
      repositories: [{ repository: "example/proposals", id: 7, sound: true, entries: 1 }],
    });
  });

  test("names the entry at which a record is broken", async () => {
    await open.pool.query(
      "begin; alter table lastcall.record disable trigger user; update lastcall.record set at = '2020-01-01T00:00:00Z'; commit",
    );
    const { code, out } = await run(["example/proposals"]);
    expect({ code, out }).toEqual({
      code: 1,
      out: ["example/proposals: broken at entry 1. Entry 1 was changed after it was recorded."],
    });
    const json = await run(["--format", "json"]);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out.join(""))).toMatchObject({ repositories: [{ sound: false, seq: 1 }] });
  });

  test.each([
    [["example/other"], /Nothing is known of example\/other/],
    [["example"], /write it as owner\/repo/],
  ])("%j could not run", async (args, why) => {
    const { code, complaints } = await run(args);
    expect(code).toBe(2);
    expect(complaints.join()).toMatch(why);
  });

  test("a database that cannot be reached could not run, and its password is not told", async () => {
    const { code, complaints } = await run([], { DATABASE_URL: "postgres://ana:geheim@127.0.0.1:1/x" });
    expect(code).toBe(2);
    expect(complaints.join()).toMatch(
      /DATABASE_URL names cannot be used: .*ECONNREFUSED[^.]*[.\d:]*\. Correct DATABASE_URL/,
    );
    expect(complaints.join()).not.toContain("geheim");
  });
});
