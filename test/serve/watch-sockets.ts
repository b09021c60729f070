/** Notes and refuses every connection that would leave this machine, whoever opens it. */
import { Socket } from "node:net";

export interface SocketWatch {
  /** `host:port` of what was refused. */
  readonly attempts: readonly string[];
  end(): void;
}

interface Target {
  readonly host?: string;
  readonly port?: number;
  readonly path?: string;
}

const isLoopback = ({ host, path }: Target): boolean =>
  path !== undefined || host === undefined || ["127.0.0.1", "localhost", "::1"].includes(host);

export const watchSockets = (): SocketWatch => {
  const attempts: string[] = [];
  const { connect } = Socket.prototype;
  Socket.prototype.connect = function (this: Socket, ...given: unknown[]) {
    // Node's own callers hand over their arguments as one normalised array.
    const flat = given.flat(1) as unknown[];
    const [first, second] = flat;
    const target: Target =
      typeof first === "object" && first !== null
        ? (first as Target)
        : typeof first === "number"
          ? { port: first, ...(typeof second === "string" ? { host: second } : {}) }
          : { path: String(first) };
    if (isLoopback(target)) return Reflect.apply(connect, this, given) as Socket;
    attempts.push(`${target.host}:${target.port}`);
    return this.destroy(new Error(`A test tried to reach ${target.host}.`));
  } as typeof connect;
  return {
    attempts,
    end: () => {
      Socket.prototype.connect = connect;
    },
  };
};
