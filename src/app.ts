/**
 * The Probot function: keeps each delivery with the subjects that it concerns,
 * and nothing else. GitHub is answered when it is kept; the looks are jobs.
 */
import type { ApplicationFunction } from "probot";
import type { Instant } from "./core/model/names.ts";
import type { Store } from "./store/store.ts";
import { type OwnIdentity, routeDelivery } from "./webhooks/routes.ts";

export interface AppDependencies {
  readonly store: Pick<Store, "saveDelivery">;
  readonly now: () => Instant;
  readonly own: () => OwnIdentity;
}

export const lastcallApp =
  ({ store, now, own }: AppDependencies): ApplicationFunction =>
  (app) => {
    app.onAny(async ({ id, name, payload }) => {
      const routing = routeDelivery(name, payload, own());
      await store.saveDelivery({ id, event: name, payload, receivedAt: now(), ...routing });
    });
  };
