/**
 * Brings announcements to addresses that the operator's environment holds. An address
 * may be a secret, so it is never told: only the name of the variable is.
 */
import type { PostAnnouncement } from "../core/model/announcement.ts";

const answerWithinMs = 10_000;

export interface WebhookSettings {
  /** The value of a variable of the environment. */
  readonly variable: (name: string) => string | undefined;
  readonly fetch?: typeof fetch;
}

export const postWebhook =
  ({ variable, fetch: send = fetch }: WebhookSettings): PostAnnouncement =>
  async (urlEnv, { id, title, text, about }) => {
    const address = addressIn(variable(urlEnv));
    if (address === null) return `Nothing was announced: ${urlEnv} holds no http or https address.`;
    try {
      const answer = await send(address, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": id },
        body: JSON.stringify({ id, title, text, ...about }),
        // An address that was agreed on does not send elsewhere.
        redirect: "error",
        signal: AbortSignal.timeout(answerWithinMs),
      });
      await answer.body?.cancel();
      return answer.ok ? null : `Nothing was announced: the receiver behind ${urlEnv} answered ${answer.status}.`;
    } catch {
      // The error may hold the address.
      return `Nothing was announced: the receiver behind ${urlEnv} could not be reached in ${answerWithinMs / 1000} s.`;
    }
  };

const addressIn = (value: string | undefined): URL | null => {
  const url = value === undefined ? null : URL.parse(value);
  return url !== null && ["http:", "https:"].includes(url.protocol) ? url : null;
};
