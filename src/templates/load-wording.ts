/** Reads `templates/<language>/` once at start. A missing or broken file is our mistake and stops the start. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type Wording, wordingFrom } from "../core/render/wording.ts";
import { packageFolder } from "../program-folder.ts";

const folder = join(packageFolder, "templates");

const flatten = (node: unknown, path: string, into: Map<string, string>): void => {
  if (typeof node === "string") into.set(path, node);
  else if (node && typeof node === "object") {
    for (const [key, value] of Object.entries(node)) flatten(value, path === "" ? key : `${path}.${key}`, into);
  }
};

export const loadWording = (language = "en"): Wording => {
  const comments = new Map(
    readdirSync(join(folder, language, "comments")).map((file) => [
      file.replace(/\.md$/, ""),
      readFileSync(join(folder, language, "comments", file), "utf8"),
    ]),
  );
  const sentences = new Map<string, string>();
  flatten(parse(readFileSync(join(folder, language, "sentences.yml"), "utf8")), "", sentences);
  return wordingFrom({ comments, sentences });
};
