import { expect, test } from "vitest";
import { aSandbox, at } from "./a-sandbox.ts";

test("in rough weather reads lag behind writes, for people's acts and the App's own", async () => {
  const { sandbox, octokit } = await aSandbox({ weather: "rough" });
  const { people, world } = sandbox;
  const { number, head } = people.open({ by: "ana", files: { "a.md": "A\n" } });
  const issue = { ...at, issue_number: number };
  await expect(octokit.issues.get(issue)).rejects.toMatchObject({ status: 404 });
  await expect(octokit.git.getCommit({ ...at, commit_sha: head })).rejects.toMatchObject({ status: 404 });
  expect(world.nextCatchUp()).toBe("2026-03-02T09:00:03Z");
  world.setClock("2026-03-02T09:00:03Z");
  expect(world.nextCatchUp()).toBeNull();
  expect((await octokit.issues.get(issue)).data.title).toBe("Update a.md");
  await octokit.git.getCommit({ ...at, commit_sha: head });

  const written = await octokit.issues.createComment({ ...issue, body: "Hello" });
  await octokit.issues.addLabels({ ...issue, labels: ["overdue"] });
  expect((await octokit.issues.listComments(issue)).data).toEqual([]);
  world.setClock("2026-03-02T09:00:05Z");
  people.push({ by: "ana", number, files: { "a.md": "B\n" } });
  expect((await octokit.issues.get(issue)).data.labels).toEqual([]);
  expect((await octokit.pulls.get({ ...at, pull_number: number })).data.head.sha).toBe(head);
  expect(world.nextCatchUp()).toBe("2026-03-02T09:00:06Z");
  world.setClock("2026-03-02T09:00:06Z");
  expect((await octokit.issues.listComments(issue)).data.map((comment) => comment.id)).toEqual([written.data.id]);
  expect((await octokit.pulls.get({ ...at, pull_number: number })).data.head.sha).toBe(head);
  expect(world.nextCatchUp()).toBe("2026-03-02T09:00:08Z");
  world.setClock("2026-03-02T09:00:08Z");
  expect((await octokit.pulls.get({ ...at, pull_number: number })).data.head.sha).not.toBe(head);
  expect(() => world.setClock("2026-03-02T09:00:07Z")).toThrow("does not go back");
});

test("in rough weather pages are small, and unordered lists are shuffled alike on every page", async () => {
  const { sandbox, octokit } = await aSandbox({ weather: "rough", seed: 3 });
  const members = ["ana", "bo", "chen", "dee", "eli", "flo", "gus"];
  sandbox.people.setTeam({ team: "tsc", members });
  const team = { org: "example", team_slug: "tsc", per_page: 100 };
  expect((await octokit.teams.listMembersInOrg(team)).data).toHaveLength(2);
  const all = await octokit.paginate(octokit.teams.listMembersInOrg, team);
  const logins = all.map((member) => member.login);
  expect(logins).not.toEqual(members);
  expect(logins.toSorted()).toEqual(members);
  const { number } = sandbox.people.open({ by: "ana", files: { "a.md": "A\n" } });
  const ids = members.map((by) => sandbox.people.comment({ by, number, body: `${by} was here` }).id);
  sandbox.world.setClock("2026-03-02T10:00:00Z");
  const comments = await octokit.paginate(octokit.issues.listComments, { ...at, issue_number: number, per_page: 100 });
  expect(comments.map((comment) => comment.id)).toEqual(ids);
});

test("in kind weather everything is told at once", async () => {
  const { sandbox, octokit } = await aSandbox();
  const { number } = sandbox.people.open({ by: "ana", files: { "a.md": "A\n" } });
  expect((await octokit.issues.get({ ...at, issue_number: number })).data.title).toBe("Update a.md");
  expect(sandbox.world.nextCatchUp()).toBeNull();
});

test("faults strike the next matching requests, before or after doing", async () => {
  const { sandbox, octokit } = await aSandbox();
  const { number } = sandbox.people.open({ by: "ana", files: { "a.md": "A\n" } });
  const issue = { ...at, issue_number: number };
  const { world, view } = sandbox;
  world.failRequests({ next: 1, status: 502, match: "write" });
  await octokit.issues.get(issue);
  await expect(octokit.issues.createComment({ ...issue, body: "1" })).rejects.toMatchObject({ status: 502 });
  expect(view.thread(number).comments).toHaveLength(0);
  world.failRequests({ next: 1, status: 502, afterDoing: true });
  await expect(octokit.issues.createComment({ ...issue, body: "2" })).rejects.toMatchObject({ status: 502 });
  expect(view.thread(number).comments.map((comment) => comment.body)).toEqual(["2"]);
  world.failRequests({ next: 1, status: 0, afterDoing: true, match: "/labels" });
  await expect(octokit.issues.addLabels({ ...issue, labels: ["overdue"] })).rejects.toMatchObject({ status: 500 });
  expect(view.thread(number).labels).toEqual(["overdue"]);
  world.failRequests({ next: 1, status: 403, headers: { "retry-after": "60" }, match: "read" });
  await expect(octokit.issues.get(issue)).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining("secondary rate limit"),
    response: { headers: { "retry-after": "60" } },
  });
  await octokit.issues.get(issue);
  expect(view.requests().map((request) => request.status)).toEqual([201, 200, 502, 502, 0, 403, 200]);
});

test("an answer carries the virtual clock, an ETag and what is left of the rate limit", async () => {
  const { octokit } = await aSandbox();
  const first = await octokit.repos.get(at);
  expect(first.headers.date).toBe("Mon, 02 Mar 2026 09:00:00 GMT");
  expect(first.headers["x-ratelimit-remaining"]).toBe("4998");
  const again = octokit.repos.get({ ...at, headers: { "if-none-match": first.headers.etag } });
  await expect(again).rejects.toMatchObject({ status: 304 });
});
