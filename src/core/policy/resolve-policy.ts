/** From settings that have the right form to a policy in which every name means something. */
import type { Question } from "../model/ballot.ts";
import type { KindName, QuestionName, RoleName, Sha } from "../model/names.ts";
import { type DocumentGroup, type Policy, policyPath, type Role } from "../model/policy.ts";
import { isSettings } from "./merge-settings.ts";
import type { KnownNames, Preset } from "./preset.ts";
import { mustBeKnown, type Report, resolveKind } from "./resolve-kind.ts";
import { documentsWithoutEffect } from "./schema/later-keys.ts";
import type { Complaint } from "./schema/schema-problems.ts";
import type { WholeSettings } from "./schema/settings-schema.ts";

/** `policy` can be trusted only when there are no complaints. */
export interface Resolution {
  readonly policy: Policy;
  readonly complaints: readonly Complaint[];
}

/** Roles of the policy, and for those that it does not name what the preset says. */
const resolveRoles = (
  settings: WholeSettings,
  preset: Preset,
  complain: (complaint: Complaint) => void,
): ReadonlyMap<RoleName, Role> => {
  const roles = new Map<RoleName, Role>();
  for (const [key, definition] of Object.entries(settings.roles)) {
    const name = key as RoleName;
    roles.set(name, { name, ...definition });
    const { source } = definition;
    if (source.kind === "users" && source.users.length === 0 && preset.roles[name]?.required)
      complain({
        path: ["roles", name, "users"],
        onKey: false,
        code: "role-empty",
        message: `Nobody is in the role \`${name}\`: ${preset.roles[name].description}`,
        help: "List at least one login.",
      });
  }
  for (const [key, { required, usual, description }] of Object.entries(preset.roles)) {
    const name = key as RoleName;
    if (roles.has(name)) continue;
    if (required)
      complain({
        path: ["roles", name],
        onKey: true,
        code: "role-missing",
        message: `The process \`${preset.name}\` needs the role \`${name}\`: ${description}`,
        help: `Add it under \`roles\`, such as \`${name}: { users: [login] }\` or \`${name}: { team: organisation/team }\`.`,
      });
    roles.set(name, { name, source: usual ?? { kind: "users", users: [] }, assign: "rotation" });
  }
  return roles;
};

const resolveQuestions = (
  settings: WholeSettings,
  roles: ReadonlySet<RoleName>,
  report: Report,
): ReadonlyMap<QuestionName, Question> =>
  new Map(
    Object.entries(settings.ballots).map(([key, ballot]): [QuestionName, Question] => {
      const name = key as QuestionName;
      mustBeKnown(report, ["ballots", name, "electorate"], "role", ballot.electorate, roles);
      return [
        name,
        {
          name,
          electorate: ballot.electorate,
          pass: ballot.pass,
          quorum: ballot.quorum,
          tie: ballot.tie,
          cap: null,
          channels: ballot.channels,
          excludeAuthors: ballot.excludeAuthors,
          minVoters: ballot.minVoters ?? settings.minVoters,
        },
      ];
    }),
  );

const resolveDocuments = (settings: WholeSettings, preset: Preset, report: Report): readonly DocumentGroup[] => {
  const { documents } = preset.settings;
  const ofPreset = isSettings(documents) ? Object.keys(documents) : [];
  const groups: DocumentGroup[] = [];
  for (const [name, { kind, files, flow }] of Object.entries(settings.documents)) {
    if (kind !== null) mustBeKnown(report, ["documents", name, "kind"], "kind of document", kind, [preset.kind]);
    else if (!ofPreset.includes(name)) {
      if (!documentsWithoutEffect.includes(name))
        mustBeKnown(report, ["documents", name], `set of documents in \`${preset.name}\``, name, ofPreset);
      continue;
    }
    groups.push({ kind: kind ?? preset.kind, files, flow });
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
  const roleNames = new Set(roles.keys());
  const kind = resolveKind(preset.kind, settings, roleNames, known, report);
  const questions = resolveQuestions(settings, roleNames, report);
  const { governance } = settings;
  mustBeKnown(report, ["governance", "approval"], "role", governance.approval, roleNames);
  const policy: Policy = {
    commit,
    kinds: new Map<KindName, typeof kind>([[preset.kind, kind]]),
    roles,
    documents: resolveDocuments(settings, preset, report),
    questions,
    // The policy governs itself, whatever it says.
    governance: { files: [...new Set([policyPath, ...governance.files])], approval: governance.approval },
    zone: settings.zone,
    holidays: settings.holidays,
    settleSeconds: settings.settleSeconds,
    channelsInUse: [...new Set([...questions.values()].flatMap((question) => question.channels))],
  };
  return { policy, complaints };
};
