/**
 * Fields that name work: each link is an issue or pull request, or at least a web
 * address, once, and of an area that the kind knows.
 */
import { quoted } from "../../documents/quoted.ts";
import { type WorkInHeader, workFields, workInField } from "../../documents/work-in-header.ts";
import type { WorkLabel, WorkWord } from "../../documents/work-links.ts";
import type { FindingFix } from "../../model/document.ts";
import { mostWorkLooked } from "../../model/work.ts";
import type { Flaw, FormatRule } from "../format-rule.ts";
import { nearest, oneOf } from "../wording.ts";

const linkHelp =
  "Write `#12`, `owner/name#12`, or the whole address of an issue or pull request, with commas between several.";

const sameLink = (one: WorkWord, other: WorkWord): boolean =>
  JSON.stringify(one.target).toLowerCase() === JSON.stringify(other.target).toLowerCase();

const namesOf = ({ definition }: WorkInHeader): readonly string[] => (definition.areas ?? []).map(({ name }) => name);

const partFix = (
  found: WorkInHeader,
  word: { readonly text: string; readonly start: number },
  text: string,
): FindingFix | null => {
  const span = found.spanOf(word);
  return span && { field: found.field, of: "part", span, text };
};

const withFix = (fix: FindingFix | null): Pick<Flaw, "fix"> => (fix ? { fix } : {});

const areaFlaw = (found: WorkInHeader, label: WorkLabel, severity: Flaw["severity"]): Flaw => {
  const names = namesOf(found);
  const near = nearest(label.text, names);
  return {
    severity,
    at: found.positionOf(label.start),
    message: `${quoted(label.text)} is no area of ${quoted(found.definition.name)}.`,
    help: near === null ? `There is ${oneOf(names)}.` : `Did you mean ${quoted(near)}?`,
    ...withFix(near === null ? null : partFix(found, label, near)),
  };
};

/** Alone in its list item, behind a key, or as the whole value: quotes make it one. */
const standsAlone = (found: WorkInHeader, { start, text }: WorkWord): boolean => {
  const before = found.text.slice(0, start);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const behind = found.text.slice(start + text.length).split("\n")[0] ?? "";
  return (
    /^(?:\s+#[^\n]*|\s*)$/.test(behind) &&
    (before.includes("\n") ? /^\s*(?:-\s+)*(?:[^\s:#"'[{][^:#"'[{]*:\s+)?$/ : /^\s*$/).test(line)
  );
};

const commentFlaw = (found: WorkInHeader, word: WorkWord): Flaw => ({
  severity: "warning",
  at: found.positionOf(word.start),
  message: `${quoted(word.text)} is a comment to YAML, and so to other readers of the header; here it is read all the same.`,
  help: `Put it in quotes: ${quoted(JSON.stringify(word.text))}.`,
  ...withFix(standsAlone(found, word) ? partFix(found, word, JSON.stringify(word.text)) : null),
});

const flawsOf = (found: WorkInHeader, isYaml: boolean, severity: Flaw["severity"]): readonly Flaw[] => {
  const { words, positionOf, definition } = found;
  const areas = namesOf(found);
  const links = words.filter(({ target }) => target !== null);
  const labels = [...new Set(words.flatMap(({ area }) => (area && area.name === null ? [area] : [])))];
  const flaw = (word: WorkWord, message: string, help: string, graded = severity): Flaw => ({
    severity: graded,
    at: positionOf(word.start),
    message,
    help,
  });
  const [beyond] = links.slice(mostWorkLooked);
  return [
    ...(areas.length > 0 ? labels.map((label) => areaFlaw(found, label, severity)) : []),
    ...words
      .filter(({ target }) => target === null)
      .map((word) =>
        flaw(
          word,
          `${quoted(word.text)} in ${quoted(definition.name)} is no link to an issue or pull request.`,
          linkHelp,
        ),
      ),
    ...(areas.length > 0
      ? links
          .filter(({ area }) => area === null)
          .map((word) =>
            flaw(
              word,
              `${quoted(word.text)} does not say of which area it is.`,
              `Put the area before it: ${quoted(`${areas[0]}: ${word.text}`)}.`,
              "warning",
            ),
          )
      : []),
    ...(isYaml ? links.filter(({ isComment }) => isComment).map((word) => commentFlaw(found, word)) : []),
    ...links
      .filter((word, place) => links.findIndex((other) => sameLink(other, word)) < place)
      .map((word) => flaw(word, `${quoted(word.text)} is there already.`, "Name it once.", "warning")),
    ...(beyond
      ? [
          flaw(
            beyond,
            `Only the first ${mostWorkLooked} links are looked up; there are ${links.length}.`,
            "Name an issue that gathers the others.",
            "warning",
          ),
        ]
      : []),
  ];
};

export const headerWork: FormatRule = {
  id: "header-work",
  check: ({ kind, document, bytes }, call) =>
    workFields(kind).flatMap((definition) => {
      const found = workInField(document, kind, definition, bytes);
      return found ? flawsOf(found, kind.syntax === "front-matter", call.severity) : [];
    }),
};
