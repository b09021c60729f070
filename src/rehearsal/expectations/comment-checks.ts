/** Expectations about the App's comments, by slot. */
import type { CommentExpectation, Expectation } from "../language/expectation.ts";
import { type Count, fits, matches } from "../language/values.ts";
import { isOfSlot, type SlotComment, slotComments, visibleText } from "../slots.ts";
import { type Check, inWords, type Scene } from "./scene.ts";
import { missingTexts, presentTexts } from "./thread-checks.ts";

type Of<Key extends keyof Expectation> = Check<Exclude<Expectation[Key], undefined>>;

export const comment: Of<"comment"> = (wanted, scene) => wanted.flatMap((one) => oneComment(one, scene));

function oneComment(wanted: CommentExpectation, scene: Scene): readonly string[] {
  const all = slotComments(scene.thread, scene.botLogin);
  const slots = inWords(all.map((one) => one.slot));
  const { slot } = wanted;
  if (slot === null) {
    const found = all.some((one) => wanted.contains.every((text) => matches(visibleText(one.comment.body), text)));
    const texts = wanted.contains.map((text) => text.source).join(", ");
    return found ? [] : [`comment: none of the App's says ${texts}; its comments are ${slots}.`];
  }
  const found: SlotComment | undefined = all.findLast((one) => isOfSlot(one.slot, slot));
  if (wanted.absent) return found === undefined ? [] : [`comment ${slot}: expected none, but there is ${found.slot}.`];
  if (found === undefined) return [`comment ${slot}: expected one, got none; there are ${slots}.`];
  const text = visibleText(found.comment.body);
  const { minimized } = wanted;
  const folded = (is: boolean): string => (is ? "folded away" : "open to be read");
  return [
    ...(minimized === undefined || minimized === found.comment.minimized
      ? []
      : [`comment ${found.slot}: expected it ${folded(minimized)}, but it is ${folded(found.comment.minimized)}.`]),
    ...missingTexts(`comment ${found.slot}`, wanted.contains, text),
    ...presentTexts(`comment ${found.slot}`, wanted.lacks, text),
  ];
}

export const comments: Of<"comments"> = (wanted, scene) => {
  const slots = slotComments(scene.thread, scene.botLogin).map((one) => one.slot);
  const one = (what: string, expected: Count, got: number): readonly string[] =>
    fits(got, expected) ? [] : [`${what}: expected ${expected.source}, got ${got}; there are ${inWords(slots)}.`];
  if (isCount(wanted)) return one("comments", wanted, slots.length);
  return Object.entries(wanted).flatMap(([slot, expected]) =>
    one(`comments ${slot}`, expected, slots.filter((name) => isOfSlot(name, slot)).length),
  );
};

export const isCount = (value: Count | Readonly<Record<string, Count>>): value is Count =>
  "compare" in value && typeof value.compare === "string";
