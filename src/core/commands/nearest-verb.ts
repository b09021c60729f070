/** The verb that was most likely meant: an unknown `/word` is answered only when there is one, since other bots share the thread. */
import { nearestWord } from "../model/nearest-word.ts";

export const nearestVerb = (word: string, known: Iterable<string>): string | null =>
  nearestWord(word.normalize("NFKC").replace(/^\//, ""), known);

/** Whether it has letters or signs in it that only look like those of a verb. */
export const isLookAlike = (word: string): boolean => /[^a-z\d-]/.test(word);
