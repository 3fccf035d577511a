/**
 * Builds the package into dist/, without type declarations, and the modules that the site imports into .build/. With `--watch`,
 * rebuilds both on every edit and serves the site.
 */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { defineConfig, type Plugin, type RolldownOptions } from "rolldown";
import { complete } from "./scripts/build/complete.js";
import {
  adapterWorker,
  entries,
  pages,
  playground,
  portable,
  quarto,
  site,
  strict,
  theme,
} from "./scripts/build/entries.js";
import { islands } from "./scripts/build/islands.js";
import { standaloneIslands } from "./scripts/build/standalone.js";

/** Starts Eleventy's server once every build has written its files. */
function serve(builds: number): Plugin {
  let waiting = builds;
  return {
    name: "serve",
    writeBundle() {
      waiting -= 1;
      if (waiting !== 0) return;
      const eleventy = ["--watch", "node_modules/@11ty/eleventy/cmd.cjs", "--serve"];
      const server = spawn(process.execPath, eleventy, { stdio: "inherit" });
      process.on("exit", () => server.kill());
    },
  };
}

export default defineConfig(({ watch }) => {
  const options: RolldownOptions[] = [
    entries,
    islands("dist/plugin/island"),
    pages,
    playground,
    adapterWorker,
    theme,
    site,
  ];
  const builds = options.map(strict);
  if (watch) {
    const server = serve(builds.length);
    return builds.map((build) => ({ ...build, plugins: [build.plugins, server] }));
  }
  rmSync("dist", { recursive: true, force: true });
  // Only the command and other programs need the last builds, not the site.
  const rest = [portable, quarto, complete, ...standaloneIslands("dist/plugin/standalone")];
  return [...builds, ...rest.map(strict)];
});
