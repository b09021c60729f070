/** A world with people in it, asked by GraphQL without a server between. */
import { answerGraphql } from "../../src/sandbox/graphql/answer-graphql.ts";
import { beginWorld } from "../../src/sandbox/model/begin-world.ts";
import { accountByLogin } from "../../src/sandbox/model/look-up.ts";
import { must, type World } from "../../src/sandbox/model/world.ts";
import { peopleProposing } from "../../src/sandbox/people/proposing.ts";
import { peopleSettling } from "../../src/sandbox/people/settling.ts";
import { peopleTalking } from "../../src/sandbox/people/talking.ts";
import type { SandboxOptions } from "../../src/sandbox/sandbox-api.ts";

export type People = ReturnType<typeof peopleProposing> &
  ReturnType<typeof peopleSettling> &
  ReturnType<typeof peopleTalking>;

export interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly type?: string; readonly message: string; readonly path?: readonly unknown[] }[];
}

export interface GraphqlWorld {
  readonly world: World;
  readonly people: People;
  /** Asks as the App, or as that person. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>, as?: string): Promise<Answer>;
  /** As `ask`, with `repository(…) { pullRequest(number: 1) { … } }` around it: gives the pull request. */
  askOfFirst(selection: string, variables?: Readonly<Record<string, unknown>>): Promise<unknown>;
  pass(seconds: number): void;
}

export const START = "2026-03-02T09:00:00Z";

export function aWorld(options: Partial<SandboxOptions> = {}): GraphqlWorld {
  const world = beginWorld({ start: START, files: { "README.md": "Proposals\n" }, ...options });
  const people = { ...peopleProposing(world), ...peopleSettling(world), ...peopleTalking(world) };
  const ask: GraphqlWorld["ask"] = async (query, variables = {}, as) => {
    const viewer =
      as === undefined ? world.ownActor : { accountId: must(accountByLogin(world, as), as).id, viaAppId: null };
    const { status, body } = await answerGraphql(world, { query, variables }, viewer);
    if (status !== 200) throw new Error(`GraphQL answers with 200, not ${status}.`);
    return body as Answer;
  };
  return {
    world,
    people,
    ask,
    async askOfFirst(selection, variables) {
      const answer = await ask(inFirst(selection), variables);
      if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
      return valueAt(answer, "data.repository.pullRequest");
    },
    pass: (seconds) => world.advanceTo(new Date(Date.parse(world.now()) + seconds * 1000).toISOString()),
  };
}

/** A pull request of pat's with one file; number 1. */
export function withPullRequest(options: Partial<SandboxOptions> = {}): GraphqlWorld & { readonly head: string } {
  const made = aWorld(options);
  const { head } = made.people.open({
    by: "pat",
    title: "Fees",
    branch: "fees",
    files: { "dips/dip-fees.md": "Fees\n" },
  });
  return { ...made, head };
}

export function inFirst(selection: string): string {
  const variables = [...new Set(selection.match(/\$\w+/g))].map((name) => `${name}: String`).join(", ");
  const head = variables === "" ? "query" : `query(${variables})`;
  return `${head} { repository(owner: "example", name: "proposals") { pullRequest(number: 1) { ${selection} } } }`;
}

export function valueAt(value: unknown, path: string): unknown {
  return path.split(".").reduce((found: unknown, key) => {
    return typeof found === "object" && found !== null ? Reflect.get(found, key) : undefined;
  }, value);
}

/** Every node of a connection of the first pull request, page after page; `between` is called after each page. */
export async function allNodes(
  { askOfFirst }: Pick<GraphqlWorld, "askOfFirst">,
  field: string,
  parameters: string,
  selection: string,
  options: { readonly backwards?: boolean; readonly between?: (page: number) => void } = {},
): Promise<{ readonly nodes: readonly unknown[]; readonly pages: number }> {
  const [bound, info] =
    options.backwards === true ? ["before", "startCursor hasPreviousPage"] : ["after", "endCursor hasNextPage"];
  const nodes: unknown[] = [];
  let cursor: unknown = null;
  for (let page = 1; page < 50; page += 1) {
    const query = `${field}(${parameters}, ${bound}: $cursor) { nodes { ${selection} } pageInfo { ${info} } }`;
    const answer = valueAt(await askOfFirst(query, { cursor }), field);
    const found = valueAt(answer, "nodes");
    if (!Array.isArray(found)) throw new Error(`${field} has no nodes.`);
    if (options.backwards === true) nodes.unshift(...found);
    else nodes.push(...found);
    const [cursorName = "", moreName = ""] = info.split(" ");
    if (valueAt(answer, `pageInfo.${moreName}`) !== true) return { nodes, pages: page };
    cursor = valueAt(answer, `pageInfo.${cursorName}`);
    options.between?.(page);
  }
  throw new Error(`${field} does not end.`);
}
