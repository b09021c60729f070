/** A community's own process, in a file of its own: its documents are checked, listed and followed without any code. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { historyCommand } from "../../src/cli/history-command.ts";
import { indexCommand } from "../../src/cli/index-command.ts";
import { lintCommand } from "../../src/cli/lint-command.ts";
import { type CommandRun, runCommand } from "../builders/run-command.ts";
import { temporaryFolder } from "../builders/temporary-folder.ts";
import { makeRepository } from "../history/a-repository.ts";

const folder = temporaryFolder("own-process");

const write = (path: string, text: string): string => {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
};

const lint = (...words: string[]): Promise<CommandRun> => runCommand(lintCommand, words, {});

const process = (syntax: string, ending: string): string => `kind: song
description: Songs of a choir, shepherded by a conductor.
roles:
  conductors: { description: those who shepherd. }
  choir: { description: those who vote., required: true }
documents:
  songs: { files: "songs/song-*.${ending}", number: { at: admission }, flow: single-pull-request }
ballots:
  singing: { electorate: { role: choir }, pass: "> 1/2 of electorate" }
governance: { files: [".github/lastcall.yml"], approval: { role: conductors } }
lifecycle:
  initial: Hummed
  statuses:
    Hummed: { color: "d4c5f9", gate: waiting, description: It is tried out. }
    Sung Aloud: { color: "0e8a16", gate: decided, aliases: [sung], description: The choir sings it. }
  steward: { role: conductors, primary: conductors, title: conductor, assign: conduct, unassign: rest }
  moves:
    sing: { from: [Hummed], to: Sung Aloud, by: [steward], writes: { state: status }, description: The choir sings it. }
document:
  prefix: SONG
  noun: song
  syntax: ${syntax}
  file-name: song-{number}
  number-field: song
  title-field: name
  status-field: state
  authors-field: by
  fields:
    - { key: song, name: Song, type: number, written-by-app: true }
    - { key: name, name: Name, type: text, required: true }
    - { key: by, name: By, type: people, required: true }
    - { key: state, name: State, type: status, required: true, written-by-app: true }
  format:
    - { rule: header-required, severity: error }
    - { rule: header-status, severity: error }
`;

const markdown = (state: string): string => `---\nSong: 1\nName: Rain\nBy: Ana (@ana)\nState: ${state}\n---\n`;
const table = (state: string): string =>
  `Rain\n====\n\n.. list-table::\n\n   * - Song\n     - 1\n   * - Name\n     - Rain\n   * - By\n     - Ana\n   * - State\n     - ${state}\n`;

describe.each([
  ["front-matter", "md", markdown, "5:8"],
  ["rst-table", "rst", table, "13:8"],
] as const)("in %s", (syntax, ending, text, place) => {
  test("documents are checked, mended and listed by it", async () => {
    const own = write("choir.yml", process(syntax, ending));
    const song = write(`songs/song-1.${ending}`, text("Shouted"));
    const { code, out } = await lint("--preset", own, join(folder, "songs"));
    expect(code).toBe(1);
    expect(out).toContain(
      `${song}:${place}: error: \`Shouted\` is no status of a song: these are \`Hummed\` or \`Sung Aloud\`.`,
    );
    write(`songs/song-1.${ending}`, text("sung"));
    expect((await lint("--policy", own, "--fix", song)).out).toBe("1 file: 0 errors, 0 warnings; 1 finding mended.\n");
    const listed = await runCommand(indexCommand, [folder, "--preset", own, "--format", "json"], {});
    expect(JSON.parse(listed.out).documents).toMatchObject([{ kind: "song", number: 1, status: "Sung Aloud" }]);
  });

  test("a history is held to its table", async () => {
    makeRepository(folder, [
      { at: "2026-03-01T09:00:00Z", files: { [`songs/song-1.${ending}`]: text("Hummed") } },
      { at: "2026-03-02T09:00:00Z", files: { [`songs/song-1.${ending}`]: text("Sung") } },
      { at: "2026-03-03T09:00:00Z", files: { [`songs/song-1.${ending}`]: text("Hummed") } },
    ]);
    const own = write("choir.yml", process(syntax, ending));
    const { code, out } = await runCommand(historyCommand, [folder, "--preset", own], {
      environment: globalThis.process.env,
    });
    expect(code).toBe(1);
    expect(out).toContain("Sung Aloud is an end, not to Hummed.");
  });
});

test("one may extend a process that comes with Lastcall, in other words", async () => {
  const own = write("rfc.yml", "extends: dip\nwords: { dip: rfc, dips: rfcs, DIP: RFC, Draft: Idea }\nkind: rfc\n");
  const file = write("rfcs/rfc-1.md", "---\nrfc: 1\ntitle: Rain\nauthors: Ana (@ana)\nstatus: Draft\n---\n");
  expect((await lint("--preset", own, file)).out).toContain("`Draft` is no status of a proposal: these are `Idea`,");
});

test.each([
  ["a mistake in it", "kind: song\ndescription: x\nroles: {}\nmelody: 1\n", /choir\.yml:4:1: .*melody/s],
  ["no YAML", "kind: [\n", /choir\.yml:2:1/],
  ["an unknown base", "extends: nix\nkind: song\n", /choir\.yml:1:\d+: `extends` names no preset/],
])("%s: nothing is checked, and its place is told", async (_name, text, why) => {
  const { code, err } = await lint("--preset", write("choir.yml", text), folder);
  expect(code).toBe(2);
  expect(err).toMatch(why);
});

test("a file that is not there is said in plain words", async () => {
  const file = join(folder, "choir.yml");
  expect((await lint("--preset", file, folder)).err).toBe(
    `The process ${file} could not be read: there is no such file.\n`,
  );
});
