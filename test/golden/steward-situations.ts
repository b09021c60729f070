/** Situations in which the steward is away, or does not answer. */
import { instant, person } from "../builders/guild.ts";
import { mia } from "../builders/people.ts";
import { command } from "../builders/timeline.ts";
import { guildPolicy, type Situation } from "./a-message.ts";

const facts = { policy: { kind: "policy", policy: { ...guildPolicy, deputies: [person("dora").login] } } } as const;
const away = command("2026-03-03T09:00:00Z", mia, "/away until 2026-03-13 because of the sea", 70);
const everybody = ["max", "dora", "lee"].map((login, place) => ({
  person: person(login, null),
  at: instant(`2026-03-02T0${place}:00:00Z`),
  until: instant("2026-03-21T00:00:00Z"),
}));

export const stewardSituations: Readonly<Record<string, Situation>> = {
  "steward-away": { happenings: [away], now: "2026-03-04T09:00:00Z", facts },
  "steward-and-all-others-away": {
    happenings: [away],
    now: "2026-03-04T09:00:00Z",
    facts: { ...facts, absences: everybody },
  },
  "steward-back": {
    happenings: [away, command("2026-03-05T09:00:00Z", mia, "/back", 71)],
    now: "2026-03-05T10:00:00Z",
    facts,
  },
  "steward-reminded": { happenings: [], now: "2026-03-10T09:00:00Z", facts },
  "steward-passed-over": { happenings: [], now: "2026-03-17T09:00:00Z", facts },
  "voters-missed": {
    happenings: [command("2026-03-04T09:02:00Z", mia, "/sing 5d", 1)],
    now: "2026-03-06T09:00:00Z",
    facts: {
      absences: ["ana", "bo", "chen"].map((login, place) => ({
        person: person(login, place + 1),
        at: instant("2026-03-02T09:00:00Z"),
        until: instant("2026-03-21T00:00:00Z"),
      })),
    },
  },
};
