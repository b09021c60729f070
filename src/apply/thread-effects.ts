/** The thread itself: its title, its description and whether it is open. */
import { hashText } from "../core/record/text-hash.ts";
import type { Handler } from "./handler.ts";

export const editDescription: Handler<"edit-description"> = async ({ writer, place, thread }, { from, to, about }) => {
  await writer.editDescription(place, thread, { from, to });
  return { expect: [{ kind: "description", value: hashText(to) }], described: about };
};

export const closeThread: Handler<"close-thread"> = async ({ writer, place, thread }) => {
  await writer.closeThread(place, thread);
  return { expect: [{ kind: "thread-state", value: "closed" }] };
};

export const editTitle: Handler<"edit-title"> = async ({ writer, place, thread }, { title, number }) => {
  await writer.editTitle(place, thread, title);
  return { expect: [], titled: number };
};
