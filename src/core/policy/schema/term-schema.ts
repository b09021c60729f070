/** How long a ballot is open, who opens it by command, and what it asks: the part of a ballot's settings about its life. */
import { z } from "zod";
import type { Length } from "../../model/length.ts";
import type { RoleName } from "../../model/names.ts";
import { length, line, named, span } from "./settings-words.ts";

export interface LifeDefinition {
  /** `NAME-end`: with the window of that name; `when-decided`; null: with whichever window opens it, or its own. */
  readonly closes: string | null;
  readonly window: Length | null;
  readonly minOpen: Length | null;
  /** Null: none is given. */
  readonly graceSeconds: number | null;
  /** Null: none are given. */
  readonly openedBy: readonly RoleName[] | null;
  readonly asks: string | null;
}

export const closesWhenDecided = "when-decided";

interface LifeKeys {
  readonly closes: z.ZodType<string | undefined>;
  readonly window: z.ZodType<Length | undefined>;
  readonly "min-open": z.ZodType<Length | undefined>;
  readonly grace: z.ZodType<number | undefined>;
  readonly "opened-by": z.ZodType<readonly RoleName[] | undefined>;
  readonly asks: z.ZodType<string | undefined>;
}

/** Keys of a ballot; read by `lifeOf`. */
export const lifeKeys: LifeKeys = {
  closes: z.string().optional(),
  window: length.optional(),
  "min-open": length.optional(),
  grace: span.optional(),
  "opened-by": z.array(named<RoleName>()).max(20, "There are more than 20.").optional(),
  asks: line(200).optional(),
};

type LifeSettings = { readonly [Key in keyof LifeKeys]?: z.output<LifeKeys[Key]> };

export const lifeOf = (keys: LifeSettings): LifeDefinition => ({
  closes: keys.closes ?? null,
  window: keys.window ?? null,
  minOpen: keys["min-open"] ?? null,
  graceSeconds: keys.grace ?? null,
  openedBy: keys["opened-by"] ?? null,
  asks: keys.asks ?? null,
});
