/** Installs and finds the exam's tools, which are not dependencies of the project. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

const FOLDER = path.resolve("tests/exam");

/**
 * Returns the path of a file of a package in tests/exam/package.json. Installs these packages if the file
 * is missing, without running their scripts.
 */
export function toolFile(name: string): string {
  const file = path.join(FOLDER, "node_modules", name);
  const args = ["ci", "--prefix", FOLDER, "--ignore-scripts", "--no-audit", "--no-fund"];
  if (!existsSync(file)) execFileSync("npm", args, { stdio: ["ignore", "ignore", "inherit"] });
  return file;
}
