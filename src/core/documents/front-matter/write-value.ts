/** A value as header text: as it stands where YAML reads it back the same, otherwise in quotes. */
import { isMap, isScalar, parseDocument } from "yaml";

export type ValueStyle = "plain" | "single" | "double";

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that must be escaped.
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/;
const unprintableAll = new RegExp(unprintable, "g");

const readsBack = (value: string): boolean => {
  if (value === "") return true;
  if (unprintable.test(value) || value.trim() !== value) return false;
  const document = parseDocument(`k: ${value}`, { schema: "core", prettyErrors: false, logLevel: "silent" });
  const node = isMap(document.contents) ? document.contents.items[0]?.value : null;
  if (document.errors.length > 0 || document.warnings.length > 0 || !isScalar(node)) return false;
  // Numbers may stay bare; `true` and `null` may not, being no text to other readers.
  const isText = typeof node.value === "string" || typeof node.value === "number";
  return isText && node.type === "PLAIN" && node.source === value && node.comment === undefined && !node.anchor;
};

const inDoubleQuotes = (value: string): string =>
  `"${value
    .replace(/[\\"]/g, "\\$&")
    .replace(unprintableAll, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`;

/** Keeps to the wanted style unless the value cannot be written in it. */
export const writeValue = (value: string, wanted: ValueStyle): string => {
  if (wanted === "plain" && readsBack(value)) return value;
  if (wanted === "single" && !unprintable.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return inDoubleQuotes(value);
};
