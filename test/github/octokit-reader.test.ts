import { afterEach, describe, expect, test } from "vitest";
import type { Login, Sha } from "../../src/core/model/names.ts";
import { aGitHub, type GitHubUnderTest } from "./a-github.ts";

const started: GitHubUnderTest[] = [];
const start = async (...options: Parameters<typeof aGitHub>): Promise<GitHubUnderTest> => {
  const github = await aGitHub(...options);
  started.push(github);
  return github;
};
afterEach(async () => {
  for (const { sandbox } of started.splice(0)) await sandbox.stop();
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const document = "p/one.md";

describe("a thread", () => {
  test("is read by one request, with everything that the port promises", async () => {
    const { sandbox, reader, writer, place, asked } = await start({
      files: { ".github/lastcall.yml": "extends: x\n" },
    });
    const { people, world } = sandbox;
    await writer.createLabel(place, { name: "vote: approve", color: "ededed", description: "" });
    const { number, head } = people.open({ by: "pat", files: { [document]: "---\ntitle: A\n---\n" }, title: "A" });
    world.setClock("2026-03-02T09:01:00Z");
    const comment = people.comment({ by: "Ana", number, body: "/approve" });
    people.ensure("mia", { permission: "write" });
    people.label({ by: "mia", number, add: "vote: approve" });
    world.setClock("2026-03-02T09:02:00Z");
    const review = people.review({ by: "bo", number, verdict: "approve", body: "Good." });
    people.assign({ by: "mia", number, add: ["mia"] });
    world.setClock("2026-03-02T09:03:00Z");
    people.editComment({ by: "Ana", id: comment.id, body: "/reject" });
    asked();
    const thread = await reader.readThread(place, number, [document, "p/absent.md"]);
    expect(asked()).toHaveLength(1);
    expect(thread).toMatchObject({
      repository: { id: place.id, owner: "example", name: "proposals", defaultBranch: "main" },
      date: "2026-03-02T09:03:00Z",
      policy: { kind: "file", bytes: bytes("extends: x\n") },
      isPullRequest: true,
      number,
      title: "A",
      author: { person: { login: "pat" }, isBot: false },
      state: "open",
      closedAt: null,
      isDraft: false,
      locked: false,
      baseBranch: "main",
      baseHead: expect.stringMatching(/^[\da-f]{40}$/),
      head: { sha: head, repository: "example/proposals", isFork: false, writable: true },
      labels: ["vote: approve"],
      assignees: ["mia"],
      files: [{ path: document, change: "added", previous: null }],
      documents: [
        { kind: "file", path: document, bytes: bytes("---\ntitle: A\n---\n") },
        { kind: "absent", path: "p/absent.md" },
      ],
      checks: [],
    });
    expect(thread?.comments).toMatchObject([
      {
        id: comment.id,
        author: { person: { login: "ana" } },
        body: "/reject",
        createdAt: "2026-03-02T09:01:00Z",
        lastEditedAt: "2026-03-02T09:03:00Z",
        editor: { person: { login: "ana" } },
        viaEmail: false,
        own: false,
        ownReactions: [],
      },
    ]);
    expect(thread?.reviews).toMatchObject([
      { id: review.id, state: "approved", body: "Good.", commit: head, submittedAt: "2026-03-02T09:02:00Z" },
    ]);
    expect(thread?.timeline).toMatchObject([
      { kind: "labeled", label: "vote: approve", actor: { person: { login: "mia" } }, at: "2026-03-02T09:01:00Z" },
    ]);
  });

  test("is the same in rough weather, page by page, however the pages are shuffled", async () => {
    const { sandbox, reader, writer, place } = await start();
    const { people, world } = sandbox;
    const files = Object.fromEntries(Array.from({ length: 7 }, (_, index) => [`p/${index}.md`, `${index}`]));
    const { number } = people.open({ by: "pat", files });
    for (let index = 0; index < 7; index += 1) {
      const by = `person${index}`;
      people.ensure(by, { permission: "write" });
      people.comment({ by, number, body: `comment ${index}` });
      people.review({ by, number, verdict: "comment", body: `review ${index}` });
      await writer.createLabel(place, { name: `label ${index}`, color: "ededed", description: "" });
      people.label({ by, number, add: `label ${index}` });
      people.assign({ by, number, add: [by] });
      people.unlabel({ by, number, remove: `label ${index}` });
      people.label({ by, number, add: `label ${index}` });
    }
    world.setClock("2026-03-02T10:00:00Z");
    const kind = await reader.readThread(place, number, ["p/3.md"]);
    world.setWeather("rough");
    world.setClock("2026-03-02T11:00:00Z");
    const rough = await reader.readThread(place, number, ["p/3.md"]);
    expect(kind?.comments).toHaveLength(7);
    expect(kind?.timeline).toHaveLength(21);
    expect({ ...rough, date: null }).toEqual({ ...kind, date: null });
  });

  test("that does not exist, and a repository that does not, are null", async () => {
    const { reader, place } = await start();
    expect(await reader.readThread(place, 99, [])).toBeNull();
    expect(await reader.readThread({ ...place, name: "other" }, 1, [])).toBeNull();
  });

  test("of a repository that stands under this name by now, but is another, is refused", async () => {
    const { sandbox, reader, place } = await start();
    const { number } = sandbox.people.open({ by: "pat", files: { [document]: "x" } });
    await expect(reader.readThread({ ...place, id: 12345 }, number, [])).rejects.toMatchObject({ retryable: false });
  });

  test("that is an issue has no head, no files and no documents", async () => {
    const { sandbox, reader, place } = await start();
    const { number } = sandbox.people.issue({ by: "pat", title: "A question", body: "?" });
    sandbox.people.comment({ by: "ana", number, body: "Yes." });
    const thread = await reader.readThread(place, number, [document]);
    expect(thread).toMatchObject({ isPullRequest: false, head: null, files: [], documents: [], reviews: [] });
    expect(thread?.comments).toHaveLength(1);
  });

  test("tells merged from closed, deletions with their author, and dismissals by a push from a person's", async () => {
    const { sandbox, reader, place } = await start();
    const { people, world } = sandbox;
    people.ensure("mia", { permission: "maintain" });
    const { number } = people.open({ by: "pat", files: { [document]: "x" } });
    const { id } = people.comment({ by: "ana", number, body: "/approve" });
    const first = people.review({ by: "bo", number, verdict: "approve" });
    people.dismissReview({ by: "mia", id: first.id });
    world.setDismissStaleReviews(true);
    const second = people.review({ by: "chen", number, verdict: "approve" });
    world.setClock("2026-03-02T09:05:00Z");
    people.push({ by: "pat", number, files: { [document]: "y" } });
    people.deleteComment({ by: "mia", id });
    people.merge({ by: "mia", number });
    const thread = await reader.readThread(place, number, []);
    expect(thread?.state).toBe("merged");
    expect(thread?.timeline).toMatchObject([
      { kind: "review-dismissed", review: first.id, previousState: "approved", automatic: false },
      { kind: "review-dismissed", review: second.id, previousState: "approved", automatic: true },
      { kind: "comment-deleted", author: "ana", actor: { person: { login: "mia" } } },
      { kind: "merged" },
      { kind: "closed" },
    ]);
  });

  test("keeps comments of deleted accounts, without an author", async () => {
    const { sandbox, reader, place } = await start();
    const { number } = sandbox.people.open({ by: "pat", files: { [document]: "x" } });
    sandbox.people.comment({ by: "ana", number, body: "/approve" });
    sandbox.people.deleteUser({ login: "ana" });
    expect((await reader.readThread(place, number, []))?.comments).toMatchObject([{ author: null }]);
  });

  test("says of a fork's head whether the App may write it", async () => {
    const { sandbox, reader, place } = await start();
    const { people } = sandbox;
    const open = people.open({ by: "pat", fork: true, files: { [document]: "x" } });
    const shut = people.open({ by: "bo", fork: true, maintainerCanModify: false, files: { "p/two.md": "x" } });
    expect((await reader.readThread(place, open.number, []))?.head).toMatchObject({ isFork: true, writable: true });
    expect((await reader.readThread(place, shut.number, []))?.head).toMatchObject({ isFork: true, writable: false });
  });

  test("whose branch is gone still has its head and its documents", async () => {
    const { sandbox, reader, place } = await start();
    const { people } = sandbox;
    people.ensure("pat", { permission: "write" });
    const { number, head } = people.open({ by: "pat", branch: "fees", files: { [document]: "x" } });
    people.close({ by: "pat", number });
    people.deleteBranch({ by: "pat", branch: "fees" });
    const thread = await reader.readThread(place, number, [document]);
    expect(thread?.head).toMatchObject({ sha: head, branch: null, writable: false });
    expect(thread?.documents).toMatchObject([{ kind: "file" }]);
  });

  test("gives old names of renamed files by one more request, and only then", async () => {
    const { sandbox, reader, place, asked } = await start({ files: { "p/old.md": "a\nb\nc\nd\n" } });
    const { number } = sandbox.people.open({ by: "pat", files: { "README.md": "x" } });
    sandbox.people.push({ by: "pat", number, files: {}, renames: { "p/old.md": "p/new.md" } });
    asked();
    const thread = await reader.readThread(place, number, []);
    expect(thread?.files).toContainEqual({ path: "p/new.md", change: "renamed", previous: "p/old.md" });
    expect(asked()).toHaveLength(2);
  });
});

describe("bytes of files", () => {
  const cases: readonly (readonly [string, Uint8Array, number])[] = [
    ["plain text", bytes("title: é\n"), 1],
    ["an empty file", bytes(""), 1],
    ["a byte order mark", bytes("\uFEFFtitle\n"), 1],
    ["CRLF", bytes("a\r\nb\r\n"), 1],
    ["a replacement character that was really written", bytes("\uFFFD"), 1],
    ["bytes that are not UTF-8", new Uint8Array([0x61, 0xff, 0xfe, 0x0a]), 2],
    ["bytes that are replaced by as many", new Uint8Array([0xed, 0xa0, 0x80]), 2],
    ["a binary file", new Uint8Array([0, 1, 2, 3]), 2],
    ["more than GraphQL gives", bytes("x".repeat(1_000_000)), 2],
  ];
  test.each(cases)("%s comes exactly", async (_name, content, requests) => {
    const { sandbox, reader, place, asked } = await start();
    const { number } = sandbox.people.open({ by: "pat", files: { [document]: content } });
    asked();
    const thread = await reader.readThread(place, number, [document]);
    expect(asked()).toHaveLength(requests);
    const [reading] = thread?.documents ?? [];
    expect(reading?.kind === "file" && Buffer.from(reading.bytes).equals(Buffer.from(content))).toBe(true);
    await reader.readThread(place, number, [document]);
    expect(asked(), "a blob never changes: it is fetched once").toHaveLength(1);
  });

  test("a folder at the path is unreadable, a missing file absent", async () => {
    const { sandbox, reader, place } = await start({ files: { "p/a.md": "a", "p/b.md": "b" } });
    const commit = sandbox.view.commits("main")[0]?.sha as Sha;
    expect(await reader.readFile(place, "p", commit)).toMatchObject({ kind: "unreadable" });
    expect(await reader.readFile(place, "p/c.md", commit)).toEqual({ kind: "absent", path: "p/c.md" });
    expect(await reader.readFile(place, "p/a.md", commit)).toMatchObject({ kind: "file", bytes: bytes("a") });
    expect(await reader.readFile(place, "p/a.md", "0".repeat(40) as Sha)).toMatchObject({ kind: "unreadable" });
  });

  test("the files of a folder, and of folders in it whatever their names; an error for an unknown commit", async () => {
    const files = { "p/b.md": "b", "p/a.md": "a", "p/v1.0/c.md": "c", "x.md": "" };
    const { sandbox, reader, place, asked } = await start({ files });
    const commit = sandbox.view.commits("main")[0]?.sha as Sha;
    const paths = async (folder: string, deep: boolean) =>
      (await reader.readFiles(place, folder, commit, deep)).map(({ path }) => path);
    expect(await paths("p", false)).toEqual(["p/a.md", "p/b.md"]);
    expect(await paths("p", true)).toEqual(["p/a.md", "p/b.md", "p/v1.0/c.md"]);
    expect(await paths("", false)).toEqual(["x.md"]);
    expect(await paths("", true)).toEqual(["p/a.md", "p/b.md", "p/v1.0/c.md", "x.md"]);
    expect(await paths("q", true)).toEqual([]);
    asked();
    const listed = await reader.readFiles(place, "p", commit, true);
    expect(await reader.readListed(place, listed)).toMatchObject([
      { kind: "file", path: "p/a.md", bytes: bytes("a") },
      { kind: "file", path: "p/b.md", bytes: bytes("b") },
      { kind: "file", path: "p/v1.0/c.md", bytes: bytes("c") },
    ]);
    expect(asked(), "a listing of two requests, all files in one").toHaveLength(3);
    await expect(reader.readFiles(place, "p", "0".repeat(40) as Sha, true)).rejects.toThrow("does not know the commit");
  });

  test("files that GitHub does not list whole are not taken for all", async () => {
    const { sandbox, reader, place } = await start({ files: { "p/q/a.md": "a" } });
    const commit = sandbox.view.commits("main")[0]?.sha as Sha;
    const body = { sha: "0".repeat(40), tree: [], truncated: true };
    sandbox.world.failRequests({ next: 1, status: 200, match: "/git/trees/", body });
    await expect(reader.readFiles(place, "p", commit, true)).rejects.toMatchObject({
      message: expect.stringContaining("not all of them are known"),
      retryable: false,
    });
  });

  test("the default branch, with the policy on it", async () => {
    const { sandbox, reader, place } = await start({ files: { ".github/lastcall.yml": "extends: dip" } });
    expect(await reader.readDefaultBranch(place)).toMatchObject({
      branch: "main",
      head: sandbox.view.commits("main")[0]?.sha,
      policy: { kind: "file", bytes: bytes("extends: dip") },
    });
    expect(await reader.readDefaultBranch({ ...place, name: "nothing" })).toBeNull();
  });
});

describe("over the whole repository", () => {
  test("the titles of all pull requests, over several pages", async () => {
    const { sandbox, reader, place } = await start();
    const { people } = sandbox;
    for (const number of [1, 2, 3, 4, 5])
      people.open({ by: "Pat", title: `Title ${number}`, files: { [`n${number}`]: "" } });
    people.close({ by: "Pat", number: 3 });
    const titles = await reader.readTitles(place);
    expect([...titles].sort((one, other) => one.number - other.number)).toMatchObject(
      [1, 2, 3, 4, 5].map((number) => ({
        number,
        title: `Title ${number}`,
        open: number !== 3,
        author: { login: "pat" },
      })),
    );
  });
});

describe("past heads", () => {
  test("show what they changed against the merge base, with old names", async () => {
    const { sandbox, reader, place } = await start({ files: { "p/old.md": "a\nb\nc\nd\n", "p/gone.md": "" } });
    const { people } = sandbox;
    const { number, head } = people.open({ by: "pat", files: { "p/gone.md": null, [document]: "x" } });
    const renamed = people.push({ by: "pat", number, files: {}, renames: { "p/old.md": "p/new.md" } });
    people.ensure("mia", { permission: "write" });
    people.commit({ by: "mia", files: { "README.md": "later" } });
    expect(await reader.readChanges(place, "main", head as Sha)).toEqual([
      { path: "p/gone.md", change: "removed", previous: null },
      { path: document, change: "added", previous: null },
    ]);
    expect(await reader.readChanges(place, "main", renamed.head as Sha)).toContainEqual({
      path: "p/new.md",
      change: "renamed",
      previous: "p/old.md",
    });
  });

  test("that change more than GitHub lists are refused", async () => {
    const { sandbox, reader, place } = await start();
    const files = Object.fromEntries(Array.from({ length: 301 }, (_, index) => [`p/${index}.md`, ""]));
    const { head } = sandbox.people.open({ by: "pat", files });
    await expect(reader.readChanges(place, "main", head as Sha)).rejects.toMatchObject({ retryable: false });
  });
});

describe("people", () => {
  const people = (readings: {
    readonly kind: string;
    readonly people?: readonly { readonly login: string }[];
  }): unknown => readings.people?.map(({ login }) => login) ?? readings.kind;

  test.each(["kind", "rough"] as const)("of a team, with and without its children, in %s weather", async (weather) => {
    const { sandbox, reader, place } = await start({ weather });
    sandbox.people.setTeam({ team: "tsc", members: ["ana", "bo", "Chen"] });
    sandbox.people.setTeam({ team: "juniors", members: ["pat"], parent: "tsc" });
    sandbox.world.setClock("2026-03-02T10:00:00Z");
    expect(people(await reader.readTeam(place, "example", "tsc", "immediate"))).toEqual(["ana", "bo", "chen"]);
    expect(people(await reader.readTeam(place, "example", "tsc", "all"))).toEqual(["ana", "bo", "chen", "pat"]);
  });

  test("of a team that is not there (as in a repository of a person, P011) fail for good, and for the moment when GitHub fails", async () => {
    const { sandbox, reader, place } = await start();
    sandbox.people.setTeam({ team: "tsc", members: ["ana"] });
    expect(await reader.readTeam(place, "example", "none", "all")).toMatchObject({ kind: "failed", forGood: true });
    expect(await reader.readTeam(place, "nobody", "tsc", "all")).toMatchObject({ kind: "failed", forGood: true });
    sandbox.world.failRequests({ next: 1, status: 502, match: "read" });
    expect(await reader.readTeam(place, "example", "tsc", "all")).toMatchObject({ kind: "failed", forGood: false });
    expect(await reader.readTeam(place, "example", "tsc", "all")).toMatchObject({ kind: "people" });
  });

  test("of a team fail with a clear word where the repository is a person's, or the team another organisation's", async () => {
    const people = await start({ ownedBy: "person" });
    for (const organisation of ["example", "hall"]) {
      expect(await people.reader.readTeam(people.place, organisation, "tsc", "all")).toMatchObject({
        kind: "failed",
        forGood: true,
        why: expect.stringContaining("example, who is a person: only organisations have teams"),
      });
    }
    const { reader, place } = await start();
    expect(await reader.readTeam(place, "hall", "tsc", "all")).toMatchObject({
      kind: "failed",
      forGood: true,
      why: expect.stringContaining("another organisation than this repository, which is example's"),
    });
  });

  test("of a team that GitHub tells only a part of fail for the moment", async () => {
    const { sandbox, reader, place } = await start();
    sandbox.people.setTeam({ team: "tsc", members: ["ana", "bo", "chen"] });
    const part = {
      totalCount: 3,
      pageInfo: { hasNextPage: false, endCursor: null },
      nodes: [{ login: "ana", databaseId: 1 }, null],
    };
    for (const team of [
      { members: part },
      { members: { ...part, pageInfo: { hasNextPage: true, endCursor: null } } },
    ]) {
      sandbox.world.failRequests({ next: 1, status: 200, body: { data: { organization: { team } } } });
      expect(await reader.readTeam(place, "example", "tsc", "all")).toMatchObject({ kind: "failed", forGood: false });
    }
  });

  test("of a team fail for good without the permission to see it", async () => {
    const { sandbox, reader, place } = await start({ permissions: { contents: "write", pull_requests: "write" } });
    sandbox.people.setTeam({ team: "tsc", members: ["ana"] });
    expect(await reader.readTeam(place, "example", "tsc", "all")).toMatchObject({ kind: "failed", forGood: true });
  });

  test.each(["kind", "rough"] as const)("with at least a permission, in %s weather", async (weather) => {
    const { sandbox, reader, place } = await start({ weather });
    for (const [login, permission] of [
      ["ana", "triage"],
      ["bo", "write"],
      ["chen", "maintain"],
      ["dee", "read"],
      ["olga", "admin"],
    ] as const) {
      sandbox.people.ensure(login, { permission });
    }
    sandbox.world.setClock("2026-03-02T10:00:00Z");
    expect(people(await reader.readCollaborators(place, "write"))).toEqual(["bo", "chen", "olga"]);
    expect(people(await reader.readCollaborators(place, "admin"))).toEqual(["olga"]);
  });

  test("by login: ids of those whom GitHub knows", async () => {
    const { sandbox, reader, place, asked } = await start();
    const ana = sandbox.people.ensure("Ana");
    const bo = sandbox.people.ensure("bo");
    const found = await reader.readUsers(place, ["ana", "nobody", "bo"] as unknown as Login[]);
    expect([...found]).toEqual([
      ["ana", ana.id],
      ["bo", bo.id],
    ]);
    expect(asked()).toHaveLength(1);
    expect(await reader.readUsers(place, [])).toEqual(new Map());
    expect(asked()).toEqual([]);
  });

  test.each(["kind", "rough"] as const)(
    "voting reactions to a comment, all of them, in %s weather",
    async (weather) => {
      const { sandbox, reader, place } = await start({ weather });
      const { number } = sandbox.people.open({ by: "pat", title: "x", files: { "a.md": "a" } });
      const comment = sandbox.people.comment({ by: "pat", number, body: "Vote." });
      const react = (by: string, content: string): void => {
        sandbox.people.ensure(by);
        sandbox.people.react({ by, commentId: comment.id, content });
      };
      for (const by of ["ana", "bo", "chen", "dee", "eli"]) react(by, "+1");
      react("ana", "-1");
      react("bo", "heart");
      sandbox.world.setClock("2026-03-02T10:00:00Z");
      const node = (await reader.readThread(place, number, []))?.comments[0]?.node ?? "";
      const { reactions } = await reader.readReactions(place, node, ["+1", "-1", "eyes"]);
      expect(reactions.map(({ author, content }) => `${author?.person.login} ${content}`).sort()).toEqual([
        "ana +1",
        "ana -1",
        "bo +1",
        "chen +1",
        "dee +1",
        "eli +1",
      ]);
      expect(new Set(reactions.map(({ author }) => author?.isBot))).toEqual(new Set([false]));
      await expect(reader.readReactions(place, "IC_none", ["+1"])).rejects.toThrow();
    },
  );

  test("whether a comment was written by way of an App, asked once", async () => {
    const { sandbox, reader, place, asked } = await start();
    const { number } = sandbox.people.open({ by: "pat", title: "x", files: { "a.md": "a" } });
    const byHand = sandbox.people.comment({ by: "pat", number, body: "/approve" });
    const byApp = sandbox.people.comment({ by: "pat", number, body: "/approve", viaApp: "github-actions" });
    asked();
    expect(await reader.isByApp(place, byHand.id)).toBe(false);
    expect(await reader.isByApp(place, byApp.id)).toBe(true);
    expect(asked()).toHaveLength(2);
    expect(await reader.isByApp(place, byApp.id)).toBe(true);
    expect(asked()).toEqual([]);
    await expect(reader.isByApp(place, 999_999)).rejects.toMatchObject({ retryable: true });
  });

  test.each(["kind", "rough"] as const)(
    "the texts that a comment has had, all of them, in %s weather",
    async (weather) => {
      const { sandbox, reader, place } = await start({ weather });
      const { number } = sandbox.people.open({ by: "pat", title: "x", files: { "a.md": "a" } });
      const { id } = sandbox.people.comment({ by: "pat", number, body: "one" });
      for (const body of ["two", "three", "four"]) sandbox.people.editComment({ by: "pat", id, body });
      sandbox.world.setClock("2026-03-02T10:00:00Z");
      const node = (await reader.readThread(place, number, []))?.comments[0]?.node ?? "";
      const edits = await reader.readEdits(place, node);
      expect(edits.map(({ body, by }) => `${by?.person.login} ${body}`)).toEqual([
        "pat one",
        "pat two",
        "pat three",
        "pat four",
      ]);
    },
  );

  test("P098: a check of our name that another App posted is not ours", async () => {
    const { sandbox, reader, place } = await start();
    const { number } = sandbox.people.open({ by: "pat", title: "x", files: { "a.md": "a" } });
    sandbox.people.foreignCheck({ number, name: "lastcall/decision", conclusion: "success" });
    expect((await reader.readThread(place, number, []))?.checks).toEqual([]);
  });

  test.each(["kind", "rough"] as const)("labels of the repository, all of them, in %s weather", async (weather) => {
    const { sandbox, reader, writer, place } = await start({ weather });
    for (const name of ["b", "a", "c"]) await writer.createLabel(place, { name, color: "ededed", description: "" });
    sandbox.world.setClock("2026-03-02T10:00:00Z");
    expect(await reader.readRepositoryLabels(place)).toEqual(expect.arrayContaining(["a", "b", "c"]));
  });

  test.each(["merge", "squash", "rebase"] as const)("what stood before a merge in the way %s", async (method) => {
    const { sandbox, reader, place } = await start({ files: { [document]: "one\n" } });
    const { people } = sandbox;
    const { number } = people.open({ by: "pat", files: { [document]: "two\n" } });
    people.push({ by: "pat", number, files: { [document]: "three\n" } });
    people.ensure("max", { permission: "admin" });
    const other = people.open({ by: "max", files: { "p/two.md": "beside\n" } });
    people.merge({ by: "max", number: other.number });
    expect(await reader.readFork(place, number)).toBeNull();
    people.merge({ by: "max", number, method });
    const fork = (await reader.readFork(place, number)) as Sha;
    expect(await reader.readFile(place, document, fork)).toMatchObject({ bytes: bytes("one\n") });
  });
});
