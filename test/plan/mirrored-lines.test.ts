/** The other side of a line that stands in two documents: written once, beside what stands there already. */
import { describe, expect, test } from "vitest";
import type { FieldDefinition, Kind } from "../../src/core/model/kind.ts";
import { withMirroredLine } from "../../src/core/plan/mirrored-lines.ts";
import { charm } from "../builders/guild.ts";

const mirror: FieldDefinition = {
  key: "outsings",
  name: "Outsings",
  aliases: [],
  required: false,
  type: "links",
  choices: [],
  alsoChoices: [],
  maxLength: null,
  date: null,
  writtenByApp: false,
};
const kind: Kind = { ...charm, fields: [...charm.fields, mirror] };

const written = (header: string, type: FieldDefinition["type"] = "links"): string | null => {
  const field = { ...mirror, type };
  const bytes = new TextEncoder().encode(`---\nname: A charm\n${header}---\n\nText.\n`);
  const known = { ...kind, fields: kind.fields.map((one) => (one.key === field.key ? field : one)) };
  const after = withMirroredLine(known, { path: "charms/charm-7.md", bytes }, field, 12);
  return after && (/^outsings:.*$/im.exec(new TextDecoder().decode(after))?.[0] ?? "");
};

describe("the other side", () => {
  test.each([
    ["is a line of its own", "", "Outsings: CHARM-12"],
    ["fills an empty line", "outsings:\n", "outsings: CHARM-12"],
    ["fills a placeholder", "outsings: <numbers>\n", "outsings: CHARM-12"],
    ["stands beside another one", "outsings: CHARM-3\n", "outsings: CHARM-3, CHARM-12"],
    ["stands beside bare numbers", "outsings: 3, 4\n", "outsings: 3, 4, CHARM-12"],
    ["is there already", "outsings: CHARM-12\n", null],
    ["is there among others", "outsings: 3, 12\n", null],
    ["is left to people where it is a list of YAML", "outsings: [CHARM-3]\n", null],
  ])("%s", (_what, header, line) => {
    expect(written(header)).toBe(line);
  });

  test("stands behind a mention in words", () => {
    expect(written("outsings: CHARM-3 The rain\n", "mentions")).toBe("outsings: CHARM-3 The rain, CHARM-12");
  });

  test("is not written into a file without a header", () => {
    const bytes = new TextEncoder().encode("Text.\n");
    expect(withMirroredLine(kind, { path: "charms/charm-7.md", bytes }, mirror, 12)).toBeNull();
  });
});
