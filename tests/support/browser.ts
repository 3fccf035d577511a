import type { Browser } from "playwright";
import { afterAll } from "vitest";
import { launch } from "./chromium.js";

/** A browser for a file of tests, which is closed after them. */
export async function useBrowser(): Promise<Browser> {
  const browser = await launch();
  afterAll(() => browser.close());
  return browser;
}
