/** The scenarios that expect a refusal by its code, or a vote that does not count: in the tally, or in the answer to who gave it. */
import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";

const scenarios = globSync("scenarios/*.yml")
  .sort()
  .map((file) => ({ name: basename(file, ".yml"), text: readFileSync(file, "utf8").replace(/^\s*#.*$/gm, "") }));

export type ReasonFamily = "refusal" | "vote-reason";

const refused = (code: string): string => `refusal:\\s*(?:\\{[^}]*code:\\s*)?${code}(?![\\w-])`;
const uncounted = (code: string): string => `voters:\\s*\\{[^}]*:\\s*${code}(?![\\w-])`;

export const scenariosOfCode = (family: ReasonFamily, code: string): readonly string[] => {
  const expected = new RegExp(family === "refusal" ? refused(code) : `${refused(code)}|${uncounted(code)}`);
  return scenarios.filter(({ text }) => expected.test(text)).map(({ name }) => name);
};
