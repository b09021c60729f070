/**
 * Acts in reviews: Approve and Request changes vote on the commit reviewed, the
 * review's text may hold commands. A dismissal by a person takes the vote back, an
 * automatic one after a push does not: the text decides whether the vote still counts.
 */
import { parseCommands } from "../core/commands/parse-commands.ts";
import { voteOf } from "../core/commands/vote-calls.ts";
import type { Act, ActHappening } from "../core/model/act.ts";
import { channelRank } from "../core/model/act.ts";
import type { ActId, Choice } from "../core/model/names.ts";
import type { Person } from "../core/model/subject.ts";
import type { ReviewReading, TimelineReading } from "../github/ports.ts";

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

const actsOf = (review: ReviewReading, dismissals: readonly Dismissal[]): readonly Act[] => {
  if (!review.author || review.author.isBot || review.state === "pending") return [];
  const by = review.author.person;
  const dismissal = dismissals.find((event) => event.review === review.id);
  const choice = choiceOf[review.state === "dismissed" && dismissal ? dismissal.previousState : review.state];
  const at = review.submittedAt;
  const vote = choice ? [act(review, by, "0:0", { at, what: { kind: "vote", choice, reason: null } })] : [];
  const { calls } = parseCommands(review.body, { viaEmail: false });
  const commands =
    review.lastEditedAt === null || review.lastEditedAt === at
      ? calls.map((call, index) => act(review, by, `0:${index + 1}`, { at, what: voteOf(call) ?? call }))
      : calls.map((call, index) =>
          act(review, by, `${review.lastEditedAt}:${index + 1}`, {
            at: review.lastEditedAt ?? at,
            what: voteOf(call) ?? call,
          }),
        );
  const takenBack =
    dismissal && !dismissal.automatic && choice
      ? [act(review, by, "0:dismissed", { at: dismissal.at, what: { kind: "vote", choice: "withdraw", reason: null } })]
      : [];
  return [...vote, ...commands, ...takenBack];
};

export const reviewActs = (
  reviews: readonly ReviewReading[],
  timeline: readonly TimelineReading[],
): readonly ActHappening[] => {
  const dismissals = timeline.filter((event) => event.kind === "review-dismissed");
  return reviews.flatMap((review) =>
    actsOf(review, dismissals).map(
      (one, index): ActHappening => ({
        kind: "act",
        key: { at: one.at, rank: channelRank.review, source: review.id, index },
        act: one,
      }),
    ),
  );
};
