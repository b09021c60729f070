/** A bundle's lines from a file. Split at LF alone: a text may hold U+2028, at which readline would split as well. */
import { createReadStream } from "node:fs";

/** A longer line is no line of a bundle: comments have at most 65,536 characters. */
const longestLine = 4_194_304;

/** Not UTF-8: what cannot be decoded is U+FFFD, and will not have its hash. Throws what reading throws. */
export async function* bundleLines(file: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(file, "utf8")) {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
    if (rest.length > longestLine) {
      yield rest;
      return;
    }
  }
  if (rest !== "") yield rest;
}
