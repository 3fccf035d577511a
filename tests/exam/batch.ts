/**
 * Tests `lora-visualizer batch` under GNU parallel: random figures in shards on one cache. A shard is killed and started
 * again. The control of each test is a state that it must reject.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import fc from "fast-check";
import { containsHash, hashOutput, type Shard } from "../../scripts/command/batch/shard.js";
import { allFigures } from "../../src/figures/index.js";
import { exact } from "../../src/number-format.js";
import { manifest } from "../../src/package.js";
import { toSafetensors, toTensors } from "../support/adapter-file.js";
import { arbitraryValues } from "../support/cases.js";
import { completed, type Row, skipped } from "./rows.js";

const COMMAND = path.resolve(Object.values(manifest.bin)[0]!);
const LIST = "list.jsonl";
const [SINGLE, FARM, CACHE, LOG] = ["single", "farm", "cache", "jobs.log"];

/** The extensions of outputs by frequency, and those that the cache keeps. */
const EXTENSIONS = ["png", "png", "png", "pdf", "svg", "svg", "csv", "md", "html"];
const isCached = (output: string) => /\.(?:png|pdf)$/.test(output);

/** Options of cards and other pictures. */
const CARDS = fc.record(
  {
    preview: fc.constant(true),
    title: fc.constantFrom("LoRA", "A *small* title", "Rank `r` of a long title ".repeat(6)),
    site: fc.constantFrom("A textbook", "x".repeat(60)),
    theme: fc.constantFrom("light", "dark"),
  },
  { requiredKeys: ["preview"] },
);
const PICTURES = fc.record(
  { narrow: fc.boolean(), theme: fc.constantFrom("light", "dark"), title: fc.constant("LoRA") },
  { requiredKeys: [] },
);

const ADAPTERS = ["a.safetensors", "b.safetensors"];

/** Writes the adapter files that figures draw. */
function writeAdapters(folder: string): void {
  for (const [at, name] of ADAPTERS.entries()) {
    const tensors = [0, 1, 2].flatMap((layer) =>
      toTensors(
        `model.layers.${layer}.self_attn.q_proj`,
        [
          [1, layer + at],
          [2, 3],
          [0, at],
        ],
        [
          [1, 2, layer],
          [at, 1, 1],
        ],
      ),
    );
    writeFileSync(path.join(folder, name), toSafetensors(tensors));
  }
}

/** Writes a list of random figures of all kinds, and returns their outputs. */
function writeList(folder: string, count: number, seed: number): readonly string[] {
  const share = Math.ceil(count / allFigures.length);
  const columns = allFigures.map((figure, at) =>
    fc.sample(
      figure.name === "adapter"
        ? fc.record({ file: fc.constantFrom(...ADAPTERS) })
        : arbitraryValues(figure),
      { numRuns: share, seed: seed + at },
    ),
  );
  const options = fc.sample(fc.oneof(CARDS, PICTURES), { numRuns: count, seed });
  const extensions = fc.sample(fc.constantFrom(...EXTENSIONS), { numRuns: count, seed: seed + 1 });
  const outputs = extensions.map((extension, at) => `${at % 7}/${at}.${extension}`);
  const lines = outputs.map((output, at) => {
    const figure = allFigures[at % allFigures.length]!;
    const values = columns[at % allFigures.length]![Math.floor(at / allFigures.length)];
    const isPicture = /\.(?:png|pdf|svg)$/.test(output);
    const line = { figure: figure.name, ...values, ...(isPicture ? options[at] : {}), output };
    return `${JSON.stringify(line)}\n`;
  });
  writeFileSync(path.join(folder, LIST), lines.join(""));
  return outputs;
}

/** Returns the content of every file below a folder, by relative path. */
function filesIn(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => {
        const file = path.join(parentPath, name);
        return [path.relative(folder, file), readFileSync(file)];
      }),
  );
}

/** Yields the files that are missing, partial or left over. */
function* differences(actual: Map<string, Buffer>, expected: Map<string, Buffer>) {
  for (const [name, content] of expected)
    if (!actual.get(name)?.equals(content))
      yield `${name} is ${actual.has(name) ? "wrong" : "missing"}`;
  for (const name of actual.keys()) if (!expected.has(name)) yield `${name} is left`;
}

interface Totals {
  readonly drawn: number;
  readonly reused: number;
}

/** Adds the totals that commands have printed. */
function readTotals(out: string): Totals {
  const sum = { drawn: 0, reused: 0 };
  for (const [, drawn, reused] of out.matchAll(/: ([\d,]+) drawn, ([\d,]+) from the cache/g)) {
    sum.drawn += Number(drawn!.replaceAll(",", ""));
    sum.reused += Number(reused!.replaceAll(",", ""));
  }
  return sum;
}

interface Result {
  readonly code: number | null;
  readonly out: string;
}

/** A folder with a list, and the runs in it. */
class Farm {
  readonly folder = mkdtempSync(path.join(tmpdir(), "lora-farm-"));
  readonly #shards: number;

  constructor(shards: number) {
    this.#shards = shards;
    mkdirSync(this.toPath("pids"));
  }

  toPath(name: string): string {
    return path.join(this.folder, name);
  }

  single(): Result {
    const args = [COMMAND, "batch", LIST, "-o", SINGLE];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: this.folder,
      encoding: "utf8",
    });
    return { code: status, out: stdout + stderr };
  }

  /** Runs all shards, or only those that have failed before. Calls `meanwhile` as soon as they have started. */
  async parallel(flags: readonly string[] = [], meanwhile?: () => Promise<void>): Promise<Result> {
    const batch = `'${process.execPath}' '${COMMAND}' batch ${LIST} -o ${FARM} --cache ${CACHE}`;
    const job = `echo $$ > pids/{}; exec ${batch} --shard {}/${this.#shards}`;
    const numbers = Array.from({ length: this.#shards }, (_, at) => String(at + 1));
    const jobs = [
      "--jobs",
      String(this.#shards),
      "--joblog",
      LOG!,
      ...flags,
      job,
      ":::",
      ...numbers,
    ];
    const child = spawn("parallel", jobs, {
      cwd: this.folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, SHELL: "/bin/sh" },
    });
    let out = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => {
        out += text;
      });
    const closed = once(child, "close");
    await meanwhile?.();
    const [code] = await closed;
    return { code, out };
  }

  /** Kills the process of a shard when it has written `count` files. */
  async kill(shard: Shard, outputs: readonly string[], count: number): Promise<void> {
    const inShard = outputs.filter((output) => containsHash(shard, hashOutput(output)));
    const countWritten = () =>
      inShard.filter((name) => existsSync(this.toPath(`${FARM}/${name}`))).length;
    for (const end = Date.now() + 600_000; countWritten() < count; await wait(20))
      if (Date.now() > end) throw new Error(`shard ${shard.index} does not write ${count} files`);
    process.kill(Number(readFileSync(this.toPath(`pids/${shard.index}`), "utf8")), "SIGKILL");
  }

  /** Returns the inode of each entry of the cache. An entry that is written again has another inode. */
  entries(): Map<string, number> {
    const folder = this.toPath(CACHE!);
    return new Map(
      readdirSync(folder).map((name) => [name, statSync(path.join(folder, name)).ino]),
    );
  }
}

/** Returns how many entries were written again. */
const countAgain = (before: Map<string, number>, after: Map<string, number>) =>
  [...before].filter(([name, inode]) => after.get(name) !== inode && /^[0-9a-f]{64}$/.test(name))
    .length;

/** Yields the rows for lists of `count` figures in `shards` shards. */
export async function* batchRows(count: number, shards: number, seed = 32): AsyncGenerator<Row> {
  const names = ["a killed and restarted shard", "no figure of the cache is drawn again"] as const;
  if (spawnSync("parallel", ["--version"]).status !== 0) {
    const reason = "GNU parallel is not installed, so this was not tried";
    for (const name of names) yield skipped(name, reason);
    return;
  }
  const farm = new Farm(shards);
  try {
    writeAdapters(farm.folder);
    const outputs = writeList(farm.folder, count, seed);
    const cached = outputs.filter(isCached).length;
    const faults: string[] = [];
    const single = farm.single();
    if (single.code !== 0) faults.push(`one process fails: ${single.out}`);
    const expected = filesIn(farm.toPath(SINGLE!));
    if (expected.size !== count) faults.push(`one process wrote ${expected.size} files`);

    // The first run. A shard is killed when it has written half of its files.
    const shard = { index: Math.min(2, shards), count: shards };
    const size = outputs.filter((output) => containsHash(shard, hashOutput(output))).length;
    const killed = await farm.parallel([], () => farm.kill(shard, outputs, Math.floor(size / 2)));
    if (killed.code !== 1) faults.push(`${killed.code} shards fail instead of 1: ${killed.out}`);
    const partial = filesIn(farm.toPath(FARM!));
    const missing = [...differences(partial, expected)];
    const isTemporary = (fault: string) => /^\.lora-[\w-]+\.tmp is left$/.test(fault);
    faults.push(...missing.filter((fault) => !fault.endsWith("missing") && !isTemporary(fault)));

    // The second run, of the killed shard.
    const before = farm.entries();
    const resumed = await farm.parallel(["--resume-failed"]);
    const after = farm.entries();
    if (resumed.code !== 0) faults.push(`the second run fails: ${resumed.out}`);
    faults.push(...differences(filesIn(farm.toPath(FARM!)), expected));
    const summary = `${exact(count).padStart(9)} figures, ${shards} shards, killed with ${exact(missing.length)} missing`;
    yield completed(
      names[0],
      faults.length === 0 && missing.length > 0,
      [`${summary}: ${faults.length} wrong`, ...faults].join("\n     "),
    );

    // The third run, of all shards. It must draw only what is not in the cache, and one damaged entry.
    const again = countAgain(before, after);
    const { reused } = readTotals(resumed.out);
    const damaged = [...after.keys()].find((name) => /^[0-9a-f]{64}$/.test(name))!;
    truncateSync(farm.toPath(`${CACHE}/${damaged}`), 40);
    rmSync(farm.toPath(LOG!));
    const third = readTotals((await farm.parallel()).out);
    const control = countAgain(after, farm.entries());
    const wrong = [...differences(filesIn(farm.toPath(FARM!)), expected)];
    const redrawn = third.drawn - (count - cached);
    const isGood = again === 0 && reused > 0 && control === 1 && redrawn >= 1 && wrong.length === 0;
    yield completed(
      names[1],
      isGood && third.drawn + third.reused === count,
      `${exact(before.size).padStart(9)} entries, ${again} written again, ${exact(reused)} used by the restarted shard; ` +
        `then ${exact(third.reused)} of ${exact(cached)} from the cache, control ${control}`,
    );
  } finally {
    rmSync(farm.folder, { recursive: true, force: true });
  }
}
