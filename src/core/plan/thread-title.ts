/**
 * Whoever asks for a number asks for it in the thread's title as well. A title that says
 * the number already stays as it is, and what people make of ours later is theirs.
 */
import { numberFromTitle } from "../documents/file-names.ts";
import type { Effect } from "../model/effect.ts";
import type { Kind } from "../model/kind.ts";
import type { Seen } from "../model/seen.ts";
import type { State } from "../model/state.ts";

export interface ThreadTitleQuestion {
  readonly state: State;
  readonly kind: Kind;
  readonly seen: Seen;
  /** Of the document. */
  readonly title: string;
  /** The number that the title was given already. */
  readonly titled: number | null;
}

const mostOfTitle = 256;

const filled = (form: string, number: number, title: string): string =>
  form
    .replace(/\{number(?::0(\d))?\}/, (_, digits?: string) => String(number).padStart(Number(digits ?? 1), "0"))
    .replaceAll("{title}", () => title.replace(/\s+/g, " ").trim())
    .slice(0, mostOfTitle);

export const planThreadTitle = ({ state, kind, seen, title, titled }: ThreadTitleQuestion): readonly Effect[] => {
  const number = state.document?.number ?? null;
  if (!kind.threadTitle || number === null || !seen.open || titled === number) return [];
  if (numberFromTitle(kind, seen.title) === number) return [];
  const wanted = filled(kind.threadTitle, number, title);
  return wanted === seen.title
    ? []
    : [{ mode: "state", key: "title", signature: wanted, body: { kind: "edit-title", title: wanted, number } }];
};
