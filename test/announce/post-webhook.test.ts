import { describe, expect, test } from "vitest";
import { postWebhook } from "../../src/announce/post-webhook.ts";
import type { Announcement } from "../../src/core/model/announcement.ts";
import type { Instant } from "../../src/core/model/names.ts";

const announcement: Announcement = {
  id: "1:2:moved:2026-03-02T09:00:00Z:Last Call",
  title: "DIP-2 is Last Call: Fees",
  text: "DIP-2, Fees, is Last Call.\n",
  about: {
    event: "moved",
    kind: "dip",
    number: 2,
    from: "Draft",
    to: "Last Call",
    at: "2026-03-02T09:00:00Z" as Instant,
    ends: null,
    url: "https://github.example/example/proposals/pull/2",
  },
};
const secret = "https://hooks.example/a-secret-path";

/** What is told when the address answers so; and what was sent to it. */
const posted = async (
  answer: () => Promise<Response>,
  value: string | undefined = secret,
): Promise<{ why: string | null; sent: readonly { address: string; request: RequestInit | undefined }[] }> => {
  const sent: { address: string; request: RequestInit | undefined }[] = [];
  const post = postWebhook({
    variable: (name) => (name === "ANNOUNCE_URL" ? value : undefined),
    fetch: async (address, request) => {
      sent.push({ address: String(address), request });
      return answer();
    },
  });
  return { why: await post("ANNOUNCE_URL", announcement), sent };
};

describe("an announcement to an address", () => {
  test("is posted as JSON, with a key by which a repeated one is told", async () => {
    const { why, sent } = await posted(async () => new Response(null, { status: 204 }));
    expect(why).toBeNull();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.address).toBe(secret);
    expect(sent[0]?.request?.headers).toMatchObject({ "idempotency-key": announcement.id });
    expect(JSON.parse(String(sent[0]?.request?.body))).toEqual({
      id: announcement.id,
      title: announcement.title,
      text: announcement.text,
      ...announcement.about,
    });
  });

  test.each<readonly [string, () => Promise<Response>, RegExp]>([
    ["refuses", async () => new Response("no", { status: 403 }), /behind ANNOUNCE_URL answered 403/],
    ["is not there", () => Promise.reject(new TypeError(`fetch failed: ${secret}`)), /could not be reached in 10 s/],
  ])("that %s is a problem, told without the address", async (_what, answer, sentence) => {
    const { why } = await posted(answer);
    expect(why).toMatch(sentence);
    expect(why).not.toContain("hooks.example");
  });

  test.each([["", "ftp://hooks.example", "postgres://user:word@db.example/lastcall", "not an address"]].flat())(
    "of %j is not sent, and the value not told",
    async (value) => {
      const { why, sent } = await posted(async () => new Response(null, { status: 204 }), value);
      expect(why).toBe("Nothing was announced: ANNOUNCE_URL holds no http or https address.");
      expect(sent).toEqual([]);
    },
  );
});
