/**
 * A policy as a repository's files suggest it: the process, where its documents lie, and
 * people from CODEOWNERS. It is a proposal for somebody to read: whoever only owns files is
 * given no vote by it, and what nobody can know stands in it as a line to fill in.
 */

import picomatch from "picomatch";
import { stringify } from "yaml";
import { subjectSlug } from "../../core/documents/subject-slug.ts";
import { isSettings } from "../../core/policy/merge-settings.ts";
import { counted } from "../../core/time/words.ts";
import { type CodeOwners, type OwnersLine, ownersOf } from "./code-owners.ts";
import { type FoundProcess, ownGlob } from "./find-process.ts";

export interface ProposedPolicy {
  readonly text: string;
  /** Required roles that nobody could be found for. */
  readonly missing: readonly string[];
}

interface Proposed {
  readonly source: string;
  readonly because: string;
}

const flow = (value: unknown): string => stringify(value, { collectionStyle: "flow", lineWidth: 0 }).trimEnd();

const teamSource = (name: string): string => flow({ team: name });

const sourceOf = ({ teams, users }: OwnersLine): string => {
  const sources = [...teams.map((team) => ({ team })), ...(users.length > 0 ? [{ users }] : [])];
  return flow(sources.length === 1 ? sources[0] : { union: sources });
};

/** A team named like the role, or by the words that describe it: `example/technical-steering-committee`. */
const teamFor = (
  role: string,
  description: string,
  { lines }: CodeOwners,
): { readonly team: string; readonly line: number } | null => {
  const words = `-${subjectSlug(description.slice(0, 60))}-`;
  for (const { teams, line } of lines) {
    for (const team of teams) {
      const slug = team.slice(team.indexOf("/") + 1).toLowerCase();
      const isNamed = `-${slug}-`.includes(`-${role}-`) || (slug.includes("-") && words.includes(`-${slug}-`));
      if (isNamed) return { team, line };
    }
  }
  return null;
};

/** Of the role's own name first; whoever owns the documents shepherds them. */
const peopleFor = (
  role: string,
  description: string,
  found: FoundProcess,
  owners: CodeOwners | null,
): Proposed | null => {
  if (!owners) return null;
  const named = teamFor(role, description, owners);
  if (named) return { source: teamSource(named.team), because: `${owners.path}:${named.line} has a team of that name` };
  const kind = found.policy.kinds.get(found.group.kind);
  if (kind?.steward.role !== role) return null;
  const path = found.paths[0] ?? `${picomatch.scan(found.group.files).base}/x.md`;
  const line = ownersOf(owners, path);
  return (
    line && { source: sourceOf(line), because: `${owners.path}:${line.line} has them as owners of ${line.pattern}` }
  );
};

const comment = (text: string, indent = ""): string => `${indent}# ${text.replace(/\s*\n\s*/g, " ")}\n`;

export const proposePolicy = (
  found: FoundProcess,
  others: readonly FoundProcess[],
  owners: CodeOwners | null,
): ProposedPolicy => {
  const { preset, policy, group, paths } = found;
  const noun = policy.kinds.get(group.kind)?.noun ?? "document";
  const glob = ownGlob(found, (path, files) => picomatch.isMatch(path, files));
  const [set = "proposals"] = isSettings(preset.settings.documents) ? Object.keys(preset.settings.documents) : [];
  const missing: string[] = [];
  const roles = Object.entries(preset.roles).map(([role, { description, required, usual }]) => {
    const proposed = peopleFor(role, description, found, owners);
    const said = comment(description, "  ");
    if (proposed) return `${said}  ${role}: ${proposed.source} # ${proposed.because}; is that so?\n`;
    if (required) {
      missing.push(role);
      return `${said}  ${role}: { users: [] } # TO FILL IN\n`;
    }
    if (usual?.kind === "permission") {
      return `${said}  # ${role}: ${flow({ permission: usual.permission })} # what holds without this line\n`;
    }
    return `${said}  # ${role}: { users: [] }\n`;
  });
  const isAnyNamed = roles.some((lines) => /^ {2}[^#\s]/m.test(lines));
  const known = (owners?.lines ?? []).flatMap(({ teams, users }) => [...teams, ...users]).map((name) => `@${name}`);
  const text = [
    comment(
      "The policy of this repository for Lastcall, proposed from the files in it. It counts once it is on the default branch.",
    ),
    comment("`lastcall policy check` says what is wrong with it, or reads it back in plain sentences."),
    "\n",
    comment(
      paths.length === 0
        ? "No document of it is here yet."
        : `${counted(paths.length, noun)} of it here, such as ${paths[0]}.`,
    ),
    ...others.map((other) =>
      comment(`There is also \`${other.preset.name}\`, with ${counted(other.paths.length, noun)}.`),
    ),
    `extends: ${preset.name}\n\n`,
    comment(
      "Who is who, each role by one of: { users: [ana, bo] }, { team: organisation/team }, { permission: maintain },",
    ),
    comment("{ file: governance/roster.yml }."),
    ...(missing.length > 0 && known.length > 0
      ? [comment(`In ${owners?.path} there are: ${[...new Set(known)].slice(0, 20).join(", ")}.`)]
      : []),
    isAnyNamed ? "roles:\n" : "roles: {}\n",
    ...roles,
    ...(glob === null
      ? []
      : ["\n", comment("The process has them elsewhere."), "documents:\n", `  ${set}: ${flow({ files: glob })}\n`]),
  ].join("");
  return { text, missing };
};
