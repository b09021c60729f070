/** Real proposals: whatever they hold is read, and written without a byte changed beside the values. */
import matter from "gray-matter";
import { describe, expect, test } from "vitest";
import { editFields } from "../../src/core/documents/edit-fields.ts";
import { fieldOf, numberOf, statusOf } from "../../src/core/documents/field-values.ts";
import { readDocument } from "../../src/core/documents/read-document.ts";
import { checkFormat } from "../../src/core/format/check-format.ts";
import type { Kind } from "../../src/core/model/kind.ts";
import { aField, aKind, aStatus, textOf } from "../documents/a-kind.ts";
import { presetKind } from "../documents/preset-kind.ts";
import { type Corpus, corpus } from "./corpora.ts";

const dip = presetKind("dip", ["Draft", "Last Call", "Accepted", "Rejected", "Final", "Deprecated"]);
const eip = aKind({
  prefix: "EIP",
  fileName: "eip-{number}",
  fields: [
    aField("eip", { type: "number", writtenByApp: true }),
    aField("title"),
    aField("author", { type: "people" }),
    aField("status", { type: "status", writtenByApp: true }),
    aField("last-call-deadline", { type: "date", writtenByApp: true }),
    aField("created", { type: "date" }),
  ],
  numberField: "eip",
  titleField: "title",
  statusField: "status",
  authorsField: "author",
  statuses: ["Draft", "Review", "Last Call", "Final", "Stagnant", "Withdrawn", "Living", "Moved"].map((name) =>
    aStatus(name),
  ),
});

const edited = (
  bytes: Uint8Array,
  path: string,
  kind: Kind,
  writes: Readonly<Record<string, string | null>>,
): Uint8Array => {
  const result = editFields(bytes, readDocument(kind, path, bytes), kind, writes);
  if ("problem" in result) throw new Error(`${path}: ${result.problem}`);
  return result.bytes;
};

const suite = (name: string, found: Corpus, kind: Kind, number: string, end: string): void => {
  describe.skipIf(found.absent !== null)(found.absent === null ? name : `${name} (skipped: ${found.absent})`, () => {
    test.each(found.files.map(({ name, bytes }) => [name, bytes] as const))("%s", (path, bytes) => {
      const document = readDocument(kind, path, bytes);
      expect(document.problems).toEqual([]);
      expect(document.sections.every((section) => section.position.line > 0)).toBe(true);
      expect(numberOf(document, kind)).not.toBeNull();
      const status = fieldOf(document, kind, "status")?.value ?? "";
      expect(statusOf(document, kind)).toBeTypeOf("string");

      const present = kind.fields.flatMap(({ key }) => {
        const field = fieldOf(document, kind, key);
        return field ? [[key, field.value]] : [];
      });
      expect(Buffer.compare(edited(bytes, path, kind, Object.fromEntries(present)), bytes)).toBe(0);

      const moved = edited(bytes, path, kind, { status: "In Between" });
      expect(Buffer.compare(edited(moved, path, kind, { status }), bytes)).toBe(0);

      const written = edited(bytes, path, kind, { [number]: "4711", status: "In Between", [end]: "03/17/2026" });
      expect(readDocument(kind, path, written).digest).toBe(document.digest);
      const ours = new RegExp(`^(?:${number}|status|${end}):.*$`);
      const others = (of: Uint8Array): readonly string[] =>
        textOf(of)
          .split("\n")
          .filter((line) => !ours.test(line));
      expect(others(written)).toEqual(others(bytes));

      // The library that was not taken is a witness for the split.
      const { content } = matter(textOf(bytes), { engines: { yaml: () => ({}) } });
      expect(textOf(bytes.subarray(document.headerSpan?.end ?? 0))).toBe(content);
    });
  });
};

const dips = corpus("dip");
suite("the 24 documents of DIP", dips, dip, "dip", "last-call-end-date");
suite("the documents of EIP", corpus("eip"), eip, "eip", "last-call-deadline");

describe.skipIf(dips.absent !== null)("what the preset makes of them", () => {
  const errorsIn = (path: string, bytes: Uint8Array): readonly string[] =>
    checkFormat(dip, readDocument(dip, path, bytes), bytes)
      .filter((finding) => finding.severity === "error")
      .map(({ line, column, rule }) => `${path}:${line}:${column} ${rule}`);

  test("there is one error in all of them, a date that is none", () => {
    expect(dips.files.flatMap(({ name, bytes }) => errorsIn(name, bytes))).toEqual(["dip-182.md:8:15 header-date"]);
  });

  test("the corpus is whole", () => {
    expect(dips.files).toHaveLength(24);
  });
});
