import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const command = path.join(root, "node_modules/@11ty/eleventy/cmd.cjs");

/** A configuration file that adds the plugin as users install it, and then `lines`. */
export function config(...lines: string[]): string {
  return [
    `import loraVisualizer from ${JSON.stringify(path.join(root, "dist/plugin/index.js"))};`,
    "export default function (eleventyConfig) {",
    "  eleventyConfig.addPlugin(loraVisualizer);",
    ...lines,
    "}",
  ].join("\n");
}

export interface Build {
  readonly exitCode: number | null;
  /** What was written, by path below the output folder. */
  readonly files: Map<string, string>;
  readonly log: string;
  /** The lines of the plugin's report. */
  readonly problems: string[];
}

/** Runs the real Eleventy command on a folder of its own with these files. */
export function build(files: Record<string, string>, ...args: string[]): Build {
  const folder = mkdtempSync(path.join(tmpdir(), "lora-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries({ "eleventy.config.js": config(), ...files })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  writeFileSync(path.join(folder, "package.json"), '{ "type": "module" }');
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
  const files = new Map<string, string>();
  try {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      files.set(path.relative(folder, file), readFileSync(file, "utf8"));
    }
  } catch {
    // Nothing was written.
  }
  return files;
}

/** Every file below the folder by name and bytes. */
export function contents(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const files = names.filter((name) => statSync(path.join(folder, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(path.join(folder, name), "base64")]));
}
