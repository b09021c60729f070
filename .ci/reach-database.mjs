// Says clearly, and exits 1, when the PostgreSQL that a suite is to run on cannot be used.
import { runOn } from "../test/database/databases.ts";

const [connectionString = ""] = process.argv.slice(2);
try {
  const [row] = await runOn(connectionString, "select current_setting('server_version') as version");
  console.log(`PostgreSQL ${row?.version} at ${connectionString.replace(/\/\/[^@/]*@/, "//…@")}`);
} catch (error) {
  console.error(
    `This suite runs on a PostgreSQL of the machine, and ${connectionString.replace(/\/\/[^@/]*@/, "//…@")} cannot be reached: ${error.message || error.code}. Start one, or name another in TEST_DATABASE_URL.`,
  );
  process.exitCode = 1;
}
