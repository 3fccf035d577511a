/** Tests the package's dependencies and their oldest allowed versions. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

interface Entry {
  readonly version?: string;
  readonly hasInstallScript?: boolean;
}
const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const lock: Record<string, Entry> = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
const runtime = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });

const isAtLeast = (version: string, floor: string) =>
  version.localeCompare(floor, "en", { numeric: true }) >= 0;

describe("the package", () => {
  it("has at most ten runtime dependencies, none with an install script", () => {
    expect(runtime.length).toBeLessThanOrEqual(10);
    expect(runtime.filter((name) => lock[`node_modules/${name}`]?.hasInstallScript)).toEqual([]);
    // The lock file marks packages that have an install script.
    expect(Object.values(lock).some((entry) => entry.hasInstallScript)).toBe(true);
  });

  it("allows or denies every install script, so that npm does not warn", () => {
    const scripted = Object.entries(lock).filter(([, { hasInstallScript }]) => hasInstallScript);
    const names = scripted.map(([folder]) => folder.replace(/.*node_modules\//, ""));
    expect(Object.keys(manifest.allowScripts)).toEqual(names);
  });

  // The first versions of these packages without published vulnerabilities.
  it.each([
    ["@11ty/eleventy", "3.1.2"],
    ["markdown-it", "14.1.1"],
    ["katex", "0.16.21"],
    ["liquidjs", "10.25.0"],
    ["vite", "7.1.11"],
  ])("is built and tested with %s from %s on", (name, floor) => {
    const { version = "0" } = lock[`node_modules/${name}`] ?? {};
    expect(isAtLeast(version, floor), version).toBe(true);
    expect(isAtLeast("0.0.9", floor)).toBe(false);
  });

  it("uses the maintained package under the name markdown-it-katex", () => {
    expect(manifest.devDependencies["markdown-it-katex"]).toMatch(/^npm:@vscode\//);
  });

  it("pins every workflow action by commit, with its version as a comment", () => {
    const folder = ".github/workflows";
    const uses = readdirSync(folder).flatMap(
      (file) => readFileSync(path.join(folder, file), "utf8").match(/(?<=uses: ).*/g) ?? [],
    );
    expect(uses.length).toBeGreaterThan(5);
    for (const action of uses) expect(action).toMatch(/^[\w./-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it.each(["SECURITY.md", "CONTRIBUTING.md"])("has the files that %s refers to", (document) => {
    const names =
      readFileSync(document, "utf8").match(/\b(?:src|plugin|scripts|tests)\/[\w./-]+\w/g) ?? [];
    const files = names.filter((name) => !/NAME|\.run/.test(name));
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter((name) => !existsSync(name))).toEqual([]);
    expect(existsSync("tests/unit/none.test.ts")).toBe(false);
  });
});
