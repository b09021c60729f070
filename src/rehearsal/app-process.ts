/**
 * The App as a process of its own, as an operator runs it: started with an
 * environment, reached by HTTP, ended by signals. Its port stays the same over
 * restarts, so that GitHub's webhooks find it again.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { appendFileSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { programFolder } from "../program-folder.ts";
import { AppClient } from "./app-client.ts";
import { RehearsalBreakdown } from "./breakdown.ts";
import { reservePort } from "./reserve-port.ts";

/** `.ts` in a checkout, `.js` in the published package. */
const ending = extname(import.meta.filename);

const startsWithinMs = 30_000;
const stopsWithinMs = 15_000;
const keptLines = 200;

export interface AppEnvironment {
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** The stand-in GitHub's URL. */
  readonly gitHub: string;
  readonly databaseUrl: string;
  /** Further variables of its environment, such as addresses that the policy names. */
  readonly variables?: Readonly<Record<string, string>>;
  /** A file in which the attempts to leave this machine are written. */
  readonly socketReport: string;
  /** What every process needs: PATH, HOME, TMPDIR. */
  readonly inherited: Readonly<Record<string, string>>;
  /** A file to which all that the App writes is added; null: none. */
  readonly logFile: string | null;
}

/** The program to run: `node ARGUMENTS`; another in tests. */
export const appProgram: readonly string[] = [join(programFolder, `main${ending}`), "serve"];

export class AppProcess {
  readonly url: string;
  readonly client: AppClient;
  readonly #environment: AppEnvironment;
  readonly #program: readonly string[];
  readonly #port: number;
  readonly #key: string;
  readonly #log: string[] = [];
  #child: ChildProcess | null = null;
  #awayUntil: string | null = null;
  #exited: Promise<void> = Promise.resolve();
  #revival: Promise<void> | null = null;

  private constructor(environment: AppEnvironment, program: readonly string[], port: number) {
    this.#environment = environment;
    this.#program = program;
    this.#port = port;
    this.#key = randomBytes(16).toString("hex");
    this.url = `http://127.0.0.1:${port}`;
    this.client = new AppClient(this.url, this.#key);
  }

  static async prepare(environment: AppEnvironment, program: readonly string[] = appProgram): Promise<AppProcess> {
    return new AppProcess(environment, program, await reservePort());
  }

  /** Stopped on purpose, until `back`. */
  get isAway(): boolean {
    return this.#awayUntil !== null;
  }

  get awayUntil(): string | null {
    return this.#awayUntil;
  }

  async leave(until: string): Promise<void> {
    await this.stop();
    this.#awayUntil = until;
  }

  /** The newest lines that the App wrote, for reports. */
  get log(): readonly string[] {
    return this.#log;
  }

  /** Resolves when the App answers. */
  async start(now: string): Promise<void> {
    this.#awayUntil = null;
    const { gitHub, inherited, logFile, ...env } = this.#environment;
    const preload = pathToFileURL(join(programFolder, "rehearsal", `loopback-only${ending}`)).href;
    const child = spawn(process.execPath, ["--import", preload, ...this.#program], {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...inherited,
        ...env.variables,
        NODE_ENV: "production",
        LOG_LEVEL: logFile === null ? "info" : "debug",
        APP_ID: String(env.appId),
        PRIVATE_KEY: env.privateKey,
        WEBHOOK_SECRET: env.webhookSecret,
        GHE_HOST: new URL(gitHub).host,
        GHE_PROTOCOL: "http",
        HOST: "127.0.0.1",
        PORT: String(this.#port),
        DATABASE_URL: env.databaseUrl,
        LASTCALL_THROTTLE: "off",
        LASTCALL_REHEARSAL_KEY: this.#key,
        LASTCALL_REHEARSAL_NOW: now,
        LASTCALL_SOCKET_REPORT: env.socketReport,
        // Every start compiles the same files; the second one need not.
        NODE_COMPILE_CACHE: join(tmpdir(), "lastcall-compile-cache"),
      },
    });
    this.#child = child;
    child.stdout?.on("data", (chunk: Buffer) => this.#keep(chunk));
    child.stderr?.on("data", (chunk: Buffer) => this.#keep(chunk));
    this.#exited = new Promise((resolve) => {
      const gone = (): void => {
        if (this.#child === child) this.#child = null;
        resolve();
      };
      child.once("exit", gone);
      child.once("error", (error) => {
        this.#log.push(String(error));
        gone();
      });
    });
    await this.#answers();
  }

  /** As a loss of power: SIGKILL. */
  async kill(): Promise<void> {
    this.#child?.kill("SIGKILL");
    await this.#exited;
  }

  /** As a loss of power that somebody sees to: SIGKILL, and a start on what is left. `isReviving` until it answers again. */
  crash(now: () => string): void {
    this.#revival ??= this.kill()
      .then(() => this.start(now()))
      .finally(() => {
        this.#revival = null;
      });
    // Who waits for it hears of a start that failed; nobody else does.
    this.#revival.catch(() => {});
  }

  get isReviving(): boolean {
    return this.#revival !== null;
  }

  async revived(): Promise<void> {
    await this.#revival;
  }

  /** As an operator's stop: SIGTERM, and time to finish. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    child.kill("SIGTERM");
    const stopped = await Promise.race([this.#exited.then(() => true), pause(stopsWithinMs, false, { ref: false })]);
    if (stopped) return;
    await this.kill();
    throw new RehearsalBreakdown(this.withLog(`The App did not stop within ${stopsWithinMs / 1000} s of SIGTERM.`));
  }

  /** Throws when the App has stopped by itself. */
  assertRunning(): void {
    if (this.#child === null) throw new RehearsalBreakdown(this.withLog("The App stopped by itself."));
  }

  /** Connections beyond loopback that the App attempted, as `host:port`. */
  attemptsToLeave(): readonly string[] {
    try {
      return readFileSync(this.#environment.socketReport, "utf8").split("\n").filter(Boolean);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
      throw error;
    }
  }

  withLog(sentence: string): string {
    const lines = this.#log.slice(-15);
    return lines.length === 0
      ? sentence
      : `${sentence} It wrote last:\n${lines.map((line) => `    ${line}`).join("\n")}`;
  }

  async #answers(): Promise<void> {
    const until = performance.now() + startsWithinMs;
    for (let waitMs = 5; ; waitMs = Math.min(waitMs * 1.5, 50)) {
      this.assertRunning();
      try {
        await this.client.state();
        return;
      } catch (error) {
        // Not listening yet is a TypeError of fetch; an answer that is wrong will not get better.
        if (error instanceof RehearsalBreakdown) throw new RehearsalBreakdown(this.withLog(error.message));
        if (performance.now() > until) {
          throw new RehearsalBreakdown(this.withLog(`The App did not answer within ${startsWithinMs / 1000} s.`), {
            cause: error,
          });
        }
      }
      await pause(waitMs);
    }
  }

  #keep(chunk: Buffer): void {
    if (this.#environment.logFile !== null) appendFileSync(this.#environment.logFile, chunk);
    this.#log.push(...chunk.toString("utf8").split("\n").filter(Boolean));
    if (this.#log.length > keptLines) this.#log.splice(0, this.#log.length - keptLines);
  }
}
