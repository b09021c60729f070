/** Situations in which the text changes while it is voted on, or after. */
import type { Happening } from "../../src/core/model/act.ts";
import type { OnPush } from "../../src/core/model/ballot.ts";
import type { Facts, HeadReading } from "../../src/core/model/facts.ts";
import { charmText, instant, question, reading, sha } from "../builders/guild.ts";
import { approvals } from "../builders/looks.ts";
import { ana, mia, pat } from "../builders/people.ts";
import { command, push, vote } from "../builders/timeline.ts";
import { guildPolicy, type Situation, sung } from "./a-message.ts";

const text = (song: string, price: string, title = "Price"): string =>
  `The charm.\n\n# Song\n\nIt is sung at dawn by the ${song}.\n\n# ${title}\n\n${price} coins are due.`;

const headWith = (seed: string, body: string): HeadReading =>
  reading(
    sha(seed.padEnd(40, "0")),
    charmText(body, { charm: "12", name: "A charm against rain", state: "Sung", until: "2026-03-09" }),
    "charms/charm-12.md",
  );

const first = headWith("5cd", text("whole cirle", "Three"));
const typo = headWith("6cd", text("whole circle", "Three"));
const dearer = headWith("7cd", text("whole circle", "Seven"));
/** A title as somebody writes it who means no good. */
const hostile = headWith("8cd", text("whole circle", "Seven", "*Price* <!-- @circle --> | ~~x~~"));
const many = headWith(
  "9cd",
  `The charm.\n\n${Array.from({ length: 30 }, (_, place) => `# Verse ${place + 1}\n\nIt rains ${place}.`).join("\n\n")}`,
);
const heads = [first, typo, dearer, hostile, many];

const under = (onPush: OnPush): Partial<Facts> => ({
  policy: {
    kind: "policy",
    policy: { ...guildPolicy, questions: new Map([[question.name, { ...question, onPush }]]) },
  },
});

const pushed = (at: string, head: HeadReading): Happening => push(at, pat, head.sha);
const during = "2026-03-06T12:00:00Z";
const after = "2026-03-11T09:00:00Z";
const voted = [sung, ...approvals(3)];
const called = (at: string, line: string): Happening => command(at, mia, line, 60);

export const textSituations: Readonly<Record<string, Situation>> = {
  "text-changed-in-form": { happenings: [...voted, pushed("2026-03-06T09:00:00Z", typo)], now: during, heads },
  "text-changed": { happenings: [...voted, pushed("2026-03-06T09:00:00Z", dearer)], now: during, heads },
  "text-changed-some-voted-again": {
    happenings: [
      ...voted,
      pushed("2026-03-06T09:00:00Z", dearer),
      vote("2026-03-06T10:00:00Z", ana, "reject", 30),
      pushed("2026-03-06T11:00:00Z", hostile),
    ],
    now: during,
    heads,
  },
  "text-changed-in-many-places": { happenings: [...voted, pushed("2026-03-06T09:00:00Z", many)], now: during, heads },
  "text-changed-nobody-waits": {
    happenings: [
      ...voted,
      pushed("2026-03-06T09:00:00Z", dearer),
      vote("2026-03-06T10:00:00Z", ana, "reject", 30),
      called("2026-03-06T11:00:00Z", "/reclassify editorial because *everybody* knew of the <price>"),
    ],
    now: during,
    heads,
    seen: {
      comments: [
        {
          id: 9,
          node: "C9",
          slot: "asked:chanting/1:1",
          body: "",
          createdAt: instant("2026-03-06T09:00:00Z"),
          minimized: false,
        },
      ],
    },
  },
  "text-changed-told": {
    happenings: [...voted, pushed("2026-03-06T09:00:00Z", dearer)],
    now: during,
    heads,
    facts: under("warn"),
  },
  "text-changed-kept": {
    happenings: [...voted, pushed("2026-03-06T09:00:00Z", dearer)],
    now: during,
    heads,
    facts: under("keep"),
  },
  "text-changed-under-clear": {
    happenings: [...voted, pushed("2026-03-06T09:00:00Z", typo)],
    now: during,
    heads,
    facts: under("clear"),
  },
  "text-taken-back-after-the-close": {
    happenings: [sung, pushed("2026-03-05T08:00:00Z", dearer), ...approvals(3), pushed("2026-03-10T09:00:00Z", first)],
    now: after,
    heads,
  },
  "text-ruled-in-vain": {
    happenings: [
      ...voted,
      called("2026-03-05T12:00:00Z", "/reclassify editorial because so"),
      pushed("2026-03-06T09:00:00Z", typo),
      command("2026-03-06T10:00:00Z", mia, "/reclassify editorial because so", 61),
      command("2026-03-06T10:01:00Z", mia, "/reclassify it because so", 62),
    ],
    now: during,
    heads,
  },
};
