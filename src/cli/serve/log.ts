/**
 * The App's log: one line an event, as text for people or as JSON. Whatever is
 * written passes a filter that knows the secrets, so that a token in some
 * library's error message does not get out either.
 */
import { type Logger, pino } from "pino";
import type { Log } from "../../store/log.ts";

const tokens =
  /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|v1\.[0-9a-f]{40}|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,})/g;
const keys = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;
const authorization = /\b(bearer|token) +[A-Za-z0-9._~+/=-]{8,}/gi;
const hidden = "[hidden]";

export const hideSecrets = (secrets: readonly string[]): ((line: string) => string) => {
  // In JSON a secret stands as JSON writes it.
  const known = secrets
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
    .filter((secret) => secret.length >= 6)
    .sort((one, other) => other.length - one.length);
  return (line) =>
    known
      .reduce((text, secret) => text.replaceAll(secret, hidden), line)
      .replace(keys, hidden)
      .replace(tokens, hidden)
      .replace(authorization, `$1 ${hidden}`);
};

export interface LogSettings {
  readonly level: string;
  readonly format: "text" | "json";
  readonly secrets: readonly string[];
  readonly write: (line: string) => void;
}

export const makeLog = ({ level, format, secrets, write }: LogSettings): Logger => {
  const hide = hideSecrets(secrets);
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => write(hide(format === "json" ? line : asText(line))) },
  );
};

const asText = (line: string): string => {
  const { time, level, msg, name: _name, err, ...about } = JSON.parse(line) as Record<string, unknown>;
  const details = Object.entries(about).map(
    ([key, value]) => `${key}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  const error =
    typeof err === "object" && err !== null
      ? `\n${String(Reflect.get(err, "stack") ?? Reflect.get(err, "message"))}`
      : "";
  return `${time} ${String(level).padEnd(5)} ${[msg, ...details].filter(Boolean).join(" ")}${error}\n`;
};

/** For the store and the queue, which tell sentences only. */
export const plainLog = (log: Logger): Log => ({
  info: (message) => log.info(message),
  warn: (message) => log.warn(message),
  error: (message) => log.error(message),
});
