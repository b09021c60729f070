/** Which files people are read from, and how each is written. */
import type { Policy } from "../model/policy.ts";
import type { RosterForm } from "./schema/roster-schema.ts";

/** By path. */
export const rosterForms = ({ roles, organisations }: Policy): ReadonlyMap<string, RosterForm> => {
  const forms = new Map<string, RosterForm>();
  for (const { source } of roles.values()) {
    if (source.kind === "file") forms.set(source.path, "people");
    if (source.kind === "group") for (const path of source.paths) forms.set(path, "group");
  }
  if (organisations) forms.set(organisations.file, "organisations");
  return forms;
};
