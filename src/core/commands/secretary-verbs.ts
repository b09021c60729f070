/** The words of the secretary, which mean the same in every process. */
export const secretaryVerbs: readonly string[] = ["record-vote", "refresh-electorate", "correct"];
