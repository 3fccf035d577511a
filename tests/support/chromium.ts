import { spawnSync } from "node:child_process";
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
  // By default, a headless shell hints fonts fully. This would move lines and the ends of printed pages.
  "--font-render-hinting=none",
];
/** Headless shells open a page in a quarter of the time that a browser with windows takes. */
const SHELLS = ["/usr/bin/chromium-headless-shell"];
const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const installed = (files: readonly string[]) => files.find((file) => existsSync(file));

/** Returns the path of the system's browser, or undefined where Playwright's own is installed. */
function systemBrowser(): string | undefined {
  // Playwright installs its headless shell beside its browser, and prefers it.
  if (installed([chromium.executablePath()])) return undefined;
  const executablePath = installed([...SHELLS, ...BROWSERS]);
  if (!executablePath)
    throw new Error("No Chromium: run `npx playwright install --with-deps chromium`");
  return executablePath;
}

/** Returns the path of the browser that tests use, for tools that start a browser. */
export const browserPath = (): string => systemBrowser() ?? chromium.executablePath();

export function launch(): Promise<Browser> {
  const executablePath = systemBrowser();
  return chromium.launch(executablePath ? { executablePath, args: ARGS } : { args: ARGS });
}

/** Installs a headless shell if there is none. If that fails, tests use the system's browser. */
export function installChromium(): void {
  const run = (command: string, ...args: string[]) =>
    spawnSync(command, args, { stdio: "ignore" }).status === 0;
  const install = (name: string) => run("apt-get", "install", "-y", name);
  if (installed([chromium.executablePath(), ...SHELLS]) || install("chromium-headless-shell"))
    return;
  // Not every network reaches Playwright's downloads.
  if (installed(BROWSERS) || run("npx", "playwright", "install", "chromium")) return;
  run("apt-get", "update");
  if (!install("chromium-headless-shell")) install("chromium");
}

/** The types of files other than HTML. */
const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".xhtml": "application/xhtml+xml",
};

/** Opens a page for which `http://site.test/` is a folder, or files given as text. All other requests fail. */
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
      if (body === undefined) return route.fulfill({ status: 404 });
      const type = TYPES[path.extname(name)] ?? "text/html";
      return route.fulfill({ body, contentType: `${type}; charset=utf-8` });
    }
    const file = path.join(source, name);
    return existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 });
  });
  return context.newPage();
}
