import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import { reservePort } from "../../src/rehearsal/reserve-port.ts";

/** Each once, the last of them for ever. */
const inTurn = (...ports: number[]) => {
  let next = 0;
  return () => ports[Math.min(next++, ports.length - 1)] ?? 0;
};

describe("the App's port", () => {
  test("lies below those that systems give away", async () => {
    const port = await reservePort();
    expect(port).toBeGreaterThanOrEqual(10_000);
    expect(port).toBeLessThan(32_768);
  });

  test("is not given to two Apps, though the first is stopped", async () => {
    const port = await reservePort();
    const other = await reservePort(inTurn(port, port + 1, port + 2, port + 3));
    expect(other).not.toBe(port);
  });

  test("is free", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const address = taken.address();
    if (address === null || typeof address === "string") throw new Error("No address.");
    await expect(reservePort(() => address.port)).rejects.toThrow("could be had");
    await new Promise((resolve) => taken.close(resolve));
  });
});
