/** Changes of a file by bytes: everything outside of them stays as it is. */
import { encodeUtf8 } from "./utf8.ts";

export interface Patch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Patches must not overlap. What is put in goes before what is taken out at the same place; several keep their order. */
export const applyPatches = (bytes: Uint8Array, patches: readonly Patch[]): Uint8Array => {
  const parts: Uint8Array[] = [];
  let kept = 0;
  for (const patch of patches.toSorted((one, other) => one.start - other.start || one.end - other.end)) {
    parts.push(bytes.subarray(kept, patch.start), encodeUtf8(patch.text));
    kept = patch.end;
  }
  parts.push(bytes.subarray(kept));
  const result = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
};
