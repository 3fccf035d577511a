/** Builds a small site with each kind of file that the plugin writes, with the real Eleventy under strace. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const ELEVENTY = path.resolve("node_modules/@11ty/eleventy/cmd.cjs");

/** The control: a file that is written in place, without a temporary file. */
const NAIVE = "naive.txt";

/**
 * Attaches strace at a build event, because earlier calls are mostly Node's. Replaces random names of
 * temporary files with counters, so that strace can select a path. Output and cache have separate counters,
 * because the second of two builds with one cache writes fewer files to the cache.
 */
const CONFIG = `import { spawn } from "node:child_process";
import crypto from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import loraVisualizer from ${JSON.stringify(path.resolve("dist/plugin/index.js"))};

const { STRACE, FROM, NAIVE, STORE = ".cache" } = process.env;

function trace() {
  const names = { output: 10_000_000, cache: 20_000_000 };
  crypto.randomUUID = () => {
    const isCache = /\\bStore\\.keep\\b/.test(new Error().stack);
    return String(++names[isCache ? "cache" : "output"]);
  };
  syncBuiltinESMExports();
  const options = JSON.parse(STRACE.replaceAll("PID", process.pid));
  spawn("strace", ["-f", "-y", "-p", String(process.pid), ...options], { stdio: "ignore" }).unref();
  const isTraced = (id) => !/TracerPid:\\t0$/m.test(readFileSync("/proc/self/task/" + id + "/status", "utf8"));
  const end = Date.now() + 10_000;
  while (!readdirSync("/proc/self/task").every(isTraced)) {
    if (Date.now() > end) throw new Error("strace cannot trace the build");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
  }
}

export default function (eleventyConfig) {
  if (STRACE) eleventyConfig.on(FROM, trace);
  if (NAIVE) eleventyConfig.on("eleventy.after", () => writeFile("_site/${NAIVE}", NAIVE).catch(() => {}));
  eleventyConfig.addPlugin(loraVisualizer, { siteUrl: "https://a.test", previews: true, cacheDirectory: STORE });
}
`;

const page = (title: string, front: string, body: string) =>
  `---\ntitle: ${title}\nlayout: base.njk\n${front}---\n${body}\n`;

/** Returns the sources; each edition has different pictures. */
function sources(edition: number): Readonly<Record<string, string>> {
  return {
    "package.json": '{ "type": "module" }',
    "eleventy.config.js": CONFIG,
    "_includes/base.njk": "<html><head></head><body>{{ content | safe }}</body></html>",
    "a.md": page("A", "image: /img/a.png\n", `<% lora ${edition}, 64, 60, format=png, scale=1 %>`),
    "b.md": page("B", "", `<% lora ${edition}, 48, 60, interactive=false %>`),
  };
}

/** Returns the content of every file in the folder, by relative path. */
function filesIn(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return [path.relative(folder, file), readFileSync(file)];
    }),
  );
}

interface Run {
  readonly code: number | null;
  readonly log: string;
}

export interface Conditions {
  /** The arguments of strace, and the event at which it starts. */
  readonly strace?: readonly string[];
  readonly from?: "eleventy.contentMap" | "eleventy.after";
  /** The content of the control's file. */
  readonly naive?: string | undefined;
  readonly store?: string;
  /** The user id of the build, if not the current user's. */
  readonly user?: number;
}

export async function build(folder: string, conditions: Conditions = {}): Promise<Run> {
  const { strace, from = "eleventy.after", naive, store, user } = conditions;
  const child = spawn(process.execPath, [ELEVENTY, "--quiet"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    ...(user !== undefined && { uid: user, gid: user }),
    env: {
      ...process.env,
      // One thread writes all files, so that calls can be counted.
      UV_THREADPOOL_SIZE: "1",
      UV_USE_IO_URING: "0",
      ...(strace && { STRACE: JSON.stringify(strace), FROM: from }),
      ...(naive !== undefined && { NAIVE: naive }),
      ...(store !== undefined && { STORE: store }),
    },
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => {
      log += text;
    });
  const [code] = await once(child, "close");
  return { code, log };
}

/** Makes sites with the output of a first edition and the sources of a second edition. */
export class Sites {
  readonly #root = mkdtempSync(path.join(tmpdir(), "lora-crash-"));
  readonly #old = path.join(this.#root, "old");
  #count = 0;
  before: ReadonlyMap<string, Buffer> = new Map();
  after: ReadonlyMap<string, Buffer> = new Map();

  /** `naive` is the content of the control's file in the first edition, if it has one. */
  static async make(naive?: string): Promise<Sites> {
    const sites = new Sites();
    // Lets another user's builds read the sites.
    chmodSync(sites.#root, 0o755);
    const clean = sites.folder("clean");
    sites.#write(sites.#old, 1);
    sites.#write(clean, 2);
    await build(sites.#old, { naive: naive && "old" });
    await build(clean, { naive });
    sites.before = filesIn(path.join(sites.#old, "_site"));
    sites.after = filesIn(path.join(clean, "_site"));
    return sites;
  }

  /** Returns a folder outside of all sites. */
  folder(name: string): string {
    const folder = path.join(this.#root, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  /** Returns a new site: the first edition's output with the second edition's sources. */
  next(): string {
    const folder = path.join(this.#root, `site-${++this.#count}`);
    cpSync(this.#old, folder, { recursive: true });
    this.#write(folder, 2);
    return folder;
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  #write(folder: string, edition: number): void {
    for (const [name, content] of Object.entries(sources(edition))) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
  }

  /** Yields served files that match neither edition, except pages, which Eleventy writes. */
  *findPartialFiles(folder: string): Generator<string> {
    for (const [name, bytes] of filesIn(path.join(folder, "_site"))) {
      if (name.endsWith(".html") || name.endsWith(".tmp")) continue;
      const isWhole = [this.before, this.after].some((all) => all.get(name)?.equals(bytes));
      if (!isWhole) yield `${name} is partial`;
    }
    for (const name of this.before.keys())
      if (!filesIn(path.join(folder, "_site")).has(name)) yield `${name} is gone`;
  }

  /** Yields files that differ from a clean build of the second edition over the first. */
  *findWrongFiles(folder: string): Generator<string> {
    const wanted = new Map([...this.before, ...this.after]);
    const actual = filesIn(path.join(folder, "_site"));
    for (const name of new Set([...wanted.keys(), ...actual.keys()])) {
      const [is, should] = [actual.get(name), wanted.get(name)];
      if (!is) yield `${name} is missing`;
      else if (!should?.equals(is)) yield should ? `${name} is another` : `${name} is left`;
    }
  }
}
