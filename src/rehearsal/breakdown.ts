/**
 * The rehearsal cannot go on: the App did not start, stopped by itself, or never
 * came to rest. A failed expectation is not one; the run goes on after those.
 */
export class RehearsalBreakdown extends Error {
  override readonly name = "RehearsalBreakdown";
}
