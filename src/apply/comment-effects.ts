import { hashText } from "../core/record/text-hash.ts";
import type { Handler } from "./handler.ts";

export const createComment: Handler<"create-comment"> = async ({ writer, place, thread }, { slot, body }) => {
  const { id } = await writer.createComment(place, thread, body);
  return { expect: [{ kind: "comment", value: String(id) }], made: { slot, id } };
};

export const updateComment: Handler<"update-comment"> = async ({ writer, place }, { comment, body }) => {
  await writer.updateComment(place, comment, body);
  return { expect: [{ kind: "comment-text", value: `${comment}:${hashText(body)}` }] };
};

export const deleteComment: Handler<"delete-comment"> = async ({ writer, place }, { comment }) => {
  await writer.deleteComment(place, comment);
  return { expect: [{ kind: "comment-gone", value: String(comment) }] };
};

export const minimiseComment: Handler<"minimise-comment"> = async ({ writer, place }, { comment, node }) => {
  await writer.minimiseComment(place, node);
  return { expect: [{ kind: "comment-minimised", value: String(comment) }] };
};
