/** `lastcall index`: which documents there are, those whose period runs first. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { indexCommand } from "../../src/cli/index-command.ts";
import { type CommandRun, runCommand, withoutFolder } from "../builders/run-command.ts";
import { temporaryFolder } from "../builders/temporary-folder.ts";

const folder = temporaryFolder("index");

const write = (name: string, header: Readonly<Record<string, string>>): void => {
  const lines = Object.entries(header).map(([key, value]) => `${key}: ${value}\n`);
  writeFileSync(join(folder, name), `---\n${lines.join("")}---\n\nText.\n`);
};

const run = async (...words: string[]): Promise<CommandRun> =>
  withoutFolder(await runCommand(indexCommand, [...words, folder], {}), folder);

test("by status, what is in its last review first, each by number; what is written by people is data", async () => {
  write("dip-9.md", { dip: "9", title: "Old", status: "Final", created: "01/02/2026" });
  write("dip-12.md", {
    dip: "12",
    title: "Fees | @ana",
    status: "last call",
    created: "03/02/2026",
    "last-call-end-date": "03/17/2026",
  });
  write("dip-2.md", { dip: "2", title: "Two", status: "Draft", created: "never" });
  write("dip-10.md", { dip: "10", title: "Ten", status: "Draft", "dip manager": "Mia (@mia)" });
  write("dip-new.md", { title: "New", status: "Shiny" });
  const { code, out } = await run("--preset", "dip");
  expect(code).toBe(0);
  expect(out.replaceAll("\u200b", "^")).toBe(`# Index of proposals

## Last Call

| Number | Title | last-call-end-date | created |
|---|---|---|---|
| DIP-12 | [Fees \\| @^ana](F/dip-12.md) | 2026-03-17 | 2026-03-02 |

## Draft

| Number | Title | dip manager | created |
|---|---|---|---|
| DIP-2 | [Two](F/dip-2.md) |  | never |
| DIP-10 | [Ten](F/dip-10.md) | Mia (@^mia) |  |

## Final

| Number | Title | created |
|---|---|---|
| DIP-9 | [Old](F/dip-9.md) | 2026-01-02 |

## Shiny

| Number | Title |
|---|---|
|  | [New](F/dip-new.md) |
`);
});

test("as JSON, and empty where there is nothing", async () => {
  expect(await run("--preset", "dip", "--format", "json")).toEqual({
    code: 0,
    out: '{\n  "documents": []\n}\n',
    err: "",
  });
  write("dip-2.md", { dip: "2", title: "Two", status: "draft", created: "03/02/2026", authors: "Pat (@pat)" });
  const { out } = await run("--preset", "dip", "--format", "json");
  expect(JSON.parse(out).documents).toEqual([
    {
      kind: "dip",
      number: 2,
      path: "F/dip-2.md",
      title: "Two",
      status: "Draft",
      dates: { created: "2026-03-02" },
      people: { authors: "Pat (@pat)" },
    },
  ]);
});

test("a name with signs of an address, a title that would command a terminal, and what cannot be read", async () => {
  write("dip-a #1?.md", { title: '"Red \\e[31m"', status: "Draft" });
  const { out } = await run("--preset", "dip");
  expect(out).toContain("[Red  \\[31m](F/dip-a%20%231%3F.md)");
  const name = Buffer.concat([Buffer.from(join(folder, "dip-")), Buffer.from([0xff]), Buffer.from(".md")]);
  writeFileSync(name, "x");
  const { code, out: none, err } = await run("--preset", "dip");
  expect([code, none]).toEqual([2, ""]);
  expect(err).toMatch(/could not be read: its name is not encoded in UTF-8\.\n$/);
});
