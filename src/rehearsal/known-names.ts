/**
 * Who and what the steps so far have named: people that exist, threads and
 * comments and reviews by the names that `as` gave them, and the paths that the
 * App renamed.
 */
export interface NamedReview {
  readonly thread: number;
  readonly by: string;
  readonly id: number;
}

export class KnownNames {
  /** Login as first written, by login in lower case. */
  readonly people: Map<string, string> = new Map();
  /** Logins in lower case that their first holders gave up: what the scenario says of those holds for nobody else. */
  readonly left: Set<string> = new Set();
  readonly threads: Map<string, number> = new Map();
  readonly comments: Map<string, { readonly thread: number; readonly id: number }> = new Map();
  readonly reviews: Map<string, NamedReview> = new Map();
  /** Oldest first. */
  readonly allReviews: NamedReview[] = [];
  latestThread: number | null = null;
  readonly #renamed = new Map<number, Map<string, string>>();

  leaveLogin(login: string): void {
    this.people.delete(login.toLowerCase());
    this.left.add(login.toLowerCase());
  }

  addRename(thread: number, from: string, to: string): void {
    const paths = this.#renamed.get(thread) ?? new Map<string, string>();
    // Back to a former name: that one is no longer followed.
    paths.delete(to);
    paths.set(from, to);
    this.#renamed.set(thread, paths);
  }

  /** Where a file of the thread is now. */
  follow(thread: number, path: string): string {
    const paths = this.#renamed.get(thread);
    let now = path;
    for (let next = paths?.get(now); next !== undefined; next = paths?.get(now)) now = next;
    return now;
  }
}
