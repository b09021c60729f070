import { expect, test } from "vitest";
import { aSandbox, at } from "./a-sandbox.ts";

test("a pull request whose commits are pushed to its base is merged", async () => {
  const { sandbox, octokit } = await aSandbox();
  sandbox.people.ensure("mia", { permission: "write" });
  const { number } = sandbox.people.open({ by: "ana", files: { "a.md": "A\n" }, branch: "letters" });
  const head = await octokit.git.getRef({ ...at, ref: "heads/letters" });
  await octokit.git.updateRef({ ...at, ref: "heads/main", sha: head.data.object.sha });
  expect(sandbox.view.thread(number)).toMatchObject({ merged: true, state: "closed" });
});

test("deleting the head branch closes, and a reopened pull request follows its branch", async () => {
  const { sandbox } = await aSandbox();
  const { people, view } = sandbox;
  people.ensure("mia", { permission: "write" });
  const { number } = people.open({ by: "ana", files: { "a.md": "A\n" }, branch: "letters" });
  people.close({ by: "ana", number });
  const { head } = people.commit({ by: "mia", branch: "letters", files: { "a.md": "B\n" } });
  expect(view.thread(number).head).not.toBe(head);
  people.reopen({ by: "ana", number });
  expect(view.thread(number).head).toBe(head);
  people.deleteBranch({ by: "mia", branch: "letters" });
  expect(view.thread(number).state).toBe("closed");
  expect(() => people.reopen({ by: "ana", number })).toThrow("Validation Failed");
});

test("one head can stand in two pull requests, and each base counts for itself", async () => {
  const { sandbox, received } = await aSandbox();
  const { people, view, world } = sandbox;
  people.ensure("mia", { permission: "write" });
  people.createBranch({ by: "mia", branch: "next" });
  const one = people.open({ by: "ana", files: { "a.md": "A\n" }, branch: "letters" });
  const other = people.open({ by: "ana", files: {}, branch: "letters", base: "next", title: "For later" });
  expect(other.head).toBe(one.head);
  await world.settled();
  received.length = 0;
  people.push({ by: "ana", number: one.number, files: { "a.md": "B\n" } });
  await world.settled();
  expect(received.map(({ event, payload }) => `${event}.${payload.action}`)).toEqual([
    "push.undefined",
    "pull_request.synchronize",
    "pull_request.synchronize",
  ]);
  people.commit({ by: "mia", files: { "a.md": "Taken.\n" } });
  expect(() => people.merge({ by: "mia", number: one.number })).toThrow("not mergeable");
  expect(() => people.retarget({ by: "mia", number: one.number, base: "next" })).toThrow("Validation Failed");
  people.close({ by: "ana", number: other.number });
  people.retarget({ by: "mia", number: one.number, base: "next" });
  people.merge({ by: "mia", number: one.number, method: "rebase" });
  expect(view.thread(one.number)).toMatchObject({ merged: true, base: "next" });
  expect(view.file("a.md", "next")?.toString()).toBe("B\n");
});

test("each way of merging leaves its commits", async () => {
  const { sandbox } = await aSandbox();
  const { people, view } = sandbox;
  people.ensure("mia", { permission: "write" });
  for (const method of ["merge", "squash", "rebase"] as const) {
    const path = `${method}.md`;
    const { number } = people.open({ by: "ana", files: { [path]: "1\n" }, message: `${method} one`, fork: true });
    people.push({ by: "ana", number, files: { [path]: "2\n" }, message: `${method} two` });
    people.merge({ by: "mia", number, method });
    expect(view.file(path)?.toString()).toBe("2\n");
  }
  expect(view.commits("main").map((commit) => [commit.author, commit.message])).toEqual([
    ["ana", "rebase two"],
    ["ana", "rebase one"],
    ["ana", "squash one (#2)"],
    ["mia", "Merge pull request #1\n\nmerge one"],
    ["example", "Begin"],
    ["ana", "merge two"],
    ["ana", "merge one"],
  ]);
});

test("a comparison in pages has its files on the first", async () => {
  const { sandbox, octokit } = await aSandbox({ weather: "rough" });
  const { number } = sandbox.people.open({ by: "ana", files: { "a.md": "A\n" }, branch: "letters" });
  for (const text of ["B\n", "C\n"]) {
    sandbox.people.push({ by: "ana", number, files: { "a.md": text } });
  }
  sandbox.world.setClock("2026-03-02T10:00:00Z");
  const compared = { ...at, basehead: "main...letters", per_page: 100 };
  const first = await octokit.repos.compareCommitsWithBasehead({ ...compared, page: 1 });
  const second = await octokit.repos.compareCommitsWithBasehead({ ...compared, page: 2 });
  expect([first.data.commits.length, first.data.files?.length]).toEqual([2, 1]);
  expect([second.data.commits.length, second.data.files?.length]).toEqual([1, 0]);
});
