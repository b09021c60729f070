/** An address or short form of a piece of work, and the key by which one is told from another. */
import type { WorkTarget } from "../model/work.ts";

const thread =
  /^(?:https?:\/\/)?([a-z\d.-]+(?::\d+)?)\/([\w.-]+)\/([\w.-]+)\/(?:issues|pull|pulls)\/(\d{1,9})(?:[/?#].*)?$/iu;
const page = /^https?:\/\/[^\s<>"`\\^{|}]+\.[^\s<>"`\\^{|}]+$/iu;
const mostOfAddress = 500;

/** Null: it is no link. */
export const targetOf = (text: string): WorkTarget | null => {
  const short = /^(?:([\w.-]+\/[\w.-]+))?(?:#|gh-)(\d{1,9})$/iu.exec(text);
  if (short) {
    const number = Number(short[2]);
    return number === 0 ? null : { kind: "thread", repository: short[1] ?? null, number, host: null };
  }
  const [, host, owner, name, number] = thread.exec(text) ?? [];
  if (host && Number(number) > 0)
    return { kind: "thread", repository: `${owner}/${name}`, number: Number(number), host: host.toLowerCase() };
  const address = /^(?:www\.)?github\.com\//iu.test(text) ? `https://${text}` : text;
  return address.length <= mostOfAddress && page.test(address) ? { kind: "page", address } : null;
};

/** Where the document is: `https://github.com/example/dips/pull/12`. */
export interface WorkHome {
  /** `https://github.com` */
  readonly origin: string;
  readonly host: string;
  readonly repository: string;
}

export const homeOf = (threadUrl: string): WorkHome => {
  const [, origin = "", host = "", repository = ""] = /^(https?:\/\/([^/]+))\/([^/]+\/[^/]+)\//u.exec(threadUrl) ?? [];
  return { origin, host: host.toLowerCase(), repository };
};

const publicHost = /^(?:www\.)?github\.com$/u;
/** A GitHub on this machine is a stand-in for the public one. */
const standIn = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/u;

/** Whether the host is the one that can be asked; links without one always are. */
const isHome = (host: string | null, home: WorkHome): boolean =>
  host === null ||
  host === home.host ||
  (publicHost.test(host) && (publicHost.test(home.host) || standIn.test(home.host)));

/** A thread that can be asked for; null: it is a page, or on another host. */
export const askedThread = (
  target: WorkTarget,
  home: WorkHome,
): { readonly repository: string; readonly number: number } | null =>
  target.kind === "thread" && isHome(target.host, home)
    ? { repository: target.repository ?? home.repository, number: target.number }
    : null;

/** The same for the same piece of work, however it is written. */
export const workKey = (target: WorkTarget, home: WorkHome): string => {
  const asked = askedThread(target, home);
  if (asked) return `${asked.repository.toLowerCase()}#${asked.number}`;
  return target.kind === "thread" ? addressOf(target, home) : target.address;
};

/** A page to open. */
export const addressOf = (target: WorkTarget, home: WorkHome): string => {
  if (target.kind === "page") return target.address;
  const origin = isHome(target.host, home) ? home.origin : `https://${target.host}`;
  return `${origin}/${target.repository ?? home.repository}/issues/${target.number}`;
};

/** As people say it: `#12` within the same repository, `owner/name#12`, or the address. */
export const workName = (target: WorkTarget, home: WorkHome): string => {
  const asked = askedThread(target, home);
  if (!asked) return addressOf(target, home);
  return asked.repository.toLowerCase() === home.repository.toLowerCase()
    ? `#${asked.number}`
    : `${asked.repository}#${asked.number}`;
};
