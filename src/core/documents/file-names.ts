/**
 * File names of numbered documents: a template against the base name of a path.
 * `{number}` is the number, `{number:04}` the number with four digits at least; where
 * the template has a `{subject}`, it stands in the name beside the number and stays
 * when the number comes; before it, the subject stands in the number's place.
 */
import type { Kind } from "../model/kind.ts";

interface PathParts {
  readonly folder: string;
  readonly base: string;
  /** With its dot; "" when there is none. */
  readonly extension: string;
}

const partsOf = (path: string): PathParts => {
  const base = path.slice(path.lastIndexOf("/") + 1);
  const dot = base.lastIndexOf(".");
  const cut = dot > 0 ? dot : base.length;
  return { folder: path.slice(0, path.length - base.length), base: base.slice(0, cut), extension: base.slice(cut) };
};

/** Digits at least; 1 without padding. */
export interface FileNameTemplate {
  readonly before: string;
  readonly digits: number;
  /** Between number and subject; null: the name has no subject beside the number. */
  readonly joint: string | null;
  readonly after: string;
}

const template = /^(?<before>.*?)\{number(?::0(?<digits>\d))?\}(?:(?<joint>[^{}]*)\{subject\})?(?<after>[^{}]*)$/;

/** Null for what is no template. */
export const parseFileName = (text: string): FileNameTemplate | null => {
  const parts = template.exec(text)?.groups;
  if (!parts) return null;
  const { before = "", digits, joint, after = "" } = parts;
  return { before, digits: Number(digits ?? 1), joint: joint ?? null, after };
};

const templateOf = (kind: Kind): FileNameTemplate =>
  parseFileName(kind.fileName) ?? { before: "", digits: 1, joint: null, after: "" };

export interface FileNameParts {
  /** As written, with its padding; null before there is one. */
  readonly number: string | null;
  /** Null: none beside the number. */
  readonly subject: string | null;
}

/** Null when the name has another shape. */
export const fileNameParts = (kind: Kind, path: string): FileNameParts | null => {
  const { base } = partsOf(path);
  const { before, joint, after } = templateOf(kind);
  const fits = base.startsWith(before) && base.endsWith(after) && base.length > before.length + after.length;
  if (!fits) return null;
  const middle = base.slice(before.length, base.length - after.length);
  if (/^\d{1,9}$/.test(middle)) return { number: middle, subject: null };
  const digits = /^\d{1,9}(?!\d)/.exec(middle)?.[0];
  if (joint !== null && joint !== "" && digits !== undefined && middle.startsWith(joint, digits.length)) {
    return { number: digits, subject: middle.slice(digits.length + joint.length) };
  }
  return { number: null, subject: middle };
};

/** Null before a number is in the name. */
export const numberFromPath = (kind: Kind, path: string): number | null => {
  const number = fileNameParts(kind, path)?.number ?? null;
  return number === null ? null : Number(number);
};

/** The number that a title claims, such as `OEP-0012: Names`; null: none. */
export const numberFromTitle = (kind: Kind, title: string): number | null => {
  const prefix = kind.prefix.toLowerCase();
  const text = title.trim().toLowerCase();
  if (!text.startsWith(prefix)) return null;
  const digits = /^[-_ ]?#?0*(\d{1,9})(?!\d|\.\d)/.exec(text.slice(prefix.length))?.[1];
  return digits === undefined ? null : Number(digits);
};

/** The base name that a document of that number and subject has, without its ending. */
export const fileNameOf = (kind: Kind, number: string | number, subject: string | null): string => {
  const { before, digits, joint, after } = templateOf(kind);
  const shown = typeof number === "number" ? String(number).padStart(digits, "0") : number;
  return `${before}${shown}${joint !== null && subject !== null && subject !== "" ? joint + subject : ""}${after}`;
};

/** The file's base name as a key: `OEP-0012-bp-names` for `oep-0012-bp-names.rst`. */
export const keyInFileName = ({ prefix }: Kind, path: string): string => {
  const { base } = partsOf(path);
  return base.toLowerCase().startsWith(prefix.toLowerCase()) ? `${prefix}${base.slice(prefix.length)}` : base;
};

/** Same folder, same extension. */
export const numberedPath = (kind: Kind, path: string, number: number): string => {
  const { folder, extension } = partsOf(path);
  return `${folder}${fileNameOf(kind, number, fileNameParts(kind, path)?.subject ?? null)}${extension}`;
};
