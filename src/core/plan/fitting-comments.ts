/**
 * Comments as long as GitHub takes them. A table of seats that is too long is folded:
 * those who acted stand first, and how many are listed, and where all of them are, is
 * said. Whatever else grows too long is cut, and that is said too.
 */
import type { View, Wording } from "../render/wording.ts";

/** GitHub takes 65,536 characters; our marker stands before the text. */
export const longestBody = 65_000;

const isSilent = (seat: unknown): boolean => (seat as View).silent === true;

/** The most of `count` with which it fits. */
const mostThatFit = (count: number, fits: (shown: number) => boolean): number => {
  let least = 0;
  let most = count;
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(middle)) least = middle;
    else most = middle - 1;
  }
  return least;
};

/** `view.seats` are the rows of the table; `thread` is how the command line names this place, `owner/name#12`. */
export const commentWithSeats = (render: (view: View) => string, view: View, thread: string): string => {
  const whole = render(view);
  const { seats } = view;
  if (whole.length <= longestBody || !Array.isArray(seats)) return whole;
  const byActing = [...seats.filter((seat) => !isSilent(seat)), ...seats.filter(isSilent)];
  const shownAs = (shown: number): string =>
    render({ ...view, seats: byActing.slice(0, shown), folded: { shown, all: seats.length, thread } });
  return shownAs(mostThatFit(seats.length, (shown) => shownAs(shown).length <= longestBody));
};

/** The last resort, for texts that no table makes long. */
export const cutToFit = (body: string, wording: Wording): string => {
  if (body.length <= longestBody) return body;
  const note = `\n\n${wording.say("many.cut")}\n`;
  const kept = body.slice(0, longestBody - note.length);
  return `${kept.slice(0, Math.max(kept.lastIndexOf("\n"), 1))}${note}`;
};

/** Lines of a check's summary, which GitHub takes as long as a comment; the rest is counted. */
export const linesToFit = (lines: readonly string[], wording: Wording): string => {
  let room = longestBody - 200;
  const shown = lines.filter((line) => {
    room -= line.length + 1;
    return room >= 0;
  });
  const left = lines.length - shown.length;
  return [...shown, ...(left > 0 ? [wording.say("many.findings", { count: left })] : [])].join("\n");
};

/** `https://github.com/owner/name/pull/12` as `owner/name#12`. */
export const threadInWords = (url: string): string => {
  const [, repository, number] = /([^/]+\/[^/]+)\/(?:pull|issues)\/(\d+)$/.exec(url) ?? [];
  return repository === undefined ? url : `${repository}#${number}`;
};
