import type { Handler } from "./handler.ts";

/** Safe against races: GitHub refuses it when the head is not the one that was planned on. */
export const commit: Handler<"commit"> = async ({ writer, place }, { kind: _kind, ...request }) => {
  const { sha } = await writer.commit(place, request);
  return { expect: [{ kind: "head", value: sha }] };
};
