/** Files as bytes, and in plain words why one could not be read or written: values, since it is no fault of the program. */
import { readFileSync, writeFileSync } from "node:fs";

const words: Readonly<Record<string, string>> = {
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EROFS: "it lies on a file system that is only for reading",
  EEXIST: "a file stands where a folder is to be",
  ENOENT: "there is no such file",
  ENOTDIR: "a file stands where a folder is to be",
  EISDIR: "it is a folder",
  ELOOP: "it is a link that leads to itself",
  ENOSPC: "there is no room left",
  ERR_FS_FILE_TOO_LARGE: "it is too large",
};

/** What is known of the error in plain words, otherwise its message; without a full stop. */
export const whyFailed = (error: unknown): string => {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return words[code] ?? (error instanceof Error ? error.message : String(error));
};

export type ReadBytes = { readonly bytes: Uint8Array } | { readonly why: string };

export const readBytes = (path: string): ReadBytes => {
  try {
    return { bytes: readFileSync(path) };
  } catch (error) {
    // What stands for bytes that are no UTF-8 names no file any more.
    return { why: path.includes("\ufffd") ? "its name is not encoded in UTF-8" : whyFailed(error) };
  }
};

/** Null: written. */
export const whyNotWritten = (path: string, bytes: Uint8Array): string | null => {
  try {
    writeFileSync(path, bytes);
    return null;
  } catch (error) {
    return whyFailed(error);
  }
};
