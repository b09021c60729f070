// Prints the test files that use a database: those that reach test/database/fresh-database.ts by imports.
import { readGraph } from "../test/architecture/import-graph.ts";

const graph = readGraph("test");
const reaches = (file, seen = new Set()) => {
  if (file === "test/database/fresh-database.ts") return true;
  if (seen.has(file)) return false;
  seen.add(file);
  return (graph.get(file) ?? []).some(({ file: next }) => next !== null && reaches(next, seen));
};
const found = [...graph.keys()].filter((file) => file.endsWith(".test.ts") && reaches(file));
if (found.length === 0) {
  console.error("No test file uses a database: the search is broken.");
  process.exitCode = 1;
}
console.log(found.join("\n"));
