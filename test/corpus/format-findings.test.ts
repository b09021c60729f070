/** docs/format-findings.md: what each format rule finds in documents that real communities wrote, and what to think of it. */
import { expect, test } from "vitest";
import { readDocument } from "../../src/core/documents/read-document.ts";
import { readingRules } from "../../src/core/documents/reading-rules.ts";
import { checkFormat } from "../../src/core/format/check-format.ts";
import { formatRules } from "../../src/core/format/registry.ts";
import { shelfOf } from "../../src/core/format/shelf.ts";
import type { Finding } from "../../src/core/model/document.ts";
import { presetPolicy } from "../../src/core/policy/preset-policy.ts";
import { loadPresets } from "../../src/presets/load-presets.ts";
import { expectKeptFile } from "../golden/kept-file.ts";
import { corpus } from "./corpora.ts";
import { judgements } from "./judgements.ts";

const presets = loadPresets();
const names = ["dip", "oep", "eip"] as const;
const corpora = names.map((name) => ({ name, ...corpus(name) }));
const absent = corpora.find((one) => one.absent !== null)?.absent ?? null;

/** As `lastcall lint` over the folder finds them, in the order of the files. */
const findingsOf = ({ name, files }: (typeof corpora)[number]): readonly Finding[] => {
  const preset = presets.byName.get(name);
  const [kind] = preset ? presetPolicy(preset, presets.known).kinds.values() : [];
  if (!kind) throw new Error(`There is no preset ${name}.`);
  const read = files.map((file) => ({ bytes: file.bytes, document: readDocument(kind, file.name, file.bytes) }));
  const shelf = shelfOf(
    kind,
    read.map(({ document }) => document),
  );
  return read.flatMap(({ document, bytes }) => checkFormat(kind, document, bytes, { number: null, shelf }));
};

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

const frequency = (findings: readonly Finding[]): string => {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - errors;
  const parts = [errors > 0 ? counted(errors, "error") : "", warnings > 0 ? counted(warnings, "warning") : ""];
  const files = new Set(findings.map(({ path }) => path)).size;
  return findings.length === 0 ? "–" : `${parts.filter((part) => part !== "").join(", ")} in ${counted(files, "file")}`;
};

const inCell = (text: string): string => text.replaceAll("|", "\\|");

test.skipIf(absent !== null)(
  absent === null ? "docs/format-findings.md" : `docs/format-findings.md (skipped: ${absent})`,
  () => {
    const found = corpora.map(findingsOf);
    const all = found.flat();
    const rules = [...formatRules.keys(), ...readingRules].sort();
    const firing = rules.filter((rule) => all.some((finding) => finding.rule === rule));
    expect(Object.keys(judgements).sort(), "each rule that fires is judged, and no other").toEqual(firing);

    const rows = firing.map((rule) => {
      const cells = found.map((findings) => frequency(findings.filter((finding) => finding.rule === rule)));
      return `| [${rule}](rules/${rule}.md) | ${cells.join(" | ")} |`;
    });
    const sections = firing.map((rule) => {
      const example =
        all.find((finding) => finding.rule === rule && finding.severity === "error") ??
        all.find((finding) => finding.rule === rule);
      return `## ${rule}\n\n\`${example?.path}:${example?.line}\`: ${inCell(example?.message ?? "")}\n\n${judgements[rule]}\n`;
    });
    const silent = rules.filter((rule) => !firing.includes(rule));
    expectKeptFile(
      "docs/format-findings.md",
      `# What the format rules find in real documents

${corpora.map(({ name, files }) => `${files.length} documents of ${name.toUpperCase()}`).join(", ")}, checked as \`lastcall lint\` does over a folder, each by its preset.
Many are older than the rules of their own process: what is found in them is no reproach, but shows whether a rule says what it should.
This page is made by \`test/corpus/format-findings.test.ts\`, where the documents are at hand.

| rule | ${names.map((name) => name.toUpperCase()).join(" | ")} |
|---|${names.map(() => "---").join("|")}|
${rows.join("\n")}

Never found: ${silent.map((rule) => `[${rule}](rules/${rule}.md)`).join(", ")}.

${sections.join("\n")}`,
    );
  },
);
