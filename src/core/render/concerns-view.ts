/** Concerns as people are told of them. Names are words of people, found under their hash until they are erased. */
import { blockingConcerns, type Concern, type ConcernStanding, standingOf } from "../model/concern.ts";
import type { Kind } from "../model/kind.ts";
import type { TextHash } from "../model/names.ts";
import type { State } from "../model/state.ts";
import { dayOf } from "../time/days.ts";
import { dayInWords } from "../time/words.ts";
import { escapeMarkdown } from "./escape.ts";
import { listOfNames } from "./many-names.ts";
import type { View, Wording } from "./wording.ts";

export type Texts = ReadonlyMap<TextHash, string>;

/** As written; not escaped. */
export const concernName = (name: TextHash, texts: Texts, wording: Wording): string =>
  texts.get(name) ?? wording.plain("concern-name.erased");

/** In italics, for Markdown. */
const inItalics = (name: string): string => `*${escapeMarkdown(name)}*`;

/** So many are named in a sentence. */
const mostNames = 10;

export const concernNames = (names: readonly TextHash[], texts: Texts, wording: Wording): string =>
  listOfNames(
    names.map((name) => inItalics(concernName(name, texts, wording))),
    wording,
    mostNames,
  );

/** The roles that act on concerns besides those who raised them. */
export const overriderOf = (kind: Kind): string => kind.steward.primary ?? kind.steward.role;

/** What a sentence about the concerns of one standing takes; null: there is none. */
export const concernsThatAre = (
  state: State,
  standing: ConcernStanding,
  texts: Texts,
  wording: Wording,
): View | null => {
  const some = state.concerns.filter((concern) => standingOf(concern) === standing);
  const [first] = some;
  if (!first) return null;
  return {
    first: concernName(first.name, texts, wording),
    more: some.length > 1 ? some.length - 1 : null,
    one: some.length === 1,
    count: some.length,
    names: concernNames(
      some.map(({ name }) => name),
      texts,
      wording,
    ),
    raisers: listOfNames([...new Set(some.map(({ by }) => by.login))], wording, mostNames),
  };
};

const inOrder: readonly ConcernStanding[] = [
  "unanswered",
  "contested",
  "answered",
  "settled",
  "overridden",
  "withdrawn",
];

const concernLine = (concern: Concern, texts: Texts, zone: string, wording: Wording): string => {
  const standing = standingOf(concern);
  const name = escapeMarkdown(concernName(concern.name, texts, wording));
  const last = concern.end ?? concern.contested ?? concern.answer;
  const by = concern.end ? concern.end.by : standing === "answered" ? concern.answer?.by : concern.by;
  return wording.say(`concern.${standing}`, {
    // Line and word say how it stands; the stroke only repeats it.
    name: concern.end ? `~~${name}~~` : `*${name}*`,
    raiser: concern.by.login,
    day: dayInWords(dayOf(concern.raised, zone)),
    raisedUrl: concern.url || null,
    by: by?.login ?? null,
    since: last ? dayInWords(dayOf(last.at, zone)) : null,
    url: last?.url || null,
    answerUrl: concern.answer?.url || null,
    answeredBy: concern.answer?.by.login ?? null,
  });
};

/** Lines of the list; the rest is counted. */
const mostLines = 60;

/** Row and list of the status comment; null where no concern was ever raised. */
export const concernsView = (state: State, texts: Texts, zone: string, wording: Wording): View | null => {
  if (state.concerns.length === 0) return null;
  const open = blockingConcerns(state).length;
  // Those that still matter come first where there is no room for all.
  const sorted =
    state.concerns.length <= mostLines
      ? state.concerns
      : inOrder.flatMap((standing) => state.concerns.filter((concern) => standingOf(concern) === standing));
  const shown = sorted.slice(0, mostLines);
  const counts = inOrder.flatMap((standing) => {
    const some = concernsThatAre(state, standing, texts, wording);
    return some ? [wording.say(`concern-count.${standing}`, some)] : [];
  });
  return {
    open,
    summary: [...(open === 0 ? [wording.say("concern-name.none-open")] : []), ...counts].join("; "),
    lines: shown.map((concern) => concernLine(concern, texts, zone, wording)),
    left: state.concerns.length > shown.length ? state.concerns.length - shown.length : null,
  };
};
