/**
 * Rosters: files that say who people are. A list, or a map with the one key `people`; each
 * entry a login, or `{ login, name, id, organisation, from, until }`:
 *
 *     - ana
 *     - { login: bo, organisation: Acme, from: 2026-01-01, until: 2026-12-31 }
 *     - { name: Jane Doe, organisation: Bolt }       # without an account
 *
 * The roll of organisations may also be a map: `ana: Acme`. In a group's file the entries
 * are the key `roster` of its front matter, those with `confirmed`. Strict like the policy:
 * a roster with a mistake is nobody's, and never a shorter one.
 */

import { readFrontMatter } from "../documents/front-matter/read-front-matter.ts";
import { decodeUtf8, firstByteThatIsNoText } from "../documents/utf8.ts";
import type { RosterEntry } from "../model/facts.ts";
import type { PolicyProblem } from "../model/policy.ts";
import { organisationKey } from "./pass-rule/circle.ts";
import { type KeyPath, readYaml, type YamlBounds, type YamlText } from "./read-yaml.ts";
import { organisationsByLogin, type RosterForm, rosterSchemas } from "./schema/roster-schema.ts";
import { type Complaint, complaintsOfSchema, pathInWords } from "./schema/schema-problems.ts";

export type RosterReading =
  | { readonly kind: "roster"; readonly entries: readonly RosterEntry[] }
  | { readonly kind: "broken"; readonly problems: readonly PolicyProblem[] };

const mostProblems = 20;

const bounds: YamlBounds = {
  largestBytes: 1024 * 1024,
  beginWith: "List people by login: `- ana`.",
  root: "map-or-list",
};

const overlaps = (one: RosterEntry, other: RosterEntry): boolean =>
  (one.until === null || other.from === null || other.from <= one.until) &&
  (other.until === null || one.from === null || one.from <= other.until);

const sameSide = (one: RosterEntry, other: RosterEntry): boolean =>
  one.id === other.id && organisationKey(one.organisation ?? "") === organisationKey(other.organisation ?? "");

/** The same person twice at the same time must be the same twice. */
const contradictions = (
  entries: readonly (RosterEntry | null)[],
  pathOf: (place: number) => KeyPath,
): readonly Complaint[] => {
  const seen = new Map<string, RosterEntry[]>();
  return entries.flatMap((entry, place): readonly Complaint[] => {
    const key = entry?.login ?? entry?.name?.toLowerCase() ?? null;
    if (entry === null || key === null) return [];
    const before = seen.get(key) ?? [];
    seen.set(key, [...before, entry]);
    return before.some((one) => overlaps(one, entry) && !sameSide(one, entry))
      ? [
          {
            path: pathOf(place),
            onKey: false,
            code: "roster",
            message: `\`${key}\` is listed twice, differently.`,
            help: "Keep one of the two, or give each its own days with `from` and `until`.",
          },
        ]
      : [];
  });
};

const problemsAt = (yaml: YamlText, complaints: readonly Complaint[], below: number): RosterReading => ({
  kind: "broken",
  problems: complaints.slice(0, mostProblems).map(({ path, onKey, code, message, help }) => {
    const position = (onKey ? yaml.keyPosition(path) : yaml.valuePosition(path)) ?? { line: 1, column: 1 };
    return { code, at: pathInWords(path), position: { ...position, line: position.line + below }, message, help };
  }),
});

/** Where in the file the entries stand, and how they are read; null: nowhere. */
const placeOfEntries = (data: unknown, form: RosterForm): { readonly at: KeyPath; readonly value: unknown } | null => {
  if (form === "group") return isMap(data) && "roster" in data ? { at: ["roster"], value: data.roster } : null;
  if (!isMap(data)) return { at: [], value: data };
  return "people" in data && Array.isArray(data.people)
    ? { at: ["people"], value: data.people }
    : { at: [], value: data };
};

const isMap = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === "object" && data !== null && !Array.isArray(data);

const readEntries = (yaml: YamlText, form: RosterForm, below: number): RosterReading => {
  const data: unknown = yaml.data;
  const broken = (complaints: readonly Complaint[]): RosterReading => problemsAt(yaml, complaints, below);
  const found = placeOfEntries(data, form);
  const complaint = { path: [], onKey: false, code: "roster" };
  if (!found)
    return broken([
      { ...complaint, message: "The front matter has no `roster`.", help: "List people below it by login." },
    ]);
  const { at, value } = found;
  const [key] = at;
  if (key === "people" && isMap(data)) {
    const more = Object.keys(data).find((one) => one !== key);
    if (more !== undefined)
      return broken([
        {
          ...complaint,
          path: [more],
          onKey: true,
          message: `There is no key \`${more.slice(0, 60)}\` beside \`people\`.`,
          help: "Take it out.",
        },
      ]);
  }
  const isByLogin = isMap(value) && form === "organisations";
  if (isMap(value) && !isByLogin)
    return broken([{ ...complaint, path: at, message: "It must be a list of people.", help: bounds.beginWith }]);
  const schema = isByLogin ? organisationsByLogin : rosterSchemas[form];
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const wrong = complaintsOfSchema(parsed.error, value, schema);
    return broken(wrong.map((one) => ({ ...one, path: [...at, ...one.path] })));
  }
  const keys = isByLogin ? Object.keys(value) : null;
  const twice = contradictions(parsed.data, (place) => [...at, keys?.[place] ?? place]);
  if (twice.length > 0) return broken(twice);
  return { kind: "roster", entries: parsed.data.filter((entry) => entry !== null) };
};

const single = (message: string, help: string | null, line = 1): RosterReading => ({
  kind: "broken",
  problems: [{ code: "roster", at: "", position: { line, column: 1 }, message, help }],
});

/** The lines of a front matter between its fences. */
const headerOf = (
  path: string,
  bytes: Uint8Array,
): RosterReading | { readonly text: string; readonly below: number } => {
  const { headerSpan, problems } = readFrontMatter(path, bytes);
  const [first] = problems;
  if (headerSpan === null)
    return single(first?.message ?? "The file has no front matter.", first?.help ?? null, first?.line);
  const lines = decodeUtf8(bytes, headerSpan.start, headerSpan.end).split(/\r?\n/);
  const end = lines.findLastIndex((one) => one.trim() !== "");
  return { text: lines.slice(1, end).join("\n"), below: 1 };
};

const readText = (source: string | Uint8Array, form: RosterForm, below: number): RosterReading => {
  const reading = readYaml(source, bounds);
  if (reading.kind === "read") return readEntries(reading.yaml, form, below);
  return {
    kind: "broken",
    problems: reading.problems.map((one) => ({
      ...one,
      position: { ...one.position, line: one.position.line + below },
    })),
  };
};

export const readRoster = (path: string, bytes: Uint8Array, form: RosterForm): RosterReading => {
  if (form !== "group") return readText(bytes, form, 0);
  if (firstByteThatIsNoText(bytes) !== null) return single("The file is not text in UTF-8.", "Save it as UTF-8.");
  const header = headerOf(path, bytes);
  return "kind" in header ? header : readText(header.text, form, header.below);
};
