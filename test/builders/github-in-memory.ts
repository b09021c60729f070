/** Carries out effects on what was seen, as GitHub would, for tests of the plan. */

import type { CheckOutput, Effect } from "../../src/core/model/effect.ts";
import type { HeadReading } from "../../src/core/model/facts.ts";
import type { Instant, Login, Sha } from "../../src/core/model/names.ts";
import type { Seen, SeenCheck } from "../../src/core/model/seen.ts";
import { slotOf } from "../../src/core/render/marker.ts";
import { sha } from "./guild.ts";
import { readingAfterCommit } from "./reading-after-commit.ts";

export interface World {
  readonly seen: Seen;
  readonly heads: readonly HeadReading[];
}

export const emptySeen = (head: Sha): Seen => ({
  open: true,
  merged: false,
  draft: false,
  head,
  headBranch: "draft",
  headRepository: "example/charms",
  headWritable: true,
  headIsFork: false,
  intoDefault: true,
  title: "",
  description: "",
  labels: [],
  assignees: [],
  comments: [],
  checks: [],
  reactions: new Map(),
  repositoryLabels: [],
});

const checkOf = (check: CheckOutput, id: number): SeenCheck => ({
  id,
  name: check.name,
  status: check.status,
  conclusion: check.conclusion,
  externalId: check.externalId,
  startedAt: null,
});

const without = <Item>(items: readonly Item[], gone: readonly Item[]): readonly Item[] =>
  items.filter((item) => !gone.includes(item));

export const carryOut = ({ seen, heads }: World, { body }: Effect): World => {
  const change = (more: Partial<Seen>): World => ({ seen: { ...seen, ...more }, heads });
  switch (body.kind) {
    case "create-comment": {
      const id = 1000 + seen.comments.length;
      const comment = {
        id,
        node: "",
        slot: slotOf(body.body) ?? "",
        body: body.body,
        createdAt: "" as Instant,
        minimized: false,
      };
      return change({ comments: [...seen.comments, comment] });
    }
    case "update-comment":
      return change({
        comments: seen.comments.map((one) => (one.id === body.comment ? { ...one, body: body.body } : one)),
      });
    case "delete-comment":
      return change({ comments: seen.comments.filter((one) => one.id !== body.comment) });
    case "minimise-comment":
      return change({
        comments: seen.comments.map((one) => (one.id === body.comment ? { ...one, minimized: true } : one)),
      });
    case "create-label":
      return change({ repositoryLabels: [...(seen.repositoryLabels ?? []), body.name] });
    case "add-labels":
      return change({ labels: [...seen.labels, ...body.labels] });
    case "remove-label":
      return change({ labels: without(seen.labels, [body.label]) });
    case "add-assignees":
      return change({ assignees: [...seen.assignees, ...body.assignees] });
    case "remove-assignees":
      return change({ assignees: without<Login>(seen.assignees, body.assignees) });
    case "edit-description":
      return change({ description: body.to });
    case "edit-title":
      return change({ title: body.title });
    case "close-thread":
      return change({ open: false });
    case "merge":
      return body.queue ? change({}) : change({ open: false, merged: true });
    case "create-check":
      return change({
        checks: [...seen.checks.filter((one) => one.name !== body.check.name), checkOf(body.check, seen.checks.length)],
      });
    case "commit": {
      const head = sha(`${heads.length}a`);
      return { seen: { ...seen, head, checks: [] }, heads: [...heads, readingAfterCommit(head, body.additions)] };
    }
    case "add-reaction":
      return change({
        reactions: new Map([...seen.reactions, [`comment:${body.comment}`, [body.content as string]]]),
      });
    case "announce":
    case "propose-change":
    case "withdraw-change":
    case "delete-branch":
      return change({});
    case "remove-reaction":
      return change({ reactions: new Map([...seen.reactions, [`comment:${body.comment}`, []]]) });
  }
};
