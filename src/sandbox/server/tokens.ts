/** The App's key and the tokens handed out: who a request is from. */
import { createVerify, generateKeyPairSync } from "node:crypto";
import type { World } from "../model/world.ts";
import type { Caller } from "../rest/answer-rest.ts";

interface KeyPair {
  readonly privateKey: string;
  readonly publicKey: string;
}

let keyPair: KeyPair | undefined;

/** Making an RSA key takes a good part of a second: one for all sandboxes of a process. */
export function appKeyPair(): KeyPair {
  keyPair ??= generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return keyPair;
}

export class Tokens {
  readonly #world: World;
  readonly #made = new Map<
    string,
    { readonly installation: number; readonly permissions: Readonly<Record<string, string>> }
  >();

  constructor(world: World) {
    this.#world = world;
  }

  make(permissions: Readonly<Record<string, string>>): string {
    const token = `ghs_${this.#world.random(`token:${this.#made.size}`).hex(18)}`;
    this.#made.set(token, { installation: this.#world.installation.id, permissions });
    return token;
  }

  callerOf(authorization: string | null): Caller {
    const token = /^(?:bearer|token) (.+)$/i.exec(authorization ?? "")?.[1];
    if (token === undefined) {
      return { kind: "unknown" };
    }
    const made = this.#made.get(token);
    if (made !== undefined) {
      const { installation } = this.#world;
      // Of an installation that the repository has left: it may see what everybody sees.
      const permissions = made.installation === installation.id ? made.permissions : {};
      return installation.suspendedAt !== null ? { kind: "suspended" } : { kind: "installation", permissions };
    }
    return isSignedByApp(token) ? { kind: "app" } : { kind: "unknown" };
  }
}

/** Its times are not looked at: they are the real clock's, the sandbox's clock is virtual. */
function isSignedByApp(token: string): boolean {
  const [header, claims, signature] = token.split(".");
  if (header === undefined || claims === undefined || signature === undefined) {
    return false;
  }
  const algorithm = /"alg"\s*:\s*"RS256"/.test(Buffer.from(header, "base64url").toString("utf8"));
  const verify = createVerify("RSA-SHA256").update(`${header}.${claims}`);
  return algorithm && verify.verify(appKeyPair().publicKey, signature, "base64url");
}
