/**
 * What follows from the record in files of the default branch: the header of a document
 * that was merged before, and the lines by which other documents name this one in turn.
 */
import { isUndecidedMerge } from "../core/decide/undecided-change.ts";
import type { Kind } from "../core/model/kind.ts";
import type { WantedChange } from "../core/model/own-change.ts";
import type { DocumentGroup, Policy } from "../core/model/policy.ts";
import { headerChange, mayLackHeader } from "../core/plan/header-change.ts";
import { type MirroredLine, mirroredLines, withMirroredLine } from "../core/plan/mirrored-lines.ts";
import { isMovedByPullRequests } from "../core/policy/moved-by-pull-requests.ts";
import { documentKey, titleInWords } from "../core/render/document-names.ts";
import { codeSpan } from "../core/render/escape.ts";
import type { Wording } from "../core/render/wording.ts";
import { documentAtBase } from "../gather/document-at-base.ts";
import type { NeedContext } from "../gather/need-context.ts";
import type { Look } from "./decide-in-rounds.ts";
import { needContextOf } from "./need-context-of.ts";
import { presentHead, type ReadWant, type Want } from "./want.ts";

interface Place {
  readonly look: Look;
  readonly context: NeedContext;
  readonly kind: Kind;
  readonly group: DocumentGroup;
  readonly wording: Wording;
}

const hindered = (hindrance: string): Want => ({ purpose: "header", change: null, hindrance });

/** Null: the default branch need not be looked at for it. */
const ownHeader = async ({ look, context, kind, group, wording }: Place): Promise<Want | null> => {
  const { state } = look.decision;
  const head = presentHead(look);
  if (!state.document || !head?.document || !mayLackHeader(state, kind, head)) return null;
  const file = await documentAtBase(context, { kind, group, paths: [state.document.path, head.document.path] });
  const { path } = file ?? state.document;
  if (file?.kind === "unreadable") return hindered(wording.plain("change.unreadable", { path, why: file.why }));
  if (file?.kind !== "file") return hindered(wording.plain("change.gone", { path }));
  const [title, thread] = [titleInWords(state, kind, head), look.read.reading.number];
  const change = headerChange({ state, kind, path, bytes: file.bytes, thread, title, wording });
  if (change && "hindrance" in change) return hindered(change.hindrance);
  return { purpose: "header", change, hindrance: null };
};

type Addition = WantedChange["additions"][number] & { readonly line: MirroredLine };

/** What cannot be written is left to the hint that asks for it. */
const lackingLines = async (
  { look, context, kind, group }: Place,
  lines: readonly MirroredLine[],
): Promise<readonly Addition[]> => {
  const own = look.decision.state.document?.number;
  const { files, state } = look.read.reading;
  // What the pull request brings itself comes with it.
  const brought = new Set(state === "merged" ? [] : files.map(({ path }) => path));
  const found: Addition[] = [];
  for (const line of own == null ? [] : lines) {
    const file = await documentAtBase({ ...context, number: line.number }, { kind, group, paths: [] });
    if (file && brought.has(file.path)) continue;
    const bytes = file?.kind === "file" && own != null ? withMirroredLine(kind, file, line.field, own) : null;
    if (file && bytes) found.push({ path: file.path, bytes, line });
  }
  return found;
};

const withLines = (
  { look, kind, wording }: Place,
  change: WantedChange | null,
  lines: readonly Addition[],
): WantedChange | null => {
  const [first] = lines;
  if (!first) return change;
  const key = documentKey(look.decision.state, kind);
  const thread = look.read.reading.number;
  const said = wording.say("change.mirrored", {
    thread,
    own: key,
    alone: change === null,
    unmerged: look.decision.state.thread !== "merged",
    lines: lines.map(({ path, line }) => ({ path: codeSpan(path), name: codeSpan(line.field.name) })),
  });
  const other = `${kind.prefix}-${first.line.number}`;
  return {
    purpose: "header",
    intent: JSON.stringify([change?.intent ?? null, lines.map(({ line }) => [line.number, line.field.key])]),
    headline: change?.headline ?? wording.plain("change.mirrored-headline", { own: key, other }),
    body: change ? `${change.body}\n\n${said}` : said,
    additions: [...(change?.additions ?? []), ...lines.map(({ path, bytes }) => ({ path, bytes }))],
    deletions: change?.deletions ?? [],
    others: lines.map(({ line }) => `${kind.prefix}-${line.number}`),
  };
};

const placeOf = (look: Look, policy: Policy): Pick<Place, "kind" | "group"> | null => {
  const { document, livesHere } = look.decision.state;
  const kind = document && livesHere ? policy.kinds.get(document.kind) : undefined;
  const group = policy.documents.find((one) => one.kind === kind?.name);
  return kind && group ? { kind, group } : null;
};

export const wantHeader: ReadWant = async (dependencies, look) => {
  const { loaded, read, decision, facts } = look;
  const { state } = decision;
  const { policy } = facts.policy.kind === "policy" ? facts.policy : { policy: null };
  const where = policy && placeOf(look, policy);
  const head = presentHead(look);
  // That it is there at all is not decided: what is wanted of it is another matter.
  if (!policy || !where || !head) return null;
  if (state.merged && isUndecidedMerge(state, where.kind, isMovedByPullRequests(policy, where.kind))) return null;
  const context = needContextOf(dependencies, loaded, read, policy, state);
  const place: Place = { look, context, ...where, wording: dependencies.wording };
  const own = await ownHeader(place);
  const lines = mirroredLines(state, where.kind, head);
  if (own?.hindrance != null || (own === null && lines.length === 0)) return own;
  const change = withLines(place, own?.change ?? null, await lackingLines(place, lines));
  return { purpose: "header", change, hindrance: null };
};
