/**
 * The control API, for a sandbox that runs alone:
 *
 *     POST /_sandbox/people/comment  {"by":"ana","number":1,"body":"/approve"}
 *     POST /_sandbox/people/ensure   ["ana", {"permission":"write"}]
 *     POST /_sandbox/world/setClock  "2026-03-02T09:00:00Z"
 *     GET  /_sandbox/view/thread?with=1
 *
 * The body is the action's argument, or an array of its arguments.
 */
import type { HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";
import { type PeopleActions, SandboxRefusal, type SandboxViews, type WorldActions } from "../sandbox-api.ts";

export interface Controlled {
  readonly people: PeopleActions;
  readonly world: WorldActions;
  readonly view: SandboxViews;
}

type Action = (...given: readonly unknown[]) => unknown;

export function addControl(app: Hono<{ readonly Bindings: HttpBindings }>, controlled: Controlled): void {
  app.post("/_sandbox/:group/:action", async (context) => {
    const { group, action } = context.req.param();
    const actions = group === "people" ? controlled.people : group === "world" ? controlled.world : {};
    const text = await context.req.text();
    return perform(actions, action, () => {
      const given = text === "" ? [] : (JSON.parse(text) as unknown);
      return Array.isArray(given) ? given : [given];
    });
  });
  app.get("/_sandbox/view/:view", (context) =>
    perform(controlled.view, context.req.param("view"), () =>
      (context.req.queries("with") ?? []).map((text) => (/^\d+$/.test(text) ? Number(text) : text)),
    ),
  );
}

async function perform(actions: object, name: string, given: () => readonly unknown[]): Promise<Response> {
  const found = Object.entries(actions).find(([known]) => known === name)?.[1] as Action | undefined;
  if (found === undefined) {
    return Response.json({ message: `The sandbox has no action or view "${name}".` }, { status: 404 });
  }
  try {
    const result = await found(...given());
    return result instanceof Uint8Array ? new Response(new Uint8Array(result)) : Response.json(result ?? null);
  } catch (error) {
    const status = error instanceof SandboxRefusal ? 422 : 400;
    return Response.json({ message: error instanceof Error ? error.message : String(error) }, { status });
  }
}
