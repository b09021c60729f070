/** Labels of the repository and of a thread. */
import { addLabels, createLabel, deleteLabel, removeLabel, updateLabel } from "../acts/labels.ts";
import { notFound } from "../acts/refused.ts";
import { labelByName, labelsOf } from "../model/look-up.ts";
import type { Label, Thread } from "../model/types.ts";
import { labelShape } from "../shapes/threads.ts";
import { optionalText, text, texts, wrongType } from "./body.ts";
import { ownRepository, param, threadOf } from "./finding.ts";
import { pageOf } from "./pages.ts";
import { type Access, type Answer, type Call, created, noContent, ok, type Route, reading, writing } from "./route.ts";

const readable: Access = reading("issues", "pull_requests");
const writable: Access = writing("issues", "pull_requests");

export const labelRoutes: readonly Route[] = [
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/labels",
    access: readable,
    handle(call) {
      ownRepository(call);
      return pageOf(call, [...call.reading.state.labels.values()], "none", (label) => labelShape(call.world, label));
    },
  },
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/labels/:name",
    access: readable,
    handle: (call) => ok(labelShape(call.world, labelOf(call))),
  },
  {
    method: "POST",
    pattern: "/repos/:owner/:repo/labels",
    access: writable,
    fields: ["name", "color", "description"],
    handle(call) {
      ownRepository(call);
      const look = lookOf(call);
      return created(
        labelShape(call.world, createLabel(call.world, call.actor, { name: text(call, "name"), ...look })),
      );
    },
  },
  {
    method: "PATCH",
    pattern: "/repos/:owner/:repo/labels/:name",
    access: writable,
    fields: ["new_name", "color", "description"],
    handle(call) {
      const label = labelOf(call);
      const name = optionalText(call, "new_name");
      updateLabel(call.world, call.actor, label, { ...(name === undefined ? {} : { name }), ...lookOf(call) });
      return ok(labelShape(call.world, label));
    },
  },
  {
    method: "DELETE",
    pattern: "/repos/:owner/:repo/labels/:name",
    access: writable,
    handle(call) {
      deleteLabel(call.world, call.actor, labelOf(call));
      return noContent;
    },
  },
  {
    method: "GET",
    pattern: "/repos/:owner/:repo/issues/:number/labels",
    access: readable,
    handle(call) {
      const labels = labelsOf(call.reading.state, threadOf(call));
      return pageOf(call, labels, "none", (label) => labelShape(call.world, label));
    },
  },
  {
    method: "POST",
    pattern: "/repos/:owner/:repo/issues/:number/labels",
    access: writable,
    fields: ["labels"],
    handle(call) {
      const thread = threadOf(call);
      const labels = texts(call, "labels");
      if (labels === undefined) {
        throw wrongType("labels", call.body.labels ?? null, "an array of strings");
      }
      addLabels(call.world, call.actor, thread, labels);
      return allLabels(call, thread);
    },
  },
  {
    method: "DELETE",
    pattern: "/repos/:owner/:repo/issues/:number/labels/:name",
    access: writable,
    handle(call) {
      const thread = threadOf(call);
      removeLabel(call.world, call.actor, thread, param(call, "name"));
      return allLabels(call, thread);
    },
  },
];

/** The answer to a change has all labels, unpaged. */
function allLabels(call: Call, thread: Thread): Answer {
  return ok(labelsOf(call.reading.state, thread).map((label) => labelShape(call.world, label)));
}

function lookOf(call: Call): { readonly color?: string; readonly description?: string } {
  const color = optionalText(call, "color");
  const description = optionalText(call, "description");
  return { ...(color === undefined ? {} : { color }), ...(description === undefined ? {} : { description }) };
}

function labelOf(call: Call): Label {
  ownRepository(call);
  const label = labelByName(call.reading.state, param(call, "name"));
  if (label === null) {
    throw notFound();
  }
  return label;
}
