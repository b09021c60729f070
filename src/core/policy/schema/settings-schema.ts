/**
 * The whole of a policy once it is laid over its preset. Strict throughout: an
 * unknown key is a problem, since a setting that is misspelt would otherwise be
 * silently the default.
 */

import { z } from "zod";
import type { AnnounceChannel } from "../../model/announcement.ts";
import type { KindName, Login, QuestionName, RoleName } from "../../model/names.ts";
import type { DocumentGroup, KeptIndex } from "../../model/policy.ts";
import { type BallotDefinition, ballotSchema, roleReference } from "./ballot-schema.ts";
import { type DocumentDefinition, documentSchema } from "./document-schema.ts";
import { indexSchema } from "./index-schema.ts";
import { type LifecycleDefinition, lifecycleSchema } from "./lifecycle-schema.ts";
import { type MergeDefinition, mergeSchema } from "./merge-schema.ts";
import { type RoleDefinition, rolesSchema } from "./role-schema.ts";
import {
  atMost,
  choice,
  day,
  glob,
  line,
  named,
  path,
  period,
  span,
  tooMany,
  wholeNumber,
  word,
  zone,
} from "./settings-words.ts";
import { userName } from "./source-schema.ts";
import { maxRounds, type Undecided, undecided, usualMaxRounds } from "./undecided-schema.ts";

/** Where the header is written. */
type WriteDefinition = "to-head" | "after-merge";
const writeSchema: z.ZodType<WriteDefinition> = choice(["to-head", "after-merge"] as const);

export interface DocumentsDefinition extends Omit<DocumentGroup, "kind" | "merge" | "write"> {
  readonly kind: KindName | null;
  /** Null: as the policy says at the top. */
  readonly merge: MergeDefinition | null;
  /** Null: as the policy says at the top. */
  readonly write: WriteDefinition | null;
}

export interface WholeSettings {
  readonly roles: Readonly<Record<RoleName, RoleDefinition>>;
  readonly document: DocumentDefinition;
  readonly lifecycle: LifecycleDefinition;
  readonly organisations: { readonly file: string } | null;
  readonly documents: Readonly<Record<string, DocumentsDefinition>>;
  readonly ballots: Readonly<Record<QuestionName, BallotDefinition>>;
  readonly governance: { readonly files: readonly string[]; readonly approval: RoleName };
  readonly announce: readonly AnnounceChannel[];
  readonly merge: MergeDefinition;
  readonly write: WriteDefinition;
  readonly index: KeptIndex | null;
  readonly deputies: readonly Login[];
  readonly unanswered: { readonly remindDays: number; readonly passOnDays: number };
  readonly zone: string;
  readonly holidays: readonly string[];
  readonly settleSeconds: number;
  readonly minVoters: number;
  readonly undecided: Undecided;
  readonly maxRounds: number;
}

const documents: z.ZodType<DocumentsDefinition> = z
  .strictObject({
    files: glob,
    kind: named<KindName>().optional(),
    number: z
      .strictObject({
        at: choice(["admission"], ["next-available", "opening", "merge"]),
        choose: choice(["pull-request", "next-available"] as const).optional(),
      })
      .optional(),
    flow: choice(["single-pull-request", "pull-request-per-move"] as const).optional(),
    merge: mergeSchema.optional(),
    write: writeSchema.optional(),
  })
  .transform((settings) => ({
    files: settings.files,
    kind: settings.kind ?? null,
    flow: settings.flow ?? "single-pull-request",
    merge: settings.merge ?? null,
    write: settings.write ?? null,
    ...(settings.number?.choose === "next-available" ? { numbers: settings.number.choose } : {}),
  }));

const announcement: z.ZodType<AnnounceChannel> = z
  .strictObject({
    discussion: line(100).optional(),
    webhook: z
      .strictObject({ "url-env": z.string().regex(/^[A-Z][A-Z0-9_]*$/, "It is the name of an environment variable.") })
      .optional(),
  })
  .transform(({ discussion, webhook }, context): AnnounceChannel => {
    if (discussion !== undefined && webhook === undefined) return { kind: "discussion", category: discussion };
    if (discussion === undefined && webhook !== undefined) return { kind: "webhook", urlEnv: webhook["url-env"] };
    context.addIssue("It is either `{ discussion: CATEGORY }` or `{ webhook: { url-env: NAME } }`.");
    return z.NEVER;
  });

const unanswered = z
  .strictObject({ remind: period.optional(), "pass-on": period.optional() })
  .refine(
    ({ remind = 7, "pass-on": passOn = 14 }) => remind <= passOn,
    "`remind` is later than `pass-on`: who is to answer is reminded first.",
  )
  .transform(({ remind = 7, "pass-on": passOn = 14 }) => ({ remindDays: remind, passOnDays: passOn }));

/** Keys beside `extends` that a policy may have. */
const keys = {
  roles: rolesSchema,
  organisations: z.strictObject({ file: path }).nullable().optional(),
  documents: z.record(word, documents).refine(atMost(50), tooMany(50)),
  ballots: z.record(named<QuestionName>(), ballotSchema).refine(atMost(100), tooMany(100)),
  governance: z.strictObject({ files: z.array(glob), approval: roleReference }),
  merge: mergeSchema.optional(),
  write: writeSchema.optional(),
  index: indexSchema.nullable().optional(),
  announce: z.array(announcement).refine(atMost(10), tooMany(10)).optional(),
  deputy: z.union([userName, z.array(userName).max(50, tooMany(50))]).optional(),
  unanswered: unanswered.optional(),
  zone: zone.optional(),
  holidays: z.array(day).optional(),
  settle: span.optional(),
  "min-voters": wholeNumber(1, 10_000).optional(),
  undecided: undecided.optional(),
  "max-rounds": maxRounds.optional(),
  document: documentSchema,
  lifecycle: lifecycleSchema,
};

export const settingsSchema: z.ZodType<WholeSettings> = z.strictObject(keys).transform((settings) => ({
  roles: settings.roles,
  document: settings.document,
  lifecycle: settings.lifecycle,
  organisations: settings.organisations ?? null,
  documents: settings.documents,
  ballots: settings.ballots,
  governance: settings.governance,
  merge: settings.merge ?? "by-maintainers",
  write: settings.write ?? "to-head",
  index: settings.index ?? null,
  announce: settings.announce ?? [],
  deputies: typeof settings.deputy === "string" ? [settings.deputy] : (settings.deputy ?? []),
  unanswered: settings.unanswered ?? { remindDays: 7, passOnDays: 14 },
  zone: settings.zone ?? "UTC",
  holidays: settings.holidays ?? [],
  settleSeconds: settings.settle ?? 120,
  minVoters: settings["min-voters"] ?? 3,
  undecided: settings.undecided ?? { days: null },
  maxRounds: settings["max-rounds"] ?? usualMaxRounds,
}));

/** What the file itself may hold, before anything is laid under it; for the JSON Schema. */
export const fileSchema: z.ZodType = z.strictObject({ extends: z.string(), ...keys });
