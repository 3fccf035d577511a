import { type ChildProcess, execFile, fork } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { packageFolder } from "./packages.js";
import { temporary } from "./temporary.js";

const root = path.resolve(import.meta.dirname, "../..");

const ELEVENTY = path.join(packageFolder("@11ty/eleventy"), "cmd.cjs");

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

interface Run {
  readonly exitCode: number;
  readonly log: string;
}

interface Build extends Run {
  /** The written files, by path below the output folder. */
  readonly files: Map<string, string>;
  /** The lines of the plugin's report. */
  readonly problems: string[];
}

/** Runs the real Eleventy command in a new folder with these files. */
export async function build(
  files: Record<string, string | Uint8Array>,
  ...args: string[]
): Promise<Build> {
  return (await builds({ files, args }))[0]!;
}

/** Changes before a build: files by name; undefined removes a file. */
interface Change {
  readonly files: Readonly<Record<string, string | Uint8Array | undefined>>;
  readonly args?: readonly string[];
}

/** Runs several builds in the same folder, with changes between them. */
export async function builds(...changes: readonly Change[]): Promise<Build[]> {
  const folder = temporary();
  write(folder, "eleventy.config.js", config());
  write(folder, "package.json", '{ "type": "module" }');
  const done: Build[] = [];
  for (const { files, args = [] } of changes) {
    for (const [name, content] of Object.entries(files)) {
      if (content === undefined) rmSync(path.join(folder, name));
      else write(folder, name, content);
    }
    const run = await runEleventy(folder, args);
    const output = read(path.join(folder, "_site"));
    done.push({ ...run, files: output, problems: problemsIn(run.log) });
  }
  return done;
}

function write(folder: string, name: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), content);
}

function problemsIn(log: string): string[] {
  const report =
    /LoRA Visualizer found [^\n]*\n((?:(?:\[11ty\])?\s{2,}\S[^\n]*\n?)*)/.exec(log)?.[1] ?? "";
  return report
    .split("\n")
    .map((line) => line.replace(/^\[11ty\]/, "").trim())
    .filter((line) => /:\d+: |^\S+\.\w+: /.test(line));
}

const built = new Set<string>();
let shared: ChildProcess | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs the real Eleventy command in a folder. Builds run one after another in a shared process, because
 * loading Eleventy takes longer than most builds. Two kinds of builds need a separate process: builds with the
 * image plugin, which remembers folders, and builds with Eleventy 3.0, which never clears its cache of layouts.
 */
export function runEleventy(
  folder: string,
  args: readonly string[] = [],
  command = ELEVENTY,
): Promise<Run> {
  const configuration = readFileSync(path.join(folder, "eleventy.config.js"), "utf8");
  const hasImagePlugin = configuration.includes("eleventy-img");
  const canClearLayouts = existsSync(getLayoutCache(command));
  if (hasImagePlugin || !canClearLayouts) return runAlone(folder, args, command);
  const start = built.has(folder) ? runMoved : runShared;
  built.add(folder);
  const run = last.then(() => start(folder, args, command));
  last = run.catch(() => undefined);
  return run;
}

let moves = 0;

/** Runs a later build of a folder under another name, because Node keeps modules by their paths. */
async function runMoved(folder: string, args: readonly string[], command: string): Promise<Run> {
  const moved = `${folder}-again-${++moves}`;
  renameSync(folder, moved);
  try {
    const { exitCode, log } = await runShared(moved, args, command);
    return { exitCode, log: log.replaceAll(moved, folder) };
  } finally {
    renameSync(moved, folder);
  }
}

const getLayoutCache = (command: string) =>
  path.join(path.dirname(realpathSync(command)), "src/LayoutCache.js");

async function runShared(folder: string, args: readonly string[], command: string): Promise<Run> {
  shared ??= fork(path.join(import.meta.dirname, "eleventy-process.js"), {
    execArgv: [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  shared.send({ command: realpathSync(command), layouts: getLayoutCache(command), args, folder });
  const end = new AbortController();
  const exit = once(shared, "exit", end).then(([code]) => {
    throw new Error(`the process of Eleventy ended with ${code}`);
  });
  const message = once(shared, "message", end);
  try {
    return (await Promise.race([message, exit]))[0];
  } finally {
    end.abort();
    await Promise.allSettled([message, exit]);
  }
}

const runAlone = (folder: string, args: readonly string[], command: string): Promise<Run> =>
  new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], { cwd: folder }, (error, stdout, stderr) => {
      resolve({ exitCode: error ? Number(error.code) : 0, log: stderr + stdout });
    });
  });

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
