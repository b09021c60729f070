/** A question that can be put to an electorate, as the policy writes it (behaviour.md, "Ballots"). */
import { z } from "zod";
import type { Cap, OnPush, PassRule, Tie, VoteChannel } from "../../model/ballot.ts";
import type { QuestionName, RoleName } from "../../model/names.ts";
import { parseCap } from "../pass-rule/parse-cap.ts";
import { type ParsedRule, parsePassRule, parseQuorum } from "../pass-rule/parse-pass-rule.ts";
import { parseTie } from "../pass-rule/parse-tie.ts";
import { choice, named, period, span, wholeNumber } from "./settings-words.ts";
import { type LifeDefinition, lifeKeys, lifeOf } from "./term-schema.ts";
import { maxRounds, type Undecided, undecided } from "./undecided-schema.ts";

export interface BallotDefinition extends LifeDefinition {
  readonly electorate: RoleName;
  readonly pass: PassRule;
  readonly quorum: PassRule | null;
  readonly tie: Tie;
  /** What follows an objection that stands; null: the usual. */
  readonly objection: { readonly ballot: QuestionName | null; readonly days: number | null } | null;
  /** Null: the policy's own. */
  readonly undecided: Undecided | null;
  /** Null: the policy's own number. */
  readonly maxRounds: number | null;
  readonly channels: readonly VoteChannel[];
  readonly pollSeconds: number;
  readonly excludeAuthors: boolean;
  readonly onPush: OnPush;
  readonly excludeRoles: readonly RoleName[];
  readonly cap: Cap | null;
  /** Null: the policy's own number. */
  readonly minVoters: number | null;
  readonly delegate: boolean;
  readonly refresh: boolean;
}

const ruleBy = (parse: (value: unknown) => ParsedRule): z.ZodType<PassRule> =>
  z
    .unknown()
    .transform((value, context) => {
      if (value === undefined) {
        context.addIssue({ code: "custom", message: "It is missing.", params: { code: "missing-key" } });
        return z.NEVER;
      }
      const parsed = parse(value);
      if (parsed.kind === "rule") return parsed.rule;
      for (const { path, message, help } of parsed.problems)
        context.addIssue({ code: "custom", message, path: [...path], params: { code: "pass-rule", help } });
      return z.NEVER;
    })
    .meta({
      anyOf: [{ type: "string" }, { type: "object" }],
      examples: ["> 1/2 of electorate", ">= 67% of cast", ">= 3 people", { all: ["> 1/2 of cast", "no reject"] }],
    });

export const roleReference: z.ZodType<RoleName> = z
  .strictObject({ role: named<RoleName>() })
  .transform((reference) => reference.role);

const channels = z
  .array(choice(["comment", "review", "label", "reaction"] as const))
  .min(1, "A ballot needs at least one channel.")
  .transform((list): readonly VoteChannel[] => [...new Set(list)])
  // A label takes triage permission, which voters need not have.
  .refine(
    (list) => list.some((channel) => channel !== "label"),
    "`label` is never the only channel: not every voter may set labels.",
  );

const objection = z
  .strictObject({ ballot: named<QuestionName>().optional(), window: period.optional() })
  .transform(({ ballot, window }) => ({ ballot: ballot ?? null, days: window ?? null }));

const tie: z.ZodType<Tie> = z
  .string()
  .transform((text, context) => {
    const parsed = parseTie(text);
    if (typeof parsed !== "string") return parsed;
    context.addIssue({ code: "custom", message: parsed, params: { code: "wrong-value" } });
    return z.NEVER;
  })
  .meta({ type: "string", examples: ["fail", "extend 7d", "decided-by chair"] });

/** Each look costs two requests of GitHub's bounded hour, on every thread with a ballot open. */
const poll = span.refine(
  (seconds) => seconds >= 60 && seconds <= 86_400 && seconds % 60 === 0,
  "The time between two looks for reactions is a number of minutes, from `1m` to `24h`.",
);

const cap: z.ZodType<Cap> = z
  .string()
  .transform((text, context) => {
    const parsed = parseCap(text);
    if (typeof parsed !== "string") return parsed;
    context.addIssue({ code: "custom", message: parsed });
    return z.NEVER;
  })
  .meta({ type: "string", examples: ["1 per organisation"] });

export const ballotSchema: z.ZodType<BallotDefinition> = z
  .strictObject({
    electorate: roleReference,
    pass: ruleBy(parsePassRule),
    quorum: ruleBy(parseQuorum).nullable().optional(),
    channels: channels.optional(),
    poll: poll.optional(),
    ...lifeKeys,
    exclude: z.array(z.union([choice(["authors"]), roleReference.transform((role) => ({ role }))])).optional(),
    cap: cap.nullable().optional(),
    "min-voters": wholeNumber(1, 10_000).optional(),
    tie: tie.optional(),
    delegate: z.boolean().optional(),
    refresh: z.boolean().optional(),
    objection: objection.optional(),
    undecided: undecided.optional(),
    "max-rounds": maxRounds.optional(),
    "on-push": choice(["by-change", "keep", "warn", "clear"] as const).optional(),
  })
  .refine(({ poll: seconds, channels: ways }) => seconds === undefined || ways?.includes("reaction"), {
    path: ["poll"],
    message: "It says how often reactions are looked for, but `reaction` is not among the `channels`.",
  })
  .transform((settings) => ({
    electorate: settings.electorate,
    pass: settings.pass,
    quorum: settings.quorum ?? null,
    tie: settings.tie ?? { kind: "fail" },
    objection: settings.objection ?? null,
    undecided: settings.undecided ?? null,
    maxRounds: settings["max-rounds"] ?? null,
    channels: settings.channels ?? ["comment", "review", "label"],
    pollSeconds: settings.poll ?? 600,
    ...lifeOf(settings),
    excludeAuthors: (settings.exclude ?? []).includes("authors"),
    onPush: settings["on-push"] ?? "by-change",
    excludeRoles: (settings.exclude ?? []).flatMap((one) => (typeof one === "string" ? [] : [one.role])),
    cap: settings.cap ?? null,
    minVoters: settings["min-voters"] ?? null,
    delegate: settings.delegate ?? true,
    refresh: settings.refresh ?? true,
  }));
