/**
 * The work on a document that is done elsewhere [D9, D12]: links that are named beside
 * those of the header and taken off again, people or time that are promised before there
 * is anything to link, and the word that enough is done. Nothing here depends on how the
 * work stands on GitHub.
 */
import { workNamed } from "../documents/work-in-header.ts";
import { areaNamed, type WorkWord, workWords } from "../documents/work-links.ts";
import { homeOf, workName } from "../documents/work-target.ts";
import { confirmedNow } from "../lifecycle/work-question.ts";
import type { NewEntry } from "../model/entry.ts";
import type { Kind } from "../model/kind.ts";
import type { RoleName, TextHash } from "../model/names.ts";
import { mostWorkLooked, type WorkArea, type WorkTracking } from "../model/work.ts";
import { hashText } from "../record/text-hash.ts";
import { isWhole } from "./as-steward.ts";
import { type Asked, causeOf } from "./command-entries.ts";
import { authorsOf } from "./judge-head.ts";
import { type Answer, entry, is, presentReading, refused, type Situation, type Texts } from "./judgement.ts";
import { notYours } from "./not-yours.ts";
import { hasAnyRole } from "./rolls.ts";

export const workVerbs = ({ work }: Kind): readonly string[] =>
  work ? [work.addVerb, work.dropVerb, work.confirmVerb] : [];

const areasOf = (kind: Kind): readonly WorkArea[] =>
  kind.fields.find(({ key }) => key === kind.work?.field)?.areas ?? [];

const said = ({ call }: Asked): string => call.words.join(" ");

/** As it is recorded: the same words for the same link, however it was written. */
const nameOf = ({ target }: WorkWord, { act }: Asked): string | null => target && workName(target, homeOf(act.url));

const mayAs = (situation: Situation, asked: Asked, kind: Kind, roles: readonly RoleName[]): Answer<null> => {
  const role = hasAnyRole(situation, asked.act.by, roles, authorsOf(situation, presentReading(situation), kind));
  if (role.kind !== "is") return role;
  return role.value === null ? notYours(situation, asked, roles) : is(null);
};

const inHeader = (situation: Situation, asked: Asked, kind: Kind): ReadonlySet<string> => {
  const reading = presentReading(situation);
  const home = homeOf(asked.act.url);
  return new Set(
    reading?.document && reading.bytes
      ? workNamed(reading.document, kind, reading.bytes).map(({ target }) => workName(target, home).toLowerCase())
      : [],
  );
};

const complaint = (asked: Asked, words: readonly WorkWord[], areas: readonly WorkArea[]): Answer<null> => {
  const noLink = words.find(({ target }) => target === null);
  const { verb } = asked.call;
  const strange = words.find(({ area }) => area?.name === null)?.area;
  const names = areas.map(({ name }) => name).join(", ");
  if (strange && areas.length > 0)
    return refused("work-area-unknown", { word: strange.text.slice(0, 100), areas: names });
  if (noLink) return refused("work-no-link", { verb, words: noLink.text.slice(0, 100), areas: names });
  return is(null);
};

type Added = { readonly area: string | null; readonly link: TextHash | null; readonly reason: TextHash | null };

const judgeAdding = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const { state, at } = situation;
  const areas = areasOf(kind);
  const text = said(asked);
  const words = workWords(text, areas);
  const reason = asked.call.reason === null ? null : hashText(asked.call.reason);
  const promised = areaNamed(areas, text.replace(/:$/, ""));
  const entries = (added: readonly Added[]): Answer<readonly NewEntry[]> =>
    is(added.map((one) => entry(at, causeOf(asked), { kind: "work-added", ...one })));
  if (promised !== null && words.every(({ target }) => target === null)) {
    if (reason === null) return refused("work-link-missing", { verb: asked.call.verb, area: promised });
    return state.work.some((one) => one.link === null && one.area === promised && one.reason === reason)
      ? refused("work-named-already", { words: promised })
      : entries([{ area: promised, link: null, reason }]);
  }
  if (words.length === 0) return refused("work-link-missing", { verb: asked.call.verb, area: areas[0]?.name ?? "" });
  const wrong = complaint(asked, words, areas);
  if (wrong.kind !== "is") return wrong;
  const known = inHeader(situation, asked, kind);
  const added: Added[] = [];
  for (const word of words) {
    const name = nameOf(word, asked) ?? "";
    const link = hashText(name);
    if (known.has(name.toLowerCase()) || [...state.work, ...added].some((one) => one.link === link))
      return refused("work-named-already", { words: name.slice(0, 100) });
    added.push({ area: word.area?.name ?? null, link, reason });
  }
  return state.work.length + added.length > mostWorkLooked
    ? refused("work-too-many", { most: String(mostWorkLooked), drop: kind.work?.dropVerb ?? "" })
    : entries(added);
};

const judgeDropping = (situation: Situation, asked: Asked, kind: Kind): Answer<readonly NewEntry[]> => {
  const { state, at } = situation;
  const areas = areasOf(kind);
  const text = said(asked);
  const promised = areaNamed(areas, text.replace(/:$/, ""));
  const names = workWords(text, areas).flatMap((word) => nameOf(word, asked) ?? []);
  const links = names.map((name) => hashText(name));
  const dropped = state.work.filter(({ link, area }) =>
    link === null ? promised !== null && area === promised : links.includes(link),
  );
  if (names.length === 0 && promised === null) return refused("work-which", { verb: asked.call.verb });
  if (dropped.length > 0)
    return is(
      dropped.map(({ area, link, act }) => entry(at, causeOf(asked), { kind: "work-dropped", area, link, of: act })),
    );
  const known = inHeader(situation, asked, kind);
  return names.some((name) => known.has(name.toLowerCase()))
    ? refused("work-in-header", { field: kind.work?.field ?? "" })
    : refused("work-not-named", { words: text.slice(0, 100) });
};

const judgeConfirming = (situation: Situation, asked: Asked): Answer<readonly NewEntry[]> => {
  const whole = isWhole(asked, "required");
  if (whole.kind !== "is") return whole;
  const confirmed = confirmedNow(situation.state);
  if (confirmed) return refused("work-confirmed-already", { by: confirmed.by.login });
  return is([
    entry(situation.at, causeOf(asked), { kind: "work-confirmed", reason: hashText(asked.call.reason ?? "") }),
  ]);
};

export const judgeWork = (
  situation: Situation,
  asked: Asked,
  kind: Kind,
  work: WorkTracking,
): Answer<readonly NewEntry[]> => {
  const { verb } = asked.call;
  const may = mayAs(situation, asked, kind, verb === work.confirmVerb ? work.confirmedBy : work.by);
  if (may.kind !== "is") return may;
  if (verb === work.confirmVerb) return judgeConfirming(situation, asked);
  return verb === work.addVerb ? judgeAdding(situation, asked, kind) : judgeDropping(situation, asked, kind);
};

/** The links that a command names, for their texts. */
export const workTexts = (kind: Kind, asked: Asked): Texts =>
  asked.call.verb === kind.work?.addVerb
    ? workWords(said(asked), areasOf(kind)).flatMap((word) => {
        const name = nameOf(word, asked);
        return name === null ? [] : [[hashText(name), name] as const];
      })
    : [];
