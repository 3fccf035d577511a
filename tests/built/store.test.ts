/** Tests that the cache of pictures saves work and never returns wrong content. */
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, watch, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { config, contents, runEleventy } from "../support/eleventy.js";
import { temporary } from "../support/temporary.js";

const CACHE = ".cache/lora-visualizer";
const eleventy = path.resolve("node_modules/@11ty/eleventy/cmd.cjs");

/** Creates a site with this many pages, each with an image, and returns its folder. */
function site(pages: number): string {
  const folder = temporary();
  writeFileSync(path.join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(path.join(folder, "eleventy.config.js"), config());
  for (let index = 1; index <= pages; index++)
    writeFileSync(path.join(folder, `p${index}.md`), `<% lora ${index}, 64, 64, format=png %>\n`);
  return folder;
}

async function buildSite(folder: string) {
  const { exitCode, log } = await runEleventy(folder);
  expect(exitCode, log).toBe(0);
  return /\[lora\] (\d+) images? drawn, (\d+) reused/.exec(log)?.slice(1).map(Number);
}

/**
 * Builds into an empty output with the existing cache, and kills the build when `count` files have
 * appeared.
 */
async function killAtFile(folder: string, count: number): Promise<void> {
  const [output, cache] = [path.join(folder, "_site/lora"), path.join(folder, CACHE)];
  rmSync(path.join(folder, "_site"), { recursive: true, force: true });
  // Created before the build, so that they can be watched from the first file.
  for (const item of [output, cache]) mkdirSync(item, { recursive: true });
  const child = spawn(process.execPath, [eleventy], { cwd: folder, stdio: "ignore" });
  const closed = new Promise((resolve) => child.once("close", resolve));
  const seen = new Set<string | null>();
  const watchers = [output, cache].map((item) =>
    watch(item, (_, name) => {
      if (seen.add(name).size >= count) child.kill("SIGKILL");
    }),
  );
  await closed;
  for (const watcher of watchers) watcher.close();
}

describe("a build", () => {
  it("draws an image only once, even if _site is deleted between builds; an edit redraws only one page's images", async () => {
    const folder = site(2);
    expect(await buildSite(folder)).toEqual([8, 0]);
    const first = contents(path.join(folder, "_site"));
    expect(await buildSite(folder)).toEqual([0, 8]);
    rmSync(path.join(folder, "_site"), { recursive: true });
    expect(await buildSite(folder)).toEqual([0, 8]);
    expect(contents(path.join(folder, "_site"))).toEqual(first);
    writeFileSync(path.join(folder, "p1.md"), "<% lora 9, 64, 64, format=png %>\n");
    expect(await buildSite(folder)).toEqual([4, 4]);
  });

  it("leaves no partial file if it is killed at any of three moments, and the next build equals a clean build", async () => {
    const folder = site(3);
    const clean = site(3);
    await buildSite(clean);
    const wanted = contents(path.join(clean, "_site"));
    const complete: number[] = [];
    for (const count of [1, 5, 9]) {
      await killAtFile(folder, count);
      const pictures = [...contents(path.join(folder, "_site/lora"))].filter(([name]) =>
        name.endsWith(".png"),
      );
      for (const [name, bytes] of pictures)
        expect(bytes.subarray(-8, -4).toString(), name).toBe("IEND");
      complete.push(pictures.length);
    }
    // At least one build was killed before it was complete.
    expect(complete.filter((count) => count > 0 && count < 12)).not.toEqual([]);
    await buildSite(folder);
    const actual = contents(path.join(folder, "_site"));
    for (const [name, bytes] of wanted) expect(actual.get(name)?.equals(bytes), name).toBe(true);
  });

  it("continues if the cache cannot be written", async () => {
    const folder = site(1);
    mkdirSync(path.join(folder, ".cache"));
    writeFileSync(path.join(folder, CACHE), "a file");
    expect(await buildSite(folder)).toEqual([4, 0]);
    const copy = temporary();
    cpSync(path.join(folder, "_site"), copy, { recursive: true });
    expect(
      readdirSync(path.join(copy, "lora")).filter((name) => name.endsWith(".png")),
    ).toHaveLength(4);
  });
});
