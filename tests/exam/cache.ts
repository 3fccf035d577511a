/** Tests that damaged, exchanged and renamed cache entries are never returned. */
import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { Store } from "../../plugin/store.js";

/** Keys of pictures, and the key of the figures' numbers. */
const KEYS = ["0", "1", "e"].map((digit) => digit.repeat(64)).concat("lora-visualizer-numbers");
const getContent = (key: string) => Buffer.from(`what is kept under ${key} `.repeat(40));

/** Changes the entry in `file`; `other` is another entry's file. */
type Mutation = (file: string, other: string, at: number, bytes: Buffer) => void;

const changed = (change: (entry: Buffer, at: number, bytes: Buffer) => Buffer): Mutation => {
  return (file, _, at, bytes) => {
    const entry = readFileSync(file);
    writeFileSync(file, change(entry, at % entry.length, bytes));
  };
};
const MUTATIONS: Readonly<Record<string, Mutation>> = {
  flipped: changed((entry, at, bytes) => {
    entry[at]! ^= bytes[0]! || 1;
    return entry;
  }),
  zeroed: changed((entry, at) => entry.fill(0, at)),
  longer: changed((entry, _, bytes) => Buffer.concat([entry, bytes])),
  "with bytes within": changed((entry, at, bytes) =>
    Buffer.concat([entry.subarray(0, at), bytes, entry.subarray(at)]),
  ),
  overwritten: changed((entry, at, bytes) => {
    bytes.copy(entry, at);
    return entry;
  }),
  random: changed((entry, at, bytes) =>
    Buffer.from(entry.map((_, index) => bytes[index % bytes.length]! ^ at)),
  ),
  cut: (file, _, at) => truncateSync(file, at % readFileSync(file).length),
  "another's": (file, other) => copyFileSync(other, file),
  exchanged(file, other) {
    renameSync(file, `${file}.swap`);
    renameSync(other, file);
    renameSync(`${file}.swap`, other);
  },
  "another's content": (file, other) => {
    writeFileSync(
      file,
      Buffer.concat([readFileSync(file).subarray(0, 32), readFileSync(other).subarray(32)]),
    );
  },
};

const mutation = fc.record({
  change: fc.constantFrom(...Object.keys(MUTATIONS)),
  keys: fc.shuffledSubarray(KEYS, { minLength: 2, maxLength: 2 }),
  at: fc.nat(5000),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
});

/** Returns the content that the cache returns for a key. */
type Read = (store: Store, file: string, key: string) => Promise<Uint8Array | undefined>;

export const byStore: Read = (store, _, key) => store.read(key);
/** The control: reads the content without checking the digest. */
export const unchecked: Read = async (_, file) => readFileSync(file).subarray(32);

/** Changes entries and reads them. Returns wrong contents that were accepted. */
export async function mutate(count: number, read: Read, seed = 17): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "lora-cache-"));
  const store = new Store(folder);
  const served: string[] = [];
  try {
    for (const { change, keys, at, bytes } of fc.sample(mutation, { numRuns: count, seed })) {
      for (const key of keys) await store.keep(key, getContent(key));
      const [file, other] = keys.map((key) => path.join(folder, key)) as [string, string];
      const complete = readFileSync(file);
      MUTATIONS[change]!(file, other, at, bytes);
      const isSame = readFileSync(file).equals(complete);
      for (const key of keys) {
        const result = await read(store, path.join(folder, key), key);
        const isRight = result !== undefined && getContent(key).equals(result);
        if (result !== undefined && !isRight) served.push(`${change}: ${key}`);
        if (isSame && !isRight) served.push(`${change}: ${key} is lost`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return served;
}
