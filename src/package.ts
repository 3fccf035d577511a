/** This package as it is installed: its folder and version. Node only. */
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);
const MANIFEST = "eleventy-plugin-lora-visualizer/package.json";

/** The package's own folder, wherever its code was bundled to. */
export const packageFolder = path.dirname(require.resolve(MANIFEST));
export const packageVersion: string = require(MANIFEST).version;
