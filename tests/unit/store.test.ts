/** Tests that the cache of pictures never returns wrong content. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { Store } from "../../plugin/store.js";
import { MACHINE } from "../../plugin/temporary-files.js";
import { runs } from "../support/draws.js";
import { temporary } from "../support/temporary.js";

/** Unusable folders outside temporary ones. A warning appears once in a process. */
const seen = new Set<string>();
const KEY = "ab".repeat(32);

describe("the cache", () => {
  it("that cannot be written is one warning for all entries and stores, and the work goes on", async () => {
    const unusable = fc.constantFrom<(folder: string) => string>(
      (folder) => path.join(folder, "file"),
      (folder) => path.join(folder, "file", "below"),
      (folder) => path.join(folder, "loop"),
      () => "/proc/none/cache",
    );
    const keys = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(unusable, keys, async (toPath, keys) => {
        const folder = temporary();
        writeFileSync(path.join(folder, "file"), "mine");
        symlinkSync("loop", path.join(folder, "loop"));
        const warnings: string[] = [];
        const keepAll = async (place: string) => {
          for (const key of keys) {
            const store = new Store(place, (message) => warnings.push(message));
            await store.keep(key, Buffer.from("x"));
          }
        };
        await keepAll(path.join(folder, "usable"));
        expect(warnings).toEqual([]);
        const place = toPath(folder);
        const isKnown = place.startsWith("/proc") && seen.has(place);
        seen.add(place);
        await keepAll(place);
        expect(warnings).toHaveLength(isKnown ? 0 : 1);
        for (const warning of warnings)
          expect(warning).toMatch(
            /^the cache is not used, so the next run is as slow: cannot write \S+: .+$/,
          );
        expect(readFileSync(path.join(folder, "file"), "utf8")).toBe("mine");
      }),
      { numRuns: runs(30) },
    );
  });

  it("returns stored entries, and nothing else", async () => {
    const store = new Store(temporary());
    expect(await store.read(KEY)).toBeUndefined();
    await store.keep(KEY, Buffer.from("picture"));
    expect(String(await store.read(KEY))).toBe("picture");
  });

  it("never returns an entry with flipped, zeroed or missing bytes, at any place", async () => {
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
      { numRuns: runs(60) },
    );
  });

  it("ignores empty entries and entries under another key", async () => {
    const folder = temporary();
    const store = new Store(folder);
    await store.keep(KEY, Buffer.alloc(0));
    expect(await store.read(KEY)).toBeUndefined();
    await store.keep(KEY, Buffer.from("picture"));
    writeFileSync(path.join(folder, "other"), readFileSync(path.join(folder, KEY)));
    expect(await store.read("other")).toBeUndefined();
    // Two entries whose key and content join to the same text are distinct.
    await store.keep("a", Buffer.from("bc"));
    await store.keep("ab", Buffer.from("c"));
    const [digest, other] = ["a", "ab"].map((key) =>
      readFileSync(path.join(folder, key)).subarray(0, 32),
    );
    expect(digest!.equals(other!)).toBe(false);
  });

  it("updates an entry's time when it is read", async () => {
    const folder = temporary();
    const store = new Store(folder);
    await store.keep(KEY, Buffer.from("picture"));
    const file = path.join(folder, KEY);
    utimesSync(file, 1, 1);
    const before = Date.now();
    expect(Buffer.from(store.readSync(KEY)!)).toEqual(Buffer.from((await store.read(KEY))!));
    const { atimeMs, mtimeMs } = statSync(file);
    // Some file systems store whole seconds.
    for (const time of [atimeMs, mtimeMs]) expect(time).toBeGreaterThanOrEqual(before - 1000);
  });

  it("works even if files cannot be written, read or listed", async () => {
    const file = path.join(temporary(), "file");
    writeFileSync(file, "");
    const store = new Store(file, () => undefined);
    await expect(store.keep(KEY, Buffer.from("picture"))).resolves.toBeUndefined();
    await expect(store.read(KEY)).resolves.toBeUndefined();
    await expect(store.prune()).resolves.toBeUndefined();
    expect(readFileSync(file, "utf8")).toBe("");
  });

  it("deletes entries after 30 days to the millisecond, except folders and dangling links", async () => {
    const folder = temporary();
    const store = new Store(folder);
    const day = 24 * 3600 * 1000;
    await store.keep(KEY, Buffer.from("picture"));
    const [inner, link] = ["d".repeat(64), "e".repeat(64)];
    mkdirSync(path.join(folder, inner));
    symlinkSync("nowhere", path.join(folder, link));
    const used = new Date(2026, 0, 1);
    for (const name of [KEY, inner]) utimesSync(path.join(folder, name), used, used);
    await store.prune(used.getTime() + 30 * day);
    expect(existsSync(path.join(folder, KEY))).toBe(true);
    await store.prune(used.getTime() + 30 * day + 1);
    expect(readdirSync(folder).sort()).toEqual([inner, link]);
  });

  it("removes partial files of killed builds", async () => {
    const folder = temporary();
    const leftover = path.join(folder, `.lora-${2 ** 30}-${MACHINE}-0123abcd.tmp`);
    writeFileSync(leftover, "");
    await new Store(folder).prune();
    expect(existsSync(leftover)).toBe(false);
  });
});
