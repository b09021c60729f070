/** The App's one port: webhooks, health, a word at the door, and nothing else. */
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";

export interface HttpServer {
  readonly url: string;
  /** Takes no new connections; those that are busy get some seconds. */
  stop(): Promise<void>;
}

const graceMilliseconds = 10_000;

export const newHttpApp = (onError: (error: unknown) => void): Hono => {
  const app = new Hono();
  app.get("/", (context) =>
    context.text("Lastcall runs here. It takes webhooks from GitHub; whether it is well, /health says.\n"),
  );
  app.notFound((context) => context.text("Not found.\n", 404));
  app.onError((error, context) => {
    onError(error);
    return context.text("Internal error; the log says more.\n", 500);
  });
  return app;
};

export const listen = async (app: Hono, host: string, port: number): Promise<HttpServer> => {
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(new Error(cannotListen(error, host, port), { cause: error })),
    );
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    stop: () =>
      new Promise((resolve) => {
        const closeAll = setTimeout(() => {
          if ("closeAllConnections" in server) server.closeAllConnections();
        }, graceMilliseconds);
        server.close(() => {
          clearTimeout(closeAll);
          resolve();
        });
        if ("closeIdleConnections" in server) server.closeIdleConnections();
      }),
  };
};

const cannotListen = (error: NodeJS.ErrnoException, host: string, port: number): string => {
  switch (error.code) {
    case "EADDRINUSE":
      return `Port ${port} is in use by another process. Set PORT to another one, or end that process.`;
    case "EACCES":
      return `Port ${port} may not be used by this user. Set PORT to one from 1024 on.`;
    case "ENOTFOUND":
    case "EADDRNOTAVAIL":
      return `This machine has no address "${host}". Set HOST to one that it has, such as 127.0.0.1 or 0.0.0.0.`;
    default:
      return `The App cannot listen on ${host}:${port}: ${error.message}`;
  }
};
