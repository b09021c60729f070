/** Where the index of all documents is kept, and how it comes onto the default branch. */
import { z } from "zod";
import type { KeptIndex } from "../../model/policy.ts";
import { choice, path } from "./settings-words.ts";

export const indexSchema: z.ZodType<KeptIndex> = z
  .strictObject({
    file: path.refine((text) => /\.(md|markdown)$/i.test(text), "It is a Markdown file: its name ends in `.md`."),
    as: choice<KeptIndex["as"]>(["commit", "pull-request"]).optional(),
  })
  .transform(({ file, as }) => ({ file, as: as ?? "commit" }));
