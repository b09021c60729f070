/** Puts a scenario's stage together: the stand-in GitHub, its people and teams, the App as a process. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "../sandbox/start-sandbox.ts";
import { AppProcess, appProgram } from "./app-process.ts";
import { beginningFiles } from "./begin-repository.ts";
import { Clockwork } from "./clockwork.ts";
import { peopleOf, teamSlug, teamsOf } from "./gather-people.ts";
import type { Scenario } from "./language/scenario.ts";
import { Stage } from "./stage.ts";

export interface StageSettings {
  readonly databaseUrl: string;
  /** What every process needs: PATH, HOME, TMPDIR. */
  readonly inherited: Readonly<Record<string, string>>;
  /** A file to which all that the App writes is added. */
  readonly logFile?: string | undefined;
  /** Arguments of `node` that run the App; another program in tests. */
  readonly program?: readonly string[] | undefined;
}

/** Where Probot listens for deliveries. */
const webhookPath = "/api/github/webhooks";

export interface SetStage {
  readonly stage: Stage;
  /** Stops everything that was started. */
  readonly strike: () => Promise<void>;
}

/** Variables that a policy of the story names as addresses, at whatever step it comes. */
const addressesNamedIn = (scenario: Scenario): readonly string[] => [
  ...new Set(
    [...JSON.stringify(scenario).matchAll(/url-env[\\": ]+([A-Z][A-Z0-9_]*)/g)].flatMap(([, name]) => name ?? []),
  ),
];

export async function setStage(
  scenario: Scenario,
  settings: StageSettings,
  onStop: (stage: Stage, now: string) => void,
): Promise<SetStage> {
  const files = beginningFiles(scenario);
  const sandbox = await startSandbox({
    start: scenario.start,
    ownedBy: scenario.ownedBy,
    weather: scenario.weather,
    files,
  });
  const folder = mkdtempSync(join(tmpdir(), "lastcall-rehearsal-"));
  const app = await AppProcess.prepare(
    {
      appId: sandbox.app.appId,
      privateKey: sandbox.app.privateKey,
      webhookSecret: sandbox.app.webhookSecret,
      gitHub: sandbox.url,
      databaseUrl: settings.databaseUrl,
      variables: Object.fromEntries(
        addressesNamedIn(scenario).map((name) => [name, sandbox.announcementsUrl(name)] as const),
      ),
      socketReport: join(folder, "attempts-to-leave"),
      inherited: settings.inherited,
      logFile: settings.logFile ?? null,
    },
    settings.program ?? appProgram,
  );
  const strike = async (): Promise<void> => {
    await app.stop().finally(async () => {
      await sandbox.stop();
      rmSync(folder, { recursive: true, force: true });
    });
  };
  try {
    const clock = new Clockwork(sandbox, app, (now) => onStop(stage, now));
    const stage = new Stage(scenario, sandbox, app, clock);
    for (const login of peopleOf(scenario, files)) stage.person(login);
    for (const [team, members] of teamsOf(scenario)) {
      sandbox.people.setTeam({ team: teamSlug(team), members: members.map((login) => stage.person(login)) });
    }
    sandbox.world.setWebhook({ url: `${app.url}${webhookPath}`, secret: sandbox.app.webhookSecret });
    await app.start(scenario.start);
    return { stage, strike };
  } catch (error) {
    await strike();
    throw error;
  }
}
