// Writes docs/rehearsal.schema.json from the language; a test holds it to it.
import { writeFileSync } from "node:fs";
import { languageSchema } from "../src/rehearsal/language/language-schema.ts";

writeFileSync(
  new URL("../docs/rehearsal.schema.json", import.meta.url),
  `${JSON.stringify(languageSchema(), null, 2)}\n`,
);
