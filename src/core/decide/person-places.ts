/** Where somebody stands in a list, by the same rule as `isSamePerson`, without looking at everybody. */
import type { Login } from "../model/names.ts";
import type { Person } from "../model/subject.ts";

export class PersonPlaces {
  readonly #byId = new Map<number, number>();
  readonly #byLogin = new Map<Login, number>();
  readonly #withoutId = new Map<Login, number>();

  constructor(people: readonly Person[] = []) {
    people.forEach((person, place) => {
      this.add(person, place);
    });
  }

  add({ login, id }: Person, place: number): void {
    if (!this.#byLogin.has(login)) this.#byLogin.set(login, place);
    if (id !== null) this.#byId.set(id, place);
    else if (!this.#withoutId.has(login)) this.#withoutId.set(login, place);
  }

  of({ login, id }: Person): number | undefined {
    return id === null ? this.#byLogin.get(login) : (this.#byId.get(id) ?? this.#withoutId.get(login));
  }
}
