/** From settings that have the right form to a policy in which every name means something. */
import type { Question } from "../model/ballot.ts";
import type { KindName, QuestionName, RoleName, Sha } from "../model/names.ts";
import { type DocumentGroup, type Policy, policyPath, type Role } from "../model/policy.ts";
import { isLazy } from "./check-lazy.ts";
import { groupOfPath } from "./group-of-path.ts";
import { isSettings } from "./merge-settings.ts";
import { mustBeKnown, type Report } from "./must-be-known.ts";
import { asksForOrganisations } from "./pass-rule/circle.ts";
import type { KnownNames, Preset } from "./preset.ts";
import { resolveKind } from "./resolve-kind.ts";
import { filesOfRoles, resolveRoles } from "./resolve-roles.ts";
import type { BallotDefinition } from "./schema/ballot-schema.ts";
import { documentsWithoutEffect } from "./schema/later-keys.ts";
import type { Complaint } from "./schema/schema-problems.ts";
import type { WholeSettings } from "./schema/settings-schema.ts";
import { closesWhenDecided } from "./schema/term-schema.ts";

/** `policy` can be trusted only when there are no complaints. */
export interface Resolution {
  readonly policy: Policy;
  readonly complaints: readonly Complaint[];
}

/** The key of a ballot that means nothing without organisations, or null. */
const whatAsksForOrganisations = ({ cap, pass, quorum }: BallotDefinition): "cap" | "pass" | "quorum" | null => {
  if (cap) return "cap";
  if (asksForOrganisations(pass)) return "pass";
  return quorum && asksForOrganisations(quorum) ? "quorum" : null;
};

/** Whether some of the role come from a roster, which may say their organisations itself. */
const rostersTell = (roles: ReadonlyMap<RoleName, Role>, name: RoleName, seen = new Set<RoleName>()): boolean => {
  const source = roles.get(name)?.source;
  if (!source || seen.has(name)) return false;
  seen.add(name);
  if (source.kind === "composed") return source.union.some((part) => rostersTell(roles, part, seen));
  return source.kind === "file" || source.kind === "group";
};

const usualMajorityDays = 14;

/** `no reject` alone is lazy consensus; as a part of a rule it is a veto. */
const lazyConsensus = (ballot: BallotDefinition): Pick<Question, "lazy"> => {
  const { objection } = ballot;
  return isLazy(ballot)
    ? { lazy: { majority: objection?.ballot ?? null, days: objection?.days ?? usualMajorityDays } }
    : {};
};

/** What a ballot says of rounds that open by themselves, and where it says nothing what the policy says. */
const newRounds = (ballot: BallotDefinition, settings: WholeSettings): Pick<Question, "undecided"> => {
  const { days } = ballot.undecided ?? settings.undecided;
  return days === null ? {} : { undecided: { days, most: ballot.maxRounds ?? settings.maxRounds } };
};

/** Whoever shepherds the document opens what no move opens, where the policy names nobody. */
const lifeOfQuestion = (
  { closes, window, minOpen, graceSeconds, openedBy, asks }: BallotDefinition,
  byMove: boolean,
): Pick<Question, "term" | "openedBy" | "asks"> => {
  const whenDecided = closes === closesWhenDecided;
  const hasTerm = whenDecided || window !== null || minOpen !== null;
  return {
    ...(hasTerm ? { term: { window, whenDecided, minOpen, graceSeconds: graceSeconds ?? 0 } } : {}),
    ...(openedBy ? { openedBy } : byMove ? {} : { openedBy: ["steward" as RoleName] }),
    ...(asks === null ? {} : { asks }),
  };
};

const resolveQuestions = (
  settings: WholeSettings,
  openedByMoves: ReadonlySet<QuestionName>,
  roles: ReadonlyMap<RoleName, Role>,
  roleNames: ReadonlySet<RoleName>,
  report: Report,
): ReadonlyMap<QuestionName, Question> =>
  new Map(
    Object.entries(settings.ballots).map(([key, ballot]): [QuestionName, Question] => {
      const name = key as QuestionName;
      mustBeKnown(report, ["ballots", name, "electorate"], "role", ballot.electorate, roleNames);
      if (ballot.tie.kind === "decided-by")
        mustBeKnown(report, ["ballots", name, "tie"], "role", ballot.tie.role, [...roleNames, "steward"]);
      for (const role of ballot.excludeRoles)
        mustBeKnown(report, ["ballots", name, "exclude"], "role", role, roleNames);
      const about = settings.organisations === null ? whatAsksForOrganisations(ballot) : null;
      if (about !== null && !rostersTell(roles, ballot.electorate)) {
        const help = "Add the roll: `organisations: { file: governance/members.yml }`.";
        report(["ballots", name, about], "It is about organisations, and nothing says who belongs to which.", help);
      }
      return [
        name,
        {
          name,
          electorate: ballot.electorate,
          pass: ballot.pass,
          quorum: ballot.quorum,
          tie: ballot.tie,
          cap: ballot.cap,
          channels: ballot.channels,
          pollSeconds: ballot.pollSeconds,
          excludeAuthors: ballot.excludeAuthors,
          onPush: ballot.onPush,
          ...(ballot.excludeRoles.length > 0 && { excludeRoles: ballot.excludeRoles }),
          minVoters: ballot.minVoters ?? settings.minVoters,
          ...(ballot.delegate ? {} : { delegate: false }),
          ...(ballot.refresh ? {} : { refresh: false }),
          ...lifeOfQuestion(ballot, openedByMoves.has(name)),
          ...newRounds(ballot, settings),
          ...lazyConsensus(ballot),
        },
      ];
    }),
  );

const resolveDocuments = (settings: WholeSettings, preset: Preset, report: Report): readonly DocumentGroup[] => {
  const { documents } = preset.settings;
  const ofPreset = isSettings(documents) ? Object.keys(documents) : [];
  const groups: DocumentGroup[] = [];
  for (const [name, { kind, merge, write, ...group }] of Object.entries(settings.documents)) {
    if (kind !== null) mustBeKnown(report, ["documents", name, "kind"], "kind of document", kind, [preset.kind]);
    else if (!ofPreset.includes(name)) {
      if (!documentsWithoutEffect.includes(name))
        mustBeKnown(report, ["documents", name], `set of documents in \`${preset.name}\``, name, ofPreset);
      continue;
    }
    const merging = merge ?? settings.merge;
    groups.push({
      kind: kind ?? preset.kind,
      ...group,
      ...(merging === "by-maintainers" ? {} : { merge: merging }),
      ...((write ?? settings.write) === "after-merge" ? { write: "after-merge" as const } : {}),
    });
  }
  return groups;
};

export const resolvePolicy = (settings: WholeSettings, preset: Preset, known: KnownNames, commit: Sha): Resolution => {
  const complaints: Complaint[] = [];
  const report: Report = (path, message, help = null) => {
    const code = message.endsWith("is not yet supported.") ? "not-yet-supported" : "wrong-name";
    complaints.push({
      path,
      onKey: false,
      code,
      message: path.length > 0 ? `\`${path.join(".")}\`: ${message}` : message,
      help,
    });
  };
  const roles = resolveRoles(settings, preset, (complaint) => complaints.push(complaint));
  const roleNames = new Set([...roles.values()].filter(({ isPart }) => !isPart).map(({ name }) => name));
  const kind = resolveKind(preset.kind, settings, roleNames, known, report);
  const openedByMoves = new Set(kind.moves.flatMap((move) => move.ballot ?? []));
  const questions = resolveQuestions(settings, openedByMoves, roles, roleNames, report);
  const { governance } = settings;
  mustBeKnown(report, ["governance", "approval"], "role", governance.approval, roleNames);
  const groups = resolveDocuments(settings, preset, report);
  const { index } = settings;
  const indexed = index && groupOfPath({ documents: groups }, index.file);
  if (indexed) {
    const help = "Give it a name that the pattern of the documents does not fit.";
    report(["index", "file"], `By \`${indexed.files}\` it would be a document itself.`, help);
  }
  const policy: Policy = {
    commit,
    kinds: new Map<KindName, typeof kind>([[preset.kind, kind]]),
    roles,
    documents: groups,
    questions,
    organisations: settings.organisations,
    // The policy governs itself and the files that say who is who, whatever it says.
    governance: {
      files: [
        ...new Set([
          policyPath,
          ...governance.files,
          ...filesOfRoles(roles),
          ...(settings.organisations ? [settings.organisations.file] : []),
        ]),
      ],
      approval: governance.approval,
    },
    ...(settings.announce.length > 0 && { announce: settings.announce }),
    ...(index && { index }),
    deputies: settings.deputies,
    unanswered: settings.unanswered,
    zone: settings.zone,
    holidays: settings.holidays,
    settleSeconds: settings.settleSeconds,
    channelsInUse: [...new Set([...questions.values()].flatMap((question) => question.channels))],
  };
  return { policy, complaints };
};
