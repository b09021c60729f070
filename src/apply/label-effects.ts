import type { Handler } from "./handler.ts";

export const createLabel: Handler<"create-label"> = async ({ writer, place }, { name, color, description }) => {
  await writer.createLabel(place, { name, color, description });
  return { expect: [] };
};

export const addLabels: Handler<"add-labels"> = async ({ writer, place, thread }, { labels }) => {
  await writer.addLabels(place, thread, labels);
  return { expect: labels.map((value) => ({ kind: "label", value })) };
};

export const removeLabel: Handler<"remove-label"> = async ({ writer, place, thread }, { label }) => {
  await writer.removeLabel(place, thread, label);
  return { expect: [{ kind: "label-gone", value: label }] };
};
