/** The scenarios that come with the product can all be read; that they pass is held by the run of `lastcall rehearse`. */
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readScenario } from "../../src/rehearsal/rehearse.ts";

const folder = fileURLToPath(new URL("../../scenarios/", import.meta.url));

test.each(readdirSync(folder).filter((name) => name.endsWith(".yml")))("%s can be read", (name) => {
  const reading = readScenario(`${folder}${name}`);
  expect(reading.kind === "problems" ? reading.problems : []).toEqual([]);
});
