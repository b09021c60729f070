import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SandboxRefusal } from "../../src/sandbox/sandbox-api.ts";
import { aSandbox, at, start } from "./a-sandbox.ts";

test("objects have the shas that git gives them", async () => {
  const { sandbox, octokit } = await aSandbox();
  const files = { "a.md": "Grüße\n", "z/b.md": "B\n", "z.md": "Z\n", z0: "0" };
  sandbox.people.ensure("ana", { permission: "write" });
  const { head } = sandbox.people.commit({ by: "ana", files, message: "Letters" });
  const commit = (await octokit.git.getCommit({ ...at, commit_sha: head })).data;
  const tree = (await octokit.git.getTree({ ...at, tree_sha: commit.tree.sha })).data;
  const folder = mkdtempSync(join(tmpdir(), "sandbox-git-"));
  try {
    const git = (args: readonly string[], input: string, env: Readonly<Record<string, string>> = {}) =>
      execFileSync("git", args, { cwd: folder, input, env: { ...process.env, ...env }, encoding: "utf8" }).trim();
    git(["init", "-q"], "");
    const blob = tree.tree.find((entry) => entry.path === "a.md");
    expect(git(["hash-object", "-w", "--stdin"], files["a.md"])).toBe(blob?.sha);
    const listing = tree.tree.map((entry) => `${entry.mode} ${entry.type} ${entry.sha}\t${entry.path}\n`);
    expect(git(["mktree", "--missing"], listing.toReversed().join(""))).toBe(commit.tree.sha);
    const parent = commit.parents[0]?.sha ?? "";
    const body = [
      `tree ${commit.tree.sha}`,
      `parent ${parent}`,
      `author ${commit.author.name} <${commit.author.email}> ${Date.parse(start) / 1000} +0000`,
      `committer ${commit.author.name} <${commit.author.email}> ${Date.parse(start) / 1000} +0000`,
      "",
      "Letters\n",
    ];
    expect(git(["hash-object", "-t", "commit", "--literally", "--stdin"], body.join("\n"))).toBe(head);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("people are refused what they may not do", async () => {
  const { sandbox, octokit } = await aSandbox();
  const { people } = sandbox;
  const { number } = people.open({ by: "ana", files: { "a.md": "A\n" } });
  await octokit.issues.createLabel({ ...at, name: "overdue" });
  people.ensure("dee", { permission: "read" });
  people.ensure("mia", { permission: "maintain" });
  const { id } = people.comment({ by: "bo", number, body: "Hello" });
  for (const refused of [
    () => people.label({ by: "dee", number, add: "overdue" }),
    () => people.label({ by: "bo", number, add: "no such label" }),
    () => people.merge({ by: "bo", number }),
    () => people.editComment({ by: "ana", id, body: "Mine" }),
    () => people.editComment({ by: "bo", id, body: "" }),
    () => people.comment({ by: "bo", number, body: "x".repeat(65_537) }),
    () => people.review({ by: "ana", number, verdict: "approve" }),
    () => people.push({ by: "bo", number, files: { "a.md": "B\n" } }),
    () => people.setTeam({ team: "chairs", members: [], parent: "no such team" }),
    () => sandbox.view.thread(99),
  ]) {
    expect(refused).toThrow(SandboxRefusal);
  }
  people.lock({ by: "mia", number, locked: true });
  expect(() => people.comment({ by: "bo", number, body: "Hello" })).toThrow(SandboxRefusal);
  people.comment({ by: "mia", number, body: "Locked for now." });
  await expect(octokit.issues.createComment({ ...at, issue_number: number, body: "x" })).rejects.toMatchObject({
    status: 403,
  });
});

test("a label that is there is not added again, and one that is gone is a 404", async () => {
  const { sandbox, octokit, received } = await aSandbox();
  const { number } = sandbox.people.issue({ by: "ana", title: "A question" });
  const issue = { ...at, issue_number: number };
  await octokit.issues.addLabels({ ...issue, labels: ["overdue"] });
  await octokit.issues.addLabels({ ...issue, labels: ["Overdue"] });
  sandbox.people.label({ by: "bo", number, add: "overdue" });
  await octokit.issues.removeLabel({ ...issue, name: "overdue" });
  await expect(octokit.issues.removeLabel({ ...issue, name: "overdue" })).rejects.toMatchObject({ status: 404 });
  await sandbox.world.settled();
  const actions = received.map(({ event, payload }) => `${event}.${payload.action}`);
  expect(actions).toEqual(["issues.opened", "label.created", "issues.labeled", "issues.unlabeled"]);
});

test("a push dismisses approvals when the branch rule says so, naming the commit", async () => {
  const { sandbox, octokit } = await aSandbox();
  const { people, world } = sandbox;
  const { number } = people.open({ by: "ana", files: { "a.md": "A\n" } });
  people.review({ by: "bo", number, verdict: "approve" });
  people.push({ by: "ana", number, files: { "a.md": "B\n" } });
  const pull = { ...at, pull_number: number };
  expect((await octokit.pulls.listReviews(pull)).data[0]?.state).toBe("APPROVED");
  world.setDismissStaleReviews(true);
  const { head } = people.push({ by: "ana", number, files: { "a.md": "C\n" } });
  expect((await octokit.pulls.listReviews(pull)).data[0]?.state).toBe("DISMISSED");
  const timeline = await octokit.issues.listEventsForTimeline({ ...at, issue_number: number });
  expect(timeline.data.at(-1)).toMatchObject({
    event: "review_dismissed",
    actor: { login: "ana" },
    dismissed_review: { state: "approved", dismissal_commit_id: head },
  });
});

test("deleted and renamed accounts, renamed repositories", async () => {
  const { sandbox, octokit } = await aSandbox();
  const { people } = sandbox;
  const { number } = people.issue({ by: "ana", title: "A question" });
  people.comment({ by: "bo", number, body: "Hello" });
  people.deleteUser({ login: "bo" });
  people.renameUser({ login: "ana", to: "anna" });
  people.renameRepository({ to: "enhancements" });
  const issue = { ...at, issue_number: number };
  expect((await octokit.issues.listComments(issue)).data[0]?.user?.login).toBe("ghost");
  const renamed = await octokit.issues.get(issue);
  expect(renamed.data.user?.login).toBe("anna");
  expect(renamed.url).toContain("/repositories/");
  await octokit.issues.createComment({ ...issue, body: "Still here" });
  expect(sandbox.view.thread(number).comments).toHaveLength(2);
});

test("a sandbox that runs alone is steered over HTTP", async () => {
  const { sandbox } = await aSandbox();
  const post = async (path: string, body: unknown) =>
    fetch(`${sandbox.url}/_sandbox/${path}`, { method: "POST", body: JSON.stringify(body) });
  await post("people/ensure", ["mia", { permission: "write" }]);
  const opened = await post("people/open", { by: "ana", files: { "a.md": "A\n" } });
  expect(await opened.json()).toMatchObject({ number: 1 });
  await post("world/setClock", "2026-03-03T09:00:00Z");
  expect(sandbox.world.now()).toBe("2026-03-03T09:00:00Z");
  expect((await post("people/merge", { by: "ana", number: 1 })).status).toBe(422);
  expect((await post("people/fly", {})).status).toBe(404);
  const view = await fetch(`${sandbox.url}/_sandbox/view/thread?with=1`);
  expect(await view.json()).toMatchObject({ title: "Update a.md" });
});
