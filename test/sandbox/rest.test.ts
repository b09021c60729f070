import { expect, test } from "vitest";
import { appToken, aSandbox, at, client, deviations } from "./a-sandbox.ts";

test("the App learns who it is and gets a token", async () => {
  const { sandbox, exchanges } = await aSandbox();
  const app = client(sandbox.url, appToken(sandbox), exchanges);
  expect((await app.apps.getAuthenticated()).data?.slug).toBe("lastcall");
  expect((await app.apps.listInstallations()).data).toHaveLength(1);
  await app.apps.getInstallation({ installation_id: sandbox.app.installationId });
  expect((await app.apps.getRepoInstallation(at)).data.id).toBe(sandbox.app.installationId);
  const token = await app.apps.createInstallationAccessToken({ installation_id: sandbox.app.installationId });
  const installed = client(sandbox.url, token.data.token, exchanges);
  const repositories = await installed.apps.listReposAccessibleToInstallation();
  expect(repositories.data.repositories[0]?.full_name).toBe("example/proposals");
  expect(Date.parse(token.data.expires_at)).toBeGreaterThan(Date.now());
  // In this one list the description wants an account that is a user and an enterprise at once.
  const isKnown = (deviation: string) => deviation.startsWith("GET /app/installations 200: /0/account ");
  expect(deviations(exchanges).filter((deviation) => !isKnown(deviation))).toEqual([]);
});

test("every answer about a pull request is as GitHub describes it", async () => {
  const { sandbox, octokit, exchanges } = await aSandbox();
  const { people } = sandbox;
  const { number, head } = people.open({ by: "ana", files: { "dips/dip-2.md": "Two\n" }, body: "Please." });
  people.push({ by: "ana", number, files: {}, renames: { "dips/dip-1.md": "dips/dip-one.md" } });
  const commented = people.comment({ by: "bo", number, body: "/approve" });
  people.review({ by: "bo", number, verdict: "approve" });
  const issue = { ...at, issue_number: number };
  const pull = { ...at, pull_number: number };

  expect((await octokit.pulls.get(pull)).data.changed_files).toBe(2);
  expect((await octokit.pulls.list(at)).data).toHaveLength(1);
  const files = await octokit.pulls.listFiles(pull);
  expect(files.data.map((file) => [file.filename, file.status, file.previous_filename])).toEqual([
    ["dips/dip-2.md", "added", undefined],
    ["dips/dip-one.md", "renamed", "dips/dip-1.md"],
  ]);
  expect((await octokit.pulls.listCommits(pull)).data.map((commit) => commit.sha)[0]).toBe(head);
  const review = (await octokit.pulls.listReviews(pull)).data[0];
  expect(review?.state).toBe("APPROVED");
  await octokit.pulls.getReview({ ...pull, review_id: review?.id ?? 0 });
  await octokit.pulls.createReview({ ...pull, event: "COMMENT", body: "Seen." });
  await octokit.pulls.update({ ...pull, title: "Two proposals" });
  await octokit.issues.get(issue);

  const comment = await octokit.issues.createComment({ ...issue, body: "Hello" });
  expect(comment.data.performed_via_github_app?.slug).toBe("lastcall");
  await octokit.issues.updateComment({ ...at, comment_id: comment.data.id, body: "Hello again" });
  await octokit.issues.getComment({ ...at, comment_id: comment.data.id });
  expect((await octokit.issues.listComments(issue)).data).toHaveLength(2);
  await octokit.issues.listCommentsForRepo(at);
  const reaction = await octokit.reactions.createForIssueComment({
    ...at,
    comment_id: commented.id,
    content: "eyes",
  });
  await octokit.reactions.listForIssueComment({ ...at, comment_id: commented.id });
  await octokit.reactions.deleteForIssueComment({
    ...at,
    comment_id: commented.id,
    reaction_id: reaction.data.id,
  });
  await octokit.reactions.createForIssue({ ...issue, content: "heart" });
  await octokit.issues.deleteComment({ ...at, comment_id: comment.data.id });

  await octokit.issues.createLabel({ ...at, name: "status: Draft", color: "c5def5", description: "A draft" });
  await octokit.issues.updateLabel({ ...at, name: "status: Draft", color: "ffffff" });
  await octokit.issues.addLabels({ ...issue, labels: ["status: Draft", "overdue"] });
  await octokit.issues.listLabelsOnIssue(issue);
  await octokit.issues.removeLabel({ ...issue, name: "status: Draft" });
  expect((await octokit.issues.listLabelsForRepo(at)).data).toHaveLength(2);
  const assigned = await octokit.issues.addAssignees({ ...issue, assignees: ["bo", "nobody-at-all"] });
  expect(assigned.data.assignees?.map((account) => account.login)).toEqual(["bo"]);
  await octokit.issues.removeAssignees({ ...issue, assignees: ["bo"] });
  people.setDraft({ by: "ana", number, draft: true });
  people.setDraft({ by: "ana", number, draft: false });
  people.ensure("mia", { permission: "write" });
  people.lock({ by: "mia", number, locked: true });
  people.lock({ by: "mia", number, locked: false });
  people.dismissReview({ by: "mia", id: review?.id ?? 0 });
  people.push({ by: "ana", number, files: { "dips/dip-2.md": "Two!\n" }, force: true });

  const timeline = await octokit.issues.listEventsForTimeline({ ...issue, per_page: 100 });
  expect(timeline.data.map((item) => ("event" in item ? item.event : undefined))).toEqual([
    "committed",
    "committed",
    "commented",
    "reviewed",
    "reviewed",
    "renamed",
    "comment_deleted",
    "labeled",
    "labeled",
    "unlabeled",
    "assigned",
    "unassigned",
    "convert_to_draft",
    "ready_for_review",
    "locked",
    "unlocked",
    "review_dismissed",
    "head_ref_force_pushed",
    "committed",
  ]);
  const merged = await octokit.pulls.merge({ ...pull, merge_method: "squash" });
  expect(merged.data.merged).toBe(true);
  expect(sandbox.view.file("dips/dip-one.md")).not.toBeNull();
  expect((await octokit.pulls.get(pull)).data.merged_by?.login).toBe("lastcall[bot]");
  expect(deviations(exchanges)).toEqual([]);
});

test("checks are bound to a commit, gather annotations and become stale", async () => {
  const { sandbox, octokit, exchanges } = await aSandbox();
  const { number, head } = sandbox.people.open({ by: "ana", files: { "a.md": "A\n" } });
  const annotation = { path: "a.md", start_line: 1, end_line: 1, annotation_level: "failure" as const, message: "No." };
  const output = { title: "One finding", summary: "See below.", annotations: [annotation] };
  const made = await octokit.checks.create({
    ...at,
    name: "lastcall/format",
    head_sha: head,
    status: "in_progress",
    output,
  });
  const run = { ...at, check_run_id: made.data.id };
  await octokit.checks.update({ ...run, output });
  expect((await octokit.checks.listAnnotations(run)).data).toHaveLength(2);
  await expect(
    octokit.checks.update({ ...run, output: { ...output, annotations: Array(51).fill(annotation) } }),
  ).rejects.toMatchObject({ status: 422 });
  await expect(
    octokit.checks.update({ ...run, output: { title: "T", summary: "x".repeat(65_536) } }),
  ).rejects.toMatchObject({
    status: 422,
  });
  sandbox.world.setClock("2026-03-16T09:00:00Z");
  const listed = await octokit.checks.listForRef({ ...at, ref: head });
  expect(listed.data.check_runs.map((one) => [one.status, one.conclusion])).toEqual([["completed", "stale"]]);
  await octokit.checks.get(run);
  sandbox.people.push({ by: "ana", number, files: { "a.md": "B\n" } });
  expect(sandbox.view.thread(number).checks).toEqual([]);
  expect(sandbox.view.thread(number).allChecks).toHaveLength(1);
  // The description of runs forgets `stale`, which GitHub's own guide names.
  expect(deviations(exchanges).filter((deviation) => !deviation.includes("/conclusion "))).toEqual([]);
});

test("git and contents are as GitHub describes them", async () => {
  const { sandbox, octokit, exchanges } = await aSandbox();
  const ref = await octokit.git.getRef({ ...at, ref: "heads/main" });
  await octokit.git.createRef({ ...at, ref: "refs/heads/lastcall/index", sha: ref.data.object.sha });
  const tree = await octokit.git.getTree({ ...at, tree_sha: "main", recursive: "1" });
  expect(tree.data.tree.map((entry) => [entry.path, entry.type])).toEqual([
    ["README.md", "blob"],
    ["dips", "tree"],
    ["dips/dip-1.md", "blob"],
  ]);
  await octokit.git.getBlob({ ...at, file_sha: tree.data.tree[0]?.sha ?? "" });
  await octokit.git.getCommit({ ...at, commit_sha: ref.data.object.sha });
  const file = await octokit.repos.getContent({ ...at, path: "README.md" });
  const sha = "sha" in file.data ? file.data.sha : "";
  await octokit.repos.getContent({ ...at, path: "dips" });
  const content = Buffer.from("# Ours\n").toString("base64");
  const put = { ...at, path: "README.md", branch: "lastcall/index", message: "Index", content };
  await expect(octokit.repos.createOrUpdateFileContents(put)).rejects.toMatchObject({ status: 422 });
  await octokit.repos.createOrUpdateFileContents({ ...put, sha });
  await octokit.repos.createOrUpdateFileContents({ ...put, path: "new/index.md" });
  const pull = await octokit.pulls.create({ ...at, head: "lastcall/index", base: "main", title: "Index" });
  expect(pull.data.user.login).toBe("lastcall[bot]");
  const compared = await octokit.repos.compareCommitsWithBasehead({ ...at, basehead: "main...lastcall/index" });
  expect(compared.data.files?.map((one) => one.filename)).toEqual(["README.md", "new/index.md"]);
  await octokit.repos.getCommit({ ...at, ref: "lastcall/index" });
  await octokit.git.deleteRef({ ...at, ref: "heads/lastcall/index" });
  expect(sandbox.view.thread(pull.data.number).state).toBe("closed");
  const raw = await octokit.request("GET /repos/{owner}/{repo}/contents/{path}", {
    ...at,
    path: "README.md",
    mediaType: { format: "raw" },
  });
  expect(raw.headers["content-type"]).toBe("application/vnd.github.v3.raw; charset=utf-8");
  expect(raw.data).toBe("# Proposals\n");
  // The raw answer is text, where the description knows JSON alone.
  expect(deviations(exchanges).filter((problem) => !problem.includes("contents/{path} 200"))).toEqual([]);
});

test("people, teams and permissions are as GitHub describes them", async () => {
  const { sandbox, octokit, exchanges } = await aSandbox();
  sandbox.people.ensure("ana", { permission: "triage", name: "Ana" });
  sandbox.people.setTeam({ team: "tsc", members: ["bo"] });
  sandbox.people.setTeam({ team: "chairs", members: ["mia"], parent: "tsc" });
  const permission = await octokit.repos.getCollaboratorPermissionLevel({ ...at, username: "ana" });
  expect([permission.data.permission, permission.data.role_name]).toEqual(["read", "triage"]);
  const team = { org: "example", team_slug: "tsc" };
  expect((await octokit.teams.getByName(team)).data.members_count).toBe(2);
  expect((await octokit.teams.listMembersInOrg(team)).data.map((member) => member.login)).toEqual(["bo", "mia"]);
  await octokit.teams.getMembershipForUserInOrg({ ...team, username: "bo" });
  expect((await octokit.orgs.checkMembershipForUser({ org: "example", username: "bo" })).status).toBe(204);
  await octokit.users.getByUsername({ username: "ana" });
  await octokit.repos.get(at);
  await octokit.rateLimit.get();
  expect(deviations(exchanges)).toEqual([]);
});

test("what is not implemented is refused by name", async () => {
  const { octokit } = await aSandbox();
  await expect(octokit.issues.listMilestones(at)).rejects.toMatchObject({
    status: 501,
    message: expect.stringContaining("GET /repos/example/proposals/milestones"),
  });
  await expect(octokit.pulls.list({ ...at, sort: "popularity" })).rejects.toMatchObject({ status: 422 });
  await expect(octokit.issues.create({ ...at, title: "T", milestone: 1 })).rejects.toMatchObject({
    status: 501,
    message: expect.stringContaining('"milestone"'),
  });
});

test("a request without token or permission is refused", async () => {
  const { sandbox, octokit } = await aSandbox({ permissions: { metadata: "read", issues: "read" } });
  sandbox.people.issue({ by: "ana", title: "A question" });
  const issue = { ...at, issue_number: 1 };
  await octokit.issues.get(issue);
  await expect(octokit.issues.createComment({ ...issue, body: "x" })).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining("Resource not accessible by integration"),
  });
  await expect(client(sandbox.url, "ghs_unknown").issues.get(issue)).rejects.toMatchObject({ status: 401 });
  await expect(octokit.apps.getAuthenticated()).rejects.toMatchObject({ status: 401 });
  await expect(octokit.issues.get({ ...at, issue_number: 9 })).rejects.toMatchObject({ status: 404 });
  const forged = appToken(sandbox).replace(/[^.]+$/, "AAAA");
  await expect(client(sandbox.url, forged).apps.getAuthenticated()).rejects.toMatchObject({ status: 401 });
  const app = client(sandbox.url, appToken(sandbox)).apps;
  const installation = { installation_id: sandbox.app.installationId };
  await expect(
    app.createInstallationAccessToken({ ...installation, permissions: { checks: "write" } }),
  ).rejects.toMatchObject({ status: 422 });
  sandbox.world.setSuspended(true);
  await expect(app.createInstallationAccessToken(installation)).rejects.toMatchObject({ status: 403 });
  await expect(octokit.issues.get(issue)).rejects.toMatchObject({ status: 403 });
});
