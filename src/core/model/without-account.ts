/**
 * Somebody with a seat and no account on GitHub. A roster names them in words; they are
 * known by a login that GitHub gives nobody (`name:jane doe`), so that seats, tallies
 * and the record treat them like everybody else. Their votes are recorded for them.
 */
import type { Login } from "./names.ts";
import type { Person } from "./subject.ts";

const mark = "name:";

// Control and format signs make names look alike that are not.
const visible = (name: string): string =>
  name
    .normalize("NFC")
    .replace(/[\s\p{Z}]+/gu, " ")
    .replace(/\p{C}/gu, "")
    .trim();

/** The same person for every spelling in other letters: `Jane Doe` and `JANE  DOE`. */
export const withoutAccount = (name: string): Person => {
  const shown = visible(name);
  return { login: `${mark}${shown.normalize("NFKC").toLowerCase()}` as Login, id: null, name: shown };
};

export const hasAccount = ({ login }: Person): boolean => !login.startsWith(mark);

/** What people call them: not escaped, a name is a text of people. */
export const shownName = ({ login, name }: Person): string =>
  name ?? (login.startsWith(mark) ? login.slice(mark.length) : login);
