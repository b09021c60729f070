/** A job is known by its subject's key: what one writes the other reads, and nothing else is read. */
import { expect, test } from "vitest";
import type { Sha } from "../../src/core/model/names.ts";
import { parseSubjectKey, type Subject, subjectKey } from "../../src/core/model/subject.ts";

const head = "a1".repeat(20) as Sha;
const subjects: readonly Subject[] = [
  { kind: "thread", repository: 700000001, number: 12 },
  { kind: "repository", repository: 700000001 },
  { kind: "installation", installation: 60000001 },
  { kind: "commit", repository: 700000001, sha: head },
  { kind: "merge-group", repository: 700000001, head, base: "main" },
  { kind: "merge-group", repository: 700000001, head, base: "release/2026-03 (late)" },
];

test.each(subjects.map((subject) => [subjectKey(subject), subject] as const))("%s", (key, subject) => {
  expect(parseSubjectKey(key)).toEqual(subject);
});

test.each([
  "",
  "thread:1",
  "thread:1:x",
  "thread:1:2:3",
  "repository:1:2",
  "merge-group:1:main",
  `merge-group:1:${head}`,
  `merge-group:1:${head}:`,
  `merge-group:1:${head}:main:more`,
  "merge-group:1:nothex:main",
  "commit:1",
  "commit:1:main",
  `commit:1:${head}:main`,
  "other:1",
])("%j is no subject's", (key) => {
  expect(parseSubjectKey(key)).toBeNull();
});
