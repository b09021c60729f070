/**
 * What a reading must show because of a delivery. GitHub's reads can lag behind
 * by seconds; for a minute after its delivery, a reading without the thing is
 * stale. Values by kind:
 *
 *   comment, comment-gone, review, review-dismissed   the id
 *   comment-text                      `id:sha256` of the text
 *   head                              the sha
 *   labeled-event, unlabeled-event    `label|login|not before` (login in lower case)
 *   thread-state                      open, closed or merged
 *
 * A delivery that names nothing of these is looked at twice: see `look/second-look.ts`.
 */
import { login } from "../core/model/names.ts";
import { hashText } from "../core/record/text-hash.ts";
import { addSeconds, toInstant } from "../core/time/instant.ts";
import type { Expectation, StoredDelivery } from "../store/store.ts";
import { type Payload, readPayload } from "./payload.ts";

const waitSeconds = 60;
/** `updated_at` of the thread may be later than the event that changed it. */
const toleranceSeconds = 5;

type Expected = readonly (readonly [Expectation["kind"], string])[];

const of = (event: string, action: string, payload: Payload): Expected => {
  switch (event) {
    case "issue_comment":
      return ofComment(action, payload);
    case "pull_request_review":
      return ofReview(action, payload);
    case "pull_request":
      return ofPullRequest(action, payload);
    case "issues":
      if (action === "closed" || action === "reopened")
        return [["thread-state", action === "closed" ? "closed" : "open"]];
      return [];
    default:
      return [];
  }
};

const ofComment = (action: string, { comment }: Payload): Expected => {
  if (!comment) return [];
  const id = String(comment.id);
  if (action === "created") return [["comment", id]];
  if (action === "deleted") return [["comment-gone", id]];
  if (action === "edited" && typeof comment.body === "string")
    return [["comment-text", `${id}:${hashText(comment.body)}`]];
  return [];
};

const ofReview = (action: string, { review }: Payload): Expected => {
  if (!review) return [];
  if (action === "submitted") return [["review", String(review.id)]];
  return action === "dismissed" ? [["review-dismissed", String(review.id)]] : [];
};

const ofPullRequest = (action: string, payload: Payload): Expected => {
  const { pull_request: pullRequest } = payload;
  if (!pullRequest) return [];
  const head: Expected = pullRequest.head ? [["head", pullRequest.head.sha]] : [];
  switch (action) {
    case "opened":
    case "synchronize":
      return head;
    case "reopened":
      return [...head, ["thread-state", "open"]];
    case "closed":
      return [["thread-state", pullRequest.merged ? "merged" : "closed"]];
    case "labeled":
      return ofLabel("labeled-event", payload);
    case "unlabeled":
      return ofLabel("unlabeled-event", payload);
    default:
      return [];
  }
};

const ofLabel = (
  kind: "labeled-event" | "unlabeled-event",
  { label, sender, pull_request: pullRequest }: Payload,
): Expected => {
  const at = pullRequest?.updated_at ? toInstant(pullRequest.updated_at) : null;
  if (!label || !sender || at === null || label.name.includes("|")) return [];
  return [[kind, `${label.name}|${login(sender.login)}|${addSeconds(at, -toleranceSeconds)}`]];
};

export const expectationsOf = (delivery: StoredDelivery): readonly Expectation[] => {
  const payload = readPayload(delivery.payload);
  if (payload === null) return [];
  const until = addSeconds(delivery.receivedAt, waitSeconds);
  return of(delivery.event, delivery.action ?? "", payload).map(([kind, value]) => ({ kind, value, until }));
};

/**
 * Of several deliveries, oldest first: what a later one contradicts is not
 * expected any more (an older head, a state since changed, the former text or
 * the presence of a comment that is gone).
 */
export const expectationsOfAll = (deliveries: readonly StoredDelivery[]): readonly Expectation[] => {
  const latest = new Map<string, Expectation>();
  for (const expectation of deliveries.flatMap(expectationsOf)) {
    const about = aboutWhat(expectation);
    latest.delete(about);
    latest.set(about, expectation);
  }
  const all = [...latest.values()];
  const gone = new Set(all.filter(({ kind }) => kind === "comment-gone").map(({ value }) => value));
  return all.filter(
    ({ kind, value }) => !["comment", "comment-text"].includes(kind) || !gone.has(value.split(":")[0] ?? ""),
  );
};

const aboutWhat = ({ kind, value }: Expectation): string => {
  if (kind === "head" || kind === "thread-state") return kind;
  if (kind === "comment-text") return `${kind} ${value.split(":")[0]}`;
  return `${kind} ${value}`;
};
