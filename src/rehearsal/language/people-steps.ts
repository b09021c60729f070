/**
 * Steps of people: what somebody does on GitHub. Short forms (`close: pat`) are
 * brought here to the form that the runner carries out.
 */
import { z } from "zod";
import type { ActionInputs, ActionKind, ThreadName, WorldKind } from "./action.ts";
import { fileValues } from "./file-value.ts";
import { type PermissionName, permission } from "./permission.ts";
import { policyChange, setFile, setTeam } from "./repository-steps.ts";
import { strict } from "./strict-object.ts";
import { login, logins, names } from "./values.ts";

export const threadName: z.ZodType<ThreadName, unknown> = z.union([z.string(), z.int()]).meta({
  description: "Name (from `as`) or number of the pull request; default: the one opened last.",
});
const pull_request = threadName.optional();
const name = z.string().min(1);
const commentName = name
  .optional()
  .meta({ description: "The name that `as` gave the comment, or the slot of one of the App's, such as status." });

const open = strict({
  by: login,
  as: name.optional(),
  files: fileValues,
  message: z.string().optional(),
  branch: z.string().optional(),
  base: z.string().optional(),
  fork: z.boolean().optional(),
  maintainers_may_edit: z.boolean().optional(),
  draft: z.boolean().optional(),
  title: z.string().optional(),
  body: z.string().optional(),
});

const push = strict({
  by: login,
  files: fileValues.default({}),
  message: z.string().optional(),
  force: z.boolean().optional(),
  merge_base: z.boolean().optional(),
  renames: z.record(z.string(), z.string()).optional(),
  pull_request,
});

const comment = strict({
  by: login,
  body: z.string(),
  as: name.optional(),
  via_email: z.boolean().optional(),
  via_app: z.string().optional(),
  held_back: z
    .boolean()
    .optional()
    .meta({ description: "GitHub holds it back until restore_comment: nobody sees it, nobody is told." }),
  pull_request,
});

/** Only a comment that has a name can be meant: others may not be there. */
const namedComment = z
  .union([name, strict({ comment: name })])
  .transform((value) => (typeof value === "string" ? { comment: value } : value));

const review = strict({
  by: login,
  verdict: z
    .enum(["approve", "request-changes", "request_changes", "comment"])
    .transform((word) => (word === "request_changes" ? "request-changes" : word)),
  body: z.string().optional(),
  as: name.optional(),
  pull_request,
});

const dismissReview = strict({
  by: login,
  review: name.optional(),
  of: login.optional(),
  message: z.string().optional(),
  pull_request,
});

const label = strict({ by: login, add: names.optional(), remove: names.optional(), pull_request }).refine(
  (step) => step.add !== undefined || step.remove !== undefined,
  "Say which label: `add: NAME` or `remove: NAME`.",
);

/** As GitHub's interface names them, or as people see them. */
const signs: Readonly<Record<string, string>> = {
  "👍": "+1",
  "👎": "-1",
  "😄": "laugh",
  "😕": "confused",
  "❤️": "heart",
  "🎉": "hooray",
  "🚀": "rocket",
  "👀": "eyes",
};
const sign = name
  .transform((text) => signs[text] ?? text)
  .refine(
    (text) => Object.values(signs).includes(text),
    `A reaction is one of: ${Object.entries(signs)
      .map(([seen, word]) => `${seen} (${word})`)
      .join(", ")}.`,
  )
  .meta({ description: "The reaction, as a sign (👍) or by GitHub's word (+1)." });
const reaction = strict({ by: login, comment: commentName, content: sign, pull_request });

const assign = strict({ by: login, add: logins.optional(), remove: logins.optional(), pull_request }).refine(
  (step) => step.add !== undefined || step.remove !== undefined,
  "Say whom: `add: LOGIN` or `remove: LOGIN`.",
);

const onlyBy = (value: string | { readonly by: string }): { readonly by: string } =>
  typeof value === "string" ? { by: value } : value;
const byAlone = z.union([login, strict({ by: login, pull_request })]).transform(onlyBy);
const deleteBranch = z
  .union([login, strict({ by: login, branch: name.optional(), pull_request })])
  .transform((value): ActionInputs["delete_branch"] => (typeof value === "string" ? { by: value } : value));
const merge = z
  .union([login, strict({ by: login, method: z.enum(["merge", "squash", "rebase"]).optional(), pull_request })])
  .transform(onlyBy);

const renameRepository = z
  .union([name, strict({ by: login.optional(), to: name })])
  .transform((value) => ({ to: (typeof value === "string" ? value : value.to).replace(/^.*\//, "") }));

type PeopleKind = Exclude<ActionKind, WorldKind>;
/** `{ login: ana, permission: write }`, or `{ ana: write, … }`. */
const setPermission = z
  .union([strict({ login, permission }), z.record(login, permission)])
  .transform((value): ActionInputs["set_permission"] => {
    const single = strict({ login, permission }).safeParse(value);
    if (single.success) return { permissions: { [single.data.login]: single.data.permission } };
    return { permissions: value as Readonly<Record<string, PermissionName>> };
  })
  .meta({ description: "{ login: ana, permission: write }, or permissions by login." });

export const peopleSteps: { readonly [Kind in PeopleKind]: z.ZodType<ActionInputs[Kind], unknown> } = {
  open,
  push,
  comment,
  edit_comment: strict({ by: login.optional(), comment: commentName, body: z.string(), pull_request }),
  vanish_comment: namedComment,
  restore_comment: namedComment,
  delete_comment: strict({ by: login.optional(), comment: commentName, pull_request }),
  minimize_comment: strict({ by: login, comment: commentName, pull_request }),
  review,
  dismiss_review: dismissReview,
  label,
  unlabel: strict({ by: login, remove: names, pull_request }),
  react: reaction,
  unreact: reaction,
  assign,
  close: byAlone,
  reopen: byAlone,
  convert_to_draft: byAlone,
  ready_for_review: byAlone,
  enqueue: byAlone,
  dequeue: byAlone,
  lock: byAlone,
  unlock: byAlone,
  delete_branch: deleteBranch,
  edit_description: strict({ by: login, body: z.string(), pull_request }),
  retarget: strict({ by: login, base: name, pull_request }),
  create_branch: strict({ by: login, branch: name }),
  merge,
  set_team: setTeam,
  set_policy: policyChange,
  set_file: setFile,
  rename_user: strict({ login, to: login }),
  delete_user: z
    .union([login, strict({ login })])
    .transform((value) => (typeof value === "string" ? { login: value } : value)),
  rerequest_check: strict({ by: login, check: name, pull_request }),
  set_permission: setPermission,
  rename_repository: renameRepository,
  transfer_repository: z
    .union([login, strict({ to: login })])
    .transform((to) => (typeof to === "string" ? { to } : to)),
  issue: strict({ by: login, title: name, body: z.string().optional(), as: name.optional() }),
};
