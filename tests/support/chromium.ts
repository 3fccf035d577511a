import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Playwright's own browser if it is there, else the system's; fetches one where there is none. */
export function findChromium(): string {
  const find = () => [chromium.executablePath(), ...SYSTEM].find((file) => existsSync(file));
  if (!find()) fetchBrowser();
  const executablePath = find();
  if (!executablePath)
    throw new Error("No Chromium: run `npx playwright install --with-deps chromium`");
  return executablePath;
}

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium(), args: ARGS });

function fetchBrowser(): void {
  const run = (command: string, ...args: string[]) => {
    execFileSync(command, args, { stdio: ["ignore", "ignore", "inherit"] });
  };
  try {
    run("npx", "playwright", "install", "chromium");
  } catch {
    // Playwright's downloads are not to be had everywhere; Debian's package is.
    run("apt-get", "update");
    run("apt-get", "install", "-y", "chromium");
  }
}

/** A page on which `http://site.test/` is a folder, or files given as text; nothing else exists. */
export async function openSite(
  browser: Browser,
  source: string | Record<string, string>,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext(options);
  await context.route("**/*", (route) => {
    const { hostname, pathname } = new URL(route.request().url());
    const name = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    if (hostname !== "site.test") return route.abort();
    if (typeof source !== "string") {
      const body = source[name];
      const contentType = name.endsWith(".xhtml") ? "application/xhtml+xml" : undefined;
      if (body === undefined) return route.fulfill({ status: 404 });
      return route.fulfill(
        contentType ? { body, contentType } : { body, contentType: "text/html; charset=utf-8" },
      );
    }
    const file = path.join(source, name);
    return existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 });
  });
  return context.newPage();
}
