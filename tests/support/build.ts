import { execFileSync } from "node:child_process";
import { installChromium } from "./chromium.js";

/** Builds dist/ and the site once, as the README says, so that tests meet what users get; and sees that there is a browser. */
export default function setup(): void {
  // For two projects, of which the second waits for the first.
  if (process.env.LORA_BUILT) return;
  process.env.LORA_BUILT = "yes";
  // Before the workers start, which would each install one.
  installChromium();
  execFileSync("npm", ["run", "build"], { stdio: ["ignore", "ignore", "inherit"] });
}
