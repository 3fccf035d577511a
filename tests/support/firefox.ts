import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const SYSTEM = [
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
];
const TYPES: Record<string, string> = { ".css": "text/css", ".js": "text/javascript" };

/** Returns the path of the system's Firefox, and tries to install Debian's package if there is none. */
export function findFirefox(): string | undefined {
  const find = () => SYSTEM.find((file) => existsSync(file));
  if (!find()) {
    try {
      execFileSync("apt-get", ["-o", "DPkg::Lock::Timeout=300", "install", "-y", "firefox-esr"], {
        stdio: "ignore",
      });
    } catch {
      // The system is not Debian, or installing is not allowed.
    }
  }
  return find();
}

/** Collects the messages, errors and missing files of a page in `messages`. Runs before the scripts of the page. */
const COLLECT = `
window.messages = [];
for (const name of ["debug", "log", "info", "warn", "error"])
  console[name] = (...items) => messages.push(items.join(" "));
addEventListener("error", ({ message, target }) => messages.push(message ?? target.outerHTML), true);
addEventListener("unhandledrejection", ({ reason }) => messages.push(String(reason)));
`;
const ADDED = { first: "/messages.js", last: "/check.js" };

/**
 * Opens a page of the folder with an additional module script, and returns the data that the script posts. The script
 * finds the messages of the page in `messages`.
 */
export async function report(
  firefox: string,
  folder: string,
  page: string,
  script: string,
): Promise<unknown> {
  let answer: (value: unknown) => void;
  const answered = new Promise((resolve) => {
    answer = resolve;
  });
  const server = createServer(async (request, response) => {
    const name = decodeURI(request.url ?? "/");
    if (request.method === "POST") {
      const body = await request.toArray();
      response.end();
      return answer(JSON.parse(Buffer.concat(body).toString()));
    }
    const file = path.join(folder, name.endsWith("/") ? `${name}index.html` : name);
    const added = { [ADDED.first]: COLLECT, [ADDED.last]: script }[name];
    if (added) return response.setHeader("content-type", "text/javascript").end(added);
    if (!existsSync(file)) return response.writeHead(404).end();
    const type = TYPES[path.extname(file)] ?? "text/html; charset=utf-8";
    response.setHeader("content-type", type);
    const content = readFileSync(file);
    if (type.startsWith("text/html"))
      return response.end(
        `${String(content).replace("<head>", `<head><script src="${ADDED.first}"></script>`)}<script type="module" src="${ADDED.last}"></script>`,
      );
    return response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const profile = mkdtempSync(path.join(tmpdir(), "firefox-"));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}${page}`;
  const browser = spawn(firefox, ["--headless", "--no-remote", "--profile", profile, url], {
    stdio: "ignore",
    env: { ...process.env, HOME: profile },
  });
  try {
    return await answered;
  } finally {
    const closed = new Promise((resolve) => browser.once("close", resolve));
    browser.kill();
    await closed;
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
