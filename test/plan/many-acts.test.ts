/** What nobody does in earnest, and somebody in spite: comments stay within what GitHub takes. */
import { expect, test } from "vitest";
import { manyVotes } from "../builders/many-votes.ts";

const longestComment = 65_536;

test("ten thousand votes of five hundred people fit into the ballot's comment, and what is left out is said", () => {
  const { decide, plan } = manyVotes(10_000, 500);
  const bodies = plan(decide()).flatMap(({ body }) => (body.kind === "create-comment" ? [body.body] : []));
  expect(Math.max(...bodies.map((body) => body.length))).toBeLessThan(longestComment);
  const ballot = bodies.find((body) => body.includes("Also seen")) ?? "";
  expect(ballot).toContain("Also seen, and not counted (the latest 50 of 9500; the record has them all):");
  expect(ballot).toContain("| voter-499 |");
});
