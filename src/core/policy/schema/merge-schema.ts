/** Who merges what is decided: `by-maintainers`, `when-accepted`, or `{ when: accepted, method: squash }`. */
import { z } from "zod";
import { type MergeByApp, type MergeMethod, mergeMethods } from "../../model/merging.ts";
import { choice } from "./settings-words.ts";

export type MergeDefinition = MergeByApp | "by-maintainers";

const byWord = choice(["by-maintainers", "when-accepted"] as const).transform(
  (text): MergeDefinition => (text === "when-accepted" ? { method: null } : "by-maintainers"),
);

const byMethod = z
  .strictObject({ when: choice(["accepted"] as const), method: choice<MergeMethod>(mergeMethods).optional() })
  .transform(({ method }): MergeDefinition => ({ method: method ?? null }));

export const mergeSchema: z.ZodType<MergeDefinition> = z.union([byWord, byMethod]);
