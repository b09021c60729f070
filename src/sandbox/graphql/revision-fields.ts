/**
 * What every text of a person has in common (GitHub's interface `Comment`):
 * author, times, and the history of its edits.
 */
import { authorAssociation, mayAtLeast } from "../model/look-up.ts";
import type { Repository, Revision } from "../model/types.ts";
import { connection, PAGING, type PageArguments } from "./connection.ts";
import { type Context, hasPermission } from "./context.ts";
import { unimplemented } from "./errors.ts";
import type { Fields } from "./fields.ts";
import { actorNode, type RevisionNode } from "./nodes.ts";

/** The model's half of a text, whatever it belongs to. */
export interface Written {
  readonly repository: Repository;
  readonly authorId: number;
  readonly body: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly revisions: readonly Revision[];
  readonly viaEmail: boolean;
  /** The permission with which an App may change it, or null where an App may change its own alone. */
  readonly permission: "issues" | "pull_requests" | null;
}

export function writtenFields<Parent>(written: (parent: Parent, context: Context) => Written): Fields<Parent> {
  return {
    author: (parent, context) => actorNode(context, written(parent, context).authorId),
    authorAssociation: (parent, context) => {
      const { repository, authorId } = written(parent, context);
      return authorAssociation(context.world, repository, authorId);
    },
    body: (parent, context) => written(parent, context).body,
    createdAt: (parent, context) => written(parent, context).createdAt,
    publishedAt: (parent, context) => written(parent, context).createdAt,
    updatedAt: (parent, context) => written(parent, context).updatedAt,
    createdViaEmail: (parent, context) => written(parent, context).viaEmail,
    lastEditedAt: (parent, context) => lastEdit(written(parent, context))?.at ?? null,
    editor: (parent, context) => actorNode(context, lastEdit(written(parent, context))?.editorId ?? null),
    includesCreatedEdit: (parent, context) => lastEdit(written(parent, context)) !== null,
    viewerDidAuthor: (parent, context) => written(parent, context).authorId === context.viewer.accountId,
    viewerCanUpdate: (parent, context) => viewerMayEdit(context, written(parent, context)),
    userContentEdits: {
      takes: PAGING,
      /** Newest first; a text that was never edited has none, otherwise the original is the last of them. */
      resolve(parent, args: PageArguments, context, info) {
        const { revisions } = written(parent, context);
        return connection(
          {
            items: revisions.length > 1 ? revisions : [],
            place: (revision) => [revision.id],
            descending: true,
            node: (revision): RevisionNode => ({ __typename: "UserContentEdit", revision }),
          },
          args,
          context,
          info,
        );
      },
    },
  };
}

function lastEdit({ revisions }: Written): Revision | null {
  return revisions.length > 1 ? (revisions.at(-1) ?? null) : null;
}

/** Of comments an App edits its own, never another's, be it an App's; a person with write access edits all. */
export function viewerMayEdit(context: Context, { repository, authorId, permission }: Written): boolean {
  const { viewer } = context;
  const own = authorId === viewer.accountId;
  if (viewer.viaAppId !== null) return permission === null ? own : hasPermission(context, permission, "write");
  return own || mayAtLeast(repository, viewer.accountId, "write");
}

export const revisionFields: Fields<RevisionNode> = {
  id: ({ revision }) => revision.nodeId,
  createdAt: ({ revision }) => revision.at,
  editedAt: ({ revision }) => revision.at,
  updatedAt: ({ revision }) => revision.deletedAt ?? revision.at,
  editor: ({ revision }, context) => actorNode(context, revision.editorId),
  /** GitHub calls it a difference, and gives the whole text as it was after this edit; none once it was removed. */
  diff: ({ revision }) => (revision.deletedAt === null ? revision.body : null),
  deletedAt: ({ revision }) => revision.deletedAt,
  deletedBy: ({ revision }) => {
    if (revision.deletedAt !== null) throw unimplemented("UserContentEdit.deletedBy of a revision that was removed");
    return null;
  },
};
