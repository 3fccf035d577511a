/** The package as it would be published. */
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { pack, run } from "../../scripts/release/checks.js";

export const NAME = "eleventy-plugin-lora-visualizer";

/** Packs it into a folder; returns the file's path. */
export const packInto = (folder: string): string => pack(".", folder).tarball;

/** Puts it into a folder of packages, alone: without those that it depends on. */
export function unpackInto(modules: string): void {
  const actual = path.join(modules, NAME);
  rmSync(actual, { recursive: true, force: true });
  mkdirSync(actual, { recursive: true });
  const tarball = packInto(modules);
  run(".", "tar", "xzf", tarball, "--strip-components=1", "-C", actual);
  rmSync(tarball);
}
