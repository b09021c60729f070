/**
 * Text to a stream, in large pieces, no faster than it is taken: a long run must
 * not gather its results in memory. Whoever reads may stop (`| head`): then there
 * is nothing more to do, and nothing went wrong.
 */
import type { Writable } from "node:stream";

export interface Output {
  /** False: nobody reads any more. */
  write(text: string): Promise<boolean>;
  /** Waits until everything was taken. */
  end(): Promise<void>;
}

const piece = 64 * 1024;

export const outputTo = (stream: Writable): Output => {
  let parts: string[] = [];
  let length = 0;
  let failure: NodeJS.ErrnoException | null = null;
  let wake: () => void = () => {};
  const onError = (error: Error): void => {
    failure = error;
    wake();
  };
  stream.on("error", onError);

  const flush = async (): Promise<void> => {
    if (length === 0 || failure) return;
    const text = parts.join("");
    parts = [];
    length = 0;
    await new Promise<void>((resolve) => {
      wake = resolve;
      // The callback comes when the text was taken, or could not be.
      stream.write(text, () => resolve());
    });
    if (failure && (failure as NodeJS.ErrnoException).code !== "EPIPE") throw failure;
  };
  return {
    write: async (text) => {
      parts.push(text);
      length += text.length;
      if (length >= piece) await flush();
      return failure === null;
    },
    end: async () => {
      await flush();
      stream.off("error", onError);
    },
  };
};
