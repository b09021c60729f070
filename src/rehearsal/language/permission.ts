/** What somebody may do in the repository, by GitHub's words. */
import { z } from "zod";

export type PermissionName = "none" | "read" | "triage" | "write" | "maintain" | "admin";

export const permission: z.ZodType<PermissionName, unknown> = z.enum([
  "none",
  "read",
  "triage",
  "write",
  "maintain",
  "admin",
]);
