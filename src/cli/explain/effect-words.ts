/** An effect as a line for people: what the App would do on GitHub. */
import { channelName } from "../../core/model/announcement.ts";
import type { EffectBody } from "../../core/model/effect.ts";

export const effectInWords = (effect: EffectBody): string => {
  switch (effect.kind) {
    case "announce":
      return `announce "${effect.announcement.title}" (${channelName(effect.channel)})`;
    case "create-comment":
      return `write the comment "${effect.slot}"`;
    case "update-comment":
      return `change the comment "${effect.slot}"`;
    case "delete-comment":
      return `remove the comment "${effect.slot}", which stands twice`;
    case "create-label":
      return `create the label "${effect.name}"`;
    case "add-labels":
      return `add the label ${effect.labels.map((label) => `"${label}"`).join(", ")}`;
    case "remove-label":
      return `take off the label "${effect.label}"`;
    case "add-assignees":
      return `assign ${effect.assignees.join(", ")}`;
    case "remove-assignees":
      return `unassign ${effect.assignees.join(", ")}`;
    case "create-check": {
      const { name, conclusion, title } = effect.check;
      return `post the check ${name}: ${conclusion ?? "in progress"}, ${title}`;
    }
    case "edit-description":
      return `write "${effect.to.split("\n", 1)[0]}" as the first line of the description`;
    case "edit-title":
      return `call the pull request "${effect.title}"`;
    case "close-thread":
      return "close the pull request";
    case "merge":
      return effect.queue
        ? `put the head ${effect.head.slice(0, 7)} into the merge queue`
        : `merge the head ${effect.head.slice(0, 7)} (${effect.method})`;
    case "commit":
      return `commit "${effect.headline}" to ${effect.repository}, branch ${effect.branch}`;
    case "propose-change": {
      const { request, title, branch, base } = effect;
      return request === null
        ? `open a pull request from ${branch} to ${base}: "${title}"`
        : `bring pull request ${request} up to date: "${title}"`;
    }
    case "withdraw-change":
      return `close pull request ${effect.request}, which is not wanted any more`;
    case "delete-branch":
      return `delete the branch ${effect.branch}, which is done with`;
    case "minimise-comment":
      return `fold the comment "${effect.slot}" away`;
    case "add-reaction":
      return `react with ${effect.content} to comment ${effect.comment}`;
    case "remove-reaction":
      return `take the reaction ${effect.content} back from comment ${effect.comment}`;
  }
};
