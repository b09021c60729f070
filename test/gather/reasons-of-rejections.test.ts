/** A rejection that is given its reason later is another act: where silence is consent only that one counts. */
import { expect, test } from "vitest";
import { emptyState } from "../../src/core/record/replay.ts";
import { textActs } from "../../src/gather/text-acts.ts";
import { instant, person } from "../builders/guild.ts";

const author = person("bo", 2);
const place = { channel: "comment", id: 7, url: "", head: null, firstIndex: 0, hasVerdict: false } as const;
const revision = (name: string, body: string) => ({
  name,
  at: instant(`2026-03-0${name === "0" ? 4 : 5}T09:00:00Z`),
  by: author,
  body,
});

test.each([
  ["with a reason added", "/reject", "/reject because it hurts", [null, "it hurts"]],
  ["with the reason said otherwise", "/reject because so", "/reject because it hurts", ["so"]],
  ["with the reason taken out", "/reject because so", "/reject", ["so", null]],
  ["with words around it", "/reject", "Sorry.\n\n/reject", [null]],
])("an edit %s", (_what, before, after, reasons) => {
  const revisions = [revision("0", before), revision("2026-03-05T09:00:00Z", after)];
  const acts = textActs(place, { author, viaEmail: false, revisions }, emptyState());
  expect(acts.map(({ what }) => (what.kind === "vote" ? what.reason : what.kind))).toEqual(reasons);
});
