/** The App's own pull requests: opened, brought up to date, taken back; and the branches that are left of them. */
import type { Handler } from "./handler.ts";

export const proposeChange: Handler<"propose-change"> = async ({ writer, place }, { kind: _kind, ...change }) => {
  await writer.proposeChange(place, change);
  return { expect: [] };
};

export const withdrawChange: Handler<"withdraw-change"> = async ({ writer, place }, { request, body }) => {
  await writer.withdrawChange(place, request, body);
  return { expect: [] };
};

export const deleteBranch: Handler<"delete-branch"> = async ({ writer, place }, { branch, head }) => {
  await writer.deleteBranch(place, branch, head);
  return { expect: [] };
};
