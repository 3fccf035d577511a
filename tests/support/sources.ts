import { readdirSync } from "node:fs";
import path from "node:path";

/** Returns the paths of all TypeScript and JavaScript files below the folder. */
export const sourceFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:ts|js)$/.test(name) && !/(?:^|\/)(?:node_modules|\.run)\//.test(name))
    .map((name) => path.posix.join(folder, name));
