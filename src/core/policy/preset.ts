/**
 * A process as data: a policy without people. It holds a kind of document with its
 * lifecycle, ballots and governance, and says which roles a policy has to fill.
 */
import type { KindName, RoleName } from "../model/names.ts";
import type { Settings } from "./merge-settings.ts";
import type { RoleDeclaration } from "./schema/role-schema.ts";

export interface Preset {
  readonly name: string;
  readonly description: string;
  readonly kind: KindName;
  readonly roles: Readonly<Record<RoleName, RoleDeclaration>>;
  /** What a policy is laid over: everything but its roles, as written. */
  readonly settings: Settings;
}

/** What a preset may name besides its own words: given, because policies know nothing of the code behind them. */
export interface KnownNames {
  readonly guards: ReadonlySet<string>;
  readonly formatRules: ReadonlySet<string>;
}

export interface Presets {
  readonly byName: ReadonlyMap<string, Preset>;
  readonly known: KnownNames;
}
