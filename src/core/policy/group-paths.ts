/**
 * Where the file of a group is: the pattern of the groups' documents with the group's
 * name in the place of its one star. `groups/*.{md,mdx}` and `fees` give
 * `groups/fees.md` and `groups/fees.mdx`.
 */

const mostPaths = 20;

/** Every way to choose one of what stands in braces. */
const withoutBraces = (pattern: string): readonly string[] => {
  const [whole, before, choices, after] = /^([^{}]*)\{([^{}]*)\}(.*)$/.exec(pattern) ?? [];
  if (whole === undefined) return [pattern];
  return (choices ?? "").split(",").flatMap((choice) => withoutBraces(`${before}${choice}${after}`));
};

/** A group that is named by a path is there. Empty where the pattern does not tell. */
export const groupPaths = (pattern: string, group: string): readonly string[] => {
  if (group.includes("/")) return [group];
  return withoutBraces(pattern)
    .slice(0, mostPaths)
    .flatMap((one) => {
      const [before, after, ...more] = one.replace(/(^|\/)\*\*\//, "$1").split("*");
      const isPath = after !== undefined && more.length === 0 && !/[?[\]{}()!]/.test(one);
      return isPath ? [`${before}${group}${after}`] : [];
    });
};
