/** Expectations about the merge queue and the groups that it builds. */
import type { Expectation } from "../language/expectation.ts";
import { type Check, equal, inWords, type Scene } from "./scene.ts";
import { checksOn } from "./thread-checks.ts";

type Of<Key extends keyof Expectation> = Check<Exclude<Expectation[Key], undefined>>;

/** Pull requests in their order, by number. */
const sameOrder = (
  what: string,
  wanted: NonNullable<Expectation["merge_queue"]>,
  got: readonly number[],
  { stage }: Scene,
): readonly string[] => {
  const numbers = wanted.map((name) => stage.threadNumber(name));
  const isSame = numbers.length === got.length && numbers.every((number, place) => number === got[place]);
  return isSame ? [] : [`${what}: expected ${inWords(numbers)}, got ${inWords(got)}.`];
};

export const merge_queue: Of<"merge_queue"> = (wanted, scene) =>
  sameOrder("merge queue", wanted, scene.stage.sandbox.view.mergeQueue(), scene);

export const merge_group: Of<"merge_group"> = (wanted, scene) => {
  const group = scene.stage.sandbox.view.mergeGroups().findLast(({ number }) => number === scene.number);
  if (wanted === null) return group === undefined ? [] : [`merge group: expected none for #${scene.number}.`];
  if (group === undefined) return [`merge group: expected one for #${scene.number}, got none.`];
  return [
    ...(wanted.members ? sameOrder("merge group, members", wanted.members, group.members, scene) : []),
    ...(wanted.ended === undefined ? [] : equal("merge group, ended", wanted.ended, group.ended)),
    ...checksOn(group.checks, wanted.checks ?? {}).map((failure) => `merge group, ${failure}`),
  ];
};
