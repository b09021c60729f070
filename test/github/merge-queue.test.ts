/** A branch's merge queue is read whole, or not at all. */
import { afterEach, describe, expect, test } from "vitest";
import type { Sha } from "../../src/core/model/names.ts";
import { octokitDirectory } from "../../src/github/octokit-directory.ts";
import { aGitHub, type GitHubUnderTest } from "./a-github.ts";

let github: GitHubUnderTest;
afterEach(() => github.sandbox.stop());

/** So many pull requests in the queue of `main`, at most `atATime` of them with a group. */
const aQueue = async (count: number, more: { readonly atATime?: number; readonly weather?: "rough" } = {}) => {
  github = await aGitHub({ files: { ".github/lastcall.yml": "extends: x\n" }, ...more });
  const { people, world, view } = github.sandbox;
  people.ensure("max", { permission: "write" });
  world.setMergeQueue({ checks: [], atATime: more.atATime ?? 5 });
  // With a check that nobody posts, groups stay.
  for (let number = 1; number <= count; number += 1) people.open({ by: "ana", files: { [`${number}.md`]: "Text\n" } });
  world.setMergeQueue({ checks: ["build"], atATime: more.atATime ?? 5 });
  for (let number = 1; number <= count; number += 1) {
    people.foreignCheck({ number, name: "build", conclusion: "success" });
    people.enqueue({ by: "max", number });
  }
  world.setClock("2026-03-02T09:00:10Z");
  return { view, headOf: (number: number) => view.mergeGroups().find((one) => one.number === number)?.head as Sha };
};

describe("a group", () => {
  test("is of all that are ahead in the queue, each with its own head", async () => {
    const { view, headOf } = await aQueue(3);
    const reading = await github.reader.readMergeGroup(github.place, "main", headOf(2));
    expect(reading).toMatchObject({
      repository: { id: github.place.id },
      policy: { kind: "file" },
      members: [1, 2].map((number) => ({ number, head: view.thread(number).head })),
      checks: [],
    });
  });

  test("is read over all pages, in the order of the queue, also where GitHub shuffles", async () => {
    const { headOf } = await aQueue(7, { weather: "rough", atATime: 7 });
    const reading = await github.reader.readMergeGroup(github.place, "main", headOf(6));
    expect(reading?.members.map((member) => member?.number)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("shows the newest run of each of the App's checks on its head", async () => {
    const { headOf } = await aQueue(1);
    const check = { head: headOf(1), title: "t", summary: "s", annotations: [], name: "lastcall/decision" } as const;
    const post = (status: "in_progress" | "completed", externalId: string) =>
      github.writer.createCheck(github.place, {
        ...check,
        status,
        conclusion: status === "completed" ? "success" : null,
        externalId,
      });
    await post("in_progress", "one");
    const { id } = await post("completed", "two");
    const reading = await github.reader.readMergeGroup(github.place, "main", headOf(1));
    expect(reading?.checks).toMatchObject([{ id, status: "completed", conclusion: "success", externalId: "two" }]);
  });

  test.each<[string, string, () => Sha]>([
    ["has no members where the head is no group's", "main", () => "f".repeat(40) as Sha],
    ["nor where the branch has no queue", "next", () => github.sandbox.view.mergeGroups()[0]?.head as Sha],
  ])("%s", async (_, base, head) => {
    await aQueue(1);
    expect(await github.reader.readMergeGroup(github.place, base, head())).toMatchObject({ members: [], checks: [] });
  });

  test("cannot be read by whom GitHub does not show merge queues", async () => {
    const { headOf } = await aQueue(1);
    github.sandbox.world.setPermissions({ metadata: "read", contents: "read", pull_requests: "read", checks: "write" });
    await expect(github.reader.readMergeGroup(github.place, "main", headOf(1))).rejects.toMatchObject({ status: 403 });
  });
});

describe("a look at everything", () => {
  const directory = () => {
    const { sandbox, clients } = github;
    const options = {
      appId: sandbox.app.appId,
      privateKey: sandbox.app.privateKey,
      baseUrl: `${sandbox.url}/api/v3`,
      wallClock: () => new Date().toISOString(),
    };
    return octokitDirectory(options, clients);
  };

  test("finds the heads of all groups that are built", async () => {
    const { headOf } = await aQueue(3, { atATime: 2 });
    expect(await directory().mergeGroups(github.place, "main")).toEqual([headOf(1), headOf(2)]);
    expect(await directory().openThreads(github.place)).toEqual([1, 2, 3].map((number) => ({ number, base: "main" })));
  });

  test("finds none where there is no queue, or none that the App may see", async () => {
    await aQueue(1);
    expect(await directory().mergeGroups(github.place, "next")).toEqual([]);
    github.sandbox.world.setPermissions({ metadata: "read", contents: "read", pull_requests: "read" });
    expect(await directory().mergeGroups(github.place, "main")).toEqual([]);
  });
});
