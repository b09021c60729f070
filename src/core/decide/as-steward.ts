/** What the steward alone may ask for on an open thread; the primary steward always may [D3]. */
import type { Kind } from "../model/kind.ts";
import type { Asked } from "./command-entries.ts";
import { authorsOf } from "./judge-head.ts";
import { type Answer, is, presentReading, refused, type Situation } from "./judgement.ts";
import { notYours } from "./not-yours.ts";
import { hasAnyRole, stewardRole } from "./rolls.ts";

export const asSteward = (situation: Situation, asked: Asked, kind: Kind): Answer<null> => {
  const authors = authorsOf(situation, presentReading(situation), kind);
  const role = hasAnyRole(situation, asked.act.by, [stewardRole], authors);
  if (role.kind !== "is") return role;
  if (role.value === null) return notYours(situation, asked, [stewardRole]);
  return onOpenThread(situation);
};

export const onOpenThread = ({ state: { thread } }: Situation): Answer<null> =>
  thread === "open" ? is(null) : refused("thread-closed", { state: thread });

/** Whether the command is whole: no word too many, and the reason where one is due. */
export const isWhole = ({ call }: Asked, reason: "required" | "optional"): Answer<null> => {
  const [extra] = call.words;
  if (extra !== undefined) return refused("unexpected-word", { verb: call.verb, word: extra });
  return reason === "required" && !call.reason ? refused("reason-missing", { command: call.verb }) : is(null);
};
