/**
 * Whom PostgreSQL runs as. It refuses to run as root, so root starts it as "nobody";
 * everybody else starts it as themselves.
 */
import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";

export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const nobody: ServerUser = { uid: 65534, gid: 65534 };

/** Null: the user that we are. */
export const serverUser = (): ServerUser | null => (process.getuid?.() === 0 ? nobody : null);

/** The outermost folder on the way to `path` that the user may not pass through, or null. What does not exist yet is passed over. */
export async function barrierOnTheWay(path: string, user: ServerUser | null): Promise<string | null> {
  if (user === null) return null;
  const folders: string[] = [];
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    folders.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  for (const folder of folders) {
    const found = await stat(folder).catch(() => null);
    if (!found) return null;
    const bit = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001;
    if ((found.mode & bit) === 0) return folder;
  }
  return null;
}
