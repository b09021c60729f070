/** What was decided after the merge, and the file on the default branch that is to say so. */
import { isUndecidedMerge } from "../core/decide/undecided-change.ts";
import { headerChange, mayLackHeader } from "../core/plan/header-change.ts";
import { titleInWords } from "../core/render/document-names.ts";
import { documentAtBase } from "../gather/document-at-base.ts";
import { needContextOf } from "./need-context-of.ts";
import { presentHead, type ReadWant, type Want } from "./want.ts";

const hindered = (hindrance: string): Want => ({ purpose: "header", change: null, hindrance });

export const wantHeader: ReadWant = async (dependencies, look) => {
  const { loaded, read, decision, facts } = look;
  const { state } = decision;
  if (facts.policy.kind !== "policy" || !state.document || !state.livesHere) return null;
  const { policy } = facts.policy;
  const kind = policy.kinds.get(state.document.kind) ?? null;
  const group = policy.documents.find((one) => one.kind === kind?.name);
  const head = presentHead(look);
  if (!kind || !group || !head?.document || !mayLackHeader(state, kind, head)) return null;
  // That it is there at all is not decided: what is wanted of it is another matter.
  if (isUndecidedMerge(state, kind)) return null;
  const { wording } = dependencies;
  const paths = [state.document.path, head.document.path];
  const context = needContextOf(dependencies, loaded, read, policy, state);
  const file = await documentAtBase(context, { kind, group, paths });
  const { path } = file ?? state.document;
  if (file?.kind === "unreadable") return hindered(wording.plain("change.unreadable", { path, why: file.why }));
  if (file?.kind !== "file") return hindered(wording.plain("change.gone", { path }));
  const title = titleInWords(state, kind, head);
  const change = headerChange({ state, kind, path, bytes: file.bytes, thread: read.reading.number, title, wording });
  if (change && "hindrance" in change) return hindered(change.hindrance);
  return { purpose: "header", change, hindrance: null };
};
