/** The file is named after its number, or before it has one after its subject, in lower case with hyphens. */
import { fileNameOf, fileNameParts, parseFileName } from "../../documents/file-names.ts";
import { quoted } from "../../documents/quoted.ts";
import { subjectSlug } from "../../documents/subject-slug.ts";
import { type FormatRule, headerStart } from "../format-rule.ts";

const slug = /^[a-z\d]+(?:[-._][a-z\d]+)*$/;

const slugOf = (text: string): string => subjectSlug(text) || "name";

/** Without padding, or with exactly as many digits as the template pads to. */
const isPlainNumber = (text: string, digits: number): boolean => text === String(Number(text)).padStart(digits, "0");

export const fileName: FormatRule = {
  id: "file-name",
  check: ({ kind, document }, call) => {
    const parts = fileNameParts(kind, document.path);
    const { digits = 1, joint = null } = parseFileName(kind.fileName) ?? {};
    const numberIsGood = parts !== null && (parts.number === null || isPlainNumber(parts.number, digits));
    const subjectIsGood =
      parts !== null && (parts.subject === null || (slug.test(parts.subject) && !/^\d+$/.test(parts.subject)));
    if (numberIsGood && subjectIsGood) return [];
    const name = document.path.slice(document.path.lastIndexOf("/") + 1);
    const beside = joint === null ? null : "<subject>";
    const suggested =
      parts?.number != null
        ? fileNameOf(kind, Number(parts.number), parts.subject === null ? null : slugOf(parts.subject))
        : fileNameOf(kind, slugOf(parts?.subject ?? name.replace(/\.[^.]*$/, "")), null);
    return [
      {
        severity: call.severity,
        at: headerStart,
        message: `The file is named ${quoted(name)}; a ${kind.noun} is named ${quoted(fileNameOf(kind, "<number>", beside))}, or ${quoted(fileNameOf(kind, "<subject>", null))} before it has a number, in lower case with hyphens.`,
        help:
          suggested === name.replace(/\.[^.]*$/, "")
            ? "Name it after its subject: a number has at most nine digits."
            : `Name it ${quoted(suggested)}, with the same ending.`,
      },
    ];
  },
};
