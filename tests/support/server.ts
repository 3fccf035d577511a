import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import type { Browser, ConsoleMessage, Page } from "playwright";
import { onTestFailed, onTestFinished, vi } from "vitest";

/** A machine may be busy with other work. */
const PATIENCE = { timeout: 100_000, interval: 100 };

/** Tries again until the browser shows what is wanted, without a hand on it. */
export const eventually = <T>(look: () => Promise<T>) => vi.waitFor(look, PATIENCE);

/** Eleventy's server has no option for its host: put before a configuration, this is on loopback alone. */
export const onLoopback = (port: number) => `import { Server } from "node:net";
const { listen } = Server.prototype;
Server.prototype.listen = function (options) {
  return listen.call(this, { ...options, host: "127.0.0.1", port: ${port} });
};
`;

/** A port of loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No port");
  return address.port;
}

/**
 * Runs a command in a folder; it and all that it has started end with the test.
 * @returns reads its output up to the next line that the pattern is found in: the groups of the match.
 */
export function run(command: string, args: readonly string[], cwd: string) {
  const child = spawn(command, args, { cwd, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const closed = once(child, "close");
  onTestFinished(async () => {
    // The group's, which the command leads.
    if (child.pid) process.kill(-child.pid, "SIGKILL");
    await closed;
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      log += chunk;
    });
  onTestFailed(() => console.error(log));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return async (pattern: RegExp): Promise<string[]> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`${command} ended`);
      const found = pattern.exec(value);
      if (found) return found.slice(1);
    }
  };
}

/** A page at the address, once it hears of the server's changes; `script` runs before its own. */
export async function open(browser: Browser, url: string, script = ""): Promise<Page> {
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  await page.addInitScript(script);
  page.setDefaultTimeout(PATIENCE.timeout);
  const isConnected = (message: ConsoleMessage) => message.text().endsWith("Connected");
  // The server may not be up yet, or about to start again.
  await eventually(() =>
    Promise.all([
      page.waitForEvent("console", { predicate: isConnected, timeout: 10_000 }),
      page.goto(url),
    ]),
  );
  return page;
}
