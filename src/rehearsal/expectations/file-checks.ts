/** Expectations about files: on the thread's head, on the default branch once it is merged, or on a branch that is named. */

import { readBeside } from "../file-contents.ts";
import type { Expectation, FileExpectation } from "../language/expectation.ts";
import type { Check, Scene } from "./scene.ts";
import { missingTexts, presentTexts } from "./thread-checks.ts";

export const file: Check<Exclude<Expectation["file"], undefined>> = async (wanted, scene) => {
  const failures = await Promise.all(wanted.map((one) => oneFile(one, scene)));
  return failures.flat();
};

async function oneFile(wanted: FileExpectation, scene: Scene): Promise<readonly string[]> {
  const path = await pathMeant(wanted, scene);
  if (path === null) return ["file: expected the document, got none; name its `path`."];
  const bytes = scene.stage.sandbox.view.file(path, refOf(wanted, scene));
  if (wanted.absent) return bytes === null ? [] : [`file ${path}: expected none, but there is one.`];
  if (bytes === null) return [`file ${path}: expected one, got none.`];
  const text = Buffer.from(bytes).toString("utf8");
  const failures = [
    ...missingTexts(`file ${path}`, wanted.contains, text),
    ...presentTexts(`file ${path}`, wanted.lacks, text),
  ];
  if (wanted.equals === undefined) return failures;
  const whole =
    typeof wanted.equals === "string" ? wanted.equals : readBeside(scene.stage.scenario.file, wanted.equals.from);
  const same = Buffer.from(bytes).equals(Buffer.from(whole));
  return same
    ? failures
    : [
        ...failures,
        ...missingTexts(`file ${path}`, [{ source: Buffer.from(whole).toString("utf8"), pattern: /(?!)/ }], text),
      ];
}

async function pathMeant(wanted: FileExpectation, scene: Scene): Promise<string | null> {
  if (wanted.path === null) return (await scene.answer()).document?.path ?? null;
  return wanted.branch === undefined && scene.stage.names.latestThread !== null
    ? scene.stage.names.follow(scene.number, wanted.path)
    : wanted.path;
}

function refOf(wanted: FileExpectation, scene: Scene): string | undefined {
  if (wanted.branch !== undefined) return wanted.branch;
  if (scene.stage.names.latestThread === null) return undefined;
  const { head, merged } = scene.thread;
  return merged || head === null ? undefined : head;
}
