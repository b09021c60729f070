/**
 * A source taken apart: what it says in literals, and its code without literals and
 * comments. What stands in `${…}` of a template is code. Enough of a scanner for
 * formatted TypeScript.
 */

const quietPattern =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|(?<=[(,=:[!&|?{};\n]\s*)\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;

export interface SourceText {
  /** Contents of string literals, of the fixed parts of templates, and of regular expressions. */
  readonly literals: readonly string[];
  /** What remains, with a blank in each literal's place. */
  readonly code: string;
}

export const readSource = (text: string): SourceText => {
  const literals: string[] = [];
  let code = "";
  let at = 0;

  const readTemplate = (): void => {
    let part = "";
    at += 1;
    while (at < text.length && text[at] !== "`") {
      if (text[at] === "\\") {
        part += text.slice(at, at + 2);
        at += 2;
      } else if (text.startsWith("${", at)) {
        literals.push(part);
        part = "";
        at += 2;
        code += " ";
        readCode("}");
        at += 1;
      } else {
        part += text[at];
        at += 1;
      }
    }
    at += 1;
    literals.push(part);
  };

  /** Up to the closing brace that matches none opened here, or the end. */
  const readCode = (end: "}" | null): void => {
    let open = 0;
    while (at < text.length) {
      quietPattern.lastIndex = at;
      const quiet = quietPattern.exec(text)?.[0];
      const letter = text[at] ?? "";
      if (quiet !== undefined) {
        if (!quiet.startsWith("//") && !quiet.startsWith("/*")) literals.push(quiet.slice(1, -1));
        code += " ";
        at += quiet.length;
        continue;
      }
      if (letter === "`") {
        code += " ";
        readTemplate();
        continue;
      }
      if (letter === "{") open += 1;
      if (letter === "}") {
        if (open === 0 && end !== null) return;
        open -= 1;
      }
      code += letter;
      at += 1;
    }
  };

  readCode(null);
  return { literals, code };
};
