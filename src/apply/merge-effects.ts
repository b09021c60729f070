import type { Handler } from "./handler.ts";

/** Safe against races: GitHub refuses it when the head is not the one that was decided. */
export const merge: Handler<"merge"> = async ({ writer, place, thread }, { head, method, queue }) => {
  await writer.merge(place, thread, { head, method, queue });
  return queue ? { expect: [], enqueued: { head } } : { expect: [{ kind: "thread-state", value: "merged" }] };
};
