/** A file of the repository that is made from something else: compared, or written anew with UPDATE_GOLDEN=1. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** `path` from the project's root. */
export const expectKeptFile = (path: string, text: string): void => {
  const file = join(root, path);
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const kept = existsSync(file) ? readFileSync(file, "utf8") : "";
  expect(kept, `${path} is not what it is made from. UPDATE_GOLDEN=1 npm test -- test/golden writes it anew.`).toBe(
    text,
  );
};
