/** A question that can be put to an electorate, as the policy writes it (behaviour.md, "Ballots"). */
import { z } from "zod";
import type { PassRule, Tie, VoteChannel } from "../../model/ballot.ts";
import type { RoleName } from "../../model/names.ts";
import { asksForOrganisations } from "../pass-rule/circle.ts";
import { type ParsedRule, parsePassRule, parseQuorum } from "../pass-rule/parse-pass-rule.ts";
import { choice, named } from "./settings-words.ts";

export interface BallotDefinition {
  readonly electorate: RoleName;
  readonly pass: PassRule;
  readonly quorum: PassRule | null;
  readonly tie: Tie;
  readonly channels: readonly VoteChannel[];
  /** `NAME-end`: with the window of that name; null: with whichever window opens it. */
  readonly closes: string | null;
  readonly excludeAuthors: boolean;
  /** Null: the policy's own number. */
  readonly minVoters: number | null;
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
      // Seats do not know their organisations yet: such a rule could never be met.
      if (parsed.kind === "rule" && asksForOrganisations(parsed.rule)) {
        const message = "A rule about the people of an organisation is not yet supported in a policy.";
        context.addIssue({
          code: "custom",
          message,
          params: { code: "not-yet-supported", help: "List them by login, such as `>= 1 person of ana, bo`." },
        });
        return z.NEVER;
      }
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

export const wholeNumber = (least: number, most: number): z.ZodType<number> =>
  z
    .number()
    .int("It must be a whole number.")
    .min(least, `It must be at least ${least}.`)
    .max(most, `It must be at most ${most}.`);

const channels = z
  .array(choice(["comment", "review", "label"] as const, ["reaction"]))
  .min(1, "A ballot needs at least one channel.")
  .transform((list): readonly VoteChannel[] => [...new Set(list)])
  // A label takes triage permission, which voters need not have.
  .refine(
    (list) => list.some((channel) => channel !== "label"),
    "`label` is never the only channel: not every voter may set labels.",
  );

export const ballotSchema: z.ZodType<BallotDefinition> = z
  .strictObject({
    electorate: roleReference,
    pass: ruleBy(parsePassRule),
    quorum: ruleBy(parseQuorum).nullable().optional(),
    channels: channels.optional(),
    closes: z.string().optional(),
    exclude: z.array(choice(["authors"])).optional(),
    "min-voters": wholeNumber(1, 10_000).optional(),
    tie: choice(["fail"], ["extend", "decided-by"]).optional(),
    "on-push": choice(["by-change"], ["keep", "warn", "clear"]).optional(),
  })
  .transform((settings) => ({
    electorate: settings.electorate,
    pass: settings.pass,
    quorum: settings.quorum ?? null,
    // The others are refused above until a ballot's life knows them.
    tie: { kind: "fail" },
    channels: settings.channels ?? ["comment", "review", "label"],
    closes: settings.closes ?? null,
    excludeAuthors: (settings.exclude ?? []).includes("authors"),
    minVoters: settings["min-voters"] ?? null,
  }));
