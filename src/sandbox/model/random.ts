/** Chance that repeats: numbers from a text, by SHA-256 in counter mode. */
import { createHash } from "node:crypto";

export class Random {
  readonly #salt: string;
  #round = 0;

  constructor(salt: string) {
    this.#salt = salt;
  }

  /** `length` bytes as hexadecimal digits. */
  hex(length: number): string {
    let digits = "";
    while (digits.length < length * 2) {
      this.#round += 1;
      digits += createHash("sha256").update(`${this.#salt}:${this.#round}`).digest("hex");
    }
    return digits.slice(0, length * 2);
  }

  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number {
    return Number.parseInt(this.hex(6), 16) % end;
  }

  /** A GUID, as in `X-GitHub-Delivery`. */
  guid(): string {
    const digits = this.hex(16);
    return [
      digits.slice(0, 8),
      digits.slice(8, 12),
      `4${digits.slice(13, 16)}`,
      `a${digits.slice(17, 20)}`,
      digits.slice(20),
    ].join("-");
  }

  shuffled<T>(items: readonly T[]): T[] {
    const result = [...items];
    for (let end = result.length; end > 1; end -= 1) {
      const chosen = this.below(end);
      const [item] = result.splice(chosen, 1);
      if (item !== undefined) {
        result.push(item);
      }
    }
    return result;
  }
}
