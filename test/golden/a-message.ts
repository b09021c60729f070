/**
 * What the App says in a situation, as files of text: the fixture process with
 * sentences that its makers would have written, one look at the end, GitHub empty.
 */
import { decide } from "../../src/core/decide/decide.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { Announced } from "../../src/core/model/announcement.ts";
import type { Finding } from "../../src/core/model/document.ts";
import type { EffectProblem } from "../../src/core/model/effect.ts";
import type { Facts, HeadReading } from "../../src/core/model/facts.ts";
import type { Kind } from "../../src/core/model/kind.ts";
import type { OwnChanges, OwnRequest } from "../../src/core/model/own-change.ts";
import type { Policy } from "../../src/core/model/policy.ts";
import type { Seen } from "../../src/core/model/seen.ts";
import type { WorkReading } from "../../src/core/model/work.ts";
import { decisionGate } from "../../src/core/plan/decision-gate.ts";
import { planEffects } from "../../src/core/plan/plan.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { loadWording } from "../../src/templates/load-wording.ts";
import { emptySeen } from "../builders/github-in-memory.ts";
import { charm, charmText, facts, policy, reading, sha } from "../builders/guild.ts";
import { mia, pat } from "../builders/people.ts";
import { command, opening } from "../builders/timeline.ts";

export const start = "2026-03-02T09:00:00Z";
export const sung = command("2026-03-04T09:02:00Z", mia, "/sing 5d", 1);

const descriptions: Readonly<Record<string, string>> = {
  name: "Takes the charm on and gives it its number.",
  sing: "Sings it to the circle, which votes until the end.",
  shatter: "Breaks it at the discretion of the high keeper.",
  hush: "Takes it back to a whisper; the vote is cancelled.",
};

const told: Kind = {
  ...charm,
  moves: charm.moves.map((move) => ({ ...move, description: descriptions[move.verb] ?? move.description })),
};

export const guildPolicy: Policy = {
  ...policy,
  kinds: new Map([[told.name, told]]),
  announce: [{ kind: "discussion", category: "News" }],
  governance: { ...policy.governance, files: [".github/lastcall.yml"] },
};

export const heads: readonly HeadReading[] = [0, 1, 2].map((place) =>
  reading(sha(`${place + 1}abc`.padEnd(40, "0")), charmText(`Text ${place}.`, { name: "A charm against rain" })),
);

export const headSha = (place: number): HeadReading["sha"] => heads[place]?.sha ?? sha(place);

export interface Situation {
  readonly happenings: readonly Happening[];
  readonly now: string;
  /** Heads as read, when other than the three texts of `heads`. */
  readonly heads?: readonly HeadReading[];
  readonly facts?: Partial<Facts>;
  /** A look before, where something was otherwise. */
  readonly before?: {
    readonly now: string;
    readonly facts?: Partial<Facts>;
    /** What had happened and could not be seen then. */
    readonly unseen?: readonly Happening[];
  };
  readonly seen?: Partial<Seen>;
  readonly problems?: readonly EffectProblem[];
  readonly announced?: readonly Announced[];
  readonly changes?: OwnChanges;
  readonly ownRequest?: OwnRequest;
  /** How the work on it stands elsewhere. */
  readonly work?: WorkReading;
}

export interface Said {
  /** How the decision check stands. */
  readonly gate: string;
  /** Body of the comment in a slot, without the hidden marker. */
  readonly comments: ReadonlyMap<string, string>;
  readonly checks: readonly {
    readonly name: string;
    readonly standing: string;
    readonly title: string;
    readonly summary: string;
  }[];
  readonly announcements: readonly { readonly title: string; readonly text: string }[];
  readonly commit: { readonly headline: string; readonly body: string } | null;
}

const wording = loadWording();

export const finding = (line: number, message: string, more: Partial<Finding> = {}): Finding => ({
  rule: "header-date",
  severity: "error",
  path: "charms/draft.md",
  line,
  column: 1,
  message,
  help: null,
  ...more,
});

export const sayIn = (situation: Situation): Said => {
  const read = situation.heads ?? heads;
  const timeline = situation.ownRequest
    ? []
    : [opening(start, pat, read[0]?.sha ?? headSha(0)), ...situation.happenings];
  const known = facts(situation.now, read, { policy: { kind: "policy", policy: guildPolicy }, ...situation.facts });
  const { before } = situation;
  const earlier = before
    ? decide(
        emptyState(),
        timeline.filter((one) => one.key.at <= before.now && !before.unseen?.includes(one)),
        facts(before.now, read, { policy: known.policy, ...before.facts }),
      )
    : null;
  const decision = decide(earlier?.state ?? emptyState(), timeline, known);
  if (decision.needs.length > 0) throw new Error(`The situation lacks ${JSON.stringify(decision.needs)}.`);
  const head = timeline.findLast((one) => one.kind === "push")?.head ?? read[0]?.sha ?? headSha(0);
  const seen = { ...emptySeen(head), ...situation.seen };
  const marker = { repository: 1, thread: 12, key: "key" };
  const { changes = null, ownRequest = null } = situation;
  const effects = planEffects({
    decision,
    changes,
    ownRequest,
    facts: known,
    seen,
    texts: new Map([...(earlier?.texts ?? []), ...decision.texts]),
    problems: situation.problems ?? [],
    announced: situation.announced ?? [],
    work: situation.work ?? null,
    wording,
    marker,
    threadUrl: "https://example.test/example/charms/pull/12",
    blobUrl: "https://example.test/example/charms/blob/",
  });
  const bodies = effects.map(({ body }) => body);
  return {
    gate: decisionGate({
      decision,
      facts: known,
      seen,
      marker,
      changes,
      ownRequest,
      problems: situation.problems ?? [],
    }).code,
    comments: new Map(
      bodies.flatMap((body) =>
        body.kind === "create-comment" || body.kind === "update-comment"
          ? [[body.slot, body.body.replace(/^<!--.*-->\n/, "")] as const]
          : [],
      ),
    ),
    announcements: bodies.flatMap((body) => (body.kind === "announce" ? [body.announcement] : [])),
    checks: bodies.flatMap((body) =>
      body.kind === "create-check"
        ? [
            {
              name: body.check.name,
              standing: body.check.conclusion ?? body.check.status,
              title: body.check.title,
              summary: body.check.summary,
            },
          ]
        : [],
    ),
    commit:
      bodies.flatMap((body) => (body.kind === "commit" ? [{ headline: body.headline, body: body.body }] : []))[0] ??
      null,
  };
};
