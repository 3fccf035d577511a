/** The installed package: its folder and its manifest. Node only. */
import { createRequire } from "node:module";
import path from "node:path";

/** Versions or version ranges, by package name. */
export type Versions = Readonly<Record<string, string>>;

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly peerDependencies: Versions;
  readonly devDependencies: Versions;
}

const require = createRequire(import.meta.url);
const MANIFEST = "eleventy-plugin-lora-visualizer/package.json";

/** The package's folder. Resolved by name, because bundling moves this file. */
export const packageFolder = path.dirname(require.resolve(MANIFEST));
/** The parsed package.json. */
export const manifest: Manifest = require(MANIFEST);
