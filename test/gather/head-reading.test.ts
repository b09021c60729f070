import { describe, expect, test } from "vitest";
import { headReading } from "../../src/gather/head-reading.ts";
import type { FileChangeReading, FileReading } from "../../src/github/ports.ts";
import { charmText, policy, sha } from "../builders/guild.ts";

const change = (
  path: string,
  kind: FileChangeReading["change"],
  previous: string | null = null,
): FileChangeReading => ({
  path,
  change: kind,
  previous,
});
const file = (path: string, text = charmText("Text.")): FileReading => ({
  kind: "file",
  path,
  bytes: new TextEncoder().encode(text),
});
const governing = { ...policy, governance: { ...policy.governance, files: ["rules/**"] } };

const read = (files: readonly FileChangeReading[], documents: readonly FileReading[]) => {
  const reading = headReading(governing, sha(1), files, documents);
  if ("unreadable" in reading) return reading.unreadable;
  return [
    reading.document?.path ?? null,
    reading.governed.map((one) => `${one.change} ${one.what} ${one.path}`),
    reading.findings.map((finding) => finding.path),
  ];
};

describe("what stands on a head", () => {
  const broken = "no header\n";
  const cases: readonly (readonly [string, readonly FileChangeReading[], readonly FileReading[], unknown])[] = [
    ["nothing governed", [change("README.md", "modified")], [], [null, [], []]],
    [
      "one new document",
      [change("charms/a.md", "added")],
      [file("charms/a.md")],
      ["charms/a.md", ["added document charms/a.md"], []],
    ],
    [
      "a document made of another file",
      [change("charms/a.md", "renamed", "notes/a.md")],
      [file("charms/a.md")],
      ["charms/a.md", ["added document charms/a.md"], []],
    ],
    [
      "an existing one changed",
      [change("charms/a.md", "modified")],
      [file("charms/a.md", broken)],
      ["charms/a.md", ["modified document charms/a.md"], ["charms/a.md"]],
    ],
    [
      "two existing ones changed: both are checked, neither is this thread's",
      [change("charms/a.md", "modified"), change("charms/b.md", "modified")],
      [file("charms/a.md", broken), file("charms/b.md")],
      [null, ["modified document charms/a.md", "modified document charms/b.md"], ["charms/a.md"]],
    ],
    [
      "an existing one renamed away from the governed folder",
      [change("old/a.md", "renamed", "charms/a.md")],
      [file("old/a.md")],
      [null, ["removed document charms/a.md"], []],
    ],
    ["an existing one removed", [change("charms/a.md", "removed")], [], [null, ["removed document charms/a.md"], []]],
    [
      "two new ones: both are checked",
      [change("charms/a.md", "added"), change("charms/b.md", "added")],
      [file("charms/a.md"), file("charms/b.md", broken)],
      [null, ["added document charms/a.md", "added document charms/b.md"], ["charms/b.md"]],
    ],
    ["a rule file", [change("rules/vote.md", "modified")], [], [null, ["modified governance rules/vote.md"], []]],
    [
      "the policy itself",
      [change(".github/lastcall.yml", "modified")],
      [],
      [null, ["modified governance .github/lastcall.yml"], []],
    ],
    ["a rule file moved away", [change("x.md", "renamed", "rules/x.md")], [], [null, ["renamed governance x.md"], []]],
    [
      "a document that cannot be read whole",
      [change("charms/a.md", "added")],
      [{ kind: "unreadable", path: "charms/a.md", why: "It is too large." }],
      "It is too large.",
    ],
    ["a document that is not there", [change("charms/a.md", "added")], [], "charms/a.md is not there on this head"],
  ];
  test.each(cases)("%s", (_what, files, documents, expected) => {
    expect(read(files, documents)).toEqual(expected);
  });
});
