/** The whole flow in one process, for tests: sandbox, adapters, a real database, looks made one after the other. */

import type { Instant, Sha } from "../../src/core/model/names.ts";
import type { PolicyReading } from "../../src/core/model/policy.ts";
import type { Subject } from "../../src/core/model/subject.ts";
import { parsePolicy } from "../../src/core/policy/parse-policy.ts";
import type { Presets } from "../../src/core/policy/preset.ts";
import { evaluateSubject } from "../../src/evaluate-subject.ts";
import { KeptContents } from "../../src/gather/kept-contents.ts";
import { gitHubClients } from "../../src/github/github-clients.ts";
import { octokitDirectory } from "../../src/github/octokit-directory.ts";
import { octokitReader } from "../../src/github/octokit-reader.ts";
import { octokitWriter } from "../../src/github/octokit-writer.ts";
import type { FileReading } from "../../src/github/ports.ts";
import type { LookDependencies } from "../../src/look/dependencies.ts";
import { lookAtAll } from "../../src/look/look-at-all.ts";
import { LookMemory } from "../../src/look/memory.ts";
import { loadPresets } from "../../src/presets/load-presets.ts";
import type { Sandbox } from "../../src/sandbox/sandbox-api.ts";
import { startSandbox } from "../../src/sandbox/start-sandbox.ts";
import { openStore } from "../../src/store/postgres-store.ts";
import { loadWording } from "../../src/templates/load-wording.ts";
import { freshDatabase } from "../database/fresh-database.ts";

export interface Flow {
  readonly sandbox: Sandbox;
  readonly dependencies: LookDependencies;
  readonly databaseUrl: string;
  /** Looks at the thread until nothing changes any more, moving the clock to each next look up to `until`. */
  settle(number: number, until?: string): Promise<void>;
  stop(): Promise<void>;
}

const quiet = { info: () => {}, warn: () => {}, error: () => {} };

const policyReader =
  (presets: Presets) =>
  (file: FileReading, commit: Sha): PolicyReading => {
    if (file.kind === "absent") return { kind: "missing" };
    if (file.kind === "unreadable") {
      const problem = { code: "unreadable", at: "", position: { line: 1, column: 1 }, message: file.why, help: null };
      return { kind: "broken", commit, problems: [problem] };
    }
    return parsePolicy(file.bytes, commit, presets);
  };

export const startFlow = async (
  files: Readonly<Record<string, string>>,
  start: string,
  presets: Presets = loadPresets(),
): Promise<Flow> => {
  const sandbox = await startSandbox({ start, files, weather: "kind" });
  const database = await freshDatabase();
  const store = await openStore({ connectionString: database.connectionString });
  const options = {
    appId: sandbox.app.appId,
    privateKey: sandbox.app.privateKey,
    baseUrl: `${sandbox.url}/api/v3`,
    wallClock: () => new Date().toISOString(),
  };
  const clients = gitHubClients(options);
  const now = (): Instant => sandbox.world.now() as Instant;
  const directory = octokitDirectory(options, clients);
  const dependencies: LookDependencies = {
    store,
    reader: octokitReader(clients, sandbox.app.appId),
    writer: octokitWriter(clients),
    post: async () => "Nothing is announced in this test.",
    now,
    wording: loadWording(),
    markerKey: "a key for tests",
    isOwn: (login) => login.toLowerCase() === sandbox.app.botLogin.toLowerCase(),
    parsePolicy: policyReader(presets),
    expectationsOf: () => [],
    lookAtAll: lookAtAll({ store, directory, now }),
    caughtUp: true,
    memory: new LookMemory(),
    kept: new KeptContents(),
    log: quiet,
  };
  const repository = sandbox.view.repository();
  const subject = (number: number): Subject => ({ kind: "thread", repository: repository.id, number });
  let deliveries = 0;
  return {
    sandbox,
    dependencies,
    databaseUrl: database.connectionString,
    settle: async (number, until = now()) => {
      await store.saveDelivery({
        id: `test-${deliveries++}`,
        event: "full-look",
        action: null,
        payload: {},
        receivedAt: now(),
        subjects: [subject(number)],
        ignored: null,
        installation: sandbox.app.installationId,
        repository,
      });
      await evaluateSubject(dependencies, subject(number));
      for (let looks = 0; looks < 500; looks += 1) {
        const writes = sandbox.view.requests().filter((request) => request.kind === "write").length;
        await evaluateSubject(dependencies, subject(number));
        if (sandbox.view.requests().filter((request) => request.kind === "write").length > writes) continue;
        const next = await store.nextLookAt();
        if (next === null || next > until) break;
        if (next > now()) sandbox.world.setClock(next);
      }
      if (until > now()) sandbox.world.setClock(until);
    },
    stop: async () => {
      await store.close();
      await database.drop();
      await sandbox.stop();
    },
  };
};
