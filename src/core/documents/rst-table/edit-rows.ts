/** Patches that make rows of a header table carry other values, in the form that the table has. */
import type { Document } from "../../model/document.ts";
import type { Kind } from "../../model/kind.ts";
import type { Patch } from "../patch.ts";
import { gridEdits } from "./edit-grid.ts";
import { listEdits } from "./edit-list.ts";
import type { Writes } from "./planned-rows.ts";
import { readRst } from "./read-rst.ts";

export const rowEdits = (bytes: Uint8Array, document: Document, kind: Kind, writes: Writes): readonly Patch[] => {
  const { table } = readRst(document.path, bytes);
  if (!table) return [];
  return (table.form === "grid" ? gridEdits : listEdits)(bytes, table, document, kind, writes);
};
