import { execFileSync } from "node:child_process";

/** Builds dist/ and the site once, as the README says, so that tests meet what users get. */
export default function setup(): void {
  execFileSync("npm", ["run", "build"], { stdio: ["ignore", "ignore", "inherit"] });
}
