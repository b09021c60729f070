/**
 * What the thread's head was, and when. Pushes are dated by stored deliveries, since
 * commit dates can be forged and GitHub lists no times of pushes. A head that no
 * delivery told of is taken as pushed when it is first read, so that earlier acts
 * count as made on the text before it.
 */
import { z } from "zod";
import type { BaseChange, Happening, Opening, Push, ThreadChange } from "../core/model/act.ts";
import type { Instant, Sha } from "../core/model/names.ts";
import { login } from "../core/model/names.ts";
import type { State } from "../core/model/state.ts";
import type { Person } from "../core/model/subject.ts";
import { toInstant } from "../core/time/instant.ts";
import type { ThreadReading, TimelineReading } from "../github/ports.ts";
import type { StoredDelivery } from "../store/store.ts";

const payload = z.object({
  action: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
  pull_request: z.object({ updated_at: z.string(), created_at: z.string(), head: z.object({ sha: z.string() }) }),
  sender: z.object({ login: z.string(), id: z.number() }),
});

interface ToldPush {
  readonly at: Instant;
  readonly by: Person;
  readonly before: Sha | null;
  readonly head: Sha;
}

const toldPushes = (deliveries: readonly StoredDelivery[], action: string): readonly ToldPush[] =>
  deliveries
    .filter((delivery) => delivery.event === "pull_request" && delivery.action === action)
    .flatMap((delivery): readonly ToldPush[] => {
      const parsed = payload.safeParse(delivery.payload);
      if (!parsed.success) return [];
      const { pull_request: pull, sender, before, after } = parsed.data;
      const at = toInstant(action === "opened" ? pull.created_at : pull.updated_at);
      const head = (after ?? pull.head.sha) as Sha;
      const by: Person = { login: login(sender.login), id: sender.id };
      return at ? [{ at, by, head, before: (before ?? null) as Sha | null }] : [];
    })
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));

/** Follows `before → after`, so that pushes of one second keep their order. */
const chained = (start: Sha | null, pushes: readonly ToldPush[]): readonly ToldPush[] => {
  const rest = [...pushes];
  const order: ToldPush[] = [];
  let head = start;
  while (rest.length > 0) {
    const [earliest] = rest;
    const following = rest.findIndex((push) => push.before === head && push.at === earliest?.at);
    const [next] = rest.splice(Math.max(following, 0), 1);
    if (!next) break;
    order.push(next);
    head = next.head;
  }
  return order;
};

export interface HeadContext {
  readonly reading: ThreadReading;
  readonly state: State;
  readonly deliveries: readonly StoredDelivery[];
  readonly isOwn: (login: string) => boolean;
  /** Heads that our own commits made, as far as noted. */
  readonly ownHeads: ReadonlySet<string>;
}

export const headHappenings = ({ reading, state, deliveries, isOwn, ownHeads }: HeadContext): readonly Happening[] => {
  const { head } = reading;
  if (!head || !reading.author) return [];
  const known = new Set(state.heads.map((one) => one.sha));
  const [opened] = toldPushes(deliveries, "opened");
  const unknownPushes = toldPushes(deliveries, "synchronize").filter((push) => !known.has(push.head));
  const firstHead = opened?.head ?? unknownPushes[0]?.before ?? head.sha;
  const opening: Opening = {
    kind: "opening",
    key: { at: reading.createdAt, rank: -1, source: 0, index: 0 },
    by: reading.author.person,
    head: firstHead,
    adopted: false,
  };
  const pushes = chained(state.head?.sha ?? firstHead, unknownPushes).map(
    (push, index): Push => ({
      kind: "push",
      key: { at: push.at, rank: 0, source: 0, index },
      by: push.by,
      head: push.head,
      own: isOwn(push.by.login) || ownHeads.has(push.head),
    }),
  );
  const toldHead = pushes.at(-1)?.head ?? state.head?.sha ?? firstHead;
  const seen: readonly Push[] =
    toldHead === head.sha
      ? []
      : [
          {
            kind: "push",
            key: { at: reading.date, rank: 0, source: 0, index: pushes.length },
            by: null,
            head: head.sha,
            own: ownHeads.has(head.sha),
          },
        ];
  return [opening, ...pushes, ...seen];
};

const changeOf: Readonly<Partial<Record<TimelineReading["kind"], ThreadChange["to"]>>> = {
  closed: "closed",
  reopened: "open",
  merged: "merged",
  draft: "draft",
  ready: "ready",
};

/** GitHub has no event of it: what it was first made is the opposite of the first change, or what it is now. */
const openedAsDraft = ({ timeline, isDraft }: ThreadReading): boolean => {
  const first = timeline.find(({ kind }) => kind === "draft" || kind === "ready");
  return first ? first.kind === "ready" : isDraft;
};

export const threadChanges = (reading: ThreadReading): readonly (ThreadChange | BaseChange)[] => {
  const { timeline, createdAt, author } = reading;
  const merged = timeline.find((event) => event.kind === "merged");
  const drafted: readonly ThreadChange[] = openedAsDraft(reading)
    ? [
        {
          kind: "thread",
          key: { at: createdAt, rank: -1, source: 0, index: 1 },
          by: author?.person ?? null,
          to: "draft",
        },
      ]
    : [];
  const changes = timeline.flatMap((event, place): readonly (ThreadChange | BaseChange)[] => {
    if (event.kind === "closed" && merged && event.at === merged.at) return [];
    const common = { key: { at: event.at, rank: 6, source: place, index: 0 }, by: event.actor?.person ?? null };
    if (event.kind === "base-changed") return [{ kind: "base", ...common, from: event.from, to: event.to }];
    const to = changeOf[event.kind];
    return to === undefined ? [] : [{ kind: "thread", ...common, to }];
  });
  return [...drafted, ...changes];
};
