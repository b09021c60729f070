/** How many requests were made in the virtual hour, by resource. They are told in headers, never refused. */
export type Resource = "core" | "graphql";

export class RequestsOfHour {
  #hour = 0;
  #used: Record<Resource, number> = { core: 0, graphql: 0 };

  count(resource: Resource, nowSeconds: number): void {
    this.#begin(nowSeconds);
    this.#used[resource] += 1;
  }

  /** `reset`: seconds since 1970. */
  used(resource: Resource, nowSeconds: number): { readonly used: number; readonly reset: number } {
    this.#begin(nowSeconds);
    return { used: this.#used[resource], reset: (this.#hour + 1) * 3_600 };
  }

  #begin(nowSeconds: number): void {
    const hour = Math.floor(nowSeconds / 3_600);
    if (hour !== this.#hour) {
      this.#hour = hour;
      this.#used = { core: 0, graphql: 0 };
    }
  }
}
