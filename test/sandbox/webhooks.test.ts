import { verify } from "@octokit/webhooks-methods";
import { expect, test } from "vitest";
import { appToken, aSandbox, at, client, deviations, type Received } from "./a-sandbox.ts";
import { problemsOfPayload } from "./github-schemas.ts";

const names = (received: readonly Received[]): readonly string[] =>
  received.map(({ event, payload }) => (payload.action === undefined ? event : `${event}.${payload.action}`));

test("everything that happens is told in order, as GitHub describes it, and signed", async () => {
  const { sandbox, octokit, received } = await aSandbox();
  const { people, world } = sandbox;
  world.setDismissStaleReviews(true);
  people.ensure("mia", { permission: "write" });
  people.setTeam({ team: "tsc", members: ["bo"] });
  people.setTeam({ team: "tsc", members: ["mia"] });
  const { number } = people.open({ by: "ana", files: { "a.md": "A\n" }, fork: true });
  const { id } = people.comment({ by: "bo", number, body: "/approve" });
  people.editComment({ by: "bo", id, body: "/reject" });
  people.deleteComment({ by: "bo", id });
  const review = people.review({ by: "bo", number, verdict: "approve" });
  people.editReview({ by: "bo", id: review.id, body: "Fine." });
  people.push({ by: "ana", number, files: { "a.md": "B\n" } });
  people.editDescription({ by: "ana", number, title: "Letters", body: "New" });
  const issue = { ...at, issue_number: number };
  await octokit.issues.addLabels({ ...issue, labels: ["overdue"] });
  people.unlabel({ by: "bo", number, remove: "overdue" });
  people.assign({ by: "mia", number, add: ["bo"] });
  people.assign({ by: "mia", number, remove: ["bo"] });
  people.setDraft({ by: "ana", number, draft: true });
  people.setDraft({ by: "ana", number, draft: false });
  people.close({ by: "ana", number });
  people.reopen({ by: "ana", number });
  people.foreignCheck({ number, name: "build", conclusion: "success" });
  people.rerequestCheck({ by: "mia", id: sandbox.view.thread(number).checks[0]?.id ?? 0 });
  people.merge({ by: "mia", number });
  people.issue({ by: "ana", title: "A question" });
  people.renameRepository({ to: "enhancements" });
  people.deleteTeam({ team: "tsc" });
  people.transferRepository({ to: "commons" });
  world.setSuspended(true);
  people.comment({ by: "ana", number, body: "Nobody hears this." });
  world.setSuspended(false);
  await world.settled();

  expect(received.flatMap(({ event, payload }) => problemsOfPayload(event, payload))).toEqual([]);
  expect(names(received)).toEqual([
    "team.created",
    "membership.added",
    "membership.removed",
    "membership.added",
    "pull_request.opened",
    "issue_comment.created",
    "issue_comment.edited",
    "issue_comment.deleted",
    "pull_request_review.submitted",
    "pull_request_review.edited",
    "pull_request.synchronize",
    "pull_request_review.dismissed",
    "pull_request.edited",
    "label.created",
    "pull_request.labeled",
    "pull_request.unlabeled",
    "pull_request.assigned",
    "pull_request.unassigned",
    "pull_request.converted_to_draft",
    "pull_request.ready_for_review",
    "pull_request.closed",
    "pull_request.reopened",
    "check_run.created",
    "check_run.completed",
    "check_run.rerequested",
    "pull_request.closed",
    "push",
    "issues.opened",
    "repository.renamed",
    "team.deleted",
    "repository.transferred",
    "installation.suspend",
    "installation.unsuspend",
  ]);
  for (const { text, signature } of received) {
    expect(await verify("a secret", text, signature)).toBe(true);
  }
  const labeled = received.find(({ payload }) => payload.action === "labeled")?.payload;
  expect(labeled).toMatchObject({
    sender: { login: "lastcall[bot]", type: "Bot" },
    installation: { id: sandbox.app.installationId },
    organization: { login: "example" },
  });
  expect(new Set(received.map(({ guid }) => guid)).size).toBe(received.length);
});

test("deliveries are repeated and turned round on demand", async () => {
  const { sandbox, received } = await aSandbox();
  sandbox.world.setDuplicates(2);
  const { number } = sandbox.people.open({ by: "ana", files: { "a.md": "A\n" } });
  await sandbox.world.settled();
  expect(names(received)).toEqual(["push", "push", "pull_request.opened", "pull_request.opened"]);
  expect(received[0]?.guid).toBe(received[1]?.guid);
  sandbox.world.setDuplicates(1);
  sandbox.world.setReorder(true);
  received.length = 0;
  sandbox.people.comment({ by: "bo", number, body: "one" });
  sandbox.people.close({ by: "ana", number });
  await sandbox.world.settled();
  expect(names(received)).toEqual(["pull_request.closed", "issue_comment.created"]);
});

test("what failed stands in the App's log and can be sent again", async () => {
  const tried = await aSandbox();
  const { sandbox, received, exchanges } = tried;
  const app = client(sandbox.url, appToken(sandbox), exchanges);
  sandbox.world.setDown(true);
  const { number } = sandbox.people.open({ by: "ana", files: { "a.md": "A\n" }, fork: true });
  sandbox.people.comment({ by: "bo", number, body: "lost" });
  await sandbox.world.settled();
  expect(received).toEqual([]);
  sandbox.world.setDown(false);
  tried.answerWith(500);
  sandbox.people.comment({ by: "bo", number, body: "answered with 500" });
  await sandbox.world.settled();
  tried.answerWith(202);
  sandbox.people.comment({ by: "bo", number, body: "heard" });
  await sandbox.world.settled();
  received.length = 0;

  sandbox.world.setWeather("rough");
  const failures = await app.paginate(app.apps.listWebhookDeliveries, { status: "failure", per_page: 100 });
  expect(failures.map((failure) => failure.status_code)).toEqual([500, 502, 502]);
  const lost = failures.at(-1)?.id ?? 0;
  const whole = await app.apps.getWebhookDelivery({ delivery_id: lost });
  expect(whole.data.request.payload).toMatchObject({ action: "opened" });
  await app.apps.redeliverWebhookDelivery({ delivery_id: lost });
  await sandbox.world.settled();
  expect(names(received)).toEqual(["pull_request.opened"]);
  expect(received[0]?.guid).toBe(failures.at(-1)?.guid);
  expect(deviations(exchanges)).toEqual([]);
  sandbox.world.setClock("2026-03-06T09:00:00Z");
  expect((await app.apps.listWebhookDeliveries()).data).toEqual([]);
});
