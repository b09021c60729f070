/** The presets over the documents that they are for: all are read, nothing throws, and a status goes there and back. */
import { describe, expect, test } from "vitest";
import { editFields } from "../../src/core/documents/edit-fields.ts";
import { fieldOf, numberOf, statusOf, titleOf } from "../../src/core/documents/field-values.ts";
import { readDocument } from "../../src/core/documents/read-document.ts";
import { checkFormat } from "../../src/core/format/check-format.ts";
import { fixDocument } from "../../src/core/format/fix-document.ts";
import type { Kind } from "../../src/core/model/kind.ts";
import { presetPolicy } from "../../src/core/policy/preset-policy.ts";
import { loadPresets } from "../../src/presets/load-presets.ts";
import { corpus } from "./corpora.ts";

const presets = loadPresets();

const kindOf = (name: string): Kind => {
  const preset = presets.byName.get(name);
  const [kind] = preset ? presetPolicy(preset, presets.known).kinds.values() : [];
  if (!kind) throw new Error(`There is no preset ${name}.`);
  return kind;
};

describe.each(["dip", "oep", "eip"])("%s", (name) => {
  const found = corpus(name);
  const kind = kindOf(name);
  const other = kind.statuses.at(-1)?.name ?? "";

  // A suite without any test would be a failure.
  test.skipIf(found.absent === null)(found.absent ?? "the corpus is there", ({ skip }) => skip());

  test.skipIf(found.absent !== null).each(found.files.map((file) => [file.name, file.bytes] as const))(
    "%s",
    (path, bytes) => {
      const document = readDocument(kind, path, bytes);
      expect(numberOf(document, kind) ?? 52).toBeGreaterThanOrEqual(0);
      expect(statusOf(document, kind)).not.toBeNull();
      if (name !== "eip") expect(titleOf(document, kind)).not.toBeNull();

      for (const { line, column, message, rule } of checkFormat(kind, document, bytes)) {
        expect([line > 0, column > 0, message.endsWith("."), rule !== ""]).toEqual([true, true, true, true]);
      }

      const status = fieldOf(document, kind, kind.statusField)?.value ?? "";
      const moved = editFields(bytes, document, kind, { [kind.statusField]: other });
      if ("problem" in moved) throw new Error(moved.problem);
      const back = editFields(moved.bytes, readDocument(kind, path, moved.bytes), kind, { [kind.statusField]: status });
      if ("problem" in back) throw new Error(back.problem);
      expect(Buffer.compare(back.bytes, bytes)).toBe(0);

      const fixed = fixDocument(kind, path, bytes);
      expect(Buffer.compare(fixDocument(kind, path, fixed.bytes).bytes, fixed.bytes)).toBe(0);
      expect(
        checkFormat(kind, readDocument(kind, path, fixed.bytes), fixed.bytes).some(({ fix }) => fix?.of === "value"),
      ).toBe(false);
    },
  );
});
