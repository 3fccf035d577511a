import type { Browser } from "playwright";
import { launch } from "./chromium.js";

let browser: Promise<Browser> | undefined;

/** Returns the browser of this worker, which all its files share and which ends with it. */
export function useBrowser(): Promise<Browser> {
  browser ??= launch();
  return browser;
}
