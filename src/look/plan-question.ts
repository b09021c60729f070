import type { PlanQuestion } from "../core/plan/plan.ts";
import { seenOf } from "../gather/gather.ts";
import type { Look } from "./decide-and-record.ts";
import type { LookDependencies } from "./dependencies.ts";

export const planQuestion = (dependencies: LookDependencies, look: Look): PlanQuestion => {
  const { read, loaded, decision, facts, texts } = look;
  const { reading, place, repositoryLabels } = read;
  return {
    decision,
    facts,
    seen: { ...seenOf(reading), repositoryLabels },
    texts,
    problems: loaded.notes.problems,
    wording: dependencies.wording,
    marker: { repository: place.id, thread: reading.number, key: dependencies.markerKey },
    threadUrl: reading.url,
    blobUrl: `${reading.url.replace(/\/(?:pull|issues)\/\d+$/, "")}/blob/`,
  };
};
