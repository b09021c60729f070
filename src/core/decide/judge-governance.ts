/**
 * A thread that touches the files which say how decisions are made waits for somebody of
 * the role that the policy names for it (behaviour.md section 1). The approval belongs
 * to one head, and is nobody's who opened the thread or pushed to it.
 */
import type { Act, VoteCast } from "../model/act.ts";
import type { NewEntry } from "../model/entry.ts";
import { isSamePerson } from "../model/subject.ts";
import { type Answer, entry, is, type Situation } from "./judgement.ts";
import { hasAnyRole } from "./rolls.ts";

const hadPart = ({ state, facts }: Situation, { by }: Act): boolean =>
  [facts.opener, ...state.heads.map((head) => head.by ?? null)].some((one) => one !== null && isSamePerson(one, by));

/** The entry beside the vote's own; none where the vote approves nothing of the kind. */
export const governanceApproval = (situation: Situation, act: Act, vote: VoteCast): Answer<readonly NewEntry[]> => {
  const { state, policy, at } = situation;
  if (vote.choice !== "approve" || (act.channel !== "comment" && act.channel !== "review")) return is([]);
  const head = act.head === null ? state.head : state.heads.findLast(({ sha }) => sha === act.head);
  if (!head?.governance || hadPart(situation, act)) return is([]);
  const role = hasAnyRole(situation, act.by, [policy.governance.approval], []);
  if (role.kind !== "is") return role;
  if (role.value === null) return is([]);
  const cause = { kind: "act", act: act.id, by: act.by } as const;
  return is([entry(at, cause, { kind: "governance-approved", head: head.sha, role: role.value, url: act.url })]);
};
