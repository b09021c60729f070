/**
 * A policy over its preset: maps are merged key by key, everything else is
 * replaced. So a policy names only what it changes, down to one number of one move.
 * A pass rule is one value, also where it is written as a map: half of one rule and
 * half of another would be neither.
 */
export type Settings = Readonly<Record<string, unknown>>;

export const isSettings = (value: unknown): value is Settings =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isRule = ([top, , key]: readonly string[]): boolean => top === "ballots" && (key === "pass" || key === "quorum");

/** Keys of `under` keep their order; new ones follow. Neither may own a key `__proto__`. `path`: where both stand. */
export const mergeSettings = (under: Settings, over: Settings, path: readonly string[] = []): Settings => {
  const merged: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = Object.hasOwn(under, key) ? under[key] : undefined;
    const at = [...path, key];
    merged[key] = isSettings(below) && isSettings(value) && !isRule(at) ? mergeSettings(below, value, at) : value;
  }
  return merged;
};

/**
 * The settings without what stands at the path, so that the rest can be judged by
 * the preset's value in its place. Lists are taken away whole.
 */
export const withoutPath = (settings: Settings, path: readonly (string | number)[]): Settings => {
  const [key, ...deeper] = path;
  if (key === undefined || !Object.hasOwn(settings, key)) return settings;
  const { [String(key)]: value, ...others } = settings;
  if (isSettings(value) && deeper.length > 0 && Object.hasOwn(value, String(deeper[0])))
    return { ...settings, [key]: withoutPath(value, deeper) };
  return others;
};
