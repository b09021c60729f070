/** Reads `>= 3 people`, and `>= 1 person of ana, bo` or `>= 2 people of organisation Acme`. */
import type { PassRule } from "../../model/ballot.ts";
import { parseCircle } from "./circle.ts";

export type PeopleRule = PassRule & { readonly kind: "people" };

/** Null when the text is about something else; a sentence when it is about people and wrong. */
export const parsePeople = (source: string): PeopleRule | string | null => {
  const [, sign, count, circle] = /^(>=|>|≥) ?(\d{1,9}) (?:people|persons?)(?: (?:of|from) (.+))?$/i.exec(source) ?? [];
  if (count === undefined) return null;
  const atLeast = Number(count) + (sign === ">" ? 1 : 0);
  if (atLeast < 1) return `\`${source}\` asks for nothing: it would always pass.`;
  if (circle === undefined) return { kind: "people", atLeast, from: null, source };
  if (/^(?:the )?(?:electorate|present|cast)$/i.test(circle))
    return `\`${source}\`: a number of people is counted over everybody; leave \`of ${circle}\` out.`;
  const from = parseCircle(circle);
  if (typeof from === "string") return from;
  const most = from.kind === "logins" ? from.logins.length : atLeast;
  if (atLeast > most)
    return `\`${source}\` asks for ${atLeast} of ${most === 1 ? "1 person" : `${most} people`}: it could never pass.`;
  return { kind: "people", atLeast, from, source };
};
