/**
 * Commits what arrives while a commit is under way together: one statement, one
 * flush to disk for many. Nothing waits for company: an item that comes alone is
 * committed at once. A group that fails is tried item by item, so that one bad item
 * does not fail its neighbours.
 */
export interface GroupCommitSettings<Item, Result> {
  /** Commits all or nothing; results in the order of the items. */
  readonly commit: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** Items in one group at most. */
  readonly most: number;
  readonly weigh: (item: Item) => number;
  /** A group is closed when it weighs as much; a single item may weigh more. */
  readonly heaviest: number;
}

export interface GroupCommit<Item, Result> {
  /** Resolves after the commit. */
  add(item: Item): Promise<Result>;
  /** Resolves when nothing is under way. */
  settle(): Promise<void>;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

export function groupCommit<Item, Result>(settings: GroupCommitSettings<Item, Result>): GroupCommit<Item, Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let underWay: Promise<void> | null = null;

  const nextGroup = (): Waiting<Item, Result>[] => {
    let weight = 0;
    let size = 0;
    for (const { item } of waiting) {
      weight += settings.weigh(item);
      if (size > 0 && (weight > settings.heaviest || size >= settings.most)) break;
      size += 1;
    }
    return waiting.splice(0, size);
  };

  const commitGroup = async (group: readonly Waiting<Item, Result>[]): Promise<void> => {
    try {
      const results = await settings.commit(group.map(({ item }) => item));
      for (const [index, { resolve, reject }] of group.entries()) {
        const result = results[index];
        if (result === undefined) reject(new Error("The commit gave no result for an item."));
        else resolve(result);
      }
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error);
      else for (const one of group) await commitGroup([one]);
    }
  };

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) await commitGroup(nextGroup());
    underWay = null;
  };

  return {
    add: (item) =>
      new Promise<Result>((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        underWay ??= Promise.resolve().then(drain);
      }),
    settle: async () => {
      while (underWay) await underWay;
    },
  };
}
