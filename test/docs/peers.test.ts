/** docs/peers.md: the situations of other systems, what Lastcall does there, and which test or scenario shows it. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { expectKeptFile } from "../golden/kept-file.ts";
import { type PeerCase, peerCases } from "./peer-cases.ts";

const ownFiles = ["test/docs/peer-cases.ts", "test/docs/peers.test.ts"];

/** Tests and scenarios that name the id, in the order of their paths. */
const namedIn = (): ReadonlyMap<string, readonly string[]> => {
  const places = new Map<string, string[]>();
  const files = [...globSync("test/**/*.test.ts"), ...globSync("test/**/cases.ts"), ...globSync("scenarios/*.yml")];
  for (const file of files.filter((one) => !ownFiles.includes(one)).sort()) {
    for (const id of new Set(readFileSync(file, "utf8").match(/\bP\d{3}\b/g) ?? [])) {
      places.set(id, [...(places.get(id) ?? []), file]);
    }
  }
  return places;
};

const entries: readonly (readonly [string, PeerCase])[] = Object.entries(peerCases).sort(([one], [other]) =>
  one < other ? -1 : 1,
);

test("each case that applies is shown by a test or scenario that names it", () => {
  const places = namedIn();
  expect(entries.filter(([id, { without }]) => without === undefined && !places.has(id)).map(([id]) => id)).toEqual([]);
});

test("every id that a test or scenario names is one of the cases", () => {
  expect([...namedIn().keys()].filter((id) => !(id in peerCases))).toEqual([]);
});

const source = join(process.env.LASTCALL_SHARED ?? "../shared", "process", "peer-scenarios.json");

const absent = existsSync(source) ? null : `skipped: no ${source}; set LASTCALL_SHARED to its folder`;

test.skipIf(absent !== null)(
  `the cases are those of the collection beside the checkout (${absent ?? "there"}), none left out`,
  () => {
    const collected = JSON.parse(readFileSync(source, "utf8")) as readonly { readonly id: string }[];
    expect(entries.map(([id]) => id)).toEqual(collected.map(({ id }) => id).sort());
  },
);

const row = (id: string, { system, situation, ours, without }: PeerCase, shown: readonly string[]): string => {
  const where = without ?? shown.map((file) => `[${file.split("/").at(-1)}](../${file})`).join(", ");
  return `| ${id} | ${system} | ${situation} | ${ours} | ${where} |`;
};

test("docs/peers.md", () => {
  const places = namedIn();
  expectKeptFile(
    "docs/peers.md",
    `# What others do, and what Lastcall does

Other systems that take decisions on GitHub were read for what they do at the edges, and where they go wrong. Each situation has a test
or a scenario here, or the reason why it has no counterpart. This page is made by \`test/docs/peers.test.ts\`.

| Id | System | Situation | What Lastcall does | Shown by, or why not |
|---|---|---|---|---|
${entries.map(([id, peer]) => row(id, peer, places.get(id) ?? [])).join("\n")}
`,
  );
});
