/** A file value of a scenario to what is committed. */
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { stringify } from "yaml";
import type { FileChange } from "../sandbox/sandbox-api.ts";
import { renderDocument } from "./document-template.ts";
import type { PolicyValue } from "./language/action.ts";
import type { FileValue, TemplateValue } from "./language/file-value.ts";
import { StepImpossible } from "./stage.ts";

export interface ContentContext {
  /** The scenario's file; `from` is relative to it. */
  readonly scenarioFile: string;
  /** Who makes the file: the author that a template names. */
  readonly by: string;
  readonly now: string;
  /** The path's present content, for replacements; null when there is none. */
  readonly present: (path: string) => Uint8Array | null;
}

export function contentOf(path: string, value: FileValue, context: ContentContext): FileChange {
  if (value === null || typeof value === "string") return value;
  if ("template" in value) return renderDocument(value as TemplateValue, { by: context.by, now: context.now });
  if ("base64" in value && typeof value.base64 === "string") return Buffer.from(value.base64, "base64");
  if ("from" in value && typeof value.from === "string") return readBeside(context.scenarioFile, value.from);
  if ("replace" in value && typeof value.replace === "object" && value.replace !== null) {
    return replaced(path, value.replace, context);
  }
  throw new StepImpossible(`The contents of ${path} are not understood.`);
}

/** Bytes are kept but for the texts that are replaced, wherever they occur. */
function replaced(path: string, pairs: Readonly<Record<string, string>>, context: ContentContext): Uint8Array {
  const present = context.present(path);
  if (present === null) throw new StepImpossible(`There is no ${path} to replace anything in.`);
  // Latin-1 keeps every byte as one character.
  let text = Buffer.from(present).toString("latin1");
  for (const [old, fresh] of Object.entries(pairs)) {
    const wanted = Buffer.from(old, "utf8").toString("latin1");
    if (!text.includes(wanted)) throw new StepImpossible(`${path} does not contain ${JSON.stringify(old)}.`);
    text = text.replaceAll(wanted, () => Buffer.from(fresh, "utf8").toString("latin1"));
  }
  return Buffer.from(text, "latin1");
}

export function readBeside(scenarioFile: string, path: string): Uint8Array {
  try {
    return readFileSync(resolve(dirname(scenarioFile), path));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === "ENOENT" ? "there is no such file" : String(error);
    throw new StepImpossible(`${path} cannot be read beside ${scenarioFile}: ${reason}.`);
  }
}

export function policyText(policy: PolicyValue, scenarioFile: string): string | Uint8Array {
  if (typeof policy === "string") return policy;
  if (isFrom(policy)) return readBeside(scenarioFile, policy.from);
  return stringify(policy, { lineWidth: 0 });
}

const isFrom = (policy: Exclude<PolicyValue, string>): policy is { readonly from: string } =>
  typeof policy.from === "string" && Object.keys(policy).length === 1;

export const policyPath = ".github/lastcall.yml";
