/** The labels that are ours, and which of them a thread is to carry. Only labels that we own are ever removed. */

import { decidingBallots } from "../ballots/deciding-ballots.ts";
import { openBallots } from "../decide/deadlines.ts";
import { blockingConcerns } from "../model/concern.ts";
import type { Effect } from "../model/effect.ts";
import type { Kind } from "../model/kind.ts";
import type { Choice } from "../model/names.ts";
import type { Seen } from "../model/seen.ts";
import type { State } from "../model/state.ts";

export interface LabelDefinition {
  readonly name: string;
  readonly color: string;
  readonly description: string;
}

export const voteLabels: readonly (LabelDefinition & { readonly choice: Choice })[] = [
  { choice: "approve", name: "vote: approve", color: "2da44e", description: "A button: who adds it votes to approve" },
  { choice: "reject", name: "vote: reject", color: "cf222e", description: "A button: who adds it votes to reject" },
  { choice: "abstain", name: "vote: abstain", color: "8c959f", description: "A button: who adds it abstains" },
];

export const ballotLabel: LabelDefinition = {
  name: "ballot: open",
  color: "bf8700",
  description: "A ballot is open on this thread",
};

export const overdueLabel: LabelDefinition = {
  name: "overdue",
  color: "d1242f",
  description: "The period has ended without a decision",
};

export const concernLabel: LabelDefinition = {
  name: "concern",
  color: "e99695",
  description: "A concern stands that nobody has answered, or whose answer is contested",
};

export const continuedLabel: LabelDefinition = {
  name: "continued",
  color: "bfdadc",
  description: "It goes on in another pull request; the status comment says which",
};

const statusPrefix = "status: ";

export const statusLabel = (status: string): string => `${statusPrefix}${status}`;

const statusLabels = (kind: Kind): readonly LabelDefinition[] =>
  kind.statuses.map((status) => ({
    name: statusLabel(status.name),
    color: status.color,
    description: status.description.slice(0, 100),
  }));

export const ownLabels = (kind: Kind): readonly LabelDefinition[] => [
  ...statusLabels(kind),
  ...voteLabels,
  ballotLabel,
  overdueLabel,
  concernLabel,
  continuedLabel,
];

export const isOverdue = (state: State, kind: Kind): boolean =>
  state.window?.ended === true &&
  state.turnedDown === null &&
  decidingBallots(state, kind).length === 0 &&
  state.thread === "open";

/** A decision leaves no concern to answer. */
const hasConcern = (state: State, kind: Kind): boolean =>
  kind.statuses.find(({ name }) => name === state.status)?.gate === "waiting" && blockingConcerns(state).length > 0;

const wantedLabels = (state: State, kind: Kind): readonly string[] => [
  ...(state.status === null ? [] : [statusLabel(state.status)]),
  ...(openBallots(state).length > 0 ? [ballotLabel.name] : []),
  ...(isOverdue(state, kind) ? [overdueLabel.name] : []),
  ...(hasConcern(state, kind) ? [concernLabel.name] : []),
  ...(state.home?.moved ? [continuedLabel.name] : []),
];

const effect = (key: string, body: Effect["body"]): Effect => ({ mode: "state", key, signature: key, body });

export const planLabels = (state: State, kind: Kind, seen: Seen): readonly Effect[] => {
  const own = ownLabels(kind);
  const known = seen.repositoryLabels?.map((name) => name.toLowerCase());
  const create = known
    ? own
        .filter((label) => !known.includes(label.name.toLowerCase()))
        .map(({ name, color, description }) =>
          effect(`label-definition:${name}`, { kind: "create-label", name, color, description }),
        )
    : [];
  const wanted = wantedLabels(state, kind);
  const present = new Set(seen.labels.map((name) => name.toLowerCase()));
  const missing = wanted.filter((name) => !present.has(name.toLowerCase()));
  const surplus = seen.labels.filter(
    (name) =>
      own.some((label) => label.name.toLowerCase() === name.toLowerCase()) &&
      !wanted.some((one) => one.toLowerCase() === name.toLowerCase()),
  );
  return [
    ...create,
    ...surplus.map((label) => effect(`label-off:${label}`, { kind: "remove-label", label })),
    ...(missing.length > 0 ? [effect(`label-on:${missing.join(",")}`, { kind: "add-labels", labels: missing })] : []),
  ];
};
