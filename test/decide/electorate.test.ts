import { describe, expect, test } from "vitest";
import { decide } from "../../src/core/decide/decide.ts";
import type { Happening } from "../../src/core/model/act.ts";
import type { Question, Seat } from "../../src/core/model/ballot.ts";
import type { Facts, Identity, Roll, RosterEntry } from "../../src/core/model/facts.ts";
import type { Day, Login, RoleName } from "../../src/core/model/names.ts";
import type { Policy, Role, RoleSource } from "../../src/core/model/policy.ts";
import { withoutAccount } from "../../src/core/model/without-account.ts";
import { parsePassRule } from "../../src/core/policy/pass-rule/parse-pass-rule.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { charmText, facts, person, policy, question, reading, role, sha } from "../builders/guild.ts";
import { mia, pat } from "../builders/people.ts";
import { command, opening, push } from "../builders/timeline.ts";

const start = "2026-03-02T09:00:00Z";
const asked = "2026-03-04T09:00:00Z";
const heads = [0, 1].map((place) => reading(sha(place), charmText(`Text ${place}.`, { by: "Pat (@pat), Ana (@ana)" })));

const users = (...logins: string[]): RoleSource => ({ kind: "users", users: logins.map((login) => login as Login) });
const file = (path: string): RoleSource => ({ kind: "file", path });
const composed = (union: readonly string[], except: readonly string[] = []): RoleSource => ({
  kind: "composed",
  union: union.map(role),
  except: except.map(role),
});
const team: RoleSource = { kind: "team", organisation: "hall", team: "circle", membership: "all" };

const roll = (why: string, ...people: readonly (readonly [string, number | null])[]): Roll => ({
  kind: "roll",
  people: people.map(([login, id]) => person(login, id)),
  why,
});
const failed = (forGood: boolean): Roll => ({ kind: "failed", forGood, why: "it is away." });

const entry = (login: string | null, more: Partial<RosterEntry> = {}): RosterEntry => ({
  login: login as Login | null,
  name: null,
  id: null,
  organisation: null,
  from: null,
  until: null,
  ...more,
});

const roster = (why: string, ...entries: readonly (readonly [RosterEntry, number | null])[]): Roll => ({
  kind: "roll",
  people: entries.map(([{ login, name }, id]) => (login === null ? withoutAccount(name ?? "") : person(login, id))),
  why,
  entries: entries.map(([one]) => one),
});

interface Given {
  readonly roles: Readonly<Record<string, RoleSource>>;
  readonly rolls?: Readonly<Record<string, Roll>>;
  readonly question?: Partial<Question>;
  readonly pass?: string;
  readonly identities?: Readonly<Record<string, Identity>>;
  readonly organisations?: Facts["organisations"];
  readonly happenings?: readonly Happening[];
}

const policyWith = ({ roles, question: more, pass, organisations }: Given): Policy => {
  const parsed = pass === undefined ? null : parsePassRule(pass);
  const asks: Question = { ...question, minVoters: 1, ...(parsed?.kind === "rule" && { pass: parsed.rule }), ...more };
  const named = Object.entries(roles).map(([name, source]): [RoleName, Role] => [
    role(name),
    { name: role(name), source, assign: "rotation" },
  ]);
  return {
    ...policy,
    roles: new Map([...policy.roles, ...named]),
    questions: new Map([[asks.name, asks]]),
    organisations: organisations === undefined ? null : { file: "hall/members.yml" },
  };
};

class Known extends Map<Login, Identity | null> {
  override get(login: Login): Identity | null {
    return super.get(login) ?? null;
  }
}

/** Who has a seat when the song begins; the reason code where none does. */
const opened = (given: Given): readonly Seat[] | string => {
  const all = [opening(start, pat, sha(0)), ...(given.happenings ?? []), command(asked, mia, "/sing 5d", 90)];
  const known = facts("2026-03-04T10:00:00Z", heads, {
    policy: { kind: "policy", policy: policyWith(given) },
    rolls: new Map(Object.entries(given.rolls ?? {}).map(([name, read]) => [role(name), read])),
    identities: new Known(Object.entries(given.identities ?? {}).map(([login, one]) => [login as Login, one])),
    ...(given.organisations !== undefined && { organisations: given.organisations }),
  });
  const { state, needs, hold } = decide(emptyState(), all, known);
  if (needs.length > 0) return `needs ${needs.map((one) => ("role" in one ? one.role : one.kind)).join(" ")}`;
  if (hold) return `hold ${hold.code}: ${hold.why}`;
  const { verdict } = state.commands.at(-1) ?? {};
  if (verdict?.code) return [verdict.code, verdict.details.logins, verdict.details.rule].filter(Boolean).join(" ");
  return state.ballots[0]?.seats ?? "no ballot";
};

const names = (given: Given): readonly string[] | string => {
  const seats = opened(given);
  return typeof seats === "string" ? seats : seats.map(({ person: one }) => one.login);
};

const three = roll("listed under elders", ["ana", 1], ["bo", 2], ["chen", 3]);
const elders = { circle: users("ana", "bo", "chen") };

describe("union and except", () => {
  const both = { circle: composed(["elders", "bards"]), elders: team, bards: file("hall/bards.yml") };
  const bards = roster("hall/bards.yml at 9f2c1ab", [entry("bo"), 2], [entry("dee"), 4]);

  test("everybody once, with every reason", () => {
    const seats = opened({ roles: both, rolls: { elders: roll("team hall/elders", ["ana", 1], ["bo", 2]), bards } });
    expect(typeof seats === "string" ? seats : seats.map(({ person: { login }, why }) => `${login}: ${why}`)).toEqual([
      "ana: team hall/elders",
      "bo: team hall/elders; hall/bards.yml at 9f2c1ab",
      "dee: hall/bards.yml at 9f2c1ab",
    ]);
  });

  test("by account, also under another login", () => {
    const rolls = { elders: roll("team", ["bo-the-bard", 2]), bards };
    expect(names({ roles: both, rolls })).toEqual(["bo-the-bard", "dee"]);
    expect(names({ roles: { ...both, circle: composed(["bards"], ["elders"]) }, rolls })).toEqual(["dee"]);
  });

  test.each([
    [true, "role-unreadable"],
    [false, "hold look-up-failed: The role bards could not be read: it is away."],
  ])("a part that fails (for good: %s) fails the whole", (forGood, outcome) => {
    const rolls = { elders: three, bards: failed(forGood) };
    expect(names({ roles: both, rolls })).toBe(outcome);
    expect(names({ roles: { ...both, circle: composed(["elders"], ["bards"]) }, rolls })).toBe(outcome);
  });

  test("all parts are asked for at once", () => {
    expect(names({ roles: both })).toBe("needs elders bards");
  });

  test("nobody is left", () => {
    expect(names({ roles: { circle: composed(["elders"], ["elders"]), elders: team }, rolls: { elders: three } })).toBe(
      "too-few-voters",
    );
  });
});

describe("rosters", () => {
  const inFile = (...entries: readonly (readonly [RosterEntry, number | null])[]): Given => ({
    roles: { circle: file("hall/circle.yml") },
    rolls: { circle: roster("hall/circle.yml at 9f2c1ab", ...entries) },
  });
  const day = (text: string): Day => text as Day;

  test("the first and the last day count, the instant of the command decides", () => {
    expect(
      names(
        inFile(
          [entry("ana", { from: day("2026-03-04") }), 1],
          [entry("bo", { until: day("2026-03-04") }), 2],
          [entry("chen", { from: day("2026-03-05") }), 3],
          [entry("dee", { until: day("2026-03-03") }), 4],
        ),
      ),
    ).toEqual(["ana", "bo"]);
  });

  test("somebody without an account has a seat by name", () => {
    expect(names(inFile([entry(null, { name: "Jane Doe" }), null], [entry("bo"), 2]))).toEqual(["name:jane doe", "bo"]);
  });

  test("its organisations are the seats'", () => {
    const seats = opened(inFile([entry("ana", { organisation: "Acme" }), 1], [entry("bo"), 2]));
    expect(typeof seats === "string" ? seats : seats.map(({ organisation }) => organisation)).toEqual(["Acme", null]);
  });

  test("an account that the roster itself names", () => {
    expect(names(inFile([entry("ana", { id: 1 }), 1], [entry("bo"), 2]))).toEqual(["ana", "bo"]);
    expect(names(inFile([entry("ana", { id: 7 }), 1], [entry("bo"), 2]))).toBe("identity-changed ana");
  });
});

describe("people are accounts", () => {
  const ana = (id: number, login = "ana"): Given["identities"] => ({ ana: { id, login: login as Login } });

  test.each<[string, number | null, Given["identities"], readonly string[] | string]>([
    ["as before", 1, ana(1), ["ana", "bo", "chen"]],
    ["the login is somebody else's now", 9, ana(1), "identity-changed ana"],
    ["the login is nobody's now", null, ana(1), "account-unknown ana"],
    ["renamed, and seen since", null, ana(1, "ana-b"), ["ana-b", "bo", "chen"]],
    ["renamed, and somebody else took the login", 9, ana(1, "ana-b"), "identity-changed ana"],
    ["never an account", null, {}, "account-unknown ana"],
  ])("%s", (_what, now, identities, outcome) => {
    const rolls = { circle: roll("listed under circle", ["ana", now], ["bo", 2], ["chen", 3]) };
    expect(names({ roles: elders, rolls, ...(identities && { identities }) })).toEqual(outcome);
  });

  test("whom a team has, GitHub says by account", () => {
    const given: Given = {
      roles: { circle: team },
      rolls: { circle: roll("team", ["ana", 9]) },
      identities: { ana: { id: 1, login: "ana" as Login } },
    };
    expect(names(given)).toEqual(["ana"]);
  });

  test("an exception whose login means another account lets nobody slip in", () => {
    const roles = { circle: composed(["elders"], ["mutes"]), elders: team, mutes: users("bo") };
    const given = {
      roles,
      rolls: { elders: three, mutes: roll("listed", ["bo", 9]) },
      identities: { bo: { id: 2, login: "bo" as Login } },
    };
    expect(names(given)).toBe("identity-changed bo");
  });

  test("an act on this thread is a first sight as well", () => {
    const happenings = [command("2026-03-03T09:00:00Z", person("ana", 1), "/sing 5d", 3)];
    const rolls = { circle: roll("listed under circle", ["ana", 9], ["bo", 2], ["chen", 3]) };
    expect(names({ roles: elders, rolls, happenings })).toBe("identity-changed ana");
  });

  test("whoever has a role's login now is not the one who was meant", () => {
    const sing = (by: ReturnType<typeof person>) =>
      decide(
        emptyState(),
        [opening(start, pat, sha(0)), command(asked, by, "/sing 5d", 90)],
        facts(asked, heads, { identities: new Known([["mia" as Login, { id: 50, login: "mia-m" as Login }]]) }),
      ).state.commands.at(-1)?.verdict.code;
    expect(sing(person("mia", 77))).toBe("another-account");
    expect(sing(person("mia-m", 50))).toBeNull();
  });
});

describe("exclusions", () => {
  const rolls = {
    circle: roll("listed under circle", ["ana", 1], ["bo", 2], ["pat", 100], ["dee", 4]),
    keepers: roll("listed under keepers", ["mia", 50], ["bo", 2]),
  };
  const roles = { circle: users("ana", "bo", "pat", "dee"), keepers: users("mia", "Bo".toLowerCase()) };

  test("the opener has no seat; an author who is only named keeps hers", () => {
    expect(names({ roles, rolls, question: { excludeAuthors: true } })).toEqual(["ana", "bo", "dee"]);
  });

  test("an author who pushed has none either; somebody else who pushed keeps theirs", () => {
    const happenings = [
      push("2026-03-03T09:00:00Z", person("ana", 1), sha(1)),
      push("2026-03-03T10:00:00Z", person("dee", 4), sha(0)),
    ];
    expect(names({ roles, rolls, happenings, question: { excludeAuthors: true } })).toEqual(["bo", "dee"]);
  });

  test("an author who says so has none; whoever is no author is refused", () => {
    const says = (who: ReturnType<typeof person>, source: number) =>
      command("2026-03-03T09:00:00Z", who, "/confirm-authorship", source);
    const happenings = [says(person("ana", 1), 3), says(person("dee", 4), 4)];
    expect(names({ roles, rolls, happenings, question: { excludeAuthors: true } })).toEqual(["bo", "dee"]);
    const { state } = decide(emptyState(), [opening(start, pat, sha(0)), ...happenings], facts(asked, heads));
    expect(state.commands.map(({ verdict }) => verdict.code)).toEqual([null, "not-an-author"]);
  });

  test("nobody of a role", () => {
    const excludeRoles: readonly RoleName[] = [role("keepers")];
    expect(names({ roles, rolls, question: { excludeRoles } })).toEqual(["ana", "pat", "dee"]);
    expect(names({ roles, rolls: { ...rolls, keepers: failed(true) }, question: { excludeRoles } })).toBe(
      "role-unreadable",
    );
  });

  test("too few are left", () => {
    const asks = { excludeAuthors: true, minVoters: 4 };
    expect(names({ roles, rolls, question: asks })).toBe("too-few-voters");
  });
});

describe("organisations", () => {
  const members = (of: Readonly<Record<string, string | null>>): Facts["organisations"] => ({
    kind: "roll",
    entries: Object.entries(of).map(([login, organisation]) => entry(login, { organisation })),
    why: "hall/members.yml",
  });
  const given: Given = { roles: elders, rolls: { circle: three } };
  const organisationsOf = (more: Partial<Given>): unknown => {
    const seats = opened({ ...given, ...more });
    return typeof seats === "string" ? seats : seats.map(({ organisation }) => organisation);
  };

  test("of the roll; who is not in it stands alone", () => {
    expect(organisationsOf({ organisations: members({ ana: "Acme", bo: null }) })).toEqual(["Acme", null, null]);
  });

  test("by account where the login is an earlier one", () => {
    expect(
      organisationsOf({
        organisations: members({ bobby: "Acme" }),
        identities: { bobby: { id: 2, login: "bo" as Login } },
      }),
    ).toEqual([null, "Acme", null]);
  });

  test("not of another account that had the login", () => {
    const roles = { circle: team };
    const identities = { bo: { id: 8, login: "bo" as Login } };
    expect(organisationsOf({ roles, organisations: members({ bo: "Acme" }), identities })).toBe("identity-changed bo");
  });

  test.each([
    [true, "organisations-unreadable"],
    [false, "hold look-up-failed: The roll of organisations could not be read: it is away."],
  ] as const)("a roll that fails (for good: %s) opens nothing", (forGood, outcome) => {
    expect(organisationsOf({ organisations: { kind: "failed", forGood, why: "it is away." } })).toBe(outcome);
  });

  test.each<[string, Partial<Question>, string, string | number]>([
    ["as many people as there are", {}, ">= 3 people", 3],
    ["more than there are", {}, ">= 4 people", "rule-impossible >= 4 people"],
    ["more than the cap leaves", { cap: { perOrganisation: 1 } }, ">= 3 people", "rule-impossible >= 3 people"],
    ["as many as the cap leaves", { cap: { perOrganisation: 1 } }, ">= 2 people", 3],
    [
      "an organisation without a seat",
      {},
      ">= 1 person of organisation Bolt",
      "rule-impossible >= 1 person of organisation Bolt",
    ],
    ["an organisation in other letters", {}, ">= 2 people of organisation acme", 3],
    [
      "two of one that has one seat",
      { cap: { perOrganisation: 1 } },
      ">= 2 people of organisation Acme",
      "rule-impossible >= 2 people of organisation Acme",
    ],
    ["somebody without a seat", {}, ">= 1 person of zed", "rule-impossible >= 1 person of zed"],
  ])("a rule that asks for %s", (_what, question, pass, outcome) => {
    const seats = opened({ ...given, question, pass, organisations: members({ ana: "Acme", bo: "ACME" }) });
    expect(typeof seats === "string" ? seats : seats.length).toBe(outcome);
  });

  test("the part that cannot be met is named", () => {
    const parsed = parsePassRule({ all: ["> 1/2 of cast", { any: [">= 9 people", ">= 8 people"] }] });
    const asks: Partial<Question> = parsed.kind === "rule" ? { pass: parsed.rule } : {};
    expect(opened({ ...given, question: asks })).toBe("rule-impossible any: [>= 9 people, >= 8 people]");
  });
});
