import type { Browser } from "playwright";
import { launch } from "./chromium.js";

let browser: Promise<Browser> | undefined;

/** Returns this worker's browser, which all its test files share. It closes when the worker ends. */
export function useBrowser(): Promise<Browser> {
  browser ??= launch();
  return browser;
}
