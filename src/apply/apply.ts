/**
 * Carries out a plan, one effect after the other. What GitHub refuses for good
 * becomes a problem that is shown; what may yet work ends the run and is tried by the
 * next look, which sees first what was done.
 */
import type { Announced } from "../core/model/announcement.ts";
import type { Effect, EffectBody, EffectKind, EffectProblem } from "../core/model/effect.ts";
import type { Enqueued } from "../core/model/merging.ts";
import type { ActId, Instant } from "../core/model/names.ts";
import { addSeconds } from "../core/time/instant.ts";
import { effectPermissions } from "../github/effect-permissions.ts";
import { GitHubError } from "../github/github-error.ts";
import type { Expectation } from "../store/store.ts";
import { announce } from "./announce-effects.ts";
import { addAssignees, removeAssignees } from "./assignee-effects.ts";
import { deleteBranch, proposeChange, withdrawChange } from "./change-effects.ts";
import { createCheck } from "./check-effects.ts";
import { createComment, deleteComment, minimiseComment, updateComment } from "./comment-effects.ts";
import { commit } from "./commit-effects.ts";
import { type Applied, type ApplyContext, type Handler, lagSeconds } from "./handler.ts";
import { addLabels, createLabel, removeLabel } from "./label-effects.ts";
import { merge } from "./merge-effects.ts";
import { addReaction, removeReaction } from "./reaction-effects.ts";
import { closeThread, editDescription, editTitle } from "./thread-effects.ts";

const handlers: { readonly [Kind in EffectKind]: Handler<Kind> } = {
  announce,
  "create-comment": createComment,
  "update-comment": updateComment,
  "delete-comment": deleteComment,
  "minimise-comment": minimiseComment,
  "create-label": createLabel,
  "add-labels": addLabels,
  "remove-label": removeLabel,
  "add-assignees": addAssignees,
  "remove-assignees": removeAssignees,
  "edit-description": editDescription,
  "edit-title": editTitle,
  "close-thread": closeThread,
  merge,
  "create-check": createCheck,
  commit,
  "propose-change": proposeChange,
  "withdraw-change": withdrawChange,
  "delete-branch": deleteBranch,
  "add-reaction": addReaction,
  "remove-reaction": removeReaction,
};

export const effectKinds: readonly string[] = Object.keys(handlers);

const carryOut = (context: ApplyContext, body: EffectBody): Promise<Applied> => {
  // The table is total over kinds; TypeScript cannot follow the pairing through a union.
  const handle = handlers[body.kind] as unknown as (context: ApplyContext, body: EffectBody) => Promise<Applied>;
  return handle(context, body);
};

/** What GitHub would not do; when it is tried again is for others to say. */
export type Refused = Pick<EffectProblem, "key" | "signature" | "why">;

export interface MadeNow {
  readonly slot: string;
  readonly id: number;
  readonly at: Instant;
}

export interface ApplyResult {
  /** Keys of the effects that were carried out. */
  readonly done: readonly string[];
  readonly expectations: readonly Expectation[];
  readonly problems: readonly Refused[];
  /** Comments that were made. */
  readonly made: readonly MadeNow[];
  /** The number that the title says; absent: it was not edited. */
  readonly titled?: number;
  /** The command that the description tells of; absent: it was not edited. */
  readonly described?: ActId | null;
  readonly announced: readonly Announced[];
  /** The head that was put into the merge queue; absent: none was. */
  readonly enqueued?: Enqueued;
  /** Set when the run ended early: what was not done is planned again by the next look. */
  readonly failure: GitHubError | null;
}

/** What GitHub forbids is a matter of permissions, unless it says otherwise: the one that is needed is named. */
const reasonOf = ({ status, message }: GitHubError, kind: EffectKind): string => {
  const [needed] = effectPermissions[kind];
  return status === 403 && needed ? `${message} What is needed for it: \`${needed}: write\`.` : message;
};

export const applyEffects = async (
  context: ApplyContext,
  effects: readonly Effect[],
  now: () => Instant,
): Promise<ApplyResult> => {
  const expectations: Expectation[] = [];
  const problems: Refused[] = [];
  const made: MadeNow[] = [];
  const announced: Announced[] = [];
  const carriedOut: string[] = [];
  let written: Pick<ApplyResult, "described" | "titled" | "enqueued"> = {};
  for (const effect of effects) {
    try {
      const done = await carryOut(context, effect.body);
      const until = addSeconds(now(), lagSeconds);
      expectations.push(...done.expect.map((expected) => ({ ...expected, until })));
      if (done.made) made.push({ ...done.made, at: now() });
      if (done.described !== undefined) written = { ...written, described: done.described };
      if (done.titled !== undefined) written = { ...written, titled: done.titled };
      if (done.enqueued) written = { ...written, enqueued: done.enqueued };
      if (done.announced) announced.push({ ...done.announced, at: now() });
      if (done.refused) problems.push({ key: effect.key, signature: effect.signature, why: done.refused });
      else carriedOut.push(effect.key);
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      if (error.retryable)
        return { done: carriedOut, expectations, problems, made, announced, ...written, failure: error };
      problems.push({ key: effect.key, signature: effect.signature, why: reasonOf(error, effect.body.kind) });
    }
  }
  return { done: carriedOut, expectations, problems, made, announced, ...written, failure: null };
};
