import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

export const FOLDER = path.resolve("tests/hosts");
/** The packages of the hosts. */
export const MODULES = path.join(FOLDER, "node_modules");

/** Installs all hosts, unless this package of theirs is there. */
export function install(name: string): void {
  if (!existsSync(path.join(MODULES, name)))
    execFileSync("npm", ["ci", "--prefix", FOLDER, "--no-audit", "--no-fund"]);
}
