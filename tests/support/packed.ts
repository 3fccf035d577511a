/** Packs the package as it would be published. */
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { pack, run } from "../../scripts/release/checks.js";

export const NAME = "eleventy-plugin-lora-visualizer";

/** Packs the package once per test run. The workers inherit the tarball's path in `LORA_PACKED`. */
export function packOnce(): void {
  const folder = path.resolve("tests/.run/packed");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  process.env.LORA_PACKED = pack(".", folder).tarball;
}

/** Puts the packed package into a folder, and returns the file's path. */
export function packInto(folder: string): string {
  const packed = process.env.LORA_PACKED;
  if (!packed) return pack(".", folder).tarball;
  const tarball = path.join(folder, path.basename(packed));
  copyFileSync(packed, tarball);
  return tarball;
}

/** Unpacks the package into a folder of packages, without its dependencies. */
export function unpackInto(modules: string): void {
  const folder = path.join(modules, NAME);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const tarball = packInto(modules);
  run(".", "tar", "xzf", tarball, "--strip-components=1", "-C", folder);
  rmSync(tarball);
}
