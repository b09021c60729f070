/** The paths that a push to a branch adds, changes or removes, as far as its payload lists them. */
import { readPayload } from "./payload.ts";

export const pushedPaths = (payload: unknown): readonly string[] => {
  const commits = readPayload(payload)?.commits ?? [];
  return [
    ...new Set(
      commits.flatMap(({ added, modified, removed }) => [added, modified, removed].flatMap((paths) => paths ?? [])),
    ),
  ];
};
