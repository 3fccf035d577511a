/** Where the packages are that sites of tests are built with. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

/** `npm run matrix` puts a folder with another Eleventy before our own. */
const folders = [process.env.LORA_PACKAGES, "node_modules"]
  .filter((folder) => folder !== undefined)
  .map((folder) => path.resolve(folder));

/** The folder of the package by this name; the first counts. */
export function packageFolder(name: string): string {
  return folders.map((folder) => path.join(folder, name)).find((item) => existsSync(item))!;
}

/** The names of all packages. */
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
