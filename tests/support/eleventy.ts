import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { packageFolder } from "./packages.js";
import { temporary } from "./temporary.js";

const root = path.resolve(import.meta.dirname, "../..");
const command = path.join(packageFolder("@11ty/eleventy"), "cmd.cjs");

/** Returns a configuration file that adds the plugin as users install it, followed by `lines`. */
export function config(...lines: string[]): string {
  return [
    `import loraVisualizer from ${JSON.stringify(path.join(root, "dist/plugin/index.js"))};`,
    "export default function (eleventyConfig) {",
    "  eleventyConfig.addPlugin(loraVisualizer);",
    ...lines,
    "}",
  ].join("\n");
}

interface Build {
  readonly exitCode: number | null;
  /** The written files, by path below the output folder. */
  readonly files: Map<string, string>;
  readonly log: string;
  /** The lines of the plugin's report. */
  readonly problems: string[];
}

/** Runs the real Eleventy command in a new folder with these files. */
export function build(files: Record<string, string>, ...args: string[]): Build {
  return builds({ files, args })[0]!;
}

/** Changes before a build: files by name; undefined removes a file. */
interface Change {
  readonly files: Readonly<Record<string, string | undefined>>;
  readonly args?: readonly string[];
}

/** Runs several builds in the same folder, with changes between them. */
export function builds(...changes: readonly Change[]): Build[] {
  const folder = temporary();
  write(folder, "eleventy.config.js", config());
  write(folder, "package.json", '{ "type": "module" }');
  return changes.map(({ files, args = [] }) => {
    for (const [name, content] of Object.entries(files)) {
      if (content === undefined) rmSync(path.join(folder, name));
      else write(folder, name, content);
    }
    return run(folder, args);
  });
}

function write(folder: string, name: string, content: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), content);
}

function run(folder: string, args: readonly string[]): Build {
  const run = spawnSync(process.execPath, [command, ...args], { cwd: folder, encoding: "utf8" });
  const log = run.stdout + run.stderr;
  const report =
    /LoRA Visualizer found [^\n]*\n((?:(?:\[11ty\])?\s{2,}\S[^\n]*\n?)*)/.exec(log)?.[1] ?? "";
  const problems = report
    .split("\n")
    .map((line) => line.replace(/^\[11ty\]/, "").trim())
    .filter((line) => /:\d+: |^\S+\.\w+: /.test(line));
  return { exitCode: run.status, files: read(path.join(folder, "_site")), log, problems };
}

function read(folder: string): Map<string, string> {
  // A failed build may have no output folder.
  const files = existsSync(folder) ? contents(folder) : new Map<string, Buffer>();
  return new Map([...files].map(([name, bytes]) => [name, bytes.toString("utf8")]));
}

/** Returns every file in the folder, by relative path. */
export function contents(folder: string): Map<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const files = names.filter((name) => statSync(path.join(folder, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(path.join(folder, name))]));
}
