/** The words for concerns, which mean the same in every process. */
export const concernVerbs: readonly string[] = ["concern", "address", "contest", "resolve", "override-concern"];
