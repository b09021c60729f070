/**
 * Which section a heading stands for. People number headings, put two under one
 * (`Abstract / Motivation`, `Rationale and Alternatives`) and write them in their own case.
 */
import type { Section } from "../model/document.ts";

export const foldedTitle = (title: string): string => title.trim().toLowerCase().replace(/\s+/g, " ");

const bare = (part: string): string =>
  foldedTitle(part)
    .replace(/^(?:\d+(?:\.\d+)*[.)]?|[a-z][.)]) +/, "")
    .replace(/[\s:.–-]+$/, "");

/** The sections that a heading announces: itself whole, and each that it joins by `/`, `,`, `&` or `and`. */
export const titlesIn = (heading: string): ReadonlySet<string> =>
  new Set([foldedTitle(heading), bare(heading), ...heading.split(/\s*[/,&]\s*|\s+and\s+/i).map(bare)]);

/** The heading of that very title, otherwise the first that stands for one of them. */
export const sectionFor = (sections: readonly Section[], titles: readonly string[]): Section | null => {
  const wanted = titles.map(foldedTitle);
  const exact = sections.find(({ title }) => wanted.includes(foldedTitle(title)));
  if (exact) return exact;
  return sections.find(({ title }) => [...titlesIn(title)].some((one) => wanted.includes(one))) ?? null;
};
