import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import type { Browser, ConsoleMessage, Page } from "playwright";
import { vi } from "vitest";

/** Timeouts for busy machines. */
const PATIENCE = { timeout: 300_000, interval: 100 };

/** Repeats a check until it passes. */
export const eventually = <T>(check: () => Promise<T>) => vi.waitFor(check, PATIENCE);

/** Configuration lines that bind Eleventy's server to the loopback interface. Eleventy has no option for this. */
export const onLoopback = (port: number) => `import { Server } from "node:net";
const { listen } = Server.prototype;
Server.prototype.listen = function (options) {
  return listen.call(this, { ...options, host: "127.0.0.1", port: ${port} });
};
`;

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

/**
 * Runs a command in a folder. `next` waits for an output line matching a pattern and returns the
 * match's groups; `stop` kills the process group.
 */
export function run(command: string, args: readonly string[], cwd: string) {
  const child = spawn(command, args, { cwd, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const closed = once(child, "close");
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      log += chunk;
    });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (pattern: RegExp): Promise<string[]> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`${command} ended: ${log}`);
      const match = pattern.exec(value);
      if (match) return match.slice(1);
    }
  };
  const stop = async () => {
    if (child.pid) process.kill(-child.pid, "SIGKILL");
    await closed;
  };
  return { next, stop };
}

/**
 * Opens a page after it has connected to the server's change events. `script` runs before the
 * page's scripts.
 */
export async function open(browser: Browser, url: string, script = ""): Promise<Page> {
  const page = await browser.newPage();
  await page.addInitScript(script);
  page.setDefaultTimeout(PATIENCE.timeout);
  const isConnected = (message: ConsoleMessage) => message.text().endsWith("Connected");
  // The server may be starting or restarting.
  await eventually(() =>
    Promise.all([
      page.waitForEvent("console", { predicate: isConnected, timeout: 60_000 }),
      page.goto(url),
    ]),
  );
  return page;
}
