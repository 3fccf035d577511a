/** Compares what commands write with the hashes of what a person has reviewed. */
import { copyFileSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { allFigures } from "../../src/figures/index.js";
import { packageFolder } from "../../src/package.js";
import { run, toArguments } from "../support/command.js";
import { hash } from "../support/hash.js";
import { readObjects } from "../support/pdf.js";
import { temporary } from "../support/temporary.js";

const ADAPTER = "tests/reference/adapter/adapter_model.safetensors";
/** Languages whose fonts are small. */
const tags = ["en", "ar", "de", "es", "fr", "pt"];

/** Command lines. "OUT" is a new folder, whose files are hashed too. */
const lines: readonly string[][] = [
  [],
  ["--help"],
  ["--csv", "--help"],
  ..."init check expand batch shapes words completion".split(" ").map((name) => [name, "--help"]),
  ...allFigures.map(({ name }) => ["--figure", name, "--help"]),
  ...["bash", "zsh", "fish"].map((shell) => ["completion", shell]),
  ["words", "de"],
  ...allFigures.flatMap((figure, index) => {
    const draw = toArguments(figure, figure.examples.at(-1)!, ADAPTER);
    const lang = ["--lang", tags[index % tags.length]!];
    return [
      ...["csv", "md", "json", "html"].map((format) => [...draw, ...lang, "--format", format]),
      // The largest files are of every fourth figure.
      ...(index % 4 === 1
        ? [
            [...draw, ...lang, "--table", "-o", "OUT/a.pdf"],
            [...draw, ...lang, "--microsim", "OUT/sim", "--title", "A “title”"],
            [...draw, ...lang, "--preview", "--site", "A & B", "--theme", "dark"],
            [...draw, ...lang, "--narrow"],
          ]
        : []),
    ];
  }),
  ...["csv", "md", "html", "json"].flatMap((format) => [
    ["--models", "gpt2,Llama-3.2-1B", "--rank", "4", "--format", format],
    ["--methods", "lora,dora,vera,ia3", "--model", "gpt2", "--lang", "de", "--format", format],
    ["--ranks", "1,8,64", "--d", "768", "--k", "3072", "--lang", "ar", "--format", format],
  ]),
  ["check", "tests/reference/check-prose.md", "tests/reference/customer-page.md"],
  ["shapes", ADAPTER],
  // An adapter without its adapter_config.json, and saved adapters of other methods.
  ["OUT/a.safetensors", "--format", "csv"],
  ...readdirSync("tests/reference/adapters").map((name) => [
    `tests/reference/adapters/${name}/adapter_model.safetensors`,
    ...["--format", "json"],
  ]),
  ["expand", "tests/reference/expand.md", "--css", "OUT/a.css", "-o", "OUT/a.md"],
  ["expand", "tests/reference/expand.md", "--images", "svg", "-o", "OUT/a.md"],
  ["init", "OUT/book", "--lang", "fr"],
  // Wrong command lines.
  ...[
    "draw|decomposition|adapter_config.json|8|8 4096|8 4096 0|x 4096 4096|8 gpt3|check|words|words xx",
    "shapes none.safetensors|check none.md|batch none.jsonl|none.safetensors|8 gpt2 --batch|8 gpt2 -o a.gif",
    "8 gpt2 --rnk 4|8 gpt2 --batch 4 --figure model|8 64 64 --format pgn|8 64 64 --csv -o a.svg",
    "8 64 64 -o package.json/a.svg|check package.json/a.md|expand src|8 src/none/config.json",
    "8 64 64 --theme blue|8 64 64 --scale 9|8 64 64 --microsim OUT/A|8 64 64 --lang tlh|8 64 64 --title a",
    "8 64 64 --narrow --preview --title a|8 64 64 65|--ranks 1,8 --format svg|--models gpt2 --narrow",
  ].flatMap((some) => some.split("|").map((line) => line.split(" "))),
];

/** Returns the content of files, except of PNG files, whose pixels depend on the system. */
const readFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => {
      const file = path.join(folder, name);
      if (statSync(file).isDirectory() || name.endsWith(".png")) return name;
      const content = readFileSync(file);
      return name + (name.endsWith(".pdf") ? readObjects(content) : content);
    });

// Windows writes paths and system errors in another way.
it.skipIf(process.platform === "win32")("commands write what was reviewed", async () => {
  const written: string[] = [];
  for (const line of lines) {
    const folder = temporary();
    if (line[0]?.startsWith("OUT/")) copyFileSync(ADAPTER, path.join(folder, "a.safetensors"));
    const { code, out, error } = await run(...line.map((item) => item.replace(/^OUT/, folder)));
    const all = [out, error, ...readFiles(folder)].join("\n");
    const content = all
      .replaceAll(path.relative("", folder), "OUT")
      .replaceAll(folder, "OUT")
      .replaceAll(packageFolder, "PACKAGE")
      // The metadata of a MicroSim states the day on which it was written.
      .replaceAll(/"date": "[^"]*"/g, '"date": "DAY"');
    written.push(`${hash(content)} ${code} ${line.join(" ")}\n`);
  }
  await expect(written.join("")).toMatchFileSnapshot("../reference/written.txt");
});
