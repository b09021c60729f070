/** The file is named after its number, or before it has one after its subject, in lower case with hyphens. */
import { fileNameMiddle } from "../../documents/file-names.ts";
import { quoted } from "../../documents/quoted.ts";
import { type FormatRule, headerStart } from "../format-rule.ts";

const number = /^(?:0|[1-9]\d{0,8})$/;
const slug = /^[a-z\d]+(?:[-._][a-z\d]+)*$/;

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z\d]+/g, "-")
    .replace(/^-|-$/g, "") || "name";

export const fileName: FormatRule = {
  id: "file-name",
  check: ({ kind, document }, call) => {
    const middle = fileNameMiddle(kind, document.path);
    if (middle !== null && (number.test(middle) || (slug.test(middle) && !/^\d+$/.test(middle)))) return [];
    const name = document.path.slice(document.path.lastIndexOf("/") + 1);
    const named = (what: string): string => quoted(kind.fileName.replace("{number}", what));
    const base = name.replace(/\.[^.]*$/, "");
    const suggestion = slugOf(middle ?? base);
    return [
      {
        severity: call.severity,
        at: headerStart,
        message: `The file is named ${quoted(name)}; a ${kind.noun} is named ${named("<number>")}, or ${named("<subject>")} before it has a number, in lower case with hyphens.`,
        help: `Name it ${named(/^\d+$/.test(suggestion) ? String(Number(suggestion)) : suggestion)}, with the same ending.`,
      },
    ];
  },
};
