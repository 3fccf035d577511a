import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { installChromium } from "./chromium.js";
import { packOnce } from "./packed.js";

/** A file as an earlier build may have left it. Every build must remove it. */
export const STALE = "dist/chunks/stale.js";

/** Builds dist/ and the site once, as the README describes, and installs a browser if there is none. */
export default function setup(): void {
  // Two projects call this function. The second call uses the build of the first.
  if (process.env.LORA_BUILT) return;
  process.env.LORA_BUILT = "yes";
  // Runs before workers start, because each of them would install a browser.
  installChromium();
  mkdirSync(path.dirname(STALE), { recursive: true });
  writeFileSync(STALE, "");
  for (const script of ["build", "build:types"])
    execFileSync("npm", ["run", script], { stdio: ["ignore", "ignore", "inherit"] });
  packOnce();
}
