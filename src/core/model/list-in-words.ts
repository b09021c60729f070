/** `ana, bo and chen`; one is itself, none is nothing. */
export const listInWords = (parts: readonly string[], last = "and"): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} ${last} ${parts.at(-1)}`;
