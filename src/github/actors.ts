import { login } from "../core/model/names.ts";
import type { ActorReading } from "./ports.ts";
import type { ActorAnswer } from "./thread-answer.ts";

/**
 * GraphQL names a bot without the `[bot]` that REST and webhooks put behind it
 * (github.com/orgs/community/discussions/24478); ours is always REST's name, so
 * that a person called `lastcall` is not the App. Null: a deleted account.
 */
export const toActor = (answer: ActorAnswer | null | undefined): ActorReading | null => {
  if (!answer) return null;
  const isBot = answer.__typename === "Bot";
  const name = isBot && !answer.login.endsWith("[bot]") ? `${answer.login}[bot]` : answer.login;
  return { person: { login: login(name), id: answer.databaseId ?? null }, isBot };
};
