import { execFileSync } from "node:child_process";
import path from "node:path";

/** Packs the package as it would be published, into a folder; returns the file's path. */
export function pack(folder: string): string {
  const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
  const [{ filename }] = JSON.parse(
    execFileSync("npm", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
  );
  return path.join(folder, filename);
}
