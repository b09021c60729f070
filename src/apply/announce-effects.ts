import { channelName } from "../core/model/announcement.ts";
import type { Handler } from "./handler.ts";

export const announce: Handler<"announce"> = async ({ writer, place, post }, { channel, announcement }) => {
  const { id, title, text } = announcement;
  const refused =
    channel.kind === "webhook"
      ? await post(channel.urlEnv, announcement)
      : await writer.createDiscussion(place, channel.category, { id, title, body: text });
  return refused === null
    ? { expect: [], announced: { id, channel: channelName(channel), title, text } }
    : { expect: [], refused };
};
