/** Real proposals with tables for headers: all are read, and written without a byte changed beside the cells. */
import { describe, expect, test } from "vitest";
import { editFields } from "../../src/core/documents/edit-fields.ts";
import { fieldOf } from "../../src/core/documents/field-values.ts";
import { readDocument } from "../../src/core/documents/read-document.ts";
import { aField, aKind } from "../documents/a-kind.ts";
import { corpus } from "./corpora.ts";

const kind = {
  ...aKind({
    prefix: "OEP",
    fields: [
      aField("oep", { type: "number" }),
      aField("title"),
      aField("last-modified", { name: "Last Modified", type: "date", writtenByApp: true }),
      aField("authors", { name: "Authors", type: "people", aliases: [{ key: "author", severity: null }] }),
      aField("arbiter", { name: "Arbiter", type: "people", writtenByApp: true }),
      aField("status", { name: "Status", type: "status", writtenByApp: true }),
      aField("review-period", { name: "Review Period", writtenByApp: true }),
      aField("resolution", { name: "Resolution", writtenByApp: true }),
    ],
    numberField: "oep",
    titleField: "title",
    statusField: "status",
    authorsField: "authors",
  }),
  syntax: "rst-table" as const,
};

const found = corpus("oep");

const edited = (bytes: Uint8Array, path: string, writes: Readonly<Record<string, string | null>>): Uint8Array => {
  const result = editFields(bytes, readDocument(kind, path, bytes), kind, writes);
  if ("problem" in result) throw new Error(`${path}: ${result.problem}`);
  return result.bytes;
};

describe.skipIf(found.absent !== null)(found.absent === null ? "OEPs" : `OEPs (skipped: ${found.absent})`, () => {
  test.each(found.files.map(({ name, bytes }) => [name, bytes] as const))("%s", (path, bytes) => {
    const document = readDocument(kind, path, bytes);
    expect(document.problems).toEqual([]);
    expect(document.sections.length).toBeGreaterThan(1);
    const status = fieldOf(document, kind, "status")?.value ?? "";
    expect(status).not.toBe("");

    const present = kind.fields.flatMap(({ key }) => {
      const field = fieldOf(document, kind, key);
      return field ? [[key, field.value]] : [];
    });
    expect(Buffer.compare(edited(bytes, path, Object.fromEntries(present)), bytes)).toBe(0);

    const moved = edited(bytes, path, { status: "Under Review" });
    expect(Buffer.compare(edited(moved, path, { status }), bytes)).toBe(0);

    const written = edited(bytes, path, {
      status: "Needs Revision",
      "last-modified": "2026-03-17",
      resolution: "https://github.com/example/proposals/pull/12#issuecomment-4711",
      "review-period": "2026-03-02 - 2026-03-17",
    });
    const after = readDocument(kind, path, written);
    expect(after.digest).toBe(document.digest);
    expect(after.problems).toEqual([]);
    const others = after.fields.filter(
      ({ key }) => !["status", "last-modified", "resolution", "review-period"].includes(key),
    );
    const before = document.fields.filter(
      ({ key }) => !["status", "last-modified", "resolution", "review-period"].includes(key),
    );
    expect(others.map(({ name, value }) => [name, value])).toEqual(before.map(({ name, value }) => [name, value]));
  });
});
