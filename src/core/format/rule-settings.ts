/** What a policy writes below `with` of a format rule, read leniently: what has another shape is as good as not there. */

export const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

/** Each entry is a word, or a list of words that are as good as each other. */
export const listsOf = (value: unknown): readonly (readonly string[])[] =>
  Array.isArray(value)
    ? value.map((entry) => (typeof entry === "string" ? [entry] : listOf(entry))).filter((words) => words.length > 0)
    : [];
