/**
 * Whether a reading is behind what we know: GitHub's reads can lag behind its
 * writes by seconds. For a minute a reading that lacks what we wrote, or what a
 * delivery spoke of, is stale; after that the reading is right.
 */
import type { Instant } from "../core/model/names.ts";
import { hashText } from "../core/record/text-hash.ts";
import type { ThreadReading } from "../github/ports.ts";
import type { Expectation } from "../store/store.ts";

type Test = (reading: ThreadReading, value: string) => boolean;

const hasComment: Test = (reading, value) => reading.comments.some((comment) => String(comment.id) === value);

const isThere: { readonly [Kind in Expectation["kind"]]: Test } = {
  comment: hasComment,
  "comment-gone": (reading, value) => !hasComment(reading, value),
  "comment-text": (reading, value) => {
    const [id, hash] = value.split(":");
    const comment = reading.comments.find((one) => String(one.id) === id);
    return comment === undefined || hashText(comment.body) === hash;
  },
  review: (reading, value) => reading.reviews.some((review) => String(review.id) === value),
  head: (reading, value) => reading.head?.sha === value,
  label: (reading, value) => reading.labels.includes(value),
  "label-gone": (reading, value) => !reading.labels.includes(value),
  "labeled-event": (reading, value) => {
    const [label, actor, at] = value.split("|");
    return reading.timeline.some(
      (event) =>
        event.kind === "labeled" &&
        event.label === label &&
        event.actor?.person.login === actor?.toLowerCase() &&
        (at === undefined || event.at >= at),
    );
  },
  check: (reading, value) => reading.checks.some((check) => String(check.id) === value),
  "thread-state": (reading, value) => reading.state === value,
};

/** What the reading lacks, among expectations that still hold at `now`. */
export const missingFrom = (
  reading: ThreadReading,
  expectations: readonly Expectation[],
  now: Instant,
): readonly Expectation[] =>
  expectations.filter((expected) => now < expected.until && !isThere[expected.kind](reading, expected.value));
