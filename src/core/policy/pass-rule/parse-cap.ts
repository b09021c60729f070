/** Reads how many seats an organisation can have: `1 per organisation`. */
import type { Cap } from "../../model/ballot.ts";

const most = 10_000;

/** A sentence when it is none. */
export const parseCap = (text: string): Cap | string => {
  const [, count] = /^\s*(\d{1,9})\s+per\s+organi[sz]ation\s*$/i.exec(text) ?? [];
  if (count === undefined) return `\`${text.slice(0, 60)}\` is no cap: write it like \`1 per organisation\`.`;
  const perOrganisation = Number(count);
  if (perOrganisation < 1) return "A cap leaves each organisation at least one seat.";
  return perOrganisation > most ? `A cap is at most ${most} per organisation.` : { perOrganisation };
};
