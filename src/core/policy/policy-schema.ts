/**
 * The JSON Schema of `.github/lastcall.yml`, for editors. A policy is laid over its
 * preset, so only `extends` is required in the file; what the whole must have,
 * `lastcall policy check` says.
 */
import { z } from "zod";
import { fileSchema } from "./schema/settings-schema.ts";

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** `properties` holds names of keys, of which one may itself be called `required`. */
const withoutRequired = (schema: unknown, isNames = false): unknown => {
  if (Array.isArray(schema)) return schema.map((part) => withoutRequired(part));
  if (!isJson(schema)) return schema;
  const entries = Object.entries(schema).filter(([key]) => isNames || key !== "required");
  return Object.fromEntries(
    entries.map(([key, value]) => [key, withoutRequired(value, !isNames && key === "properties")]),
  );
};

export const policySchema = (): Json => {
  const whole = withoutRequired(z.toJSONSchema(fileSchema, { io: "input", unrepresentable: "any" }));
  return { ...(isJson(whole) ? whole : {}), title: "Policy of Lastcall", required: ["extends"] };
};
