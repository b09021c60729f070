import { expect, test } from "vitest";
import { readSource } from "./literals.ts";

const tidy = (code: string): string => code.replace(/\s+/g, " ").trim();

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: the sources to be read hold templates
test.each([
  ["strings", `f("a b", 'c');`, ["a b", "c"], "f( , );"],
  ["comments say nothing", `// "a"\n/* "b" */ x;`, [], "x;"],
  ["a template with code in it", "f(`a ${g({ x: 1 })} b`);", ["a ", " b"], "f( g({ x: 1 }));"],
  ["a template in a template", '`a ${b ? `c ${d}` : "e"} f`', ["a ", "c ", "", "e", " f"], "b ? d : "],
  ["regular expressions", "f(/it's \\/ [\"/]/g, a / b);", [`it's \\/ ["/]/`], "f( , a / b);"],
  ["quotes in comments", `// it's\nf("x"); // isn't`, ["x"], "f( );"],
])("%s", (_what, text, literals, code) => {
  const read = readSource(text);
  expect(read.literals).toEqual(literals);
  expect(tidy(read.code)).toBe(tidy(code));
});
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: see above
