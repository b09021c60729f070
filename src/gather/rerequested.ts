/**
 * A run that somebody asked for again counts as absent, whatever it says (github.md
 * section 3). GitHub changes nothing of it by itself: only the delivery tells.
 */
import { z } from "zod";
import type { Sha } from "../core/model/names.ts";
import type { SeenCheck } from "../core/model/seen.ts";
import type { StoredDelivery } from "../store/store.ts";

const run = z.object({ check_run: z.object({ id: z.number() }) });
const suite = z.object({ check_suite: z.object({ head_sha: z.string() }) });

/** Of a suite all runs that were there when it was asked for. */
const isAskedFor = (
  check: SeenCheck,
  head: string | undefined,
  { event, payload, receivedAt }: StoredDelivery,
): boolean => {
  if (event === "check_run") return run.safeParse(payload).data?.check_run.id === check.id;
  const asked = suite.safeParse(payload).data;
  return asked?.check_suite.head_sha === head && (check.startedAt === null || check.startedAt <= receivedAt);
};

export const withoutRerequested = (
  { checks, head }: { readonly checks: readonly SeenCheck[]; readonly head: { readonly sha: Sha } | null },
  deliveries: readonly StoredDelivery[],
): readonly SeenCheck[] => {
  const asked = deliveries.filter(
    ({ event, action }) => (event === "check_run" || event === "check_suite") && action === "rerequested",
  );
  return checks.filter((check) => !asked.some((delivery) => isAskedFor(check, head?.sha, delivery)));
};
