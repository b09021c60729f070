import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { recordCommand } from "../../src/cli/record-command.ts";
import { temporaryFolder } from "../builders/temporary-folder.ts";
import { delivery, request, thread } from "../store/builders.ts";
import { storeForFile } from "../store/open-for-test.ts";

const open = storeForFile();
const folder = temporaryFolder("record");

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
  await command.parseAsync(["show", "export"].includes(args[0] ?? "") ? [...args] : ["verify", ...args], {
    from: "user",
  });
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

  test("is exported, and the bundle verified without a database", async () => {
    const file = join(folder, "record.jsonl");
    const exported = await run(["export", "example/proposals", "--out", file]);
    expect(exported).toMatchObject({ code: 0, out: [expect.stringContaining("1 entry of example/proposals")] });
    const nowhere = { DATABASE_URL: "postgres://127.0.0.1:1/none" };
    expect(await run([file], nowhere)).toMatchObject({
      code: 0,
      out: [expect.stringMatching(/: sound, 1 entry and \d+ texts? of example\/proposals, head [0-9a-f]{64}$/)],
    });
    expect((await run(["show", "--from", file], nowhere)).out).toEqual((await run(["show", "example/proposals"])).out);
    expect(await run(["show", "example/other", "--from", file], nowhere)).toMatchObject({
      code: 2,
      out: [],
      complaints: [expect.stringContaining("is the record of example/proposals, not of example/other")],
    });
    expect((await run(["export", "example/proposals"])).out.join("\n")).toBe(readFileSync(file, "utf8").trimEnd());

    const text = readFileSync(file, "utf8");
    for (const [what, changed, why] of [
      ["a changed word", text.replace(/"seq":1,/, '"seq":1,"more":1,'), /broken at line 2/],
      ["a cut", text.slice(0, -20), /broken at line 2\. The line is neither/],
      ["a missing end", `${text.split("\n")[0]}\n`, /Entries 1 to 1 are missing/],
    ] as const) {
      writeFileSync(file, changed);
      const { code, out } = await run([file], nowhere);
      expect([what, code, out.join("")]).toEqual([what, 1, expect.stringMatching(why)]);
    }
    writeFileSync(file, text.replace('"version":1', '"version":2'));
    expect(await run([file], nowhere)).toMatchObject({ code: 2, complaints: [expect.stringContaining("version 2")] });
    expect((await run(["export", "example/proposals", "--out", file])).code).toBe(2);
  });

  test("is shown in words, of a thread, from a day on, and as JSON", async () => {
    const all = await run(["show", "example/proposals"]);
    expect(all.out).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC {2}#1 {2}\S+ {2}[a-z ]+/)]);
    expect((await run(["show", "example/proposals#1"])).out).toEqual(all.out);
    expect((await run(["show", "example/proposals#2"])).out).toEqual([]);
    expect((await run(["show", "example/proposals", "--since", "2999-01-01"])).out).toEqual([]);
    const [line = ""] = (await run(["show", "example/proposals", "--format", "json"])).out;
    expect(JSON.parse(line)).toMatchObject({ seq: 1, repository: 7, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  test.each([
    [["show"], /Say what to show/],
    [["show", "example"], /Say what to show/],
    [["show", "example/other"], /Nothing is known of example\/other\. There are: example\/proposals/],
    [["show", "example/proposals", "--since", "soon"], /"soon" is no date/],
    [["show", "--from", "nowhere.jsonl"], /nowhere\.jsonl could not be read/],
    [["export", "example/proposals#1"], /write it as owner\/repo/],
  ])("%j could not run", async (args, why) => {
    const { code, complaints } = await run(args);
    expect(code).toBe(2);
    expect(complaints.join(" ")).toMatch(why);
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
