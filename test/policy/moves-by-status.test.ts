/**
 * Every pair of a status and a command of each preset: the table has the move from
 * there, or the command is refused with those that are allowed. Nothing else decides it.
 */
import { describe, expect, test } from "vitest";
import { judgeCommand } from "../../src/core/decide/judge-command.ts";
import type { Act, CommandCall } from "../../src/core/model/act.ts";
import type { Kind } from "../../src/core/model/kind.ts";
import type { Status } from "../../src/core/model/names.ts";
import { emptyState } from "../../src/core/record/replay.ts";
import { facts, instant, person } from "../builders/guild.ts";
import { lee } from "../builders/people.ts";
import { policyOf, realPresets } from "./a-policy.ts";

const roles: Readonly<Record<string, string>> = {
  dip: "tsc: { users: [ana] }, lead-maintainer: { users: [lee] }, maintainers: { users: [lee] }",
  lip: "tsc: { users: [ana] }, lead-maintainer: { users: [lee] }, maintainers: { users: [lee] }",
  oep: "architecture-group: { users: [lee] }, maintainers: { users: [lee] }",
};

const call = (verb: string, words: readonly string[]): CommandCall => ({
  kind: "command",
  verb,
  words,
  reason: "so",
  rest: "",
  source: `/${verb}`,
});

const codeOf = (preset: string, kind: Kind, status: Status, verb: string, word: string | null): string | null => {
  const policy = policyOf(`extends: ${preset}\nroles: { ${roles[preset]} }`, realPresets);
  const state = {
    ...emptyState(),
    document: { kind: kind.name, path: "a", number: 1 },
    // Whoever opened it may do what is for authors; Lee may do the rest.
    opened: { at: instant("2026-03-02T09:00:00Z"), by: person("pat", 100) },
    status,
    // Where somebody has to agree to be it, Lee has.
    steward: { person: lee, role: kind.steward.role, since: instant("2026-03-02T09:00:00Z") },
  };
  const authors = kind.moves.some((move) => move.verb === verb && move.askedBy.every((role) => role === "author"));
  const by = authors ? person("pat", 100) : lee;
  const act = { id: "comment:1:0", by, at: "2026-03-03T09:00:00Z", url: "https://example.org" } as unknown as Act;
  const situation = {
    state,
    facts: { ...facts("2026-03-03T09:00:00Z", []), policy: { kind: "policy", policy } as const },
    policy,
    kind,
    at: instant("2026-03-03T09:00:00Z"),
    late: false,
  };
  const judged = judgeCommand(situation, { act, call: call(verb, word === null ? [] : [word]) });
  const [first] = judged.kind === "entries" ? judged.entries : [];
  return first?.fact.kind === "command" ? first.fact.verdict.code : null;
};

for (const preset of Object.keys(roles)) {
  const [kind] = [...policyOf(`extends: ${preset}\nroles: { ${roles[preset]} }`, realPresets).kinds.values()] as [Kind];
  const commands = new Map(
    kind.moves.filter(({ askedBy }) => askedBy.length > 0).map((one) => [`${one.verb} ${one.word ?? ""}`, one]),
  );
  const pairs = kind.statuses.flatMap(({ name }) => [...commands.values()].map((move) => [name, move] as const));

  describe(`the table of ${preset}`, () => {
    test.each(
      pairs.map(([status, { verb, word }]) => {
        const moves = kind.moves.filter((move) => move.verb === verb && move.word === word);
        const may = moves.some((move) => move.from.includes(status));
        return [status, [verb, word].filter(Boolean).join(" "), may, { verb, word }] as const;
      }),
    )("in %s, /%s: %s", (status, _command, may, { verb, word }) => {
      const code = codeOf(preset, kind, status, verb, word);
      if (may) expect(code).not.toBe("not-from-this-status");
      else expect(code).toBe("not-from-this-status");
    });
    test("no move leads to or from a status that is only read", () => {
      const readOnly = kind.statuses.filter((status) => status.readOnly).map(({ name }) => name);
      expect(kind.moves.filter(({ to, from }) => [to, ...from].some((name) => readOnly.includes(name)))).toEqual([]);
    });
  });
}
