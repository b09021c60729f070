/**
 * The job of the kept index: lists all documents by the record and the default branch, and
 * brings the file in line. Woken by looks that change what it shows, by pushes to the default
 * branch and by full looks; half a minute is waited for more of them, so that a burst of
 * moves makes one commit (docs/adr/0034-the-default-branch.md).
 */
import type { EffectProblem } from "../core/model/effect.ts";
import type { IndexedThread } from "../core/model/indexed-thread.ts";
import type { Instant } from "../core/model/names.ts";
import { indexOrigin, type SeenChange } from "../core/model/own-change.ts";
import type { Policy } from "../core/model/policy.ts";
import type { Subject } from "../core/model/subject.ts";
import { amongRefused } from "../core/plan/beside-refused.ts";
import { type IndexPlan, planIndex, planWithoutIndex } from "../core/plan/index-change.ts";
import { indexRows } from "../core/render/index-rows.ts";
import { keptIndex } from "../core/render/kept-index.ts";
import { addSeconds } from "../core/time/instant.ts";
import { documentsOfBranch } from "../gather/index-documents.ts";
import { GitHubError } from "../github/github-error.ts";
import type { BranchReading, RepositoryPlace } from "../github/ports.ts";
import type { LoadedSubject, SubjectNotes } from "../store/store.ts";
import { isHalfApplied, lookFailed, lookIsDone, lookLater } from "./after-look.ts";
import { applyNoted } from "./apply-noted.ts";
import type { LookDependencies } from "./dependencies.ts";
import { isFullLook } from "./look-at-all.ts";
import { wakeHomes } from "./wake-homes.ts";

export const indexBranch = "lastcall/index";

/** For so long more changes are waited for. */
export const indexWaitSeconds = 30;
/** Threads that are looked at because the index does not know them, at once. */
const mostWoken = 100;

interface Looked extends IndexPlan {
  readonly threads: readonly IndexedThread[];
  readonly changes: SubjectNotes["changes"];
}

const seenChange = async (
  { reader }: LookDependencies,
  place: RepositoryPlace,
  { notes }: LoadedSubject,
  { index }: Policy,
): Promise<SeenChange | null> => {
  if (index?.as !== "pull-request" && !notes.changes?.includes("index")) return null;
  const [reading] = await reader.readOwnBranches(place, [indexBranch]);
  return reading ? { purpose: "index", ...reading } : null;
};

const isUnderWay = (seen: SeenChange | null, { effects }: IndexPlan): boolean =>
  seen !== null &&
  (seen.head !== null ||
    seen.requests.some(({ state }) => state === "open") ||
    effects.some(({ body }) => body.kind === "propose-change"));

const plan = async (
  dependencies: LookDependencies,
  loaded: LoadedSubject,
  place: RepositoryPlace,
  branch: BranchReading,
  policy: Policy,
): Promise<Looked> => {
  const { store, reader, wording, kept, markerKey, now } = dependencies;
  const { index, zone } = policy;
  const { threads, unseen } = await store.indexedThreads(place.id);
  const seen = await seenChange(dependencies, place, loaded, policy);
  const around = {
    branch: branch.branch,
    head: branch.head,
    marker: { repository: place.id, thread: indexOrigin, key: markerKey },
    url: branch.url,
    now: now(),
    wording,
  };
  const looked = (planned: IndexPlan): Looked => ({
    ...planned,
    threads,
    changes: isUnderWay(seen, planned) ? ["index"] : [],
  });
  if (!index) return looked(planWithoutIndex(seen, around));
  for (const number of unseen.slice(0, mostWoken))
    await store.enqueue({ kind: "thread", repository: place.id, number });
  const documents = await documentsOfBranch({ reader, place, kept }, policy, branch.head, threads);
  const kinds = [...policy.kinds.values()].map((kind) => ({
    kind,
    rows: indexRows(kind, threads, documents.get(kind) ?? []),
  }));
  const file = await reader.readFile(place, index.file, branch.head);
  const planned = planIndex({
    ...around,
    index,
    repository: `${place.owner}/${place.name}`,
    present: file.kind === "file" ? file.bytes : file.kind === "absent" ? null : "unreadable",
    list: keptIndex(kinds, { url: branch.url, zone, wording }),
    seen,
  });
  return looked(planned);
};

/** Those whose status comments tell of what is wrong with the index. */
const tellThreads = async (
  { store, log }: LookDependencies,
  repository: number,
  before: readonly EffectProblem[],
  after: readonly EffectProblem[],
  threads: readonly IndexedThread[],
): Promise<void> => {
  const said = (problems: readonly EffectProblem[]): string => problems.map(({ why }) => why).join("\n");
  if (said(before) === said(after)) return;
  if (after.length > 0) log.warn({ repository, problems: said(after) }, "The index could not be brought up to date");
  for (const { thread, state, ends } of threads) {
    if (state === "open" && ends !== null) await store.enqueue({ kind: "thread", repository, number: thread });
  }
};

/** When more changes have been waited for, and GitHub's readings show what was told of; null: by now. */
const waitUntil = ({ deliveries }: LoadedSubject, now: Instant): Instant | null => {
  const [first] = deliveries.map(({ receivedAt }) => receivedAt).sort();
  if (first === undefined) return null;
  const until = addSeconds(first, indexWaitSeconds);
  return now < until ? until : null;
};

export const lookAtIndex = async (
  dependencies: LookDependencies,
  subject: Subject & { readonly kind: "index" },
): Promise<void> => {
  const { store, reader, now } = dependencies;
  const loaded = await store.load(subject);
  const { deliveries, notes } = loaded;
  const done = async (more: Partial<SubjectNotes>): Promise<void> => {
    await lookIsDone(dependencies, { ...loaded, notes: { ...notes, ...more } }, null);
    await store.consume(
      subject,
      deliveries.map(({ id }) => id),
      now(),
    );
  };
  if (await store.policySighting(subject.repository)) await wakeHomes(dependencies, subject.repository, loaded);
  if (!loaded.place || (await store.policySighting(subject.repository)) === null) return done({});
  // A push does not begin the keeping of an index; the policy does, and that is looked at as a whole.
  const isNothingLeft = notes.keptIn === null && !notes.changes?.length;
  if (isNothingLeft && !isFullLook(deliveries)) return done({});
  if (isHalfApplied(loaded, now())) return lookLater(dependencies, loaded);
  const until = waitUntil(loaded, now());
  if (until !== null) return store.saveNotes(subject, notes, until);
  const place = { ...loaded.place, id: subject.repository };
  try {
    const branch = await reader.readDefaultBranch(place);
    if (!branch) return await done({});
    const policy = dependencies.parsePolicy(branch.policy, branch.head);
    // While it cannot be read nothing is known to have changed.
    if (policy.kind === "broken") return await done({});
    if (policy.kind === "missing") return await done({ keptIn: null, problems: [] });
    const looked = await plan(dependencies, loaded, place, branch, policy.policy);
    const refused = isFullLook(deliveries) ? notes.problems.map((one) => ({ ...one, again: now() })) : notes.problems;
    const { due, problems } = amongRefused(looked.effects, refused, now());
    const before: LoadedSubject = {
      ...loaded,
      notes: {
        ...notes,
        keptIn: policy.policy.index?.file ?? null,
        changes: looked.changes ?? [],
        problems: [...problems, ...looked.problems],
      },
    };
    const result = due.length === 0 ? null : await applyNoted(dependencies, before, place, due);
    if (result?.failure) return await lookFailed(dependencies, before, result.failure, result);
    await lookIsDone(dependencies, before, null, result);
    await store.consume(
      subject,
      deliveries.map(({ id }) => id),
      now(),
    );
    await tellThreads(dependencies, place.id, notes.problems, await store.problems(subject), looked.threads);
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return lookFailed(dependencies, loaded, error);
  }
};
