/** Check suites and check runs, bound to commits. */
import type { GraphQLResolveInfo } from "graphql";
import { appOf, checkRunsOn, latestRuns } from "../model/look-up.ts";
import { nodeId } from "../model/node-ids.ts";
import type { Annotation, CheckRun } from "../model/types.ts";
import { type Connection, connection, noPromisedPlace, PAGING, type PageArguments } from "./connection.ts";
import { type Context, demandToRead } from "./context.ts";
import type { Fields } from "./fields.ts";
import {
  type CheckRunNode,
  type CheckSuiteNode,
  type CommitNode,
  commitNode,
  repositoryNode,
  repositoryOf,
  repositoryPath,
} from "./nodes.ts";

export interface SuiteArguments extends PageArguments {
  readonly filterBy?: { readonly appId?: number | null; readonly checkName?: string | null } | null;
}

interface RunArguments extends PageArguments {
  readonly filterBy?: {
    readonly appId?: number | null;
    readonly checkName?: string | null;
    readonly checkType?: "ALL" | "LATEST" | null;
    readonly status?: string | null;
    readonly statuses?: readonly string[] | null;
    readonly conclusions?: readonly string[] | null;
  } | null;
}

export function checkSuitesOf(
  { commit }: CommitNode,
  args: SuiteArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Connection {
  demandToRead(context, "checks");
  const { appId, checkName } = args.filterBy ?? {};
  const suites = suitesOn(context, commit.sha).filter(
    (suite) =>
      (appId == null || suite.appId === appId) &&
      (checkName == null || suite.runs.some(({ name }) => name === checkName)),
  );
  return connection({ items: suites, place: ({ id }) => [id], node: (suite) => suite }, args, context, info);
}

export function suitesOn(context: Context, headSha: string): readonly CheckSuiteNode[] {
  const bySuite = Map.groupBy(checkRunsOn(context.state, headSha), ({ suiteId }) => suiteId);
  return [...bySuite].flatMap(([id, runs]) => {
    const [first] = runs;
    if (first === undefined) return [];
    const repository = repositoryOf(context, first.repositoryId);
    return [{ __typename: "CheckSuite" as const, repository, id, appId: first.appId, headSha, runs }];
  });
}

export const checkSuiteFields: Fields<CheckSuiteNode> = {
  id: ({ id }) => nodeId("CheckSuite", id),
  databaseId: ({ id }) => id,
  app: ({ appId }, { world }) => ({ __typename: "App", app: appOf(world, appId) }),
  commit: ({ repository, headSha }, context) => commitNode(context, repository, headSha),
  repository: ({ repository }) => repositoryNode(repository),
  createdAt: ({ runs }) => runs.map((run) => run.createdAt).sort()[0],
  status: ({ runs }) => suiteStatus(latestRuns(runs)),
  conclusion: ({ runs }) => suiteConclusion(latestRuns(runs)),
  checkRuns: {
    takes: [...PAGING, "filterBy"],
    resolve({ runs }, args: RunArguments, context, info) {
      return connection(
        {
          items: filteredRuns(runs, args.filterBy ?? {}),
          place: ({ id }) => noPromisedPlace(context, id, id),
          node: (run): CheckRunNode => ({ __typename: "CheckRun", run }),
        },
        args,
        context,
        info,
      );
    },
  },
};

/**
 * GitHub does not say which type it takes when none is asked for. All of them is
 * the harder case for whoever reads: superseded runs come, too.
 */
function filteredRuns(runs: readonly CheckRun[], filter: NonNullable<RunArguments["filterBy"]>): readonly CheckRun[] {
  const statuses = filter.statuses ?? (filter.status == null ? null : [filter.status]);
  return (filter.checkType === "LATEST" ? latestRuns(runs) : runs).filter(
    (run) =>
      (filter.appId == null || run.appId === filter.appId) &&
      (filter.checkName == null || run.name === filter.checkName) &&
      (statuses === null || statuses.includes(word(run.status))) &&
      (filter.conclusions == null || (run.conclusion !== null && filter.conclusions.includes(word(run.conclusion)))),
  );
}

function suiteStatus(runs: readonly CheckRun[]): string {
  if (runs.every(({ status }) => status === "completed")) return "COMPLETED";
  return runs.some(({ status }) => status !== "queued") ? "IN_PROGRESS" : "QUEUED";
}

/** The worst first. */
const CONCLUSIONS = ["failure", "timed_out", "action_required", "cancelled", "stale", "success", "neutral", "skipped"];

function suiteConclusion(runs: readonly CheckRun[]): string | null {
  if (suiteStatus(runs) !== "COMPLETED") return null;
  const worst = CONCLUSIONS.find((conclusion) => runs.some((run) => run.conclusion === conclusion));
  return worst === undefined ? null : word(worst);
}

/** REST's `in_progress` is GraphQL's `IN_PROGRESS`. */
function word(value: string): string {
  return value.toUpperCase();
}

function runPath({ run }: CheckRunNode, context: Context): string {
  return `${repositoryPath(context, repositoryOf(context, run.repositoryId))}/runs/${run.id}`;
}

export const checkRunFields: Fields<CheckRunNode> = {
  id: ({ run }) => run.nodeId,
  databaseId: ({ run }) => run.id,
  name: ({ run }) => run.name,
  status: ({ run }) => word(run.status),
  conclusion: ({ run }) => (run.conclusion === null ? null : word(run.conclusion)),
  title: ({ run }) => run.title,
  summary: ({ run }) => run.summary,
  text: ({ run }) => run.text,
  startedAt: ({ run }) => run.startedAt,
  completedAt: ({ run }) => run.completedAt,
  externalId: ({ run }) => run.externalId,
  detailsUrl: (node, context) => node.run.detailsUrl ?? context.world.url + runPath(node, context),
  url: (node, context) => context.world.url + runPath(node, context),
  permalink: (node, context) => context.world.url + runPath(node, context),
  resourcePath: runPath,
  repository: ({ run }, context) => repositoryNode(repositoryOf(context, run.repositoryId)),
  checkSuite: ({ run }, context) => suitesOn(context, run.headSha).find(({ id }) => id === run.suiteId),
  annotations: {
    takes: PAGING,
    resolve(node, args: PageArguments, context, info) {
      return connection(
        {
          items: node.run.annotations.map((annotation, index) => ({ annotation, index })),
          place: ({ index }) => [index],
          node: ({ annotation }) => annotationAnswer(annotation, node, context),
        },
        args,
        context,
        info,
      );
    },
  },
};

function annotationAnswer(annotation: Annotation, { run }: CheckRunNode, context: Context) {
  const repository = repositoryPath(context, repositoryOf(context, run.repositoryId));
  return {
    annotationLevel: word(annotation.level),
    message: annotation.message,
    path: annotation.path,
    rawDetails: annotation.rawDetails,
    title: annotation.title,
    blobUrl: `${context.world.url}${repository}/blob/${run.headSha}/${annotation.path}`,
    location: {
      start: { line: annotation.startLine, column: annotation.startColumn },
      end: { line: annotation.endLine, column: annotation.endColumn },
    },
  };
}
