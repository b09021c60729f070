/** How issues and pull requests stand, in one request. */
import { afterEach, expect, test } from "vitest";
import { aGitHub, type GitHubUnderTest } from "./a-github.ts";

const started: GitHubUnderTest[] = [];
afterEach(async () => {
  for (const { sandbox } of started.splice(0)) await sandbox.stop();
});

test("each answers for itself", async () => {
  const github = await aGitHub();
  started.push(github);
  const { sandbox, reader, place, asked } = github;
  const { people } = sandbox;
  people.ensure("mia", { permission: "maintain" });
  const issue = (title: string): number => people.issue({ by: "pat", title }).number;
  const pull = (path: string, draft = false): number =>
    people.open({ by: "pat", files: { [path]: "Text." }, title: path, draft }).number;
  const numbers = {
    open: issue("Open"),
    done: issue("Done"),
    asked: pull("one.md"),
    draft: pull("two.md", true),
    merged: pull("three.md"),
    closed: pull("four.md"),
  };
  people.close({ by: "mia", number: numbers.done });
  people.merge({ by: "mia", number: numbers.merged });
  people.close({ by: "mia", number: numbers.closed });
  const at = (repository: string, number: number) => ({ repository, number });
  asked();
  const standings = await reader.readWork(place, [
    ...Object.values(numbers).map((number, index) =>
      at(index % 2 === 0 ? "example/proposals" : "Example/Proposals", number),
    ),
    at("example/proposals", 999),
    at("elsewhere/secret", 1),
  ]);
  expect(standings).toEqual(["open", "closed", "open", "draft", "merged", "dropped", "not-found", "not-visible"]);
  expect(asked()).toHaveLength(1);
});

test("nothing asked for is no request, and a failure is an error", async () => {
  const github = await aGitHub();
  started.push(github);
  const { sandbox, reader, place, asked } = github;
  asked();
  expect(await reader.readWork(place, [])).toEqual([]);
  expect(asked()).toEqual([]);
  sandbox.world.failRequests({ next: 1, status: 502 });
  await expect(reader.readWork(place, [{ repository: "example/proposals", number: 1 }])).rejects.toMatchObject({
    status: 502,
  });
});
