/**
 * What stands at commits, as far as looks of this process have read it: a commit never
 * changes, so that no look asks twice. A convenience: nothing is decided from it that a
 * reading would not say, and it is bounded, and empty after a start.
 */
export class KeptContents {
  readonly #mostBytes: number;
  readonly #kept = new Map<string, { readonly value: unknown; readonly size: number }>();
  #size = 0;

  constructor(mostBytes: number = 16 * 1024 * 1024) {
    this.#mostBytes = mostBytes;
  }

  /** `size` null: what was read is not for keeping. The key says what is read and at which commit, and with it the type. */
  async get<Value>(key: string, read: () => Promise<Value>, size: (value: Value) => number | null): Promise<Value> {
    const known = this.#kept.get(key);
    if (known) return known.value as Value;
    const value = await read();
    const bytes = size(value);
    if (bytes !== null && bytes <= this.#mostBytes) this.#keep(key, value, bytes);
    return value;
  }

  #keep(key: string, value: unknown, size: number): void {
    this.#kept.set(key, { value, size });
    this.#size += size;
    for (const [oldest, one] of this.#kept) {
      if (this.#size <= this.#mostBytes) return;
      this.#kept.delete(oldest);
      this.#size -= one.size;
    }
  }
}
