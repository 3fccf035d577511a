import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { run } from "./checks.js";

const CHANGELOG = "CHANGELOG.md";

/**
 * Adds the date to the version in CHANGELOG.md, commits the change and tags the commit. If a step fails,
 * undoes the earlier steps and throws git's output. Expects no uncommitted changes.
 */
export function tag(root: string, version: string, date: string): void {
  const file = path.join(root, CHANGELOG);
  const before = run(root, "git", "rev-parse", "HEAD").trim();
  try {
    writeFileSync(file, readFileSync(file, "utf8").replace("(unreleased)", `(${date})`));
    run(root, "git", "commit", "--all", "--message", `Release ${version}`);
    run(root, "git", "tag", "--annotate", `v${version}`, "--message", version);
  } catch (error) {
    run(root, "git", "reset", "--soft", before);
    run(root, "git", "checkout", before, "--", CHANGELOG);
    throw error;
  }
}
