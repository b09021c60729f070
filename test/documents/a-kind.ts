/** Builders: a kind with invented words, documents as text. */
import { readDocument } from "../../src/core/documents/read-document.ts";
import { decodeUtf8, encodeUtf8 } from "../../src/core/documents/utf8.ts";
import type { Document } from "../../src/core/model/document.ts";
import type { FieldDefinition, FormatRuleCall, Kind, StatusDefinition } from "../../src/core/model/kind.ts";
import type { KindName, RoleName, Status } from "../../src/core/model/names.ts";

export const aField = (key: string, overrides: Partial<FieldDefinition> = {}): FieldDefinition => ({
  key,
  name: key,
  aliases: [],
  required: false,
  type: "text",
  choices: [],
  alsoChoices: [],
  maxLength: null,
  date: null,
  writtenByApp: false,
  ...overrides,
});

export const aStatus = (name: string, aliases: readonly string[] = []): StatusDefinition => ({
  name: name as Status,
  aliases,
  color: "cccccc",
  gate: "waiting",
  description: "",
});

export const aCall = (rule: string, severity: FormatRuleCall["severity"] = "error"): FormatRuleCall => ({
  rule,
  severity,
  with: {},
});

/** Tales: numbered `tale`, with a state, a teller and a day told. */
export const aKind = (overrides: Partial<Kind> = {}): Kind => ({
  name: "tale" as KindName,
  prefix: "TALE",
  noun: "tale",
  syntax: "front-matter",
  fields: [
    aField("tale", { type: "number", writtenByApp: true, required: true }),
    aField("name", { required: true, maxLength: 20 }),
    aField("tellers", { type: "people", required: true, aliases: [{ key: "teller", severity: "warning" }] }),
    aField("state", {
      type: "status",
      writtenByApp: true,
      required: true,
      aliases: [{ key: "stage", severity: null }],
    }),
    aField("until", { type: "date", writtenByApp: true, date: { form: "MM/DD/YYYY", otherForms: "warning" } }),
    aField("sort", {
      type: "choice",
      required: true,
      choices: ["Short", "Long"],
      alsoChoices: [{ value: "brief", severity: "warning" }],
    }),
    aField("told", { type: "date", required: true, date: { form: "MM/DD/YYYY", otherForms: "warning" } }),
    aField("talk", { type: "url" }),
    aField("after", { type: "links" }),
  ],
  numberField: "tale",
  titleField: "name",
  statusField: "state",
  authorsField: "tellers",
  format: [],
  fileName: "tale-{number}",
  initial: "Whispered" as Status,
  statuses: [aStatus("Whispered"), aStatus("Told Aloud", ["aloud"]), aStatus("Sung")],
  moves: [],
  steward: { role: "keepers" as RoleName, primary: null, title: "keeper", assignVerb: null, unassignVerb: null },
  secretary: null,
  extension: null,
  outcomesBy: [],
  ...overrides,
});

export const bytesOf = (text: string): Uint8Array => encodeUtf8(text);
export const textOf = (bytes: Uint8Array): string => decodeUtf8(bytes);

export const aHeader = (lines: readonly string[], ending = "\n"): string =>
  ["---", ...lines, "---", "", "# Once", ""].join(ending);

export const read = (text: string, kind: Kind = aKind(), path = "tales/tale-7.md"): Document =>
  readDocument(kind, path, bytesOf(text));
