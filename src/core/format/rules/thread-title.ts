/** Before a number is given, the pull request is called as its document will be: with a placeholder, or with the number that is hoped for. */
import { numberOf, titleOf } from "../../documents/field-values.ts";
import { numberFromPath } from "../../documents/file-names.ts";
import { quoted } from "../../documents/quoted.ts";
import type { Kind } from "../../model/kind.ts";
import { type FormatRule, headerPlace } from "../format-rule.ts";
import { literalPattern } from "../literal-pattern.ts";

const placeOfNumber = /\{number(?::0(\d))?\}/;
const mostShown = 100;

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

const wantedTitle = (form: string, number: number | null, title: string): string =>
  form
    .replace(placeOfNumber, (_, digits?: string) => {
      const width = Number(digits ?? 1);
      return number === null ? "X".repeat(Math.max(width, 4)) : String(number).padStart(width, "0");
    })
    .replaceAll("{title}", () => oneLine(title));

/** Any number, or letters in its place. */
const fits = (form: string, title: string, called: string): boolean => {
  const [before = "", behind = ""] = form.replace(placeOfNumber, "\n").split("\n");
  const part = (text: string): string => literalPattern(text.replaceAll("{title}", () => oneLine(title)));
  return new RegExp(`^${part(before)}(?:\\d+|x+|n+|\\?+|#+|tbd)${part(behind)}$`, "i").test(oneLine(called));
};

const claimed = (kind: Kind, document: Parameters<typeof numberOf>[0]): number | null =>
  numberFromPath(kind, document.path) ?? numberOf(document, kind);

export const threadTitle: FormatRule = {
  id: "thread-title",
  check: ({ kind, document, thread }, { severity }) => {
    const form = kind.threadTitle;
    const title = titleOf(document, kind);
    const called = thread?.title;
    if (form === undefined || title === null || called === undefined || fits(form, title, called)) return [];
    const wanted = wantedTitle(form, claimed(kind, document), title);
    return [
      {
        severity,
        at: headerPlace(document),
        message: `The pull request is called ${quoted(called.slice(0, mostShown))}.`,
        help: `Call it ${quoted(wanted.slice(0, 2 * mostShown))}, with its number once there is one.`,
      },
    ];
  },
};
