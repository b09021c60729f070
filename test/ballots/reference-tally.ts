/**
 * A ballot counted once more, from its data, as slowly and plainly as possible and
 * in big integers throughout: seat by seat, looking through all votes each time.
 */
type Choice = "approve" | "reject" | "abstain";

export interface PlainBallot {
  readonly pass: unknown;
  readonly quorum?: unknown;
  readonly cap?: string;
  readonly electorate: number | readonly (string | { readonly login: string; readonly organisation?: string })[];
  readonly opened: string;
  readonly closes: string;
  readonly votes: readonly { readonly by: string; readonly choice: Choice | "withdraw"; readonly at: string }[];
  readonly recused?: readonly string[];
  readonly delegations?: readonly { readonly from: string; readonly to: string | null; readonly at: string }[];
}

export interface PlainCounts {
  readonly electorate: bigint;
  readonly approve: bigint;
  readonly reject: bigint;
  readonly abstain: bigint;
}

const same = (one: string, other: string): boolean =>
  one.replace("@", "").toLowerCase() === other.replace("@", "").toLowerCase();

interface Standing {
  readonly choice: Choice;
  readonly at: string;
  readonly place: number;
}

export const plainCounts = (ballot: PlainBallot): PlainCounts => {
  const people: readonly { readonly login: string; readonly organisation?: string }[] =
    typeof ballot.electorate === "number"
      ? Array.from({ length: ballot.electorate }, (_, index) => ({ login: `voter-${index + 1}` }))
      : ballot.electorate.map((one) => (typeof one === "string" ? { login: one } : one));
  const members = people.filter(({ login }) => !(ballot.recused ?? []).some((one) => same(one, login)));
  const isMember = (login: string): boolean => members.some((one) => same(one.login, login));

  const own = (login: string): Standing | null => {
    let last: { choice: Choice | "withdraw"; at: string; place: number } | null = null;
    ballot.votes.forEach(({ by, choice, at }, place) => {
      if (!same(by, login) || at < ballot.opened || at > ballot.closes) return;
      if (last === null || at >= last.at) last = { choice, at, place };
    });
    const found = last as { choice: Choice | "withdraw"; at: string; place: number } | null;
    return found === null || found.choice === "withdraw" ? null : { ...found, choice: found.choice };
  };
  const standing = (login: string): Standing | null => {
    const mine = own(login);
    if (mine) return mine;
    let to: { to: string | null; at: string } | null = null;
    for (const one of ballot.delegations ?? []) {
      if (!same(one.from, login) || one.at > ballot.closes) continue;
      if (one.to !== null && !isMember(one.to)) continue;
      if (to === null || one.at >= to.at) to = one;
    }
    const theirs = to?.to ? own(to.to) : null;
    return theirs && to ? { ...theirs, at: [theirs.at, to.at].sort()[1] ?? "" } : null;
  };

  const cap = ballot.cap === undefined ? null : BigInt(ballot.cap.split(" ")[0] ?? "0");
  let electorate = 0n;
  const chosen = { approve: 0n, reject: 0n, abstain: 0n };
  const groupOf = (one: { readonly organisation?: string }): string | null =>
    cap === null ? null : (one.organisation?.toLowerCase() ?? null);
  for (const organisation of new Set(members.map(groupOf))) {
    const together = members.filter((one) => groupOf(one) === organisation);
    const votes = together.flatMap(({ login }) => standing(login) ?? []);
    votes.sort((one, other) => (one.at === other.at ? one.place - other.place : one.at < other.at ? -1 : 1));
    const most = organisation === null || cap === null ? BigInt(together.length) : cap;
    electorate += most < BigInt(together.length) ? most : BigInt(together.length);
    votes.forEach(({ choice }, index) => {
      if (BigInt(index) < most) chosen[choice] += 1n;
    });
  }
  return { electorate, ...chosen };
};
