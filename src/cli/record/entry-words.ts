/** An entry in a line that a person can read: when, where, who, what, and the particulars. */
import type { TextHash } from "../../core/model/names.ts";
import type { HashedLine } from "../../store/chain.ts";

const hashForm = /^[0-9a-f]{64}$/;
const shortened = (text: string): string => (text.length <= 200 ? text : `${text.slice(0, 199)}…`);
const oneLine = (text: string): string => shortened(text.replace(/\s+/g, " ").trim());

const isPerson = (value: unknown): value is { readonly login: string } =>
  typeof value === "object" && value !== null && "login" in value && "id" in value;

const words = (name: string): string =>
  name
    .replace(/([A-Z])/g, " $1")
    .replace(/-/g, " ")
    .toLowerCase();

/** Texts in quotes; one that was erased says so; other hashes as their first digits. */
const valueInWords = (value: unknown, texts: ReadonlyMap<TextHash, string>): string | null => {
  if (value === null || value === undefined || value === "" || value === false) return null;
  if (typeof value === "string") {
    if (!hashForm.test(value)) return oneLine(value);
    const text = texts.get(value as TextHash);
    return text === undefined ? `${value.slice(0, 10)}…` : JSON.stringify(oneLine(text));
  }
  if (isPerson(value)) return value.login;
  if (Array.isArray(value)) {
    const items = value.map((one) => valueInWords(one, texts) ?? "none");
    return items.length === 0
      ? null
      : items.length > 12
        ? `${items.slice(0, 12).join(", ")} and ${items.length - 12} more`
        : items.join(", ");
  }
  if (typeof value === "object") {
    const parts = Object.entries(value).flatMap(([key, one]) => {
      const said = valueInWords(one, texts);
      return said === null ? [] : [`${words(key)} ${said}`];
    });
    return parts.length === 0 ? null : `(${shortened(parts.join(", "))})`;
  }
  return String(value);
};

const where = (subject: string): string => {
  const [kind, , number] = subject.split(":");
  return kind === "thread" ? `#${number}` : (kind ?? subject);
};

/** Fields whose hash stands for a text of somebody: without one it was erased. */
const textFields = ["line", "reason", "text", "name", "link", "evidence"];

/** `text` is what somebody wrote in entries on concerns; elsewhere the digest of a document, which has no text of its own. */
const isText = (kind: string, key: string): boolean =>
  textFields.includes(key) && (key !== "text" || kind.startsWith("concern-"));

export const entryWords = ({ subject, at, cause, fact }: HashedLine, texts: ReadonlyMap<TextHash, string>): string => {
  const { kind, ...particulars } = fact;
  const who =
    "by" in cause && cause.by ? cause.by.login : cause.kind === "deadline" ? `deadline (${cause.deadline})` : "–";
  const said = Object.entries(particulars).flatMap(([key, value]) => {
    const isErased =
      isText(kind, key) && typeof value === "string" && hashForm.test(value) && !texts.has(value as TextHash);
    const inWords = isErased ? "(erased)" : valueInWords(value, texts);
    return inWords === null ? [] : [`${words(key)} ${inWords}`];
  });
  return `${at.slice(0, 10)} ${at.slice(11, 19)} UTC  ${where(subject)}  ${who}  ${words(kind)}${said.length > 0 ? `: ${said.join(", ")}` : ""}`;
};
