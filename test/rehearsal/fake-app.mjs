// A tiny App for tests of the runner: answers the endpoints of a rehearsal, keeps
// what it is told in memory and in a file (so that a restart remembers), and does
// what FAKE_BEHAVIOUR says. It calls the stand-in GitHub for nothing.
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { connect } from "node:net";

const memory = process.env.DATABASE_URL;
const key = process.env.LASTCALL_REHEARSAL_KEY;
const behaviour = new Set((process.argv[2] ?? "").split(","));
let now = process.env.LASTCALL_REHEARSAL_NOW;
const remembered = existsSync(memory) ? readFileSync(memory, "utf8").split("\n").filter(Boolean).map(JSON.parse) : [];
let idle = true;
let held = false;
const looks = behaviour.has("looks") ? ["2026-03-02T10:00:00Z", "2026-03-03T00:00:00Z"] : [];
const looked = [];
const failures = 0;

const remember = (entry) => {
  remembered.push(entry);
  appendFileSync(memory, `${JSON.stringify(entry)}\n`);
};
const nextLookAt = () => (behaviour.has("endless") ? now : (looks.find((look) => !looked.includes(look)) ?? null));

const thread = (number) => {
  const bodies = remembered.filter((one) => one.event === "issue_comment").map((one) => one.body);
  const approvals = bodies.filter((body) => body === "/approve").length;
  return {
    document: { kind: "proposal", path: "dips/dip-fees.md", number: 1 },
    status: behaviour.has("no-status") ? null : looked.length > 1 ? "Second" : "First",
    steward: { person: { login: "mia", id: 1 } },
    title: "Fee schedule",
    window: { ends: "2026-03-18T00:00:00Z" },
    gate: "waiting",
    ballots: [
      {
        id: "acceptance/1.1",
        question: { name: "acceptance" },
        round: 1,
        seats: [{ person: { login: "ana", id: 2 } }],
        closed: null,
        voided: null,
        tally: {
          counts: { approve: approvals, silent: 5 - approvals },
          outcome: "pending",
          needed: 3,
          voters: [{ person: { login: "ana" }, choice: "approve", counted: true }],
        },
      },
    ],
    refusals: bodies.includes("/no")
      ? [{ by: "pat", code: "not-a-steward", sentence: "Only mia can.", line: "/no" }]
      : [],
    findings: [],
    thread: number,
  };
};

const answers = {
  state: () => ({ now, idle, nextLookAt: nextLookAt(), failures }),
  record: () =>
    remembered.map((one, index) => ({
      seq: index + 1,
      subject: "thread:700000001:1",
      // A mistake that single looks bring to light: the instant of the look instead of that of the act.
      at: behaviour.has("stamps-looks") && one.held ? now : one.at,
      fact: { kind: one.event },
    })),
  verify: () => (behaviour.has("unsound") ? { kind: "broken", seq: 2, why: "hash" } : { kind: "sound", entries: 1 }),
};

const server = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => {
    body += chunk;
  });
  request.on("end", () => {
    const answer = (value, status = 200) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(value));
    };
    if (request.url === "/api/github/webhooks") {
      const payload = JSON.parse(body);
      remember({
        event: request.headers["x-github-event"],
        action: payload.action,
        body: payload.comment?.body ?? null,
        at: now,
        held,
      });
      // Busy for a moment after the answer, as the real one.
      idle = false;
      setTimeout(() => {
        idle = true;
      }, 5);
      if (behaviour.has("leaves")) connect(443, "192.0.2.1").on("error", () => {});
      if (behaviour.has("dies")) process.exit(3);
      return answer({}, 202);
    }
    if (request.headers["x-rehearsal-key"] !== key) return answer({ error: "no key" }, 403);
    const [, , what, number] = request.url.split("?")[0].split("/");
    if (what === "clock") {
      now = JSON.parse(body).now;
      for (const look of looks) if (look <= now && !looked.includes(look)) looked.push(look);
      return answer({});
    }
    if (what === "looks") {
      held = JSON.parse(body).held;
      return answer({ held });
    }
    if (what === "threads") return answer(thread(Number(number)));
    if (what === "plan")
      return answer(behaviour.has("restless") ? [{ key: "status", body: { kind: "create-comment" } }] : []);
    return answers[what] ? answer(answers[what]()) : answer({ error: "unknown" }, 404);
  });
});
if (behaviour.has("silent-start")) process.exit(4);
server.listen(Number(process.env.PORT), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));
