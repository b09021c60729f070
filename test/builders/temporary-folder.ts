/** A path of this file's own, at which an empty folder stands for each test, gone after it. Short: messages cut long paths. */
import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";

export const temporaryFolder = (name: string): string => {
  const folder = join(tmpdir(), `lastcall-${name}-${randomBytes(3).toString("hex")}`);
  beforeEach(() => {
    mkdirSync(folder);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
};
