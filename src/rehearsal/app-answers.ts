/**
 * What the App tells a rehearsal below `/rehearsal/`, as far as rehearsals use
 * it. Read loosely: the App may tell more, and what it does not tell is null.
 */
import { z } from "zod";

const person = z
  .union([z.string(), z.looseObject({ login: z.string() }).transform((value) => value.login)])
  .transform((text) => text.toLowerCase());

export interface AppState {
  readonly now: string;
  readonly idle: boolean;
  readonly nextLookAt: string | null;
  /** Looks that keep failing, in words. */
  readonly failures: readonly string[];
}
const failures = z.union([z.number(), z.array(z.unknown()), z.null(), z.undefined()]).transform((value): string[] => {
  if (Array.isArray(value)) return value.map((one) => (typeof one === "string" ? one : JSON.stringify(one)));
  return value ? [`${value} looks`] : [];
});
export const stateAnswer: z.ZodType<AppState, unknown> = z
  .looseObject({ now: z.string(), idle: z.boolean(), nextLookAt: z.string().nullable().optional(), failures })
  .transform(({ now, idle, nextLookAt, failures }) => ({ now, idle, nextLookAt: nextLookAt ?? null, failures }));

export interface TallyAnswer {
  readonly counts: Readonly<Record<string, number>>;
  readonly outcome: string;
  readonly canStillPass: boolean | null;
  readonly voters: readonly {
    readonly login: string;
    readonly choice: string | null;
    readonly counted: true | string;
  }[];
}
const voter = z
  .looseObject({
    person,
    choice: z.string().nullable().optional(),
    counted: z.union([z.literal(true), z.string()]).optional(),
  })
  .transform((line) => ({ login: line.person, choice: line.choice ?? null, counted: line.counted ?? true }));
/** Counts may stand in `counts` or beside it; every number is taken by its name. */
const tally: z.ZodType<TallyAnswer, unknown> = z
  .looseObject({
    counts: z.record(z.string(), z.unknown()).optional(),
    outcome: z.string(),
    canStillPass: z.boolean().optional(),
    voters: z.array(voter).optional(),
  })
  .transform(({ counts, outcome, canStillPass, voters, ...beside }) => ({
    counts: numbersOf({ ...beside, ...counts }),
    outcome,
    canStillPass: canStillPass ?? null,
    voters: voters ?? [],
  }));

function numbersOf(fields: Readonly<Record<string, unknown>>): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === "number") numbers[name] = value;
    else if (Array.isArray(value)) numbers[name] = value.length;
  }
  return numbers;
}

export interface BallotAnswer {
  readonly id: string | null;
  readonly question: string | null;
  readonly round: number | null;
  readonly opened: string | null;
  readonly closes: string | null;
  readonly state: "open" | "closed" | "void";
  readonly seats: readonly string[];
  readonly tally: TallyAnswer | null;
}
const closed = z.union([
  z.null(),
  z.string(),
  z.boolean(),
  z.looseObject({ tally: tally.optional(), at: z.string().optional() }),
]);

/** It may have closed before the end that was set. */
const closedAt = (closing: z.infer<typeof closed>): string | null =>
  typeof closing === "object" && closing !== null ? (closing.at ?? null) : null;

const ballot: z.ZodType<BallotAnswer, unknown> = z
  .looseObject({
    id: z.string().optional(),
    question: z.union([z.string(), z.looseObject({ name: z.string() }).transform((value) => value.name)]).optional(),
    round: z.number().optional(),
    opened: z.string().nullable().optional(),
    closes: z.string().nullable().optional(),
    seats: z.array(z.union([person, z.looseObject({ person }).transform((seat) => seat.person)])).optional(),
    tally: tally.nullable().optional(),
    closed: closed.optional(),
    voided: z.unknown().optional(),
  })
  .transform((value): BallotAnswer => {
    const closing = value.closed ?? null;
    const closedTally = typeof closing === "object" && closing !== null ? (closing.tally ?? null) : null;
    const isVoid = value.voided !== null && value.voided !== undefined && value.voided !== false;
    return {
      id: value.id ?? null,
      question: value.question ?? null,
      round: value.round ?? null,
      opened: value.opened ?? null,
      closes: closedAt(closing) ?? value.closes ?? null,
      state: isVoid ? "void" : closing === null || closing === false ? "open" : "closed",
      seats: value.seats ?? [],
      tally: value.tally ?? closedTally,
    };
  });

export interface RefusalAnswer {
  readonly by: string | null;
  readonly code: string | null;
  readonly sentence: string;
  readonly line: string | null;
}
const refusal: z.ZodType<RefusalAnswer, unknown> = z
  .looseObject({
    by: person.nullable().optional(),
    code: z.string().nullable().optional(),
    sentence: z.string().optional(),
    line: z.string().nullable().optional(),
  })
  .transform((value) => ({
    by: value.by ?? null,
    code: value.code ?? null,
    sentence: value.sentence ?? "",
    line: value.line ?? null,
  }));

export interface ThreadAnswer {
  readonly document: { readonly kind: string | null; readonly path: string | null } | null;
  readonly number: number | null;
  readonly status: string | null;
  readonly steward: string | null;
  readonly title: string | null;
  readonly window: { readonly ends: string | null } | null;
  /** Oldest first. */
  readonly ballots: readonly BallotAnswer[];
  /** Oldest first. */
  readonly refusals: readonly RefusalAnswer[];
  readonly findings: readonly FindingAnswer[];
  /** Why the decision's check stands as it does, by code: `decided` is the one that is green. */
  readonly gate: string | null;
  readonly nextLook: string | null;
  readonly announcements: readonly string[] | null;
}
export interface FindingAnswer {
  readonly rule: string;
  readonly severity: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
  readonly help: string | null;
}
const position = z.looseObject({ line: z.number().optional(), column: z.number().optional() });
const finding: z.ZodType<FindingAnswer, unknown> = z
  .looseObject({
    rule: z.string().optional(),
    severity: z.string().optional(),
    line: z.number().nullable().optional(),
    column: z.number().nullable().optional(),
    position: position.optional(),
    message: z.string().optional(),
    help: z.string().nullable().optional(),
  })
  .transform((value) => ({
    rule: value.rule ?? "",
    severity: value.severity ?? "error",
    line: value.line ?? value.position?.line ?? null,
    column: value.column ?? value.position?.column ?? null,
    message: value.message ?? "",
    help: value.help ?? null,
  }));

export const threadAnswer: z.ZodType<ThreadAnswer, unknown> = z
  .looseObject({
    document: z
      .looseObject({
        kind: z.string().optional(),
        path: z.string().optional(),
        number: z.number().nullable().optional(),
      })
      .nullable()
      .optional(),
    number: z.number().nullable().optional(),
    status: z.string().nullable().optional(),
    steward: z.union([z.null(), person, z.looseObject({ person }).transform((value) => value.person)]).optional(),
    title: z.string().nullable().optional(),
    window: z.looseObject({ ends: z.string().nullable().optional() }).nullable().optional(),
    ballots: z.array(ballot).optional(),
    refusals: z.array(refusal).optional(),
    findings: z.array(finding).optional(),
    gate: z
      .union([z.string(), z.null(), z.looseObject({ code: z.string() }).transform((value) => value.code)])
      .optional(),
    nextLook: z.string().nullable().optional(),
    announcements: z.array(z.unknown()).optional(),
  })
  .transform(
    (value): ThreadAnswer => ({
      document: value.document ? { kind: value.document.kind ?? null, path: value.document.path ?? null } : null,
      number: value.document?.number ?? (value.document ? (value.number ?? null) : null),
      status: value.status ?? null,
      steward: value.steward ?? null,
      title: value.title ?? null,
      window: value.window ? { ends: value.window.ends ?? null } : null,
      ballots: value.ballots ?? [],
      refusals: value.refusals ?? [],
      findings: value.findings ?? [],
      gate: value.gate ?? null,
      nextLook: value.nextLook ?? null,
      announcements: value.announcements?.map((one) => (typeof one === "string" ? one : JSON.stringify(one))) ?? null,
    }),
  );

export interface EntryAnswer {
  readonly seq: number | null;
  readonly subject: string | null;
  readonly at: string | null;
  readonly cause: Readonly<Record<string, unknown>> | null;
  readonly fact: Readonly<Record<string, unknown>> & { readonly kind: string };
}
const entry: z.ZodType<EntryAnswer, unknown> = z
  .looseObject({
    seq: z.number().optional(),
    subject: z.union([z.string(), z.looseObject({}).transform((value) => JSON.stringify(value))]).optional(),
    at: z.string().optional(),
    cause: z.looseObject({}).optional(),
    fact: z.looseObject({ kind: z.string() }),
  })
  .transform((value) => ({
    seq: value.seq ?? null,
    subject: value.subject ?? null,
    at: value.at ?? null,
    cause: value.cause ?? null,
    fact: value.fact,
  }));
export const recordAnswer: z.ZodType<readonly EntryAnswer[], unknown> = z
  .union([z.array(entry), z.looseObject({ entries: z.array(entry) })])
  .transform((value): readonly EntryAnswer[] => (Array.isArray(value) ? value : value.entries));

/** Null: the record is sound; otherwise what is wrong with it. */
export const verifyAnswer: z.ZodType<string | null, unknown> = z.unknown().transform((value): string | null => {
  const wrong = (Array.isArray(value) ? value : [value]).find((one) => !isSound(one));
  return wrong === undefined ? null : JSON.stringify(wrong);
});
function isSound(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value === true;
  const { kind, sound } = value as { readonly kind?: unknown; readonly sound?: unknown };
  return kind === "sound" || sound === true;
}

export interface EffectAnswer {
  readonly key: string;
  readonly what: string;
}
const effect: z.ZodType<EffectAnswer, unknown> = z
  .looseObject({ key: z.string().optional(), body: z.looseObject({ kind: z.string() }).optional() })
  .transform((value) => ({ key: value.key ?? "", what: value.body?.kind ?? JSON.stringify(value) }));
export const planAnswer: z.ZodType<readonly EffectAnswer[], unknown> = z
  .union([z.array(effect), z.looseObject({ effects: z.array(effect) })])
  .transform((value): readonly EffectAnswer[] => (Array.isArray(value) ? value : value.effects));
