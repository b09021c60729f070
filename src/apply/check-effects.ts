import type { Handler } from "./handler.ts";

export const createCheck: Handler<"create-check"> = async ({ writer, place }, { check }) => {
  const { id } = await writer.createCheck(place, check);
  return { expect: [{ kind: "check", value: `${check.name}#${id}@${check.head}` }] };
};
