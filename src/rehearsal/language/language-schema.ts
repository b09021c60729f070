/** The language as a JSON Schema, for editors; written to docs/rehearsal.schema.json, which a test holds to it. */
import { z } from "zod";
import { scenarioSchema } from "./scenario-schema.ts";

export function languageSchema(): Readonly<Record<string, unknown>> {
  return {
    ...z.toJSONSchema(scenarioSchema, { io: "input", unrepresentable: "any" }),
    title: "A rehearsal of Lastcall",
    description: "See docs/rehearsals.md.",
  };
}
