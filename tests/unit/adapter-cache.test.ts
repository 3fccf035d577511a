/** Tests that the updates of an adapter file come from the cache until the file or its configuration changes. */
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { Store } from "../../plugin/store.js";
import { readAdapterFile } from "../../plugin/weights.js";
import { toSafetensors, toTensors } from "../support/adapter-file.js";
import { temporary } from "../support/temporary.js";

const toBytes = (b: number) => toSafetensors(toTensors("layers.3.q", [[b], [4]], [[2, 0]]));

/** Returns a file without a configuration, and an empty cache. */
function create() {
  const [folder, cacheFolder] = [temporary(), temporary()];
  const file = path.join(folder, "a.safetensors");
  const store = new Store(cacheFolder);
  writeFileSync(file, toBytes(3));
  return {
    file,
    cacheFolder,
    store,
    entries: () => readdirSync(cacheFolder).filter((name) => !name.startsWith(".")),
    writeConfig: (text: string) => writeFileSync(path.join(folder, "adapter_config.json"), text),
    /** Reads the file with the cache and returns its largest singular value. */
    read: () => readAdapterFile(file, store).updates[0]!.sigmas[0],
    /** Stores another singular value under the key, which shows where a result comes from. */
    async replaceEntry(key: string, sigma: number) {
      const adapter = JSON.parse(Buffer.from((await store.read(key))!).toString());
      adapter.updates[0].sigmas = [sigma];
      await store.keep(key, Buffer.from(JSON.stringify(adapter)));
    },
  };
}

it("an unchanged adapter file is not computed again, and a changed file or configuration is", async () => {
  const { file, store, entries, read, replaceEntry, writeConfig } = create();
  const waitFor = (count: number) => expect.poll(() => entries().length).toBe(count);
  const computed = readAdapterFile(file);
  expect(entries()).toEqual([]);
  expect(readAdapterFile(file, store)).toEqual(computed);
  await waitFor(1);
  // From JSON, every number is exactly the same.
  expect(readAdapterFile(file, store)).toEqual(computed);
  await replaceEntry(entries()[0]!, 77);
  expect(read()).toBe(77);
  expect(readAdapterFile(file)).toEqual(computed);

  writeFileSync(file, toBytes(0));
  expect(read()).toBeCloseTo(8, 12);
  await waitFor(2);
  writeConfig('{ "r": 1, "lora_alpha": 2 }');
  expect(read()).toBeCloseTo(16, 12);
  await waitFor(3);
  writeConfig('{ "r": 1, "lora_alpha": 1 }');
  expect(read()).toBeCloseTo(8, 12);
  await waitFor(4);
  writeConfig('{"r":1,"lora_alpha":2}');
  expect(read()).toBeCloseTo(16, 12);
  expect(entries()).toHaveLength(4);
});

it("a damaged entry is computed and stored again, and a file that is rejected is not stored", async () => {
  const { file, cacheFolder, store, entries, read } = create();
  read();
  await expect.poll(() => entries().length).toBe(1);
  const [key = ""] = entries();
  await expect.poll(() => store.readSync(key)).toBeDefined();
  writeFileSync(path.join(cacheFolder, key), "damaged");
  expect(store.readSync(key)).toBeUndefined();
  expect(read()).toBeCloseTo(10, 12);
  await expect.poll(() => store.readSync(key)).toBeDefined();
  writeFileSync(file, "PK\x03\x04");
  expect(read).toThrow("not a pickle");
  expect(entries()).toEqual([key]);
});
