import type { Instant } from "./names.ts";

/** Where announcements go: a category of the repository's discussions, or an address that the operator's environment holds. */
export type AnnounceChannel =
  | { readonly kind: "discussion"; readonly category: string }
  | { readonly kind: "webhook"; readonly urlEnv: string };

/** Names a channel within a policy; shown to people, so never an address. */
export const channelName = (channel: AnnounceChannel): string =>
  channel.kind === "discussion" ? `discussion ${channel.category}` : `webhook ${channel.urlEnv}`;

/** What receivers of the webhook get as JSON, beside `id`, `title` and `text`. */
export interface AnnouncedEvent {
  readonly event: "moved" | "updated" | "corrected" | "undone";
  readonly kind: string;
  readonly number: number | null;
  readonly from: string;
  readonly to: string;
  readonly at: Instant;
  /** End of the period that began with it. */
  readonly ends: Instant | null;
  readonly url: string;
}

export interface Announcement {
  /** The same whenever and however often it is sent, and to no other. */
  readonly id: string;
  readonly title: string;
  /** Markdown. */
  readonly text: string;
  readonly about: AnnouncedEvent;
}

/** What has been sent, by one channel. */
export interface Announced {
  readonly id: string;
  readonly channel: string;
  readonly at: Instant;
  readonly title: string;
  readonly text: string;
}

/** Brings an announcement to the address that a variable of the environment holds; why it could not, or null. */
export type PostAnnouncement = (urlEnv: string, announcement: Announcement) => Promise<string | null>;
