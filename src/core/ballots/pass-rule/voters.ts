import type { Login } from "../../model/names.ts";

export interface Voter {
  readonly login: Login;
  readonly organisation: string | null;
}

/**
 * Those whom a rule counts, for rules that ask for some of them. `whoever`: each
 * might be whoever is needed, which is right for the most that can be reached, and
 * never for whether something is reached.
 */
export type Voters = readonly Voter[] | "whoever";
