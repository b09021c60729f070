/** A vote to approve as the record holds it. */
import type { VoteChannel } from "../../src/core/model/ballot.ts";
import type { NewEntry } from "../../src/core/model/entry.ts";
import type { ActId, Digest, Instant } from "../../src/core/model/names.ts";
import type { Person } from "../../src/core/model/subject.ts";

export const recordedVote = (channel: VoteChannel, act: ActId, by: Person, at: Instant): NewEntry => ({
  at,
  cause: { kind: "act", act, by },
  fact: {
    kind: "vote",
    channel,
    choice: "approve",
    text: "t" as Digest,
    head: null,
    reason: null,
    url: "",
    seenLate: false,
  },
});
