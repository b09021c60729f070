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
const ofApp = z.looseObject({ app: byApp, pull_requests: onPullRequests });
const paths = z.array(z.string()).nullish();

const payloadSchema = z.looseObject({
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
  issue: z.looseObject({ number: z.number(), state: z.string().nullish() }).nullish(),
  pull_request: pullRequest.nullish(),
  comment: comment.nullish(),
  review: z.looseObject({ id: z.number() }).nullish(),
  label: z.looseObject({ name: z.string() }).nullish(),
  check_run: ofApp.nullish(),
  check_suite: ofApp.nullish(),
  ref: z.string().nullish(),
  forced: z.boolean().nullish(),
  deleted: z.boolean().nullish(),
  commits: z.array(z.looseObject({ added: paths, modified: paths, removed: paths })).nullish(),
  repositories_added: z.array(z.looseObject({ id: z.number() })).nullish(),
});

export type Payload = z.infer<typeof payloadSchema>;

export const readPayload = (payload: unknown): Payload | null => payloadSchema.safeParse(payload).data ?? null;
