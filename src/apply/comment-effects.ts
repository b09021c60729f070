import { hashText } from "../core/record/text-hash.ts";
import type { Handler } from "./handler.ts";

export const createComment: Handler<"create-comment"> = async ({ writer, place, thread }, { body }) => {
  const { id } = await writer.createComment(place, thread, body);
  return { expect: [{ kind: "comment", value: String(id) }] };
};

export const updateComment: Handler<"update-comment"> = async ({ writer, place }, { comment, body }) => {
  await writer.updateComment(place, comment, body);
  return { expect: [{ kind: "comment-text", value: `${comment}:${hashText(body)}` }] };
};

export const deleteComment: Handler<"delete-comment"> = async ({ writer, place }, { comment }) => {
  await writer.deleteComment(place, comment);
  return { expect: [{ kind: "comment-gone", value: String(comment) }] };
};
