/**
 * What `lastcall serve` takes from the environment, under Probot's names where
 * Probot has one. Everything that is missing or wrong is told at once. REDIS_URL
 * is not read on purpose: with it Probot would change its behaviour by itself.
 */
import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Instant } from "../../core/model/names.ts";
import { toInstant } from "../../core/time/instant.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

export interface ServeSettings {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  /** The present one first, then the previous one while it is rotated. */
  readonly webhookSecrets: readonly string[];
  readonly webhookPath: string;
  /** Of GitHub's REST interface. */
  readonly baseUrl: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "silent";
  readonly throttled: boolean;
  readonly concurrency: number;
  /** What the key in the markers of our comments is made from. */
  readonly markerSecret: string;
  /** By the name of its variable every http or https address of the environment: policies name those that hear announcements. */
  readonly addresses: Readonly<Record<string, string>>;
  readonly rehearsal: { readonly key: string; readonly start: Instant } | null;
}

export type SettingsReading =
  | { readonly kind: "settings"; readonly settings: ServeSettings }
  | { readonly kind: "wrong"; readonly problems: readonly string[] };

const loopback = ["127.0.0.1", "localhost", "::1"];
const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const schema = z.object({
  APP_ID: z
    .string('APP_ID is missing. It is the App\'s number, on its settings page under "About".')
    .regex(/^[1-9]\d{0,14}$/, 'APP_ID is not a number. It is on the App\'s settings page under "About".'),
  WEBHOOK_SECRET: z.string("WEBHOOK_SECRET is missing. It is the secret in the App's webhook settings."),
  WEBHOOK_SECRET_PREVIOUS: z.string().optional(),
  WEBHOOK_PATH: z.string().startsWith("/", "WEBHOOK_PATH must begin with a slash.").default("/api/github/webhooks"),
  GHE_HOST: z
    .string()
    .regex(/^[^/\s]+$/, "GHE_HOST is a host name without protocol and path.")
    .optional(),
  GHE_PROTOCOL: z.enum(["http", "https"], "GHE_PROTOCOL is http or https.").default("https"),
  HOST: z.string().default("localhost"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "PORT is a number from 0 to 65535.")
    .transform(Number)
    .refine((port) => port <= 65_535, "PORT is a number from 0 to 65535.")
    .default(3_000),
  LOG_LEVEL: z.enum(logLevels, `LOG_LEVEL is one of ${logLevels.join(", ")}.`).default("info"),
  LASTCALL_THROTTLE: z.enum(["on", "off"], "LASTCALL_THROTTLE is on or off.").default("on"),
  LASTCALL_CONCURRENCY: z
    .string()
    .regex(/^([1-9]|[1-5]\d|6[0-4])$/, "LASTCALL_CONCURRENCY is a number of looks at a time from 1 to 64.")
    .transform(Number)
    .default(4),
  LASTCALL_MARKER_SECRET: z.string().optional(),
  LASTCALL_REHEARSAL_KEY: z.string().min(16, "LASTCALL_REHEARSAL_KEY has at least 16 characters.").optional(),
  LASTCALL_REHEARSAL_NOW: z
    .string()
    .refine((text) => toInstant(text) !== null, "LASTCALL_REHEARSAL_NOW is an instant such as 2026-03-02T09:00:00Z.")
    .optional(),
});

export const readSettings = (environment: Environment): SettingsReading => {
  // Shells and service managers set empty values where none is meant.
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = schema.safeParse(given);
  const key = readPrivateKey(given);
  const problems = [
    ...(parsed.error?.issues.map(({ message }) => message) ?? []),
    ...("problem" in key ? [key.problem] : []),
    ...(parsed.success ? problemsTogether(parsed.data) : []),
  ];
  if (!parsed.success || "problem" in key || problems.length > 0) return { kind: "wrong", problems };
  const env = parsed.data;
  const start = toInstant(env.LASTCALL_REHEARSAL_NOW ?? "");
  return {
    kind: "settings",
    settings: {
      appId: Number(env.APP_ID),
      privateKey: key.pem,
      webhookSecrets: [env.WEBHOOK_SECRET, ...(env.WEBHOOK_SECRET_PREVIOUS ? [env.WEBHOOK_SECRET_PREVIOUS] : [])],
      webhookPath: env.WEBHOOK_PATH,
      baseUrl: env.GHE_HOST ? `${env.GHE_PROTOCOL}://${env.GHE_HOST}/api/v3` : "https://api.github.com",
      host: env.HOST,
      port: env.PORT,
      logLevel: env.LOG_LEVEL,
      throttled: env.LASTCALL_THROTTLE === "on",
      concurrency: env.LASTCALL_CONCURRENCY,
      markerSecret: env.LASTCALL_MARKER_SECRET ?? key.pem,
      addresses: Object.fromEntries(
        Object.entries(given).filter((entry): entry is [string, string] => /^https?:\/\//.test(entry[1] ?? "")),
      ),
      rehearsal: env.LASTCALL_REHEARSAL_KEY && start ? { key: env.LASTCALL_REHEARSAL_KEY, start } : null,
    },
  };
};

const problemsTogether = (env: z.infer<typeof schema>): readonly string[] => {
  if (!env.LASTCALL_REHEARSAL_KEY) return [];
  return [
    ...(env.LASTCALL_REHEARSAL_NOW ? [] : ["LASTCALL_REHEARSAL_NOW is missing: a rehearsal says when it begins."]),
    ...(loopback.includes(env.HOST)
      ? []
      : ["LASTCALL_REHEARSAL_KEY opens the App's clock to whoever has it, so HOST must be 127.0.0.1 with it."]),
  ];
};

type KeyReading = { readonly pem: string } | { readonly problem: string };

/** Three ways, as Probot has them: the PEM text (line breaks may be written `\n`), its base64, or the path of a file. */
const readPrivateKey = (environment: Environment): KeyReading => {
  const { PRIVATE_KEY: text, PRIVATE_KEY_PATH: path } = environment;
  if (!text && !path) {
    return { problem: "PRIVATE_KEY is missing (or PRIVATE_KEY_PATH, the file that GitHub gave you: a .pem)." };
  }
  const name = text ? "PRIVATE_KEY" : "PRIVATE_KEY_PATH";
  try {
    const given = text ?? readFileSync(path ?? "", "utf8");
    const pem = given.includes("-----BEGIN") ? given.replaceAll("\\n", "\n") : Buffer.from(given, "base64").toString();
    createPrivateKey(pem);
    return { pem };
  } catch (error) {
    const why =
      text || !(error instanceof Error && "syscall" in error)
        ? "holds no private key in PEM format"
        : "names a file that cannot be read";
    return { problem: `${name} ${why}. Generate a new key on the App's settings page if the file is lost.` };
  }
};
