import { describe, expect, test } from "vitest";
import type { Ballot } from "../../src/core/model/ballot.ts";
import type { Fact, NewEntry } from "../../src/core/model/entry.ts";
import type { Shepherded } from "../../src/core/model/facts.ts";
import type { ActId, KindName, Status } from "../../src/core/model/names.ts";
import type { RecordRequest, RecordResult } from "../../src/store/store.ts";
import {
  assigned,
  delivery,
  entry,
  later,
  noon,
  openBallot,
  opened,
  person,
  request,
  spoken,
  textHash,
  thread,
} from "./builders.ts";
import { storeForFile } from "./open-for-test.ts";

const open = storeForFile();
const record = (over: Partial<RecordRequest>): Promise<RecordResult> => open.store.record(request(over));

describe("what was recorded is read back", () => {
  test("an unknown subject is an empty one", async () => {
    expect(await open.store.load(thread(1, 900))).toMatchObject({
      place: null,
      version: 0,
      entries: [],
      deliveries: [],
      notes: { expectations: [], problems: [], failures: 0 },
    });
  });

  test("entries, their sequence and the texts that they name", async () => {
    const subject = thread(1, 901);
    const line = "/plant because it is spring";
    const result = await record({
      subject,
      entries: [entry(opened(), noon), entry(spoken(line), later(1))],
      texts: new Map([
        [textHash(line), line],
        [textHash("other"), "other"],
      ]),
    });
    expect(result).toMatchObject({ kind: "recorded", version: 2, entries: [{ seq: 1 }, { seq: 2, at: later(1) }] });
    const loaded = await open.store.load(subject);
    expect(loaded.version).toBe(2);
    expect(loaded.entries).toEqual(result.kind === "recorded" && result.entries);
    expect([...loaded.texts]).toEqual([[textHash(line), line]]);
  });

  test("sequence numbers run through the repository", async () => {
    const first = await record({ subject: thread(1, 902) });
    const second = await record({ subject: thread(2, 902) });
    expect([first, second]).toMatchObject([{ entries: [{ seq: 1 }] }, { entries: [{ seq: 2 }] }]);
  });

  test("characters that PostgreSQL cannot keep are replaced, in what is answered too", async () => {
    const subject = thread(1, 903);
    const fact = opened("a\0b\ud800c");
    const result = await record({ subject, entries: [entry(fact)], texts: new Map([[textHash("x"), "x\0y"]]) });
    expect(result).toMatchObject({ entries: [{ fact: { path: "a\ufffdb\ufffdc" } }] });
    expect(await open.store.verify(903)).toMatchObject({ kind: "sound" });
  });

  test("a text that stands already is left as it is, one that was erased does not break loading", async () => {
    const subject = thread(1, 904);
    await record({ subject, entries: [entry(spoken("secret"))], texts: new Map([[textHash("secret"), "secret"]]) });
    await record({ subject, version: 1, entries: [], texts: new Map([[textHash("secret"), "forged"]]) });
    expect((await open.store.load(subject)).texts.get(textHash("secret"))).toBe("secret");
    await open.pool.query("delete from lastcall.texts where hash = $1", [textHash("secret")]);
    expect((await open.store.load(subject)).texts.size).toBe(0);
    expect(await open.store.verify(904)).toMatchObject({ kind: "sound" });
  });
});

describe("conflicts write nothing", () => {
  test("a version that is not the present one", async () => {
    const subject = thread(1, 910);
    await record({ subject });
    const late = { subject, version: 0, texts: new Map([[textHash("late"), "late"]]), nextLookAt: later(1) };
    expect(await record(late)).toEqual({ kind: "conflict" });
    expect(await open.store.load(subject)).toMatchObject({ version: 1 });
    expect((await open.pool.query("select from lastcall.texts where body = 'late'")).rowCount).toBe(0);
    expect(await record({ ...late, version: 1 })).toMatchObject({ kind: "recorded", version: 2 });
  });

  test("a number that another subject of the repository holds", async () => {
    const number = { kind: "proposal", number: 12 };
    expect(await record({ subject: thread(1, 911), number })).toMatchObject({ kind: "recorded" });
    expect(await record({ subject: thread(2, 911), number })).toEqual({ kind: "conflict" });
    expect(await open.store.load(thread(2, 911))).toMatchObject({ version: 0 });
    const fine = [
      { subject: thread(2, 911), number: { ...number, number: 13 } },
      { subject: thread(3, 911), number: { ...number, kind: "charter" } },
      { subject: thread(1, 912), number },
    ];
    for (const over of fine) expect(await record(over)).toMatchObject({ kind: "recorded" });
    expect(await open.store.numbers(911, "proposal", thread(2, 911))).toEqual([{ number: 12, holder: "#1" }]);
  });

  test("a number that was given back can be taken", async () => {
    const number = { kind: "proposal", number: 1 };
    await record({ subject: thread(1, 913), number });
    await record({ subject: thread(1, 913), version: 1, number: null });
    expect(await record({ subject: thread(2, 913), number })).toMatchObject({ kind: "recorded" });
  });

  test("two open ballots of one question", async () => {
    const subject = thread(1, 914);
    const twice = [openBallot("harvest", "harvest/1.1"), openBallot("harvest", "harvest/1.2")];
    expect(await record({ subject, openBallots: twice })).toEqual({ kind: "conflict" });
    expect(await record({ subject, openBallots: [openBallot("harvest"), openBallot("weeding")] })).toMatchObject({
      version: 1,
    });
    expect(await record({ subject, version: 1, openBallots: [openBallot("harvest", "harvest/1.2")] })).toMatchObject({
      version: 2,
    });
    const { rows } = await open.pool.query("select id from lastcall.ballots where subject = 'thread:914:1'");
    expect(rows).toEqual([{ id: "harvest/1.2" }]);
  });

  test("of many that write the same version at once one wins, of many subjects all", async () => {
    const same = await Promise.all(Array.from({ length: 8 }, () => record({ subject: thread(1, 915) })));
    expect(same.filter(({ kind }) => kind === "recorded")).toHaveLength(1);
    const different = await Promise.all(Array.from({ length: 20 }, (_, n) => record({ subject: thread(n + 2, 915) })));
    expect(different.every(({ kind }) => kind === "recorded")).toBe(true);
    expect(await open.store.verify(915)).toMatchObject({ kind: "sound", entries: 21 });
  });

  test("an installation has no record", async () => {
    await expect(record({ subject: { kind: "installation", installation: 3 } })).rejects.toThrow(
      "belong to a repository",
    );
    const empty = await record({
      subject: { kind: "installation", installation: 3 },
      entries: [],
      nextLookAt: later(9),
    });
    expect(empty).toEqual({ kind: "recorded", version: 0, entries: [] });
  });
});

describe("notes and look-backs", () => {
  test("notes and the next look are as they were given last", async () => {
    const subject = thread(1, 920);
    const notes = {
      expectations: [{ kind: "head", value: "abc", until: later(1) }],
      problems: [],
      failures: 2,
    } as const;
    const nextLook = async (): Promise<unknown> =>
      (await open.pool.query("select next_look_at as at from lastcall.subjects where key = 'thread:920:1'")).rows[0]
        ?.at;
    for (const at of [later(30), later(40), null, later(20)]) {
      await open.store.saveNotes(subject, notes, at);
      expect(await nextLook()).toBe(at);
    }
    expect((await open.store.load(subject)).notes).toEqual(notes);
    await record({ subject, nextLookAt: later(50) });
    expect(await nextLook()).toBe(later(50));
    expect((await open.store.load(subject)).notes).toEqual(notes);
  });

  test("threads that follow an issue or pull request of their repository are found by its number", async () => {
    const following = (...own: readonly number[]) => ({
      expectations: [],
      problems: [],
      failures: 0,
      work: { standings: {}, at: null, failed: false, next: null, own },
    });
    for (const [number, own] of [
      [1, [5, 12]],
      [2, [12]],
      [3, [120]],
    ] as const) {
      await open.store.saveNotes(thread(number, 926), following(...own), null);
    }
    await open.store.saveNotes(thread(4, 926), { expectations: [], problems: [], failures: 0, work: null }, null);
    await open.store.saveNotes(thread(1, 927), following(12), null);
    expect(await open.store.threadsFollowing(926, 12)).toEqual([1, 2]);
    expect(await open.store.threadsFollowing(926, 1)).toEqual([]);
  });

  test("a policy's first sighting stays, whatever is noted of the repository afterwards", async () => {
    expect(await open.store.sightPolicy(924, later(1))).toBe(later(1));
    const none = { expectations: [], problems: [], failures: 1 };
    await open.store.saveNotes({ kind: "repository", repository: 924 }, none, null);
    expect(await open.store.sightPolicy(924, later(2))).toBe(later(1));
  });

  test("each person's last assignment", async () => {
    await record({
      subject: thread(1, 921),
      entries: [entry(assigned("ana"), later(1)), entry(assigned("bo"), later(2))],
    });
    await record({ subject: thread(2, 921), entries: [entry(assigned("Ana"), later(3))] });
    await record({ subject: thread(1, 922), entries: [entry(assigned("mia"), later(4))] });
    expect((await open.store.assignments(921, thread(9, 921))).last).toEqual(
      new Map([
        [person("ana").login, later(3)],
        [person("bo").login, later(2)],
      ]),
    );
  });

  test("who shepherds the documents of the other threads, as they were recorded last", async () => {
    const shepherded = (who: string, status: string): Shepherded => ({
      person: person(who, who === "ana" ? 1 : null),
      kind: "proposal" as KindName,
      status: status as Status,
    });
    await record({ subject: thread(1, 925), shepherded: shepherded("ana", "Seed") });
    await record({ subject: thread(1, 925), version: 1, shepherded: shepherded("ana", "Sprout") });
    await record({ subject: thread(2, 925), shepherded: shepherded("bo", "Seed") });
    await record({ subject: thread(3, 925), shepherded: shepherded("ana", "Seed") });
    await record({ subject: thread(3, 925), version: 1, shepherded: null });
    await record({ subject: thread(4, 925), shepherded: shepherded("mia", "Seed") });
    expect((await open.store.assignments(925, thread(4, 925))).open).toEqual([
      shepherded("ana", "Sprout"),
      shepherded("bo", "Seed"),
    ]);
  });

  test("who said on other threads that they are away or back", async () => {
    const said = (fact: Fact, who: string, id: number, minute: number): NewEntry => ({
      ...entry(fact, later(minute)),
      cause: { kind: "act", act: `comment:${minute}:0:0` as ActId, by: person(who, id) },
    });
    const away = (until: number): Fact => ({ kind: "went-away", until: later(until) });
    await record({ subject: thread(1, 926), entries: [said(away(90), "ana", 1, 2), said(away(90), "bo", 2, 3)] });
    await record({ subject: thread(2, 926), entries: [said({ kind: "came-back" }, "ana", 1, 4)] });
    await record({ subject: thread(3, 926), entries: [said(away(80), "chen", 3, 5)] });
    await record({ subject: thread(1, 927), entries: [said(away(80), "dee", 4, 5)] });
    expect(await open.store.absences(926, thread(3, 926))).toEqual([
      { person: person("ana", 1), at: later(2), until: later(90) },
      { person: person("bo", 2), at: later(3), until: later(90) },
      { person: person("ana", 1), at: later(4), until: null },
    ]);
  });

  test("who is back wakes threads for which nobody was here, and no others", async () => {
    const missing = (why: string): Fact => ({ kind: "steward-missing", why });
    const missed = thread(1, 928);
    await record({ subject: missed, entries: [entry(missing("everybody-away"), later(1))] });
    await record({ subject: thread(2, 928), entries: [entry(missing("nobody-eligible"), later(1))] });
    await record({
      subject: thread(3, 928),
      entries: [entry(missing("everybody-away"), later(1)), entry(assigned("ana"), later(2))],
    });
    await record({ subject: thread(1, 929), entries: [entry(missing("everybody-away"), later(1))] });
    const back: NewEntry = {
      ...entry({ kind: "came-back" }, later(3)),
      cause: { kind: "act", act: "comment:3:0:0" as ActId, by: person("chen", 3) },
    };
    const waiting = async (): Promise<readonly string[]> =>
      (
        await open.pool.query("select key from graphile_worker.jobs where key like 'thread:92_:%' order by key")
      ).rows.map(({ key }) => String(key));
    const before = await waiting();
    await record({ subject: thread(4, 928), entries: [back], absent: [person("chen").login] });
    expect((await waiting()).filter((key) => !before.includes(key))).toEqual(["thread:928:1"]);
  });

  test("whom a login meant first, and under which login that account was seen last", async () => {
    const by = (who: string, id: number | null, minute: number): NewEntry => ({
      ...entry(spoken("/plant"), later(minute)),
      cause: { kind: "act", act: `comment:${minute}:0:0` as ActId, by: person(who, id) },
    });
    // Of a ballot only its seats matter here.
    const seated = { seats: [{ person: person("chen", 3) }] } as unknown as Ballot;
    await record({
      subject: thread(1, 930),
      entries: [by("Ana", 1, 1), by("bo", null, 2), entry({ kind: "ballot-opened", ballot: seated }, later(3))],
    });
    await record({ subject: thread(2, 930), entries: [by("ana-b", 1, 4), by("ana", 9, 5), by("bo", 2, 6)] });
    await record({ subject: thread(1, 931), entries: [by("dee", 4, 7)] });
    const logins = ["ana", "bo", "chen", "dee", "nobody"].map((name) => person(name).login);
    expect(await open.store.identities(930, logins)).toEqual(
      new Map([
        [person("ana").login, { id: 1, login: "ana-b" }],
        [person("bo").login, { id: 2, login: "bo" }],
        [person("chen").login, { id: 3, login: "chen" }],
      ]),
    );
    expect(await open.store.identities(930, [])).toEqual(new Map());
  });

  test("a repository's subjects, and its id by name", async () => {
    const repository = { id: 923, owner: "Example", name: "Garden" };
    await open.store.saveDelivery(delivery("look-back", { subjects: [thread(4, 923), thread(5, 923)], repository }));
    await open.store.enqueue({ kind: "repository", repository: 923 });
    expect(await open.store.subjects(923)).toEqual(["repository:923", "thread:923:4", "thread:923:5"]);
    expect(await open.store.findRepository("example", "GARDEN")).toEqual({ id: 923, installation: 11 });
    expect(await open.store.findRepository("example", "other")).toBeNull();
    expect(await open.store.repositories()).toContainEqual(repository);
    // Nobody spoke of this one: its place is its repository's.
    expect((await open.store.load(thread(6, 923))).place).toEqual({
      installation: 11,
      owner: "Example",
      name: "Garden",
    });
  });
});
