/**
 * Whether a reading is behind what we know: GitHub's reads can lag behind its
 * writes by seconds. For a minute a reading that lacks what we wrote, or what a
 * delivery spoke of, is stale; after that the reading is right.
 */
import type { Instant, Sha } from "../core/model/names.ts";
import type { SeenCheck } from "../core/model/seen.ts";
import { hashText } from "../core/record/text-hash.ts";
import { laterOf } from "../core/time/instant.ts";
import type { ThreadReading } from "../github/ports.ts";
import type { Expectation } from "../store/store.ts";

/** The same of a commit of which nothing but its checks was read. */
export const missingChecks = (
  checks: readonly SeenCheck[],
  head: Sha,
  expectations: readonly Expectation[],
  now: Instant,
): readonly Expectation[] =>
  expectations.filter(({ kind, value, until }) => kind === "check" && now < until && !hasCheck(checks, head, value));

type Test = (reading: ThreadReading, value: string) => boolean;

const hasComment: Test = (reading, value) => reading.comments.some((comment) => String(comment.id) === value);

const hasLabelEvent = (reading: ThreadReading, kind: "labeled" | "unlabeled", value: string): boolean => {
  const [label, actor, at] = value.split("|");
  return reading.timeline.some(
    (event) =>
      event.kind === kind &&
      event.label === label &&
      event.actor?.person.login === actor?.toLowerCase() &&
      (at === undefined || event.at >= at),
  );
};

const hasCheck = (checks: readonly SeenCheck[], at: Sha | null, value: string): boolean => {
  const [run, head] = value.split("@");
  const [name, id] = run?.split("#") ?? [];
  // A later run of the name, of another thread with the same head, stands in its place.
  return at !== head || checks.some((check) => check.name === name && check.id >= Number(id));
};

const isThere: { readonly [Kind in Expectation["kind"]]: Test } = {
  comment: hasComment,
  "comment-gone": (reading, value) => !hasComment(reading, value),
  "comment-text": (reading, value) => {
    const [id, hash] = value.split(":");
    const comment = reading.comments.find((one) => String(one.id) === id);
    return comment === undefined || hashText(comment.body) === hash;
  },
  "comment-minimised": (reading, value) =>
    reading.comments.every((comment) => String(comment.id) !== value || comment.minimized),
  review: (reading, value) => reading.reviews.some((review) => String(review.id) === value),
  "review-dismissed": (reading, value) =>
    reading.timeline.some((event) => event.kind === "review-dismissed" && String(event.review) === value),
  head: (reading, value) => reading.head?.sha === value,
  label: (reading, value) => reading.labels.includes(value),
  "label-gone": (reading, value) => !reading.labels.includes(value),
  "labeled-event": (reading, value) => hasLabelEvent(reading, "labeled", value),
  "unlabeled-event": (reading, value) => hasLabelEvent(reading, "unlabeled", value),
  check: (reading, value) => hasCheck(reading.checks, reading.head?.sha ?? null, value),
  "merge-group": () => true,
  "thread-state": (reading, value) => reading.state === value,
  description: (reading, value) => hashText(reading.body) === value,
};

/** What an expectation is about: a later one about the same takes an earlier one's place. */
const topicOf = ({ kind, value }: Expectation): string => {
  switch (kind) {
    case "comment":
    case "comment-gone":
      return `comment ${value}`;
    case "comment-text":
      return `text ${value.split(":")[0]}`;
    case "label":
    case "label-gone":
      return `label ${value}`;
    case "merge-group":
      return `group ${value}`;
    case "check":
      return `check ${value.split("#")[0]}`;
    case "head":
    case "thread-state":
    case "description":
      return kind;
    case "comment-minimised":
    case "review":
    case "review-dismissed":
    case "labeled-event":
    case "unlabeled-event":
      return `${kind} ${value}`;
  }
};

/**
 * A person who presses a button again, or takes off a label of ours, undoes what we
 * did. Their delivery has not been taken in yet, so it is the later of the two.
 */
const undoneBy = { "labeled-event": "label-gone", "unlabeled-event": "label" } as const;

const withoutUndone = (expectations: readonly Expectation[]): readonly Expectation[] => {
  const undone = new Set(
    expectations.flatMap(({ kind, value }) =>
      kind === "labeled-event" || kind === "unlabeled-event" ? [`${undoneBy[kind]} ${value.split("|")[0]}`] : [],
    ),
  );
  return expectations.filter(({ kind, value }) => !undone.has(`${kind} ${value}`));
};

/** What the reading lacks, among expectations that still hold at `now`; of several about one thing the newest. */
export const missingFrom = (
  reading: ThreadReading,
  expectations: readonly Expectation[],
  now: Instant,
): readonly Expectation[] => {
  const topics = Map.groupBy(withoutUndone(expectations.filter((expected) => now < expected.until)), topicOf);
  return [...topics.values()].flatMap((about): readonly Expectation[] => {
    const newest = about.map((one) => one.until).reduce(laterOf, now);
    const last = about.filter((one) => one.until === newest);
    return last.some(({ kind, value }) => isThere[kind](reading, value)) ? [] : last.slice(-1);
  });
};
