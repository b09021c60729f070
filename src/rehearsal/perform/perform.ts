/** One handler per action; a kind without one does not compile. */
import type { Action, ActionInputs, ActionKind } from "../language/action.ts";
import * as accounts from "./accounts.ts";
import * as people from "./people.ts";
import * as repository from "./repository.ts";
import * as world from "./world.ts";

type Handlers = {
  readonly [Kind in ActionKind]: (performing: people.Performing, input: ActionInputs[Kind]) => void | Promise<void>;
};

const handlers: Handlers = { ...accounts, ...people, ...repository, ...world };

/** Throws `SandboxRefusal` when GitHub would not do it, `StepImpossible` when the step cannot be meant. */
export async function perform(performing: people.Performing, action: Action): Promise<void> {
  const handler = handlers[action.kind] as (performing: people.Performing, input: unknown) => void | Promise<void>;
  await handler(performing, action.with);
}
