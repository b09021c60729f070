/**
 * A scenario with somebody's document in place of its own: opened where the
 * scenario's was, under its own name. What the scenario expects of its own
 * document is left out; the story takes its course.
 */
import { basename, dirname } from "node:path";
import type { Scenario, Step } from "./language/scenario.ts";

export function withProposal(scenario: Scenario, file: string, bytes: Uint8Array): Scenario {
  const steps = scenario.steps.flatMap((step): readonly Step[] => {
    if (step.action?.kind !== "open") return step.action === null && !step.timed ? [] : [{ ...step, expect: null }];
    const [path] = Object.keys(step.action.with.files);
    const place = `${dirname(path ?? "proposal.md")}/${basename(file)}`;
    const files = { [place]: { base64: Buffer.from(bytes).toString("base64") } };
    const { message: _message, ...input } = step.action.with;
    return [
      {
        ...step,
        expect: null,
        note: `${input.by} opens a pull request that adds ${basename(file)} as it is.`,
        action: { kind: "open", with: { ...input, files, title: titleOf(bytes) ?? basename(file) } },
      },
    ];
  });
  return { ...scenario, name: `${basename(file)}: from its opening to a decision`, steps };
}

function titleOf(bytes: Uint8Array): string | null {
  const title = /^title:[ \t]*(\S.*)$/im.exec(Buffer.from(bytes).toString("utf8"))?.[1];
  return title?.trim() ?? null;
}
