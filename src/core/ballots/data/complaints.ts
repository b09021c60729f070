/** What is wrong with a ballot's data, before it is given its place in the text; bounded, because a file may be nothing but mistakes. */
import { nearestWord } from "../../model/nearest-word.ts";
import type { KeyPath } from "../../policy/read-yaml.ts";

export interface Complaint {
  readonly path: KeyPath;
  /** Whether the key itself is wrong, not its value. */
  readonly onKey: boolean;
  readonly message: string;
  readonly help: string | null;
}

const mostComplaints = 20;

export class Complaints {
  readonly list: Complaint[] = [];

  /** `message` follows the key's path and a colon. */
  about(path: KeyPath, message: string, help: string | null = null): null {
    const at = path.length === 0 ? "" : `\`${path.join(".")}\`: `;
    if (this.list.length < mostComplaints) this.list.push({ path, onKey: false, message: `${at}${message}`, help });
    return null;
  }

  missing(path: KeyPath, help: string): null {
    return this.about(path, "It is missing.", help);
  }

  /** Keys of a map that nobody knows. */
  unknownKeys(map: Readonly<Record<string, unknown>>, known: ReadonlySet<string>, path: KeyPath): void {
    for (const key of Object.keys(map)) {
      if (known.has(key) || this.list.length >= mostComplaints) continue;
      const where = path.length === 0 ? "at the top" : `in \`${path.join(".")}\``;
      const near = nearestWord(key, known);
      this.list.push({
        path: [...path, key],
        onKey: true,
        message: `There is no key \`${key.slice(0, 60)}\` ${where}.`,
        help: near
          ? `Did you mean \`${near}\`?`
          : `Possible here: ${[...known].map((one) => `\`${one}\``).join(", ")}.`,
      });
    }
  }
}

export const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What somebody wrote, in a word. */
export const sortOf = (value: unknown): string => {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map of keys";
  return typeof value === "string" ? "text" : typeof value === "number" ? "a number" : `\`${String(value)}\``;
};
