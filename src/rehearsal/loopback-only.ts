/**
 * Loaded into the App's process before anything else (`node --import`): refuses
 * every connection that leaves this machine, and writes each attempt as a line
 * to the file that LASTCALL_SOCKET_REPORT names, so that the rehearsal fails for
 * it even where the caller swallowed the error.
 */
import dgram from "node:dgram";
import { appendFileSync } from "node:fs";
import net from "node:net";

const report = process.env.LASTCALL_SOCKET_REPORT;

function isLoopback(host: string): boolean {
  const plain = host.toLowerCase().replace(/^\[|\]$/g, "");
  return plain === "localhost" || plain === "::1" || /^127\.\d+\.\d+\.\d+$/.test(plain) || /^::ffff:127\./.test(plain);
}

function refuse(host: string, port: unknown): Error {
  const target = `${host}:${String(port)}`;
  if (report !== undefined) appendFileSync(report, `${target}\n`);
  return Object.assign(new Error(`A rehearsal stays on this machine; a connection to ${target} was refused.`), {
    code: "ECONNREFUSED",
  });
}

interface Target {
  readonly host?: unknown;
  readonly port?: unknown;
  readonly path?: unknown;
}

/** `connect(options)`, `connect(port, host)`, `connect(path)`, or the array that `net.connect` has made of them. */
function targetOf(args: readonly unknown[]): Target {
  const first = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0];
  if (typeof first === "object" && first !== null) return first as Target;
  if (typeof first === "string" && Number.isNaN(Number(first))) return { path: first };
  return { port: first, host: typeof args[1] === "string" ? args[1] : undefined };
}

const connect = net.Socket.prototype.connect as (this: net.Socket, ...args: unknown[]) => net.Socket;
net.Socket.prototype.connect = function connectOnLoopback(this: net.Socket, ...args: unknown[]): net.Socket {
  const { host, port, path } = targetOf(args);
  const name = typeof host === "string" && host !== "" ? host : "localhost";
  if (path === undefined && !isLoopback(name)) {
    const problem = refuse(name, port);
    process.nextTick(() => this.destroy(problem));
    return this;
  }
  return connect.apply(this, args);
} as typeof net.Socket.prototype.connect;

const send = dgram.Socket.prototype.send as (this: dgram.Socket, ...args: unknown[]) => void;
dgram.Socket.prototype.send = function sendOnLoopback(this: dgram.Socket, ...args: unknown[]): void {
  const address = args.findLast((argument) => typeof argument === "string" && args.indexOf(argument) > 0);
  if (typeof address === "string" && !isLoopback(address)) {
    const problem = refuse(address, "udp");
    const callback = args.at(-1);
    if (typeof callback === "function") callback(problem);
    else process.nextTick(() => this.emit("error", problem));
    return;
  }
  send.apply(this, args);
} as typeof dgram.Socket.prototype.send;
