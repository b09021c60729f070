/**
 * Files that come with a document, such as diagrams, are named after it, or lie in a
 * folder that is. Asked only where it is known which files come with it: in a pull request.
 */
import { fileNameOf, fileNameParts } from "../../documents/file-names.ts";
import { quoted, quotedPath } from "../../documents/quoted.ts";
import { type FormatRule, type FormatSubject, headerStart } from "../format-rule.ts";
import { literalPattern } from "../literal-pattern.ts";

/** The file's own name, and the folders that it lies in. */
const split = (path: string): { readonly folders: readonly string[]; readonly name: string } => {
  const parts = path.split("/");
  return { folders: parts.slice(0, -1), name: parts.at(-1) ?? "" };
};

const withoutEnding = (name: string): string => name.replace(/(?<=.)\.[^.]*$/, "");

/** By its number with or without zeros before it, or by the whole name of the document's file. */
const namesOf = ({ kind, document, number }: FormatSubject): string => {
  const whole = literalPattern(withoutEnding(split(document.path).name));
  const numbered = number === null ? [] : [`${literalPattern(kind.prefix)}[-_ ]?0*${number}`];
  return [whole, ...numbered].join("|");
};

/** What is named after the document as it is now: its number, or before it has one its subject. */
const stem = ({ kind, document, number }: FormatSubject): string =>
  fileNameOf(kind, number ?? fileNameParts(kind, document.path)?.subject ?? "subject", null);

export const auxiliaryFiles: FormatRule = {
  id: "auxiliary-files",
  check: (subject, { severity, with: { as } }) => {
    const { beside, document, kind } = subject;
    if (beside === null) return [];
    const inFolder = as === "folder";
    const begins = new RegExp(`^(?:${namesOf(subject)})(?!\\d)(?:[-_. ]|$)`, "i");
    const isNamedSo = (path: string): boolean => {
      const { folders, name } = split(path);
      return folders.some((folder) => begins.test(folder)) || (!inFolder && begins.test(name));
    };
    return beside.flatMap((path, place) => {
      if (isNamedSo(path)) return [];
      const { folders, name } = split(path);
      const ending = /(?<=.)\.[^.]*$/.exec(name)?.[0] ?? "";
      const better = inFolder
        ? [...split(document.path).folders, stem(subject), name].join("/")
        : [...folders, `${stem(subject)}-${place + 1}${ending}`].join("/");
      const message = `${quotedPath(path)} comes with this ${kind.noun} and is not named after it.`;
      const help = inFolder ? `Move it to ${quoted(better)}.` : `Name it ${quoted(better)}.`;
      return [{ severity, at: headerStart, path, message, help }];
    });
  },
};
