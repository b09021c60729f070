/**
 * Whether the default branch says of a merged document what the record says: only where the
 * document lives here, and not just after the merge, when readings may lack it.
 */
import { z } from "zod";
import { fieldOf, plainOf, statusOf } from "../core/documents/field-values.ts";
import { readDocument } from "../core/documents/read-document.ts";
import type { OnBaseChange } from "../core/model/act.ts";
import type { HeadReading } from "../core/model/facts.ts";
import { login } from "../core/model/names.ts";
import type { OnBase } from "../core/model/on-base.ts";
import type { State } from "../core/model/state.ts";
import type { Person } from "../core/model/subject.ts";
import { secondsBetween } from "../core/time/instant.ts";
import type { ThreadReading } from "../github/ports.ts";
import type { StoredDelivery } from "../store/store.ts";
import { documentAtBase } from "./document-at-base.ts";
import type { NeedContext } from "./need-context.ts";

const lagSeconds = 60;

const pushed = z.object({ after: z.string(), sender: z.object({ login: z.string(), id: z.number() }) });

const pusherOf = (deliveries: readonly StoredDelivery[], commit: string): Person | null => {
  for (const { event, payload } of deliveries) {
    const told = event === "push" ? pushed.safeParse(payload) : null;
    if (told?.success && told.data.after === commit) {
      const { sender } = told.data;
      return { login: login(sender.login), id: sender.id };
    }
  }
  return null;
};

export const readOnBase = async (
  context: NeedContext,
  state: State,
  merged: HeadReading | { readonly unreadable: string } | undefined,
  deliveries: readonly StoredDelivery[],
): Promise<OnBase | null> => {
  const { policy, reading } = context;
  const { closedAt, date, repository, baseBranch } = reading;
  const kind = state.document ? policy.kinds.get(state.document.kind) : undefined;
  const group = policy.documents.find((one) => one.kind === kind?.name);
  const isOver = reading.state === "merged" && baseBranch === repository.defaultBranch && closedAt !== null;
  if (!kind || !group || !state.document || !isOver || !state.livesHere || state.undecided) return null;
  if (secondsBetween(closedAt, date) < lagSeconds || !merged || "unreadable" in merged || !merged.document) return null;
  const paths = [state.document.path, merged.document.path];
  const file = await documentAtBase(context, { kind, group, paths });
  const commit = repository.defaultHead;
  const by = pusherOf(deliveries, commit);
  const carried = statusOf(merged.document, kind);
  const mergedAs = typeof carried === "string" ? carried : null;
  if (file === null) return { commit, status: null, written: null, by, mergedAs };
  if (file.kind !== "file") return null;
  const document = readDocument(kind, file.path, file.bytes);
  const status = statusOf(document, kind);
  const written = plainOf(fieldOf(document, kind, kind.statusField)).trim();
  return { commit, status: typeof status === "string" ? status : null, written, by, mergedAs };
};

/** What was decided since the merge may be on its way there: a status of before that is not. */
const isDecided = ({ status: recorded, held }: State, { status, written, mergedAs }: OnBase): boolean => {
  if (written === null || status === null) return false;
  const since = mergedAs === null ? 0 : Math.max(0, held.lastIndexOf(mergedAs));
  return status === recorded || status === mergedAs || held.slice(since).includes(status);
};

export const onBaseChanges = (
  state: State,
  onBase: OnBase | null,
  { date }: ThreadReading,
): readonly OnBaseChange[] => {
  if (onBase === null) return [];
  const known = state.stray && !state.stray.over ? state.stray.found : null;
  const found = isDecided(state, onBase) ? null : (onBase.written ?? "");
  if (found === known) return [];
  return [{ kind: "on-base", key: { at: date, rank: 8, source: 0, index: 0 }, found, by: onBase.by }];
};
