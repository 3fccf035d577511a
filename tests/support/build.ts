import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { installChromium } from "./chromium.js";
import { packOnce } from "./packed.js";

/** A file that an earlier build could have left, which every build must remove. */
export const STALE = "dist/chunks/stale.js";

/** Builds dist/ and the site once, as the README says, so that tests meet what users get; and sees that there is a browser. */
export default function setup(): void {
  // For two projects, of which the second waits for the first.
  if (process.env.LORA_BUILT) return;
  process.env.LORA_BUILT = "yes";
  // Before the workers start, which would each install one.
  installChromium();
  mkdirSync(path.dirname(STALE), { recursive: true });
  writeFileSync(STALE, "");
  execFileSync("npm", ["run", "build"], { stdio: ["ignore", "ignore", "inherit"] });
  packOnce();
}
