/** What looks need, put together from settings: GitHub's adapters, the processes that come with Lastcall, the wording. */
import { createHmac } from "node:crypto";
import { postWebhook } from "../../announce/post-webhook.ts";
import type { Sha } from "../../core/model/names.ts";
import type { PolicyReading } from "../../core/model/policy.ts";
import { parsePolicy } from "../../core/policy/parse-policy.ts";
import type { Presets } from "../../core/policy/preset.ts";
import { KeptContents } from "../../gather/kept-contents.ts";
import { type GitHubClientOptions, gitHubClients, type RequestLog } from "../../github/github-clients.ts";
import { octokitDirectory } from "../../github/octokit-directory.ts";
import { octokitReader } from "../../github/octokit-reader.ts";
import { octokitWriter } from "../../github/octokit-writer.ts";
import type { FileReading, GitHubDirectory } from "../../github/ports.ts";
import { documentedRates, noThrottle } from "../../github/throttle.ts";
import type { Log, LookDependencies } from "../../look/dependencies.ts";
import { lookAtAll } from "../../look/look-at-all.ts";
import { LookMemory } from "../../look/memory.ts";
import { loadPresets } from "../../presets/load-presets.ts";
import type { Store } from "../../store/store.ts";
import { loadWording } from "../../templates/load-wording.ts";
import { expectationsOfAll } from "../../webhooks/expectations.ts";
import type { OwnIdentity } from "../../webhooks/routes.ts";
import type { Clock } from "./clock.ts";
import type { ServeSettings } from "./settings.ts";

export interface LookParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly wallClock: () => string;
  readonly own: () => OwnIdentity;
  readonly log: Log & RequestLog;
}

export const clientOptions = (
  settings: ServeSettings,
  { wallClock, log }: Pick<LookParts, "wallClock" | "log">,
): GitHubClientOptions => ({
  appId: settings.appId,
  privateKey: settings.privateKey,
  baseUrl: settings.baseUrl,
  wallClock,
  log,
  throttle: settings.throttled ? documentedRates() : noThrottle,
});

export const lookDependencies = (
  settings: ServeSettings,
  options: GitHubClientOptions,
  { store, clock, own, log }: LookParts,
): LookDependencies & { readonly directory: GitHubDirectory } => {
  const clients = gitHubClients(options);
  const directory = octokitDirectory(options, clients);
  return {
    store,
    reader: octokitReader(clients, settings.appId),
    writer: octokitWriter(clients),
    post: postWebhook({ variable: (name) => settings.addresses[name] }),
    directory,
    now: clock.now,
    wording: loadWording(),
    markerKey: createHmac("sha256", settings.markerSecret).update(`lastcall marker ${settings.appId}`).digest("hex"),
    isOwn: (login) => login.toLowerCase() === own().botLogin,
    parsePolicy: policyParser(loadPresets()),
    expectationsOf: expectationsOfAll,
    lookAtAll: lookAtAll({ store, directory, now: clock.now }),
    caughtUp: true,
    memory: new LookMemory(),
    kept: new KeptContents(),
    log,
  };
};

/** A file that is there and cannot be read is a broken policy, not a missing one: it must not open anything. */
const policyParser =
  (presets: Presets) =>
  (file: FileReading, commit: Sha): PolicyReading => {
    switch (file.kind) {
      case "absent":
        return { kind: "missing" };
      case "unreadable": {
        const problem = { code: "unreadable", at: "", position: { line: 1, column: 1 }, message: file.why, help: null };
        return { kind: "broken", commit, problems: [problem] };
      }
      case "file":
        return parsePolicy(file.bytes, commit, presets);
    }
  };
