import { workGuard } from "../../model/work.ts";
import { changesMade } from "./changes-made.ts";
import { concernsAnswered } from "./concerns-answered.ts";
import { formatClean } from "./format-clean.ts";
import type { Guard } from "./guard.ts";
import { implementationConfirmed } from "./implementation-confirmed.ts";
import { once } from "./once.ts";
import { oncePerCycle } from "./once-per-cycle.ts";
import { threadOpen } from "./thread-open.ts";
import { threadUnmerged } from "./thread-unmerged.ts";
import { windowEnded } from "./window-ended.ts";
import { windowOpened } from "./window-opened.ts";

/** Every guard that a preset may name. */
export const guards: Readonly<Record<string, Guard>> = {
  "changes-made": changesMade,
  "concerns-answered": concernsAnswered,
  "format-clean": formatClean,
  [workGuard]: implementationConfirmed,
  once,
  "once-per-cycle": oncePerCycle,
  "thread-open": threadOpen,
  "thread-unmerged": threadUnmerged,
  "window-ended": windowEnded,
  "window-opened": windowOpened,
};

export const guardNames: ReadonlySet<string> = new Set(Object.keys(guards));
