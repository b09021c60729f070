/**
 * Roles as written to roles whose every name means something. What is written within a
 * role becomes a role of its own with a name that no policy can say, so that people are
 * looked up by role and by nothing else. Roles that lead back to themselves are refused.
 */
import type { Login, RoleName } from "../model/names.ts";
import { nearestWord } from "../model/nearest-word.ts";
import type { PathOwners, Role, RoleSource } from "../model/policy.ts";
import { groupPaths } from "./group-paths.ts";
import type { Preset } from "./preset.ts";
import type { RoleDefinition, WrittenPeople } from "./schema/role-schema.ts";
import type { Complaint } from "./schema/schema-problems.ts";
import type { WholeSettings } from "./schema/settings-schema.ts";
import type { WrittenSource } from "./schema/source-schema.ts";

type Complain = (complaint: Complaint) => void;
type Path = readonly (string | number)[];

const usualGroups = "groups/*.md";

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");

/** One role and its parts, entered into `roles`. */
class RoleReader {
  readonly #roles: Map<RoleName, Role>;
  readonly #names: readonly string[];
  readonly #groups: string;
  readonly #complain: Complain;

  constructor(roles: Map<RoleName, Role>, names: readonly string[], groups: string, complain: Complain) {
    this.#roles = roles;
    this.#names = names;
    this.#groups = groups;
    this.#complain = complain;
  }

  read(name: RoleName, { people, assign, paths }: RoleDefinition, path: Path): void {
    const source = this.#sourceOf(name, people, path);
    this.#roles.set(name, { name, assign, source, ...(paths.length > 0 ? { paths } : {}) });
    if (source.kind === "users") this.#mustBeListed(paths, source.users, [...path, "paths"]);
  }

  /** Of people who come from elsewhere it is not known here who they are. */
  #mustBeListed(paths: readonly PathOwners[], users: readonly Login[], path: Path): void {
    for (const { files, users: owners } of paths) {
      for (const [place, owner] of owners.entries()) {
        if (users.includes(owner)) continue;
        const near = nearestWord(owner, users);
        this.#complain({
          path: [...path, files, place],
          onKey: false,
          code: "wrong-name",
          message: `\`${[...path, files].join(".")}\`: \`${owner}\` is not in the role.`,
          help: near ? `Did you mean \`${near}\`?` : `In it are: ${quoted(users)}.`,
        });
      }
    }
  }

  #sourceOf(name: RoleName, { union, isUnion, except }: WrittenPeople, path: Path): RoleSource {
    const [first] = union;
    if (!isUnion && except.length === 0 && first && first.kind !== "role") return this.#simple(first, path);
    const place = (key: string, nth: number): Path => (isUnion || key === "except" ? [...path, key, nth] : path);
    return {
      kind: "composed",
      union: union.map((source, nth) => this.#part(name, source, "union", nth, place("union", nth))),
      except: except.map((source, nth) => this.#part(name, source, "except", nth, place("except", nth))),
    };
  }

  #part(within: RoleName, source: WrittenSource, key: string, nth: number, path: Path): RoleName {
    if (source.kind === "role") {
      this.#mustBeNamed(source.role, path);
      return source.role;
    }
    // No policy can say a name with a slash.
    const name = `${within}/${key}/${nth + 1}` as RoleName;
    this.#roles.set(name, { name, source: this.#simple(source, path), assign: "rotation", isPart: true });
    return name;
  }

  #simple(source: Exclude<WrittenSource, { kind: "role" }>, path: Path): RoleSource {
    if (source.kind !== "group") return source;
    const paths = groupPaths(this.#groups, source.group);
    if (paths.length === 0) {
      this.#complain({
        path: [...path, "group"],
        onKey: false,
        code: "wrong-value",
        message: `The pattern \`${this.#groups}\` does not say where the file of the group \`${source.group}\` is.`,
        help: "Name the file itself, such as `group: groups/fees/charter.md`.",
      });
    }
    return { kind: "group", group: source.group, paths };
  }

  #mustBeNamed(role: RoleName, path: Path): void {
    if (this.#names.includes(role)) return;
    const near = nearestWord(role, this.#names);
    this.#complain({
      path,
      onKey: false,
      code: "wrong-name",
      message: `\`${path.join(".")}\`: there is no role \`${role}\`.`,
      help: near ? `Did you mean \`${near}\`?` : `There are: ${quoted(this.#names)}.`,
    });
  }
}

/** The way by which a role leads back to itself, or null. */
const circleOf = (roles: ReadonlyMap<RoleName, Role>, start: RoleName): readonly RoleName[] | null => {
  const seen = new Set<RoleName>();
  const walk = (name: RoleName, way: readonly RoleName[]): readonly RoleName[] | null => {
    const source = roles.get(name)?.source;
    if (source?.kind !== "composed") return null;
    for (const next of [...source.union, ...source.except]) {
      if (next === start) return [...way, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk(next, [...way, next]);
      if (found) return found;
    }
    return null;
  };
  return walk(start, [start]);
};

const complainOfCircles = (roles: ReadonlyMap<RoleName, Role>, complain: Complain): void => {
  const told = new Set<RoleName>();
  for (const name of roles.keys()) {
    const circle = told.has(name) ? null : circleOf(roles, name);
    if (!circle) continue;
    for (const one of circle) told.add(one);
    complain({
      path: ["roles", name],
      onKey: true,
      code: "role-circle",
      message: `The role \`${name}\` leads back to itself: ${circle.map((one) => `\`${one}\``).join(" → ")}.`,
      help: "Take one of them out of the other's `union` or `except`.",
    });
  }
};

const nobody: RoleSource = { kind: "users", users: [] };

/** Roles of the policy, and for those that it does not name what the preset says. */
export const resolveRoles = (
  settings: WholeSettings,
  preset: Preset,
  complain: Complain,
): ReadonlyMap<RoleName, Role> => {
  const roles = new Map<RoleName, Role>();
  const names = [...new Set([...Object.keys(settings.roles), ...Object.keys(preset.roles)])];
  const groups = settings.documents.groups?.files ?? usualGroups;
  const reader = new RoleReader(roles, names, groups, complain);
  for (const [key, definition] of Object.entries(settings.roles)) {
    const name = key as RoleName;
    reader.read(name, definition, ["roles", name]);
    const source = roles.get(name)?.source;
    if (source?.kind === "users" && source.users.length === 0 && preset.roles[name]?.required)
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
    roles.set(name, { name, source: usual ?? nobody, assign: "rotation" });
  }
  complainOfCircles(roles, complain);
  return roles;
};

/** Files that say who is in a role: a change of one is a change of how decisions are made. */
export const filesOfRoles = (roles: ReadonlyMap<RoleName, Role>): readonly string[] =>
  [...roles.values()].flatMap(({ source }) =>
    source.kind === "file" ? [source.path] : source.kind === "group" ? source.paths : [],
  );
