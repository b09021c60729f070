/**
 * Do the names in a kind fit together? Every status, role, question, field, guard
 * and format rule that is named must exist, no two moves may answer to the same
 * words in the same status, and every status must be reachable. What comes out is a
 * `Kind` that the rest of core can follow without asking.
 */

import type { Kind, Move } from "../model/kind.ts";
import type { KindName, RoleName, Status } from "../model/names.ts";
import { checkBallots } from "./check-ballots.ts";
import { checkWork } from "./check-work.ts";
import { mustBeKnown, type Report } from "./must-be-known.ts";
import { type NamedMove, namedMoves } from "./named-moves.ts";
import type { KnownNames } from "./preset.ts";
import type { KeyPath } from "./read-yaml.ts";
import type { LifecycleDefinition } from "./schema/lifecycle-schema.ts";
import { rolesOfDocuments } from "./schema/role-schema.ts";
import type { WholeSettings } from "./schema/settings-schema.ts";

/**
 * Verbs that mean something on every thread. `resume` is not among them: it may be a move where
 * nothing is paused; nor is `reject`, where no vote is open.
 */
export const verbsOfEverybody: readonly string[] = [
  "approve",
  "abstain",
  "withdraw",
  "help",
  "lastcall",
  "pause",
  "open-ballot",
  "extend-ballot",
  "cancel-ballot",
  "undo",
  "correct",
  "errata",
  "confirm-authorship",
  "confirm-outcome",
  "ask-again",
  "recuse",
  "unrecuse",
  "delegate",
  "undelegate",
  "record-vote",
  "refresh-electorate",
  "concern",
  "address",
  "contest",
  "resolve",
  "override-concern",
  "break-tie",
  "away",
  "back",
];

const checkMove = (
  move: NamedMove,
  settings: WholeSettings,
  roles: ReadonlySet<string>,
  known: KnownNames,
  report: Report,
): void => {
  const at = ["lifecycle", "moves", move.key];
  const statuses = settings.lifecycle.statuses.map((status) => status.name);
  move.from.forEach((from, index) => {
    mustBeKnown(report, [...at, "from", index], "status", from, statuses);
  });
  mustBeKnown(report, [...at, "to"], "status", move.to, statuses);
  move.askedBy.forEach((role, index) => {
    mustBeKnown(report, [...at, "by", index], "role", role, [...roles, ...rolesOfDocuments]);
  });
  move.needs.forEach((need, index) => {
    mustBeKnown(report, [...at, "needs", index], "guard", need.guard, known.guards);
  });
  if (move.window?.otherwise) mustBeKnown(report, [...at, "window", "otherwise"], "role", move.window.otherwise, roles);
  for (const question of [move.ballot, move.byBallot?.question])
    if (question)
      mustBeKnown(
        report,
        [...at, move.ballot ? "ballot" : "by-ballot"],
        "ballot",
        question,
        Object.keys(settings.ballots),
      );
  const fields = new Map(settings.document.fields.map((field) => [field.key, field]));
  for (const { field } of move.writes) {
    mustBeKnown(report, [...at, "writes", field], "field", field, fields.keys());
    // A field that is not the App's belongs to the digest: writing it would cost every vote.
    if (fields.get(field)?.writtenByApp === false)
      report(
        [...at, "writes", field],
        `The field \`${field}\` is written by people: mark it \`written-by-app\`, or do not write it.`,
      );
  }
  if (move.askedBy.length > 0 === (move.byBallot !== null))
    report(at, "A move is either asked for (`by`) or made by a ballot's close (`by-ballot`).");
  if (move.ballot && !move.window)
    report([...at, "ballot"], "A ballot that a move opens needs the move's `window`: they end together.");
  if (move.byBallot && (move.window || move.ballot || move.reason === "required"))
    report(at, "A move that a ballot makes has no window, no ballot and no reason of its own.");
  if (move.argument && (move.window || move.byBallot))
    report([...at, "argument"], "A move with a window takes its length, and one by ballot is asked for by nobody.");
  if (move.writes.some((write) => write.value === "argument") && !move.argument)
    report([...at, "writes"], "Only a move with an `argument` can write it.");
  if (move.sendsBack && (move.byBallot || move.from.some((from) => from !== move.to)))
    report([...at, "sends-back"], "What goes back to its authors keeps its status: `from` and `to` are the same.");
  if (move.turnsDown && (move.byBallot || move.window || move.reason !== "required"))
    report(
      [...at, "turns-down"],
      "What is turned down is so by somebody's command, with `reason: required`, and has no window.",
    );
  if (move.writes.some((write) => write.value === "window-end" || write.value === "window") && !move.window)
    report([...at, "writes"], "Only a move with a `window` can write its end.");
};

/** Two moves that the same words ask for in the same status would leave it to chance which is made. */
const checkVerbs = (moves: readonly NamedMove[], lifecycle: LifecycleDefinition, report: Report): void => {
  const asked = new Map<string, string>();
  for (const move of moves) {
    for (const from of move.from) {
      const cause = move.byBallot
        ? `ballot ${move.byBallot.question} ${move.byBallot.outcome}`
        : `/${move.verb} ${move.word ?? ""}`.trim();
      const key = `${cause} in ${from}`;
      const other = asked.get(key);
      if (other !== undefined)
        report(
          ["lifecycle", "moves", move.key],
          `The moves \`${other}\` and \`${move.key}\` are both asked for by \`${cause}\` in \`${from}\`.`,
        );
      else asked.set(key, move.key);
    }
  }
  const verbs = new Map<string, KeyPath>();
  for (const move of moves) if (!move.byBallot) verbs.set(move.verb, ["lifecycle", "moves", move.key]);
  const others: readonly (readonly [string | null | undefined, KeyPath])[] = [
    [lifecycle.extension?.verb, ["lifecycle", "extension", "verb"]],
    [lifecycle.steward.assignVerb, ["lifecycle", "steward", "assign"]],
    [lifecycle.steward.unassignVerb, ["lifecycle", "steward", "unassign"]],
    [lifecycle.steward.consentVerb, ["lifecycle", "steward", "consent"]],
    [lifecycle.work?.addVerb, ["lifecycle", "work", "add"]],
    [lifecycle.work?.dropVerb, ["lifecycle", "work", "drop"]],
    [lifecycle.work?.confirmVerb, ["lifecycle", "work", "confirm"]],
  ];
  for (const [verb, path] of others) {
    if (!verb) continue;
    if (verbs.has(verb)) report(path, `The verb \`${verb}\` already means something else.`);
    verbs.set(verb, path);
  }
  for (const [verb, path] of verbs)
    if (verbsOfEverybody.includes(verb))
      report(path, `The verb \`${verb}\` already means something on every thread; choose another.`);
};

const checkStatuses = (lifecycle: LifecycleDefinition, report: Report): void => {
  const names = lifecycle.statuses.map((status) => status.name);
  mustBeKnown(report, ["lifecycle", "initial"], "status", lifecycle.initial, names);
  const spellings = new Map<string, Status>();
  for (const status of lifecycle.statuses)
    for (const spelling of new Set([status.name.toLowerCase(), ...status.aliases])) {
      const other = spellings.get(spelling);
      if (other !== undefined)
        report(
          ["lifecycle", "statuses", status.name],
          `\`${spelling}\` would mean both \`${other}\` and \`${status.name}\`.`,
        );
      else spellings.set(spelling, status.name);
    }
};

const checkFields = ({ document, lifecycle }: WholeSettings, known: KnownNames, report: Report): void => {
  const keys = document.fields.map((field) => field.key);
  const seen = new Set<string>();
  document.fields.forEach((field, index) => {
    for (const key of [field.key, ...field.aliases.map((alias) => alias.key)]) {
      if (seen.has(key)) report(["document", "fields", index], `The field \`${key}\` is there twice.`);
      seen.add(key);
    }
  });
  const roles = {
    number: document.numberField,
    title: document.titleField,
    status: document.statusField,
    authors: document.authorsField,
  };
  for (const [role, key] of Object.entries(roles))
    mustBeKnown(report, ["document", `${role}-field`], "field", key, keys);
  for (const key of [document.numberField, document.statusField]) {
    const index = keys.indexOf(key);
    if (document.fields[index]?.writtenByApp === false)
      report(["document", "fields", index], `The field \`${key}\` is written by the App: mark it \`written-by-app\`.`);
  }
  const named = lifecycle.steward.field;
  // A policy may have taken the field away: then nothing is written.
  if (document.fields.some(({ key, writtenByApp }) => key === named && !writtenByApp))
    report(
      ["lifecycle", "steward", "field"],
      `The field \`${named}\` is written by the App: mark it \`written-by-app\`.`,
    );
  document.format.forEach((call, index) => {
    mustBeKnown(report, ["document", "format", index], "format rule", call.rule, known.formatRules);
  });
};

const checkRoles = (
  { steward, secretary, extension, outcomesBy }: LifecycleDefinition,
  roles: ReadonlySet<string>,
  report: Report,
): void => {
  mustBeKnown(report, ["lifecycle", "steward", "role"], "role", steward.role, roles);
  if (steward.primary) mustBeKnown(report, ["lifecycle", "steward", "primary"], "role", steward.primary, roles);
  steward.assignedBy?.forEach((role, index) => {
    mustBeKnown(report, ["lifecycle", "steward", "assigned-by", index], "role", role, [...roles, ...rolesOfDocuments]);
  });
  if (secretary) mustBeKnown(report, ["lifecycle", "secretary"], "role", secretary, roles);
  extension?.askedBy.forEach((role, index) => {
    mustBeKnown(report, ["lifecycle", "extension", "by", index], "role", role, [...roles, ...rolesOfDocuments]);
  });
  outcomesBy.forEach((role, index) => {
    mustBeKnown(report, ["lifecycle", "outcomes-by", index], "role", role, [...roles, ...rolesOfDocuments]);
  });
  if (extension?.beyond) mustBeKnown(report, ["lifecycle", "extension", "beyond"], "role", extension.beyond, roles);
};

const checkUpdates = ({ lifecycle, document }: WholeSettings, report: Report): void => {
  const alone = lifecycle.updates?.leftAlone;
  if (!alone) return;
  const path = ["lifecycle", "updates", "left-alone"];
  const fields = document.fields.map(({ key }) => key);
  mustBeKnown(report, [...path, "field"], "field", alone.field, fields);
  const statuses = lifecycle.statuses.map(({ name }) => name);
  alone.statuses.forEach((status, index) => {
    mustBeKnown(report, [...path, "in", index], "status", status, statuses);
  });
};

export const resolveKind = (
  name: KindName,
  settings: WholeSettings,
  roles: ReadonlySet<RoleName>,
  known: KnownNames,
  report: Report,
): Kind => {
  const { lifecycle, document } = settings;
  const moves = namedMoves(lifecycle);
  for (const move of moves) checkMove(move, settings, roles, known, report);
  checkVerbs(moves, lifecycle, report);
  checkStatuses(lifecycle, report);
  checkFields(settings, known, report);
  checkRoles(lifecycle, roles, report);
  checkWork(settings, moves, roles, report);
  checkUpdates(settings, report);
  checkBallots(settings, moves, roles, report);
  return {
    ...document,
    name,
    initial: lifecycle.initial,
    statuses: lifecycle.statuses,
    steward: lifecycle.steward,
    secretary: lifecycle.secretary,
    extension: lifecycle.extension,
    outcomesBy: lifecycle.outcomesBy,
    ...(lifecycle.work ? { work: lifecycle.work } : {}),
    ...(lifecycle.updates ? { updates: lifecycle.updates } : {}),
    moves: moves.map(({ key: _key, windowName: _windowName, ...move }): Move => move),
  };
};

/** Statuses that no moves lead to: a slip in a preset; a policy may have taken the moves away. */
export const unreachableStatuses = ({ initial, statuses, moves }: Kind): readonly Status[] => {
  const reached = new Set<Status>([initial]);
  for (let grown = true; grown; ) {
    const before = reached.size;
    for (const move of moves) if (move.from.some((from) => reached.has(from))) reached.add(move.to);
    grown = reached.size > before;
  }
  return statuses.filter(({ name, readOnly }) => !readOnly && !reached.has(name)).map(({ name }) => name);
};
