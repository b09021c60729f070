/** The schema of `expect`: brings the short forms to those of `expectation.ts`. */
import { z } from "zod";
import type {
  BallotExpectation,
  CheckExpectation,
  CommentExpectation,
  EntryExpectation,
  Expectation,
  FileExpectation,
  MergeGroupExpectation,
  RecordExpectation,
  RefusalExpectation,
  TallyExpectation,
} from "./expectation.ts";
import { threadName } from "./people-steps.ts";
import { strict } from "./strict-object.ts";
import { type Count, count, instant, login, logins, names, textMatch, textMatches } from "./values.ts";

const annotation = strict({
  path: z.string().optional(),
  line: z.int().optional(),
  level: z.enum(["failure", "warning", "notice"]).optional(),
  contains: textMatches.optional(),
});
const check: z.ZodType<CheckExpectation | null, unknown> = z.union([
  z.null(),
  z.string().transform((conclusion): CheckExpectation => ({ conclusion })),
  strict({
    conclusion: z.string().optional(),
    title: textMatches.optional(),
    summary: textMatches.optional(),
    annotations: z.union([count, z.array(annotation)]).optional(),
  }),
]);

const outcome = z
  .enum(["pending", "passed", "failed", "void", "cancelled"])
  .transform((word) => (word === "cancelled" ? "void" : word));

const tally: z.ZodType<TallyExpectation | null, unknown> = z.union([
  z.null(),
  strict({
    question: z.string().optional().meta({ description: "Of its newest ballot; without it, of the newest of all." }),
    approve: count.optional(),
    reject: count.optional(),
    abstain: count.optional(),
    silent: count.optional(),
    present: count.optional(),
    cast: count.optional(),
    electorate: count.optional(),
    needed: count.optional(),
    outcome: outcome.optional(),
    can_still_pass: z.boolean().optional(),
    voters: z.record(z.string(), z.union([z.string(), z.null()])).optional(),
  }).transform(({ question, outcome, can_still_pass, voters, ...numbers }): TallyExpectation => {
    const counts: Record<string, Count> = {};
    for (const [name, wanted] of Object.entries(numbers)) if (wanted !== undefined) counts[name] = wanted;
    return { question, counts, outcome, canStillPass: can_still_pass, voters };
  }),
]);

const ballotState = z
  .enum(["open", "closed", "void", "cancelled"])
  .transform((word) => (word === "cancelled" ? "void" : word));
const ballot: z.ZodType<BallotExpectation | null, unknown> = z.union([
  z.null(),
  ballotState.transform((state): BallotExpectation => ({ state })),
  strict({
    state: ballotState.optional(),
    open: z.boolean().optional(),
    question: z.string().optional(),
    round: z.int().optional(),
    opened: instant.optional(),
    closes: instant
      .nullable()
      .optional()
      .meta({ description: "The end that is set, null where there is none; of a closed one when it closed." }),
    outcome: outcome.optional(),
    seats: z.union([count, z.array(login)]).optional(),
  }).transform(
    ({ open, state, ...rest }): BallotExpectation => ({
      ...rest,
      state: state ?? (open === undefined ? undefined : open ? "open" : "closed"),
    }),
  ),
]);

const refusal: z.ZodType<Exclude<Expectation["refusal"], undefined>, unknown> = z.union([
  z.null(),
  z.literal(false).transform(() => null),
  textMatch,
  strict({ code: z.string().optional(), by: login.optional(), contains: textMatches.optional() }).transform(
    (value): RefusalExpectation => value,
  ),
]);

const listOf = <Item>(one: z.ZodType<Item, unknown>): z.ZodType<readonly Item[], unknown> =>
  z.union([one, z.array(one)]).transform((value) => (Array.isArray(value) ? value : [value as Item]));

const comment: z.ZodType<CommentExpectation, unknown> = z.union([
  textMatch.transform((text): CommentExpectation => ({ slot: null, contains: [text], lacks: [], absent: false })),
  strict({
    slot: z.string().min(1).optional(),
    contains: textMatches.optional(),
    lacks: textMatches.optional(),
    absent: z.boolean().optional(),
    minimized: z.boolean().optional().meta({ description: "Folded away on the page, or not." }),
  }).transform(
    ({ slot, contains, lacks, absent, minimized }): CommentExpectation => ({
      slot: slot ?? null,
      contains: contains ?? [],
      lacks: lacks ?? [],
      absent: absent ?? false,
      minimized,
    }),
  ),
]);

const file: z.ZodType<FileExpectation, unknown> = strict({
  path: z.string().min(1).optional(),
  contains: textMatches.optional(),
  lacks: textMatches.optional(),
  equals: z.union([z.string(), strict({ from: z.string().min(1) })]).optional(),
  absent: z.boolean().optional(),
  branch: z.string().optional(),
}).transform(
  ({ path, contains, lacks, equals, absent, branch }): FileExpectation => ({
    path: path ?? null,
    contains: contains ?? [],
    lacks: lacks ?? [],
    equals,
    absent: absent ?? false,
    branch,
  }),
);

const entry: z.ZodType<EntryExpectation, unknown> = z.union([
  z.string().transform((kind): EntryExpectation => ({ kind, fields: {} })),
  z.looseObject({ kind: z.string() }).transform(({ kind, ...fields }): EntryExpectation => ({ kind, fields })),
]);
const record: z.ZodType<RecordExpectation, unknown> = z.union([
  count.transform((wanted): RecordExpectation => ({ contains: [], lacks: [], count: wanted })),
  z.array(entry).transform((contains): RecordExpectation => ({ contains, lacks: [] })),
  strict({
    contains: listOf(entry).optional(),
    lacks: listOf(entry).optional(),
    count: z.union([count, z.record(z.string(), count)]).optional(),
  }).transform(
    (value): RecordExpectation => ({
      contains: value.contains ?? [],
      lacks: value.lacks ?? [],
      count: value.count,
    }),
  ),
]);

const checks = z.record(z.string(), check);
const mergeGroup: z.ZodType<MergeGroupExpectation | null, unknown> = z.union([
  z.null(),
  strict({
    members: z.array(threadName).optional(),
    checks: checks.optional(),
    ended: z
      .enum(["merged", "invalidated", "dequeued"])
      .nullable()
      .optional()
      .meta({ description: "null: it is still there." }),
  }),
]);

export const expectationSchema: z.ZodType<Expectation, unknown> = strict({
  pull_request: threadName.optional(),
  status: z.string().nullable().optional().meta({ description: "The status by the App's record; null: no document." }),
  labels: names.optional().meta({ description: "The exact set of the App's labels; vote buttons aside." }),
  manager: z.union([login, z.null()]).optional().meta({ description: "Who shepherds the proposal." }),
  assignees: logins.optional(),
  number: z.int().nullable().optional(),
  title: textMatch.optional(),
  description: textMatches.optional(),
  checks: checks.optional().meta({ description: "Conclusion, or in_progress, by name." }),
  tally: tally.optional().meta({ description: "The newest ballot's count." }),
  ballot: ballot.optional(),
  refusal: refusal.optional().meta({ description: "Code or sentence of the last refusal; null: none." }),
  comment: listOf(comment).optional(),
  comments: z
    .union([count, z.record(z.string(), count)])
    .optional()
    .meta({ description: "How many comments of the App's, in all or by slot." }),
  file: listOf(file).optional(),
  merged: z.boolean().optional(),
  closed: z.boolean().optional(),
  merge_group: mergeGroup
    .optional()
    .meta({ description: "The newest group that the merge queue has built for the pull request." }),
  merge_queue: z.array(threadName).optional().meta({ description: "Who is in the merge queue, the next one first." }),
  announcements: z.union([count, textMatches]).optional(),
  record: record.optional(),
  group: z.unknown().optional(),
  requests: strict({ reads: count.optional(), writes: count.optional() }).optional(),
});
