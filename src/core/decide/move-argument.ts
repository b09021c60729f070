/**
 * What the command of a move names after its verb: a word of a list, a web address, or
 * another document of the kind, which must be known. A document may also stand at the
 * end of the reason, as people write it: `because it does the same, by DIP-7`.
 */
import type { Kind, Move, MoveArgument } from "../model/kind.ts";
import { hashText } from "../record/text-hash.ts";
import type { Asked } from "./command-entries.ts";
import { type Answer, is, need, refused, type Situation, type Texts } from "./judgement.ts";

export interface Named {
  /** How many words of the command it takes. */
  readonly taken: number;
  /** What a field carries; null: nothing was named. */
  readonly written: string | null;
  /** As the fact of the move has it. */
  readonly recorded: { readonly named?: string; readonly link?: ReturnType<typeof hashText> };
}

export const nothingNamed: Named = { taken: 0, written: null, recorded: {} };

const webAddress = /^https?:\/\/[^\s<>"`\\^{|}]+$/i;
const mostOfAddress = 500;

const wordOf = (move: Move, { call }: Asked): string | undefined => call.words[move.word === null ? 0 : 1];

const namedWord = (argument: MoveArgument, word: string, verb: string): Answer<Named> => {
  const said = word.toLowerCase();
  return argument.words.includes(said)
    ? is({ taken: 1, written: said, recorded: { named: said } })
    : refused("word-unknown", { verb, word, words: argument.words.join(", ") });
};

/** As it is, in angle brackets, or as a Markdown link. */
const addressIn = (word: string): string | null => {
  const bare = /^<(.+)>$/.exec(word)?.[1] ?? /\]\((\S+)\)$/.exec(word)?.[1] ?? word;
  return bare.length <= mostOfAddress && webAddress.test(bare) ? bare : null;
};

const namedAddress = (word: string, verb: string): Answer<Named> => {
  const address = addressIn(word);
  return address === null
    ? refused("link-unreadable", { verb, words: word.slice(0, 100) })
    : is({ taken: 1, written: address, recorded: { link: hashText(address) } });
};

/** `DIP-7`, `dip 7` or `7`; null: it is no such number. */
const numberNamed = (text: string, kind: Kind): number | null => {
  const bare = text.toLowerCase().startsWith(kind.prefix.toLowerCase())
    ? text.slice(kind.prefix.length).replace(/^[- ]/, "")
    : text;
  return /^\d{1,9}$/.test(bare) ? Number(bare) : null;
};

const namedDocument = (
  { state, facts }: Situation,
  kind: Kind,
  text: string,
  verb: string,
): Answer<Omit<Named, "taken">> => {
  const number = numberNamed(text, kind);
  if (number === null) return refused("document-no-number", { verb, words: text.slice(0, 100), prefix: kind.prefix });
  const key = `${kind.prefix}-${number}`;
  if (number === state.document?.number) return refused("document-itself", { key });
  if (facts.numbers === null) return need({ kind: "numbers" });
  if (!facts.numbers.some((holder) => holder.number === number)) return refused("document-unknown", { key });
  return is({ written: key, recorded: { named: key } });
};

/** In the words, `by` before it or not, or else at the end of the reason. */
const documentSaid = (
  move: Move,
  { call }: Asked,
  kind: Kind,
): { readonly text: string; readonly taken: number } | null => {
  const words = call.words.slice(move.word === null ? 0 : 1);
  const by = words[0]?.toLowerCase() === "by" ? 1 : 0;
  if (words.length > 0) return { text: words[by] ?? "", taken: by + 1 };
  const inReason = new RegExp(`\\bby ${kind.prefix}[- ](\\d{1,9})[.!]?$`, "i").exec(call.reason ?? "")?.[1];
  return inReason === undefined ? null : { text: inReason, taken: 0 };
};

export const namedBy = (situation: Situation, asked: Asked, kind: Kind, move: Move): Answer<Named> => {
  const { argument } = move;
  const { verb } = asked.call;
  if (!argument) return is(nothingNamed);
  if (argument.type === "document") {
    const said = documentSaid(move, asked, kind);
    if (said === null)
      return argument.optional ? is(nothingNamed) : refused("document-missing", { verb, prefix: kind.prefix });
    const found = namedDocument(situation, kind, said.text, verb);
    return found.kind === "is" ? is({ ...found.value, taken: said.taken }) : found;
  }
  const word = wordOf(move, asked);
  if (word === undefined && argument.optional) return is(nothingNamed);
  if (argument.type === "word") return namedWord(argument, word ?? "", verb);
  return word === undefined ? refused("link-missing", { verb }) : namedAddress(word, verb);
};

/** The address that a command names, for its text. */
export const addressTexts = (kind: Kind, { call }: Asked): Texts => {
  const moves = kind.moves.filter(({ verb, argument }) => verb === call.verb && argument?.type === "url");
  const address = moves.length > 0 ? call.words.map(addressIn).find((one) => one !== null) : null;
  return address ? [[hashText(address), address]] : [];
};
