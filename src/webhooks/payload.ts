/**
 * The fields of GitHub's payloads that routing and expectations use, and no
 * others. A payload of another shape is no error of ours: it reads as null.
 */
import { z } from "zod";

const account = z.looseObject({ login: z.string(), type: z.string().optional() });
const byApp = z.looseObject({ id: z.number() }).nullish();

const comment = z.looseObject({ id: z.number(), body: z.string().nullish(), performed_via_github_app: byApp });
const pullRequest = z.looseObject({
  number: z.number(),
  merged: z.boolean().nullish(),
  updated_at: z.string().nullish(),
  head: z.looseObject({ sha: z.string() }).nullish(),
});
const onPullRequests = z
  .array(
    z.looseObject({
      number: z.number(),
      base: z.looseObject({ repo: z.looseObject({ id: z.number() }).nullish() }).nullish(),
    }),
  )
  .nullish();
const ofApp = z.looseObject({ app: byApp, head_sha: z.string().nullish(), pull_requests: onPullRequests });
const paths = z.array(z.string()).nullish();

interface OfApp {
  readonly app?: { readonly id: number } | null | undefined;
  readonly head_sha?: string | null | undefined;
  readonly pull_requests?:
    | readonly {
        readonly number: number;
        readonly base?: { readonly repo?: { readonly id: number } | null | undefined } | null | undefined;
      }[]
    | null
    | undefined;
}

export interface Payload {
  readonly action?: string | null | undefined;
  readonly installation?: { readonly id: number } | null | undefined;
  readonly repository?:
    | {
        readonly id: number;
        readonly name: string;
        readonly owner: { readonly login: string };
        readonly default_branch?: string | null | undefined;
      }
    | null
    | undefined;
  readonly sender?: { readonly login: string; readonly type?: string | undefined } | null | undefined;
  readonly issue?: { readonly number: number } | null | undefined;
  readonly pull_request?:
    | {
        readonly number: number;
        readonly merged?: boolean | null | undefined;
        readonly updated_at?: string | null | undefined;
        readonly head?: { readonly sha: string } | null | undefined;
      }
    | null
    | undefined;
  readonly comment?:
    | {
        readonly id: number;
        readonly body?: string | null | undefined;
        readonly performed_via_github_app?: { readonly id: number } | null | undefined;
      }
    | null
    | undefined;
  readonly review?: { readonly id: number } | null | undefined;
  readonly label?: { readonly name: string } | null | undefined;
  readonly check_run?: OfApp | null | undefined;
  readonly check_suite?: OfApp | null | undefined;
  readonly merge_group?: { readonly head_sha: string; readonly base_ref: string } | null | undefined;
  readonly ref?: string | null | undefined;
  readonly before?: string | null | undefined;
  readonly after?: string | null | undefined;
  readonly forced?: boolean | null | undefined;
  readonly deleted?: boolean | null | undefined;
  readonly commits?:
    | readonly {
        readonly added?: readonly string[] | null | undefined;
        readonly modified?: readonly string[] | null | undefined;
        readonly removed?: readonly string[] | null | undefined;
      }[]
    | null
    | undefined;
  readonly repositories_added?: readonly { readonly id: number }[] | null | undefined;
}

const payloadSchema: z.ZodType<Payload, unknown> = z.looseObject({
  action: z.string().nullish(),
  installation: z.looseObject({ id: z.number() }).nullish(),
  repository: z
    .looseObject({
      id: z.number(),
      name: z.string(),
      owner: z.looseObject({ login: z.string() }),
      default_branch: z.string().nullish(),
    })
    .nullish(),
  sender: account.nullish(),
  issue: z.looseObject({ number: z.number() }).nullish(),
  pull_request: pullRequest.nullish(),
  comment: comment.nullish(),
  review: z.looseObject({ id: z.number() }).nullish(),
  label: z.looseObject({ name: z.string() }).nullish(),
  check_run: ofApp.nullish(),
  check_suite: ofApp.nullish(),
  merge_group: z.looseObject({ head_sha: z.string(), base_ref: z.string() }).nullish(),
  ref: z.string().nullish(),
  before: z.string().nullish(),
  after: z.string().nullish(),
  forced: z.boolean().nullish(),
  deleted: z.boolean().nullish(),
  commits: z.array(z.looseObject({ added: paths, modified: paths, removed: paths })).nullish(),
  repositories_added: z.array(z.looseObject({ id: z.number() })).nullish(),
});

export const readPayload = (payload: unknown): Payload | null => payloadSchema.safeParse(payload).data ?? null;
