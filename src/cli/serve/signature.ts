import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Whether `X-Hub-Signature-256` is the body's under one of the secrets (two
 * during a rotation). Every secret is tried and compared in constant time, so
 * that how long it takes tells nothing.
 */
export const isSigned = (body: Uint8Array, signature: string | undefined, secrets: readonly string[]): boolean => {
  const given = Buffer.from(/^sha256=([0-9a-f]{64})$/.exec(signature ?? "")?.[1] ?? "", "hex");
  let found = false;
  for (const secret of secrets) {
    const expected = createHmac("sha256", secret).update(body).digest();
    if (given.length === expected.length && timingSafeEqual(given, expected)) found = true;
  }
  return found;
};
