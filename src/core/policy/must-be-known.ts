/** Names in a policy that must mean something, and how it is said that one does not. */
import { nearestWord } from "../model/nearest-word.ts";
import type { KeyPath } from "./read-yaml.ts";

export type Report = (path: KeyPath, message: string, help?: string | null) => void;

/** Reports a name that is none of `known`. */
export const mustBeKnown = (
  report: Report,
  path: KeyPath,
  what: string,
  name: string,
  known: Iterable<string>,
): void => {
  const list = [...known];
  if (list.includes(name)) return;
  const near = nearestWord(name, list);
  const all =
    list.length > 0 ? `There are: ${list.map((one) => `\`${one}\``).join(", ")}.` : `There is no ${what} at all.`;
  report(path, `There is no ${what} \`${name}\`.`, near ? `Did you mean \`${near}\`?` : all);
};
