/**
 * Acts in reviews: Approve and Request changes vote on the commit reviewed, the
 * review's text may hold commands. A dismissal by a person takes the vote back, an
 * automatic one after a push does not: the text decides whether the vote still counts.
 */
import type { Act, ActHappening } from "../core/model/act.ts";
import { channelRank } from "../core/model/act.ts";
import type { ActId, Choice } from "../core/model/names.ts";
import type { State } from "../core/model/state.ts";
import type { Person } from "../core/model/subject.ts";
import type { ReviewReading, TimelineReading } from "../github/ports.ts";
import type { CommentHistory } from "./revisions.ts";
import { textActs } from "./text-acts.ts";

type Dismissal = Extract<TimelineReading, { kind: "review-dismissed" }>;

const choiceOf: Readonly<Record<ReviewReading["state"], Choice | null>> = {
  approved: "approve",
  "changes-requested": "reject",
  commented: null,
  dismissed: null,
  pending: null,
};

const act = (review: ReviewReading, by: Person, part: string, fields: Pick<Act, "at" | "what">): Act => ({
  id: `review:${review.id}:${part}` as ActId,
  by,
  channel: "review",
  url: review.url,
  head: review.commit,
  ...fields,
});

/** The text as created, or as its last editor left it: of a review GitHub's deliveries are not needed. */
const textOf = (review: ReviewReading, author: Person): Pick<CommentHistory, "author" | "viaEmail" | "revisions"> => {
  const { body, submittedAt, lastEditedAt } = review;
  const asSubmitted = lastEditedAt === null || lastEditedAt === submittedAt;
  const revision = asSubmitted
    ? { name: "0", at: submittedAt, by: author, body }
    : { name: lastEditedAt, at: lastEditedAt, by: review.editor?.person ?? null, body };
  return { author, viaEmail: false, revisions: [revision] };
};

/** As long as the reason of a command may be. */
const longestReason = 4000;

/** Who requests changes says in the review's text why; of other reviews the text is no reason for a vote. */
const reasonOf = (choice: Choice, { body }: ReviewReading): string | null => {
  const text = choice === "reject" ? body.trim() : "";
  if (text === "") return null;
  return text.length <= longestReason ? text : `${text.slice(0, longestReason - 1)}…`;
};

const actsOf = (review: ReviewReading, dismissals: readonly Dismissal[], state: State): readonly Act[] => {
  if (!review.author || review.author.isBot || review.state === "pending") return [];
  const by = review.author.person;
  const dismissal = dismissals.find((event) => event.review === review.id);
  const choice = choiceOf[review.state === "dismissed" && dismissal ? dismissal.previousState : review.state];
  const at = review.submittedAt;
  const vote = choice
    ? [act(review, by, "0:0", { at, what: { kind: "vote", choice, reason: reasonOf(choice, review) } })]
    : [];
  const { id, url, commit } = review;
  const place = { channel: "review", id, url, head: commit, firstIndex: 1, hasVerdict: choice !== null } as const;
  const commands = textActs(place, textOf(review, by), state);
  const takenBack =
    dismissal && !dismissal.automatic && choice
      ? [
          act(review, by, "0:dismissed", {
            at: dismissal.at,
            what: { kind: "vote", choice: "withdraw", reason: null, of: `review:${id}:` },
          }),
        ]
      : [];
  return [...vote, ...commands, ...takenBack];
};

export const reviewActs = (
  reviews: readonly ReviewReading[],
  timeline: readonly TimelineReading[],
  state: State,
): readonly ActHappening[] => {
  const dismissals = timeline.filter((event) => event.kind === "review-dismissed");
  return reviews.flatMap((review) =>
    actsOf(review, dismissals, state).map(
      (one, index): ActHappening => ({
        kind: "act",
        key: { at: one.at, rank: channelRank.review, source: review.id, index },
        act: one,
      }),
    ),
  );
};
