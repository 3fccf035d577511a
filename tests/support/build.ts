import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { installChromium } from "./chromium.js";
import { packOnce } from "./packed.js";

/** A file that an earlier build could have left, which every build must remove. */
export const STALE = "dist/chunks/stale.js";

/** Builds dist/ and the site once, as the README describes, and installs a browser if there is none. */
export default function setup(): void {
  // Two projects call this; the second one uses the first one's build.
  if (process.env.LORA_BUILT) return;
  process.env.LORA_BUILT = "yes";
  // Before workers start, because each would install a browser.
  installChromium();
  mkdirSync(path.dirname(STALE), { recursive: true });
  writeFileSync(STALE, "");
  execFileSync("npm", ["run", "build"], { stdio: ["ignore", "ignore", "inherit"] });
  packOnce();
}
