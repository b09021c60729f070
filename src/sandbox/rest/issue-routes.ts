/** Issues (and pull requests as issues): title, state, assignees, timeline. */
import { closeThread } from "../acts/closing.ts";
import { addLabels, assign, removeLabel, unassign } from "../acts/labels.ts";
import { editThread, openIssue, reopenThread } from "../acts/threads.ts";
import { accountByLogin, labelsOf } from "../model/look-up.ts";
import type { Thread } from "../model/types.ts";
import { fullIssueShape, issueShape } from "../shapes/threads.ts";
import { timelineShapes } from "../shapes/timeline.ts";
import { optionalText, text, texts, word } from "./body.ts";
import { ownRepository, threadOf } from "./finding.ts";
import { pageOf } from "./pages.ts";
import { type Answer, type Call, created, ok, type Route, reading, writing } from "./route.ts";

const either = ["issues", "pull_requests"] as const;

export const issueRoutes: readonly Route[] = [
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/issues/:number",
    access: reading(...either),
    handle: (call) => ok(fullIssueShape(call.world, call.reading.state, threadOf(call))),
  },
  {
    method: "POST",
    pattern: "/repos/:owner/:repo/issues",
    access: writing("issues"),
    fields: ["title", "body", "labels", "assignees"],
    handle(call) {
      ownRepository(call);
      const thread = openIssue(call.world, call.actor, {
        title: text(call, "title"),
        body: optionalText(call, "body") ?? "",
      });
      addLabels(call.world, call.actor, thread, texts(call, "labels") ?? []);
      assign(call.world, call.actor, thread, knownAccounts(call, texts(call, "assignees") ?? []));
      return created(fullIssueShape(call.world, call.reading.state, thread));
    },
  },
  {
    method: "PATCH",
    pattern: "/repos/:owner/:repo/issues/:number",
    access: writing(...either),
    fields: ["title", "body", "state", "labels", "assignees"],
    handle: patchIssue,
  },
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/issues/:number/timeline",
    access: reading(...either),
    handle: (call) =>
      pageOf(
        call,
        timelineShapes(call.world, call.reading.state, call.reading.git, threadOf(call)),
        "promised",
        (item) => item,
      ),
  },
  {
    method: "POST",
    pattern: "/repos/:owner/:repo/issues/:number/assignees",
    access: writing(...either),
    fields: ["assignees"],
    handle(call) {
      const thread = threadOf(call);
      assign(call.world, call.actor, thread, knownAccounts(call, texts(call, "assignees") ?? []));
      return created(issueShape(call.world, call.reading.state, thread));
    },
  },
  {
    method: "DELETE",
    pattern: "/repos/:owner/:repo/issues/:number/assignees",
    access: writing(...either),
    fields: ["assignees"],
    handle(call) {
      const thread = threadOf(call);
      unassign(call.world, call.actor, thread, knownAccounts(call, texts(call, "assignees") ?? []));
      return ok(issueShape(call.world, call.reading.state, thread));
    },
  },
];

function patchIssue(call: Call): Answer {
  const { world, actor } = call;
  const thread = threadOf(call);
  const title = optionalText(call, "title");
  const body = call.body.body === null ? "" : optionalText(call, "body");
  editThread(world, actor, thread, {
    ...(title === undefined ? {} : { title }),
    ...(body === undefined ? {} : { body }),
  });
  setState(call, thread);
  const labels = texts(call, "labels");
  if (labels !== undefined) {
    const wanted = new Set(labels.map((name) => name.toLowerCase()));
    for (const label of labelsOf(world.present, thread)) {
      if (!wanted.has(label.name.toLowerCase())) {
        removeLabel(world, actor, thread, label.name);
      }
    }
    addLabels(world, actor, thread, labels);
  }
  const assignees = texts(call, "assignees");
  if (assignees !== undefined) {
    const wanted = knownAccounts(call, assignees);
    unassign(
      world,
      actor,
      thread,
      thread.assigneeIds.filter((id) => !wanted.includes(id)),
    );
    assign(world, actor, thread, wanted);
  }
  return ok(fullIssueShape(world, call.reading.state, thread));
}

export function setState(call: Call, thread: Thread): void {
  const state = word("state", optionalText(call, "state"), ["open", "closed"]);
  if (state === "closed") {
    closeThread(call.world, call.actor, thread);
  } else if (state === "open") {
    reopenThread(call.world, call.actor, thread);
  }
}

/** Logins that nobody has are dropped as silently as people without access. */
function knownAccounts(call: Call, logins: readonly string[]): readonly number[] {
  return logins.flatMap((login) => accountByLogin(call.world, login)?.id ?? []);
}
