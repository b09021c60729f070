/**
 * Objects of the language: an unknown key is an error that names the nearest
 * known one. The sentence is made here, where the known keys are at hand; the
 * position is added by `parse-scenario.ts`.
 */
import { z } from "zod";
import { wayOut } from "./suggestion.ts";

export function strict<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== "unrecognized_keys") return undefined;
      // A key that stands there already is not the one that was meant.
      const present = Object.keys(issue.input ?? {});
      const left = Object.keys(shape).filter((key) => !present.includes(key));
      const known = left.length > 0 ? left : Object.keys(shape);
      return issue.keys.map((key) => `"${key}" is no key here. ${wayOut(key, known)}`).join(" ");
    },
  });
}
