#!/usr/bin/env node
/** Starts the command `lora-visualizer`. */
import module from "node:module";

// Keeps the canvas from searching for system fonts, which takes time. Only bundled fonts are used.
process.env.DISABLE_SYSTEM_FONTS_LOAD ??= "1";
// Node 22 can keep compiled code for the next process. Only modules that are loaded later are compiled with it.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();
const { run } = await import("./run.js");
process.exitCode = await run(process.argv.slice(2));
