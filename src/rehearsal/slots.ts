/** The App's comments are found by the hidden marker that names their slot. */
import type { CommentView, ThreadView } from "../sandbox/sandbox-api.ts";

export interface SlotComment {
  readonly slot: string;
  readonly comment: CommentView;
}

const marker = /<!--\s*lastcall:([^\s]+)/;

export function slotOf(body: string): string | null {
  return marker.exec(body)?.[1] ?? null;
}

/** The App's own comments on a thread, oldest first; a person's copy of a marker is not one. */
export function slotComments(thread: ThreadView, botLogin: string): readonly SlotComment[] {
  return thread.comments
    .filter((comment) => comment.by === botLogin)
    .map((comment) => ({ slot: slotOf(comment.body) ?? "", comment }));
}

/** `ballot` names every slot `ballot:…`; a whole slot names itself. */
export function isOfSlot(slot: string, wanted: string): boolean {
  return slot === wanted || slot.startsWith(`${wanted}:`);
}

/** What people see of a comment: without the marker. */
export function visibleText(body: string): string {
  return body.replace(/<!--[\s\S]*?-->/g, "").trim();
}
