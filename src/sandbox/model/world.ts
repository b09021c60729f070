/**
 * The store: everything that the stand-in GitHub knows, and its clock.
 *
 * Who reads what: people's actions, writes and webhook payloads use `present`;
 * answers to reads (REST GET, GraphQL queries) use `forReading()`, which in rough
 * weather is the state as it was `lagSeconds` ago. Whoever changes `present`
 * calls `changed()` in the same step. The changes themselves are made by the
 * functions in `acts/`, which also tell the webhooks.
 *
 * Why lag: GitHub answers reads from replicas. It promises no read after write,
 * and secondary evidence is plenty (a 404 for what was created a second ago).
 */
import type { Weather } from "../sandbox-api.ts";
import { GitStore, type GitView } from "./git-store.ts";
import { Random } from "./random.ts";
import type {
  Account,
  App,
  CheckRun,
  Delivery,
  Discussion,
  DiscussionCategory,
  Installation,
  LaggingState,
  Membership,
  MergeGroup,
  Repository,
  Team,
} from "./types.ts";

/** Who does something: an account, and the App it acts through when it is an App's bot. */
export interface Actor {
  readonly accountId: number;
  readonly viaAppId: number | null;
}

/** What somebody outside GitHub was sent. */
export interface Post {
  readonly to: string;
  readonly at: string;
  readonly body: unknown;
}

/** A group of a merge queue, and what became of it (null: it is still there). */
export interface BuiltGroup extends MergeGroup {
  readonly baseRef: string;
  /** Pull requests that it holds, its own last. */
  readonly members: readonly number[];
  ended: "merged" | "invalidated" | "dequeued" | null;
}

/** What a read may see. */
export interface Reading {
  readonly state: LaggingState;
  readonly git: GitView;
}

/** Something happened that GitHub tells to webhooks; `payload` without sender, repository, organization, installation. */
export interface WorldEvent {
  readonly event: string;
  readonly action: string | null;
  readonly actorId: number;
  /** Null for events of the organisation or the installation. */
  readonly repositoryId: number | null;
  readonly payload: Readonly<Record<string, unknown>>;
}

interface Snapshot {
  /** Seconds since 1970; the state at the end of that instant. */
  readonly at: number;
  readonly state: LaggingState;
  readonly gitSize: number;
}

export class World {
  /** How long reads lag behind writes in rough weather. */
  readonly lagSeconds = 3;
  readonly git: GitStore = new GitStore();
  readonly accounts: Map<number, Account> = new Map();
  readonly memberships: Membership[] = [];
  readonly teams: Map<number, Team> = new Map();
  readonly apps: Map<number, App> = new Map();
  readonly repositories: Map<number, Repository> = new Map();
  readonly deliveries: Delivery[] = [];
  /** Accounts that the world needs and no story has named: they are listed among no collaborators. */
  readonly unnamed: Set<number> = new Set();
  /** Of the one repository. */
  readonly discussionCategories: DiscussionCategory[] = [];
  readonly discussions: Discussion[] = [];
  /** What was posted to addresses outside GitHub that the App was given. */
  readonly posts: Post[] = [];
  /** Every group that a merge queue has built. */
  readonly mergeGroups: BuiltGroup[] = [];
  /** The host as links name it; set when the server listens. */
  url = "http://127.0.0.1";
  /** Set once by `beginWorld`. */
  installation: Installation;
  /** The one repository that it is about (the others are its forks). */
  repositoryId = 0;

  readonly present: LaggingState = {
    branches: new Map(),
    labels: new Map(),
    threads: new Map(),
    checkRuns: new Map(),
    queue: [],
  };
  readonly #seed: number;
  #weather: Weather;
  #seconds: number;
  #dirty = false;
  #snapshots: Snapshot[] = [];
  #listeners: ((event: WorldEvent) => void)[] = [];
  readonly #counters = new Map<string, number>();

  constructor(options: { readonly start: string; readonly weather: Weather; readonly seed: number }) {
    this.#seconds = secondsOf(options.start);
    this.#weather = options.weather;
    this.#seed = options.seed;
    this.installation = {
      id: 0,
      appId: 0,
      accountId: 0,
      permissions: {},
      events: [],
      createdAt: this.now(),
      suspendedAt: null,
    };
  }

  get weather(): Weather {
    return this.#weather;
  }

  /** The one repository. */
  get repository(): Repository {
    return must(this.repositories.get(this.repositoryId), `repository ${this.repositoryId}`);
  }

  /** The organisation that owns it, or the person (`kind`). */
  get organisation(): Account {
    return this.account(this.repository.ownerId);
  }

  /** The App under test (others, such as GitHub Actions, stand beside it). */
  get ownApp(): App {
    return must(this.apps.get(this.installation.appId), "the App");
  }

  get ownActor(): Actor {
    return { accountId: this.ownApp.botAccountId, viaAppId: this.ownApp.id };
  }

  account(id: number): Account {
    return must(this.accounts.get(id), `account ${id}`);
  }

  now(): string {
    return instantOf(this.#seconds);
  }

  nowSeconds(): number {
    return this.#seconds;
  }

  /** Moves the clock on; what becomes stale on the way becomes so. Going back is refused. */
  advanceTo(instant: string): void {
    const next = secondsOf(instant);
    if (next < this.#seconds) {
      throw new Error(`The sandbox's clock stands at ${this.now()} and does not go back to ${instant}.`);
    }
    if (next === this.#seconds) {
      return;
    }
    this.#keepSnapshot();
    this.#seconds = next;
    this.#forgetOldSnapshots();
    let staled = false;
    for (const run of this.present.checkRuns.values()) {
      staled = makeStaleWhenDue(run, next) || staled;
    }
    if (staled) {
      this.changed();
    }
  }

  setWeather(weather: Weather): void {
    this.#weather = weather;
    this.settleIn();
  }

  /** Everything written so far is told by reads from now on. */
  settleIn(): void {
    this.#dirty = false;
    this.#snapshots = [];
    if (this.#weather === "rough") {
      this.#snapshots.push(this.#snapshot(Number.NEGATIVE_INFINITY));
    }
  }

  /** To be called by whoever changed `present`, with the change. */
  changed(): void {
    this.#dirty = true;
  }

  forReading(): Reading {
    const visible = this.#weather === "rough" ? this.#snapshotBefore(this.#seconds - this.lagSeconds) : undefined;
    if (visible === undefined || (!this.#dirty && visible === this.#snapshots.at(-1))) {
      return { state: this.present, git: this.git };
    }
    return { state: visible.state, git: this.git.asOf(visible.gitSize) };
  }

  /** The next instant at which a read tells more than now, or null when reads tell everything. */
  nextCatchUp(): string | null {
    if (this.#weather !== "rough") {
      return null;
    }
    const waiting = this.#snapshots.map((snapshot) => snapshot.at + this.lagSeconds);
    if (this.#dirty) {
      waiting.push(this.#seconds + this.lagSeconds);
    }
    const next = waiting.filter((instant) => instant > this.#seconds).sort((a, b) => a - b)[0];
    return next === undefined ? null : instantOf(next);
  }

  /** Numbers count up for each kind from a start of its own, so that two kinds are seldom mistaken for one another. */
  nextId(kind: IdKind): number {
    const next = (this.#counters.get(kind) ?? firstIds[kind]) + 1;
    this.#counters.set(kind, next);
    return next;
  }

  /** The same for the same seed and salt; different salts give unrelated orders. */
  random(salt: string): Random {
    return new Random(`${this.#seed}:${salt}`);
  }

  onEvent(listener: (event: WorldEvent) => void): void {
    this.#listeners.push(listener);
  }

  emit(event: WorldEvent): void {
    for (const listener of this.#listeners) {
      listener(event);
    }
  }

  #snapshot(at: number): Snapshot {
    return { at, state: structuredClone(this.present), gitSize: this.git.size };
  }

  #keepSnapshot(): void {
    if (this.#dirty && this.#weather === "rough") {
      this.#snapshots.push(this.#snapshot(this.#seconds));
    }
    this.#dirty = false;
  }

  #snapshotBefore(seconds: number): Snapshot | undefined {
    return this.#snapshots.findLast((snapshot) => snapshot.at <= seconds);
  }

  #forgetOldSnapshots(): void {
    const oldest = this.#snapshotBefore(this.#seconds - this.lagSeconds);
    if (oldest !== undefined) {
      this.#snapshots = this.#snapshots.slice(this.#snapshots.indexOf(oldest));
    }
  }
}

const firstIds = {
  account: 1_000,
  organisation: 9_000,
  app: 400_000,
  repository: 700_000_000,
  team: 50_000,
  installation: 60_000_000,
  thread: 2_800_000_000,
  pullRequest: 1_900_000_000,
  comment: 2_400_000_000,
  review: 2_500_000_000,
  revision: 800_000,
  reaction: 300_000_000,
  event: 14_000_000_000,
  queueEntry: 900_000,
  discussion: 5_000_000,
  discussionCategory: 32_000_000,
  label: 7_000_000_000,
  checkRun: 30_000_000_000,
  checkSuite: 27_000_000_000,
  delivery: 500_000_000_000,
  request: 0,
  /** Threads are numbered from 1. */
  number: 0,
  /** Places in timelines. */
  order: 0,
};
export type IdKind = keyof typeof firstIds;

/**
 * Check runs that stay unfinished for 14 days are marked stale by GitHub:
 * https://docs.github.com/en/rest/guides/using-the-rest-api-to-interact-with-checks#about-check-runs
 */
function makeStaleWhenDue(run: CheckRun, nowSeconds: number): boolean {
  const due = secondsOf(run.createdAt) + 14 * 86_400;
  if (run.status === "completed" || nowSeconds < due) {
    return false;
  }
  run.status = "completed";
  run.conclusion = "stale";
  run.completedAt = instantOf(due);
  return true;
}

export function secondsOf(instant: string): number {
  const milliseconds = Date.parse(instant);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(instant) || Number.isNaN(milliseconds)) {
    throw new Error(`"${instant}" is no instant of the form 2026-03-02T09:00:00Z.`);
  }
  return Math.floor(milliseconds / 1000);
}

export function instantOf(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

/** For what must be there when the sandbox itself is right. */
export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) {
    throw new Error(`The sandbox has lost ${what}; this is a mistake in the sandbox.`);
  }
  return value;
}
