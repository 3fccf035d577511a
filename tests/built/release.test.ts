/** Tests that each check of `npm run release` passes for a copy of this package, and fails if the copy is broken. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checks, TOOLS, withRelease } from "../../scripts/release/checks.js";
import { tag } from "../../scripts/release/tag.js";
import { STALE } from "../support/build.js";
import { sharedFolder } from "../support/temporary.js";

const root = sharedFolder();

const COPIED = [
  ".github",
  "CHANGELOG.md",
  "LICENSE",
  "README.md",
  "dist",
  "plugin",
  "scripts",
  "src",
];
const manifest = {
  ...JSON.parse(readFileSync("package.json", "utf8")),
  version: "0.12.3",
  repository: { type: "git", url: "git+https://code.example/lora.git" },
  homepage: "https://lora.example/",
  bugs: "https://code.example/lora/issues",
};
const git = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8" });
const read = (name: string) => readFileSync(path.join(root, name), "utf8");
const write = (name: string, content: string) => writeFileSync(path.join(root, name), content);
const writeManifest = (changes: object) =>
  write("package.json", JSON.stringify({ ...manifest, ...changes }));

beforeAll(() => {
  for (const name of COPIED)
    cpSync(name, path.join(root, name), {
      recursive: true,
      filter: (file) => !file.includes("node_modules"),
    });
  write(".gitignore", "dist/\n");
  write("package-lock.json", JSON.stringify({ version: manifest.version }));
  const log = readFileSync("CHANGELOG.md", "utf8");
  write("CHANGELOG.md", log.replace(/^## .*$/m, `## ${manifest.version} (unreleased)`));
  writeManifest({});
  git("init", "--quiet");
  git("config", "user.name", "a");
  git("config", "user.email", "a@example.org");
  git("add", ".");
  git("commit", "--quiet", "--message", "Ready for release");
});

beforeEach(() => {
  git("checkout", "--quiet", ".");
  git("clean", "--quiet", "--force", "-d");
});

/** Runs a check. Packs the package only for checks that read the tarball. */
const check = async (name: string) =>
  /contents|publint|attw/.test(name)
    ? withRelease(root, checks[name]!)
    : checks[name]!({ root, manifest: JSON.parse(read("package.json")), tarball: "", files: [] });

// `npm run release` installs the tools. Tests do not, because they must work offline.
const hasTools = existsSync(path.join(TOOLS, "node_modules"));
const names = Object.keys(checks).filter(
  (name) => hasTools || !/workflows|publint|attw/.test(name),
);

it.each(names)("the check %s passes for a package that can be released", async (name) => {
  expect(await check(name)).toMatch(/^[^\n]+$/);
});

it("a missing URL is reported with the names of its fields", async () => {
  writeManifest({ repository: undefined, bugs: undefined });
  await expect(check("addresses")).rejects.toThrow(/^package\.json has no repository, bugs,/);
});

it("the changelog must start with the version", async () => {
  writeManifest({ version: "0.13.0" });
  await expect(check("version")).rejects.toThrow('must be "0.13.0 (unreleased)"');
});

it("a version with a date cannot be released again", async () => {
  const log = read("CHANGELOG.md");
  write("CHANGELOG.md", log.replace("(unreleased)", "(2026-02-28)"));
  await expect(check("version")).rejects.toThrow('got "0.12.3 (2026-02-28)"');
});

it("the lock file must have the same version", async () => {
  write("package-lock.json", '{ "version": "0.12.2" }');
  await expect(check("version")).rejects.toThrow(
    "package-lock.json has version 0.12.2, but package.json has 0.12.3",
  );
});

it("uncommitted changes are listed", async () => {
  write("README.md", "other");
  write("notes.txt", "new");
  await expect(check("tree")).rejects.toThrow(
    /^uncommitted changes:\nM README\.md\n\?\? notes\.txt$/,
  );
});

it("the tag must not exist", async () => {
  git("tag", "v0.12.3");
  try {
    await expect(check("tag")).rejects.toThrow("the tag v0.12.3 already exists");
  } finally {
    git("tag", "--delete", "v0.12.3");
  }
});

describe("the tag", () => {
  const state = () => [git("log", "--format=%s"), git("tag"), git("status", "--porcelain")];

  it("marks a commit that only dates the version", () => {
    tag(root, "0.12.3", "2026-02-28");
    expect(state()).toEqual(["Release 0.12.3\nReady for release\n", "v0.12.3\n", ""]);
    expect(git("rev-parse", "v0.12.3^{commit}")).toBe(git("rev-parse", "HEAD"));
    expect(read("CHANGELOG.md")).toContain("## 0.12.3 (2026-02-28)\n");
    git("tag", "--delete", "v0.12.3");
    git("reset", "--quiet", "--hard", "HEAD~1");
  });

  it("is undone completely if git cannot tag or commit", () => {
    const before = state();
    // Git rejects a tag whose name is a folder of another tag, and a signature without a key.
    git("tag", "v0.12.3/a");
    expect(() => tag(root, "0.12.3", "2026-02-28")).toThrow(/v0\.12\.3/);
    git("tag", "--delete", "v0.12.3/a");
    expect(state()).toEqual(before);
    git("config", "commit.gpgsign", "true");
    git("config", "gpg.program", "false");
    expect(() => tag(root, "0.12.3", "2026-02-28")).toThrow(/gpg/);
    expect(state()).toEqual(before);
    git("config", "--unset", "commit.gpgsign");
  });
});

describe("the package", () => {
  it("is rejected if it has an unexpected file, and the error names the file", async () => {
    write("notes.txt", "mine");
    writeManifest({ files: [...manifest.files, "notes.txt", "plugin/files.ts"] });
    await expect(check("contents")).rejects.toThrow(
      /^unexpected files: notes\.txt, plugin\/files\.ts$/,
    );
  });

  it("contains no file of an earlier build", () => {
    expect(existsSync("dist/plugin/index.js")).toBe(true);
    expect(existsSync(STALE)).toBe(false);
  });
});

describe.runIf(hasTools)("the check of entry points", () => {
  const broken = (entry: object) =>
    writeManifest({ exports: { ...manifest.exports, "./markdown-it": entry } });

  it("finds an entry point without its file, with publint", async () => {
    broken({ default: "./dist/plugin/markdown.js" });
    await expect(check("publint")).rejects.toThrow("dist/plugin/markdown.js");
  });

  it("finds an entry point without types, with attw", async () => {
    broken({ types: "./dist/plugin/none.d.ts", default: "./dist/plugin/markdown-it.js" });
    await expect(check("attw")).rejects.toThrow(/markdown-it/);
  });
});

it.runIf(hasTools)("a workflow with an undefined reference is found by actionlint", async () => {
  write(
    ".github/workflows/site.yml",
    read(".github/workflows/site.yml").replace("id: pages", "id: page"),
  );
  await expect(check("workflows")).rejects.toThrow(
    /^\.github\/workflows\/site\.yml:\d+: .*"pages"/,
  );
});
