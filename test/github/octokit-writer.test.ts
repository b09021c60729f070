import { afterEach, describe, expect, test } from "vitest";
import type { CheckOutput } from "../../src/core/model/effect.ts";
import type { Login, Sha } from "../../src/core/model/names.ts";
import { GitHubError } from "../../src/github/github-error.ts";
import { aGitHub, type GitHubUnderTest } from "./a-github.ts";

const started: GitHubUnderTest[] = [];
const start = async (
  ...options: Parameters<typeof aGitHub>
): Promise<GitHubUnderTest & { number: number; head: Sha }> => {
  const github = await aGitHub(...options);
  started.push(github);
  const { number, head } = github.sandbox.people.open({ by: "pat", files: { "p/one.md": "one\n" } });
  return { ...github, number, head: head as Sha };
};
afterEach(async () => {
  for (const { sandbox } of started.splice(0)) await sandbox.stop();
});

const aCheck = (head: Sha, more: Partial<CheckOutput> = {}): CheckOutput => ({
  name: "lastcall/format",
  head,
  status: "completed",
  conclusion: "success",
  title: "In order",
  summary: "Nothing to mend.",
  annotations: [],
  externalId: "digest",
  ...more,
});

describe("comments", () => {
  test("are written as the App, edited in place and deleted", async () => {
    const { sandbox, reader, writer, place, number } = await start();
    const { id } = await writer.createComment(place, number, "First.");
    await writer.updateComment(place, id, "Second.");
    expect((await reader.readThread(place, number, []))?.comments).toMatchObject([
      { id, body: "Second.", own: true, author: { person: { login: sandbox.app.botLogin }, isBot: true } },
    ]);
    await writer.deleteComment(place, id);
    expect(sandbox.view.thread(number).comments).toEqual([]);
  });

  test("that are gone count as deleted, and cannot be edited until somebody has looked again", async () => {
    const { writer, place, number } = await start();
    const { id } = await writer.createComment(place, number, "First.");
    await writer.deleteComment(place, id);
    await writer.deleteComment(place, id);
    await expect(writer.updateComment(place, id, "x")).rejects.toMatchObject({ status: 404, retryable: true });
  });

  test("are never written twice by themselves, whatever GitHub answers after having done the work", async () => {
    const { sandbox, writer, place, number, asked } = await start();
    for (const status of [500, 502, 0]) {
      asked();
      sandbox.world.failRequests({ next: 1, status, afterDoing: true, match: "write" });
      await expect(writer.createComment(place, number, `At ${status}.`)).rejects.toMatchObject({
        retryable: true,
        uncertain: true,
      });
      expect(asked()).toHaveLength(1);
    }
    expect(sandbox.view.thread(number).comments).toHaveLength(3);
  });

  test("carry our reactions, which can be taken back, once and again", async () => {
    const { sandbox, reader, writer, place, number } = await start();
    const { id } = sandbox.people.comment({ by: "ana", number, body: "/approve" });
    sandbox.people.react({ by: "bo", commentId: id, content: "+1" });
    await writer.addReaction(place, id, "+1");
    await writer.addReaction(place, id, "+1");
    await writer.addReaction(place, id, "confused");
    expect((await reader.readThread(place, number, []))?.comments[0]?.ownReactions).toEqual(["+1", "confused"]);
    await writer.removeReaction(place, id, "+1");
    await writer.removeReaction(place, id, "+1");
    expect(sandbox.view.thread(number).comments[0]?.reactions.map(({ by, content }) => `${by} ${content}`)).toEqual([
      "bo +1",
      `${sandbox.app.botLogin} confused`,
    ]);
    await writer.removeReaction(place, 123456, "+1");
  });
});

describe("labels and assignees", () => {
  test("are added and taken off; off already is off", async () => {
    const { sandbox, writer, place, number } = await start();
    await writer.createLabel(place, { name: "status: x", color: "0e8a16", description: "X" });
    await writer.createLabel(place, { name: "status: x", color: "0e8a16", description: "X" });
    await writer.addLabels(place, number, ["status: x"]);
    expect(sandbox.view.thread(number).labels).toEqual(["status: x"]);
    await writer.removeLabel(place, number, "status: x");
    await writer.removeLabel(place, number, "status: x");
    expect(sandbox.view.thread(number).labels).toEqual([]);
  });

  test("assignees whom GitHub drops are missing in the answer", async () => {
    const { sandbox, writer, place, number } = await start();
    sandbox.people.ensure("mia", { permission: "write" });
    sandbox.people.ensure("out", { permission: "none" });
    expect(await writer.addAssignees(place, number, ["mia", "out"] as unknown as Login[])).toEqual(["mia"]);
    await writer.removeAssignees(place, number, ["mia"] as unknown as Login[]);
    expect(sandbox.view.thread(number).assignees).toEqual([]);
  });
});

describe("checks", () => {
  test("are read back as they were posted, the newest of each name", async () => {
    const { reader, writer, place, number, head } = await start();
    await writer.createCheck(place, aCheck(head));
    await writer.createCheck(
      place,
      aCheck(head, { name: "lastcall/decision", status: "in_progress", conclusion: null }),
    );
    const { id } = await writer.createCheck(place, aCheck(head, { conclusion: "failure", externalId: "other" }));
    expect((await reader.readThread(place, number, []))?.checks).toMatchObject([
      { name: "lastcall/decision", status: "in_progress", conclusion: null },
      { id, name: "lastcall/format", status: "completed", conclusion: "failure", externalId: "other" },
    ]);
  });

  test("with more annotations than a request takes are posted in several, and signed with the last", async () => {
    const { sandbox, reader, writer, place, number, head, asked } = await start();
    const annotations = Array.from({ length: 120 }, (_, index) => ({
      path: "p/one.md",
      line: index + 1,
      level: "failure" as const,
      title: "A rule",
      message: `Finding ${index}`,
    }));
    asked();
    await writer.createCheck(place, aCheck(head, { conclusion: "failure", annotations }));
    expect(asked()).toHaveLength(3);
    expect(sandbox.view.thread(number).checks[0]?.annotations).toHaveLength(120);
    expect((await reader.readThread(place, number, []))?.checks).toMatchObject([
      { status: "completed", conclusion: "failure", externalId: "digest" },
    ]);
  });

  test("broken off halfway look like none of ours", async () => {
    const { sandbox, reader, writer, place, number, head } = await start();
    const annotations = Array.from({ length: 60 }, (_, index) => ({
      path: "p/one.md",
      line: index + 1,
      level: "warning" as const,
      title: "A rule",
      message: "x",
    }));
    sandbox.world.failRequests({ next: 1, status: 502, match: "PATCH" });
    await expect(writer.createCheck(place, aCheck(head, { annotations }))).rejects.toMatchObject({ uncertain: true });
    expect((await reader.readThread(place, number, []))?.checks).toMatchObject([
      { status: "in_progress", externalId: "" },
    ]);
  });
});

describe("commits", () => {
  const request = (head: Sha, branch: string, repository = "example/proposals") => ({
    repository,
    branch,
    expectedHead: head,
    headline: "Set one to two",
    body: "Because.",
    additions: [{ path: "p/two.md", bytes: new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0x0d, 0x0a]) }],
    deletions: ["p/one.md"],
  });

  test("move the branch, byte for byte, and only from the head that was expected", async () => {
    const { sandbox, writer, place, number, head } = await start();
    const branch = sandbox.view.thread(number).headBranch ?? "";
    const { sha } = await writer.commit(place, request(head, branch));
    expect(sandbox.view.thread(number).head).toBe(sha);
    expect(Buffer.from(sandbox.view.file("p/two.md", sha) ?? []).toString("hex")).toBe("efbbbf610d0a");
    expect(sandbox.view.file("p/one.md", sha)).toBeNull();
    await expect(writer.commit(place, request(head, branch))).rejects.toMatchObject({
      retryable: true,
      uncertain: false,
    });
  });

  test("to a fork that does not allow it, or a branch that is gone, are refused for good", async () => {
    const { sandbox, writer, place, head } = await start();
    const shut = sandbox.people.open({ by: "bo", fork: true, maintainerCanModify: false, files: { "p/3.md": "x" } });
    const branch = sandbox.view.thread(shut.number).headBranch ?? "";
    await expect(writer.commit(place, request(shut.head as Sha, branch, "bo/proposals"))).rejects.toMatchObject({
      retryable: false,
      status: 403,
    });
    await expect(writer.commit(place, request(head, "gone"))).rejects.toMatchObject({ retryable: false });
  });
});

describe("the thread itself", () => {
  test("gets another description while it is still the one that was read, and is closed", async () => {
    const { sandbox, writer, place, number } = await start();
    sandbox.people.editDescription({ by: "pat", number, body: "One." });
    await writer.editDescription(place, number, { from: "One.", to: "Two.\n\nOne." });
    expect(sandbox.view.thread(number).body).toBe("Two.\n\nOne.");
    await expect(writer.editDescription(place, number, { from: "One.", to: "x" })).rejects.toMatchObject({
      retryable: true,
    });
    await writer.editTitle(place, number, "PROP-7: One");
    await writer.closeThread(place, number);
    await writer.closeThread(place, number);
    expect(sandbox.view.thread(number)).toMatchObject({ state: "closed", title: "PROP-7: One", body: "Two.\n\nOne." });
  });
});

describe("a discussion", () => {
  const discussion = { id: "1:2:moved", title: "DIP-2 is Last Call: Fees", body: "It is Last Call.\n" };

  test("is begun in the category of that name, once however often it is asked for", async () => {
    const { sandbox, writer, place } = await start();
    expect(await writer.createDiscussion(place, "announcements", discussion)).toBeNull();
    expect(await writer.createDiscussion(place, "Announcements", discussion)).toBeNull();
    expect(sandbox.view.discussions()).toEqual([
      { category: "Announcements", title: discussion.title, body: expect.stringContaining(discussion.body) },
    ]);
  });

  test("whose answer was lost is not begun again", async () => {
    const { sandbox, writer, place } = await start();
    sandbox.world.failRequests({ status: 502, afterDoing: true, next: 1, match: "createDiscussion" });
    await expect(writer.createDiscussion(place, "General", discussion)).rejects.toThrow(GitHubError);
    expect(await writer.createDiscussion(place, "General", discussion)).toBeNull();
    expect(sandbox.view.discussions()).toHaveLength(1);
  });

  test("is found out of reach where there is no such category, on the last page too", async () => {
    const { sandbox, writer, place } = await start({ weather: "rough" });
    expect(await writer.createDiscussion(place, "Noticeboard", discussion)).toContain('named "Noticeboard"');
    expect(await writer.createDiscussion(place, "Show and tell", discussion)).toBeNull();
    expect(sandbox.view.discussions()).toHaveLength(1);
  });
});

describe("merging", () => {
  const request = (head: Sha) => ({ head, method: "squash", queue: false }) as const;

  test("is done in the way that is asked for, and only with the head that is named", async () => {
    const { sandbox, reader, writer, place, number, head } = await start();
    expect(await reader.readMerging(place, number)).toMatchObject({
      methods: ["merge", "squash", "rebase"],
      queue: "none",
      standing: "CLEAN",
    });
    sandbox.people.push({ by: "pat", number, files: { "p/one.md": "two\n" } });
    await expect(writer.merge(place, number, request(head))).rejects.toMatchObject({ status: 409, retryable: true });
    expect(sandbox.view.thread(number).merged).toBe(false);
    await writer.merge(place, number, request(sandbox.view.thread(number).head as Sha));
    expect(sandbox.view.thread(number).merged).toBe(true);
  });

  test("that branch rules refuse is told in GitHub's words", async () => {
    const { sandbox, writer, place, number, head } = await start();
    const body = { message: "Required status check is expected" };
    sandbox.world.failRequests({ next: 1, status: 405, match: "/merge", body });
    await expect(writer.merge(place, number, request(head))).rejects.toMatchObject({
      message: "GitHub would not merge it: Required status check is expected.",
      retryable: false,
    });
  });

  test("of a thread that nobody knows is read as nothing", async () => {
    const { reader, place } = await start();
    expect(await reader.readMerging(place, 999)).toBeNull();
  });
});

describe("pull requests of the App's own", () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const change = {
    branch: "lastcall/header-1",
    base: "main",
    title: "Set it",
    body: "Why.",
    message: "Set it\n\nWhy.",
  };
  const begun = async () => {
    const github = await start({ files: { "p/two.md": "two\n", "p/gone.md": "gone\n" } });
    const { reader, writer, place, number } = github;
    const onto = (await reader.readThread(place, number, []))?.repository.defaultHead as Sha;
    const wanted = {
      ...change,
      onto,
      expected: null,
      request: null,
      additions: [{ path: "p/two.md", bytes: bytes("two!\n") }],
      deletions: ["p/gone.md"],
    };
    const { number: request } = await writer.proposeChange(place, wanted);
    const read = async () => {
      const [branch] = await reader.readOwnBranches(place, [change.branch]);
      if (!branch) throw new Error("No branch was read.");
      return branch;
    };
    return { ...github, wanted, request, read };
  };

  test("carry one commit on the base, and are found by their branch", async () => {
    const { reader, place, request, read } = await begun();
    const { head, requests } = await read();
    expect(requests).toMatchObject([{ number: request, state: "open", head, body: "Why.", closedAt: null }]);
    expect((await reader.readThread(place, request, []))?.files).toEqual([
      { path: "p/gone.md", change: "removed", previous: null },
      { path: "p/two.md", change: "modified", previous: null },
    ]);
    expect((await reader.readOwnBranches(place, ["lastcall/none"]))[0]).toEqual({
      branch: "lastcall/none",
      head: null,
      requests: [],
    });
  });

  test("are brought up to date in one step, and stay open", async () => {
    const { writer, place, wanted, request, read } = await begun();
    const { head } = await read();
    const again = { ...wanted, expected: head, request, body: "Why else.", deletions: [] };
    expect(await writer.proposeChange(place, again)).toEqual({ number: request });
    expect((await read()).requests).toMatchObject([{ number: request, state: "open", body: "Why else." }]);
  });

  test("leave a branch alone that stands elsewhere than was read", async () => {
    const { writer, place, wanted, request, read } = await begun();
    const { head } = await read();
    await expect(writer.proposeChange(place, { ...wanted, request })).rejects.toMatchObject({ retryable: true });
    await expect(writer.deleteBranch(place, change.branch, wanted.onto)).rejects.toMatchObject({ retryable: true });
    expect((await read()).head).toBe(head);
  });

  test("are closed with a word, and their branch goes, once and again", async () => {
    const { writer, place, request, read } = await begun();
    const { head } = await read();
    await writer.withdrawChange(place, request, "Not wanted.");
    await writer.withdrawChange(place, request, "Not wanted.");
    await writer.deleteBranch(place, change.branch, head as Sha);
    await writer.deleteBranch(place, change.branch, head as Sha);
    expect(await read()).toMatchObject({ head: null, requests: [{ state: "closed", body: "Not wanted." }] });
  });
});
