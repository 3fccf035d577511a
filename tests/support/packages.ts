/** Finds the packages that test sites use. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

/** `npm run matrix` searches a folder with another Eleventy first. */
const folders = [process.env.LORA_PACKAGES, "node_modules"]
  .filter((folder) => folder !== undefined)
  .map((folder) => path.resolve(folder));

/** Returns the first folder with the package. */
export function packageFolder(name: string): string {
  return folders.map((folder) => path.join(folder, name)).find((item) => existsSync(item))!;
}

export function packageNames(): string[] {
  const names = folders.flatMap((folder) =>
    readdirSync(folder).flatMap((name) =>
      name.startsWith("@")
        ? readdirSync(path.join(folder, name)).map((item) => `${name}/${item}`)
        : name,
    ),
  );
  return [...new Set(names)];
}
