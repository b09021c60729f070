/**
 * Looks pass here before they begin. In a rehearsal the gate can be shut: what
 * happens is kept as always and enqueued, and is looked at in one when it opens.
 */
export class LooksGate {
  #shut: { readonly opened: Promise<void>; readonly open: () => void } | null = null;

  get isShut(): boolean {
    return this.#shut !== null;
  }

  shut(): void {
    if (this.#shut !== null) return;
    let open = (): void => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    this.#shut = { opened, open };
  }

  open(): void {
    this.#shut?.open();
    this.#shut = null;
  }

  /** Resolves when a look may begin. */
  async pass(): Promise<void> {
    await this.#shut?.opened;
  }
}
