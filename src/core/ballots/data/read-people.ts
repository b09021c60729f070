/** Logins and electorates of a ballot's data. Nobody has two seats, in whatever case the login is written. */
import type { Seat } from "../../model/ballot.ts";
import { type Login, login, type RoleName } from "../../model/names.ts";
import type { Person } from "../../model/subject.ts";
import type { KeyPath } from "../../policy/read-yaml.ts";
import { type Complaints, isMap, sortOf } from "./complaints.ts";

export const mostSeats = 1_000_000;
const aLogin = /^@?[a-z\d][a-z\d_-]{0,38}$/i;
/** Apps act too; they have no seat. */
const anActor = /^@?[a-z\d][a-z\d_-]{0,38}(?:\[bot\])?$/i;
const hint = "A login has letters, digits and hyphens, at most 39.";

const quoted = (value: unknown): string | null =>
  typeof value === "number" || typeof value === "boolean" ? `Put it in quotes: \`"${String(value)}"\`.` : null;

export const personOf = (value: unknown, path: KeyPath, complaints: Complaints): Person | null => {
  if (value === undefined) return complaints.missing(path, "Name the person by login.");
  if (typeof value !== "string")
    return complaints.about(path, `It must be a login, but it is ${sortOf(value)}.`, quoted(value));
  if (!anActor.test(value)) return complaints.about(path, `\`${value.slice(0, 60)}\` is no login.`, hint);
  return { login: login(value), id: null };
};

const role = "electorate" as RoleName;
const why = "listed";

export const seatOf = (name: Login, organisation: string | null): Seat => ({
  person: { login: name, id: null },
  organisation,
  role,
  why,
});

const seatKeys: ReadonlySet<string> = new Set(["login", "organisation"]);

const loginOf = (value: unknown, path: KeyPath, complaints: Complaints): Login | null => {
  if (value === undefined) return complaints.missing(path, "Name the person by login.");
  if (typeof value !== "string")
    return complaints.about(path, `It must be a login, but it is ${sortOf(value)}.`, quoted(value));
  if (aLogin.test(value)) return login(value);
  return anActor.test(value)
    ? complaints.about(path, `\`${value}\` is an App: Apps have no seat.`, "Take it out.")
    : complaints.about(path, `\`${value.slice(0, 60)}\` is no login.`, hint);
};

const organisationOf = (value: unknown, path: KeyPath, complaints: Complaints): string | null => {
  if (value === undefined || value === null) return null;
  if (typeof value !== "string")
    return complaints.about(path, `It must be a name, but it is ${sortOf(value)}.`, quoted(value));
  const name = value.trim();
  return name === "" ? complaints.about(path, "It is empty.", "Leave it out for somebody without one.") : name;
};

/** Null for what is no seat; the reason has been told. */
const readSeat = (value: unknown, path: KeyPath, complaints: Complaints): Seat | null => {
  if (!isMap(value)) {
    const name = loginOf(value, path, complaints);
    return name === null ? null : seatOf(name, null);
  }
  complaints.unknownKeys(value, seatKeys, path);
  const name = loginOf(value.login, [...path, "login"], complaints);
  const organisation = organisationOf(value.organisation, [...path, "organisation"], complaints);
  return name === null ? null : seatOf(name, organisation);
};

const numbered = (count: number): readonly Seat[] =>
  Array.from({ length: count }, (_, index) => seatOf(login(`voter-${index + 1}`), null));

/** A list of people, or a number of `voter-1`, `voter-2` … */
export const readElectorate = (value: unknown, complaints: Complaints): readonly Seat[] => {
  const path = ["electorate"];
  if (value === undefined || value === null) {
    complaints.missing(path, "List who may vote, such as `[ana, bo]`, or give their number.");
    return [];
  }
  if (typeof value === "number") {
    if (Number.isInteger(value) && value >= 0 && value <= mostSeats) return numbered(value);
    complaints.about(path, `A number of voters is a whole number from 0 to ${mostSeats}.`);
    return [];
  }
  if (!Array.isArray(value)) {
    complaints.about(path, `It must be a list of people or their number, but it is ${sortOf(value)}.`);
    return [];
  }
  if (value.length > mostSeats) {
    complaints.about(path, `There are more than ${mostSeats} people.`);
    return [];
  }
  const places = new Map<Login, number>();
  const seats: Seat[] = [];
  value.forEach((one: unknown, place) => {
    const seat = readSeat(one, [...path, place], complaints);
    if (seat === null) return;
    const { login: name } = seat.person;
    const first = places.get(name);
    if (first !== undefined) {
      complaints.about(
        [...path, place],
        `\`${name}\` is there twice: first as number ${first + 1}, again as number ${place + 1}.`,
        "Upper and lower case are the same; keep one of the two.",
      );
      return;
    }
    places.set(name, place);
    seats.push(seat);
  });
  return seats;
};
