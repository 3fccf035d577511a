import { execFileSync } from "node:child_process";
import { findChromium } from "./chromium.js";

/** Builds dist/ and the site once, as the README says, so that tests meet what users get; and sees that there is a browser. */
export default function setup(): void {
  // For two projects, of which the second waits for the first.
  if (process.env.LORA_BUILT) return;
  process.env.LORA_BUILT = "yes";
  // Here, for several workers would fetch one at once.
  findChromium();
  execFileSync("npm", ["run", "build"], { stdio: ["ignore", "ignore", "inherit"] });
}
