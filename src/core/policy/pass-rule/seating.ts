/**
 * Different people for each part: a bipartite matching, found whatever the order of
 * the people and of the parts. People for whom the same parts ask are alike, so the
 * matching is made of sorts of people with their numbers; a part that lacks somebody
 * takes one from another part, which takes one from a third, as long as that helps.
 */

export interface Part<Someone> {
  readonly asks: number;
  readonly isFor: (someone: Someone) => boolean;
}

interface Sort {
  /** By part: whether it asks for such people. */
  readonly suits: readonly boolean[];
  free: number;
  /** By part: how many of them it has. */
  readonly serving: number[];
}

const sortsOf = <Someone>(parts: readonly Part<Someone>[], people: readonly Someone[]): readonly Sort[] => {
  const sorts = new Map<string, Sort>();
  for (const someone of people) {
    const suits = parts.map((part) => part.isFor(someone));
    const key = suits.map(Number).join("");
    const sort = sorts.get(key) ?? { suits, free: 0, serving: parts.map(() => 0) };
    sorts.set(key, sort);
    sort.free += 1;
  }
  return [...sorts.values()];
};

/** A chain of parts from the one in need to a sort with somebody free; each takes from the next. */
const findChain = (
  from: number,
  sorts: readonly Sort[],
): { readonly chain: readonly (readonly [number, Sort])[] } | { readonly asked: ReadonlySet<number> } => {
  const reached = new Map<Sort, number>();
  const cameBy = new Map<number, Sort | null>([[from, null]]);
  const waiting = [from];
  for (const part of waiting) {
    for (const sort of sorts) {
      if (!sort.suits[part] || reached.has(sort)) continue;
      reached.set(sort, part);
      if (sort.free > 0) {
        const chain: (readonly [number, Sort])[] = [];
        for (let last: Sort | null = sort; last !== null; ) {
          const taker: number = reached.get(last) ?? from;
          chain.push([taker, last]);
          last = cameBy.get(taker) ?? null;
        }
        return { chain };
      }
      sort.serving.forEach((count, other) => {
        if (count === 0 || cameBy.has(other)) return;
        cameBy.set(other, sort);
        waiting.push(other);
      });
    }
  }
  return { asked: new Set(cameBy.keys()) };
};

/** Null when everybody can be seated; else places of parts that together ask for more people than suit them. */
export const partsLackingPeople = <Someone>(
  parts: readonly Part<Someone>[],
  people: readonly Someone[],
): ReadonlySet<number> | null => {
  const sorts = sortsOf(parts, people);
  for (const [place, part] of parts.entries()) {
    for (let missing = part.asks; missing > 0; ) {
      const found = findChain(place, sorts);
      if ("asked" in found) return found.asked;
      const { chain } = found;
      const [first] = chain;
      if (!first) return new Set([place]);
      // From the free people back to the part in need: each taker but the first gives up as many as it gets.
      let amount = Math.min(missing, first[1].free);
      chain.slice(0, -1).forEach(([taker], step) => {
        amount = Math.min(amount, chain[step + 1]?.[1].serving[taker] ?? 0);
      });
      first[1].free -= amount;
      chain.forEach(([taker, sort], step) => {
        sort.serving[taker] = (sort.serving[taker] ?? 0) + amount;
        const given = chain[step + 1]?.[1];
        if (given) given.serving[taker] = (given.serving[taker] ?? 0) - amount;
      });
      missing -= amount;
    }
  }
  return null;
};
