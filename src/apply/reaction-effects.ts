import type { Handler } from "./handler.ts";

export const addReaction: Handler<"add-reaction"> = async ({ writer, place }, { comment, content }) => {
  await writer.addReaction(place, comment, content);
  return { expect: [] };
};

export const removeReaction: Handler<"remove-reaction"> = async ({ writer, place }, { comment, content }) => {
  await writer.removeReaction(place, comment, content);
  return { expect: [] };
};
