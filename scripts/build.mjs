// Makes `dist/` for the published package: the sources without their types, and
// beside them what they read (processes, migrations). A checkout needs none of it.
import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const dist = join(root, "dist");
rmSync(dist, { recursive: true, force: true });
const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
const built = spawnSync(process.execPath, [compiler, "-p", join(root, "tsconfig.build.json")], { stdio: "inherit" });
if (built.status !== 0) process.exit(built.status ?? 2);
const readAtRunTime = new Set([".yml", ".sql"]);
cpSync(join(root, "src"), dist, {
  recursive: true,
  filter: (path) => extname(path) === "" || readAtRunTime.has(extname(path)),
});
