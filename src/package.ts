/** This package as it is installed: its folder and version. Node only. */
import { createRequire } from "node:module";
import path from "node:path";

/** Versions, or ranges of them, by package. */
export type Versions = Readonly<Record<string, string>>;

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly peerDependencies: Versions;
}

const require = createRequire(import.meta.url);
const MANIFEST = "eleventy-plugin-lora-visualizer/package.json";

/** The package's own folder, wherever its code was bundled to. */
export const packageFolder = path.dirname(require.resolve(MANIFEST));
/** Its package.json. */
export const manifest: Manifest = require(MANIFEST);
