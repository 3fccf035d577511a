/** The store of drawn pictures: it saves work, and never serves what it did not keep. */
import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { Store } from "../../plugin/store.js";
import { config, contents } from "../support/eleventy.js";

function temporary(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "lora-store-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const KEY = "ab".repeat(32);

describe("the store", () => {
  it("gives back what it keeps, and nothing that it does not", async () => {
    const store = new Store(temporary());
    expect(await store.read(KEY)).toBeUndefined();
    await store.keep(KEY, Buffer.from("picture"));
    expect(String(await store.read(KEY))).toBe("picture");
  });

  it("never serves an entry that was flipped, zeroed or cut, over 200 mutations", async () => {
    const folder = temporary();
    const store = new Store(folder);
    const bytes = Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 7) % 256));
    const file = path.join(folder, KEY);
    const mutation = fc.record({
      kind: fc.constantFrom("flip", "zero", "cut"),
      at: fc.nat(531),
      bit: fc.nat(7),
    });
    await fc.assert(
      fc.asyncProperty(mutation, async ({ kind, at, bit }) => {
        await store.keep(KEY, bytes);
        const entry = readFileSync(file);
        const changed = Buffer.from(entry);
        if (kind === "flip") changed[at]! ^= 1 << bit;
        if (kind === "zero") changed.fill(0, at);
        writeFileSync(file, kind === "cut" ? entry.subarray(0, at) : changed);
        const isSame = readFileSync(file).equals(entry);
        const read = await store.read(KEY);
        expect(read !== undefined && bytes.equals(read)).toBe(isSame);
      }),
      { numRuns: 200 },
    );
  });

  it("forgets what no build has used for 30 days, and keeps what one has", async () => {
    const folder = temporary();
    const store = new Store(folder);
    for (const name of ["old", "new", "used"]) await store.keep(name, Buffer.from(name));
    const long = new Date(Date.now() - 31 * 24 * 3600 * 1000);
    for (const name of ["old", "used"]) utimesSync(path.join(folder, name), long, long);
    await store.read("used");
    await store.prune();
    expect(readdirSync(folder).sort()).toEqual(["new", "used"]);
  });
});

const eleventy = path.resolve("node_modules/@11ty/eleventy/cmd.cjs");

/** A site of pages with an image each. */
function site(pages: number): string {
  const folder = temporary();
  writeFileSync(path.join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(path.join(folder, "eleventy.config.js"), config());
  for (let index = 1; index <= pages; index++)
    writeFileSync(path.join(folder, `p${index}.md`), `<% lora ${index}, 64, 64, format=png %>\n`);
  return folder;
}

const buildSite = (folder: string) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [eleventy], {
    cwd: folder,
    encoding: "utf8",
  });
  expect(status, stderr).toBe(0);
  return /\[lora\] (\d+) images drawn, (\d+) reused/.exec(stdout)?.slice(1).map(Number);
};

describe("a build", () => {
  it("draws an image once: not for the next build, nor after _site is gone; one edit draws one page's", () => {
    const folder = site(5);
    expect(buildSite(folder)).toEqual([20, 0]);
    const first = contents(path.join(folder, "_site"));
    expect(buildSite(folder)).toEqual([0, 20]);
    rmSync(path.join(folder, "_site"), { recursive: true });
    expect(buildSite(folder)).toEqual([0, 20]);
    expect(contents(path.join(folder, "_site"))).toEqual(first);
    writeFileSync(path.join(folder, "p1.md"), "<% lora 9, 64, 64, format=png %>\n");
    expect(buildSite(folder)).toEqual([4, 16]);
  });

  it("killed at ten moments leaves no partial file, and the next is as a clean one", async () => {
    const folder = site(6);
    const clean = site(6);
    buildSite(clean);
    const wanted = contents(path.join(clean, "_site"));
    for (let moment = 0; moment < 10; moment++) {
      const child = spawn(process.execPath, [eleventy], { cwd: folder, stdio: "ignore" });
      // Asked for now: a build that is done before the moment has closed by then.
      const closed = new Promise((resolve) => child.once("close", resolve));
      await new Promise((resolve) => setTimeout(resolve, 350 + 90 * moment));
      child.kill("SIGKILL");
      await closed;
      const output = path.join(folder, "_site/lora");
      for (const name of existsSync(output) ? readdirSync(output) : []) {
        if (name.endsWith(".png"))
          expect(readFileSync(path.join(output, name)).subarray(-8, -4).toString()).toBe("IEND");
      }
    }
    buildSite(folder);
    const found = contents(path.join(folder, "_site"));
    for (const [name, bytes] of wanted) expect(found.get(name) === bytes, name).toBe(true);
  });

  it("goes on without a store that cannot be written", () => {
    const folder = site(1);
    mkdirSync(path.join(folder, ".cache"));
    writeFileSync(path.join(folder, ".cache/lora-visualizer"), "a file");
    expect(buildSite(folder)).toEqual([4, 0]);
    const copy = temporary();
    cpSync(path.join(folder, "_site"), copy, { recursive: true });
    expect(
      readdirSync(path.join(copy, "lora")).filter((name) => name.endsWith(".png")),
    ).toHaveLength(4);
  });
});
