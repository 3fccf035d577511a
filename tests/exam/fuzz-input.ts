/**
 * Fuzzes input with Jazzer.js. It changes texts, and keeps texts that reach new code. Kept texts and faults are
 * in tests/.run/fuzz-input/.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { families } from "../../src/counts/config.js";
import { getShapeKeys } from "../../src/counts/keys.js";
import { allFigures } from "../../src/figures/index.js";
import { exact } from "../../src/number-format.js";
import { tableOptions } from "../../src/tables/tables.js";
import { tagsIn } from "../../src/tag/grammar.js";
import { tagOptions } from "../../src/tag/options.js";
import { completed, type Row } from "./rows.js";
import { toolFile } from "./tools.js";

const FOLDER = path.resolve("tests/.run/fuzz-input");
const TARGETS = path.resolve("tests/.run/fuzz-targets.cjs");
/** An input that takes longer than this time counts as a hang, s. Instrumented code is several times slower. */
const HANGS = 20;

/** The files of our documentation and the chapters of other books that tests check. */
const documents = () =>
  ["site", "tests/reference"]
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) =>
        path.join(folder, name),
      ),
    )
    .concat("README.md")
    .filter((name) => name.endsWith(".md"))
    .map((name) => readFileSync(name, "utf8"));

/** Small configurations, which are fast to draw, without spaces. */
const configs = () =>
  readFileSync("tests/reference/saved-configs.jsonl", "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
    .filter(({ parameters }) => parameters < 1e7)
    .map(({ text }): string => JSON.stringify(JSON.parse(text)));

/** Names of options and keys, which changes insert. */
const collectNames = (...all: readonly object[]) => [
  ...new Set(all.flatMap((item) => Object.keys(item))),
];

interface Target {
  readonly texts: readonly string[];
  readonly words: readonly string[];
}

const targets: Readonly<Record<string, () => Target>> = {
  tag: () => ({
    texts: documents().flatMap((text) => [...tagsIn(text)]),
    words: [
      ...collectNames(tagOptions, tableOptions, ...allFigures.map(({ options }) => options)),
      ...allFigures.map(({ name }) => name),
    ],
  }),
  configuration: () => ({
    texts: configs(),
    words: [
      ...families,
      ...collectNames(...families.map((type) => getShapeKeys(type).defaults)),
      ...["null", "true", "false", "16777216", "ForSequenceClassification", "Model"],
    ],
  }),
  check: () => ({
    texts: documents().flatMap((text) => text.split(/\n(?=#)/)),
    words: [
      "LoRA",
      "rank",
      "trains",
      "parameters",
      "4096 × 4096",
      "16,384",
      "0.391 %",
      "GPT-2",
      "$r$",
    ],
  }),
};

/** Runs Jazzer.js on a target for so many seconds, and returns the inputs and the faults. */
function fuzz(name: string, seconds: number, { texts, words }: Target) {
  const folder = path.join(FOLDER, name);
  const [corpus, faults, dictionary] = ["corpus", "faults", "words.txt"].map((item) =>
    path.join(folder, item),
  ) as [string, string, string];
  rmSync(faults, { recursive: true, force: true });
  for (const item of [corpus, faults]) mkdirSync(item, { recursive: true });
  for (const text of texts) {
    const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
    writeFileSync(path.join(corpus, hash), text);
  }
  const escaped = (word: string) =>
    word.replace(/[^ -~]|["\\]/g, (char) =>
      [...Buffer.from(char)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join(""),
    );
  writeFileSync(dictionary, words.map((word) => `"${escaped(word)}"\n`).join(""));
  const jazzer = [toolFile("@jazzer.js/core/dist/cli.js"), TARGETS, corpus];
  const forJazzer = [
    ...["--fuzzEntryPoint", name, "--sync", "--includes", TARGETS],
    // Overrides libFuzzer's option, ms.
    ...["--timeout", String(HANGS * 1000)],
  ];
  const forFuzzer = [
    ...[`-max_total_time=${seconds}`, `-timeout=${HANGS}`, `-dict=${dictionary}`],
    ...[`-artifact_prefix=${faults}/`, "-max_len=16384", "-print_final_stats=1"],
  ];
  // The log is a file, because the end of a pipe is lost when Jazzer.js exits.
  const output = openSync(path.join(folder, "log.txt"), "w");
  spawnSync(process.execPath, [...jazzer, ...forJazzer, "--", ...forFuzzer], {
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  const log = readFileSync(path.join(folder, "log.txt"), "utf8");
  const count = Number(/number_of_executed_units: *(\d+)/.exec(log)?.[1] ?? 0);
  const files = readdirSync(faults).map((file) => `${path.relative(".", faults)}/${file}`);
  const [message] = /^ *(?:==\d+== )?(?:Uncaught Exception.*|ERROR: libFuzzer.*)$/m.exec(log) ?? [];
  // The first fault ends the run.
  return { count, faults: message ? [[...files, message.trim()].join(": ")] : files, log };
}

/** Yields a row for each target, after so many minutes. */
export function* fuzzInput(minutes: number): Generator<Row> {
  const control = fuzz("control", 60, { texts: ["b"], words: [] });
  for (const [name, target] of Object.entries(targets)) {
    const { count, faults, log } = fuzz(name, 60 * minutes, target());
    const isGood = count > 0 && faults.length === 0 && control.faults.length > 0;
    const counts = `${exact(count).padStart(9)} inputs, ${faults.length} faults, control ${control.faults.length}`;
    const details = count > 0 ? faults : [log.slice(-1000)];
    yield completed(`fuzzed: ${name}`, isGood, [counts, ...details].join("\n     "));
  }
}
