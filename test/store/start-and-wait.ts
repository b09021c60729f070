/** Starts the bundled PostgreSQL, says where, and stays. Argument: a folder to keep, or none for a temporary server. */
import { startBundledPostgres } from "../../src/store/bundled-postgres/start-bundled-postgres.ts";
import { silentLog } from "../../src/store/log.ts";

const folder = process.argv[2];
const server = await startBundledPostgres(
  folder ? { purpose: "keep", folder, log: silentLog } : { purpose: "temporary", log: silentLog },
);
console.log(JSON.stringify({ connectionString: server.connectionString, folder: server.folder }));
setInterval(() => {}, 60_000);
