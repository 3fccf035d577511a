/**
 * Generates parts of the documentation: the reference of all options, the README's list of figures and its
 * pictures, the table of measured and computed memory, and the drawing of the code's rooms. `npm run docs` runs this module.
 */
import { readFileSync, realpathSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { siteOptions } from "../../plugin/eleventy/options.js";
import { epubOptions } from "../../plugin/epub/index.js";
import { assetsOptions } from "../../plugin/head.js";
import { reservedPeak, runs, SETTINGS, unfittedRuns } from "../../src/counts/index.js";
import type { Figure } from "../../src/figures/figure.js";
import { allFigures } from "../../src/figures/index.js";
import { oneDecimal, percent } from "../../src/number-format.js";
import type { Option, Options } from "../../src/options.js";
import { toSvg } from "../../src/render/svg.js";
import { tableOptions } from "../../src/tables/tables.js";
import { toArguments, writeTag } from "../../src/tag/arguments.js";
import { toFlag } from "../../src/tag/command-line.js";
import { contentOptions } from "../../src/tag/content-figure.js";
import { ID, LANG, tagOptions } from "../../src/tag/options.js";
import { listOptions } from "../../src/tag/references.js";
import { getRequiredOptions } from "../../src/tag/values.js";
import { asAllWritten } from "../../src/tag/written.js";
import { dark, light } from "../../src/theme.js";
import { batchFlags } from "../command/batch/index.js";
import { commandFlags } from "../command/draw.js";
import { expandFlags } from "../command/expand/index.js";
import type { Flag } from "../command/flags.js";
import { drawAnimation } from "./animation.js";
import { drawRooms, readRooms } from "./rooms.js";

const README = "README.md";
const CONTRIBUTING = "CONTRIBUTING.md";
const REFERENCE = "site/guide/reference.md";
const ACCURACY = "site/guide/accuracy.md";
/** Holds the README's pictures: each figure for light and for dark pages. */
const PICTURES = "site/figures";
/** The figures that the README shows. */
const LARGE: readonly string[] = ["decomposition", "memory", "spectrum"];

const SETTING_NAMES = Object.keys(SETTINGS);

const row = (...cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => "---"), ...rows].map((cells) => row(...cells)).join("\n");

const formatValues = ({ values, allowed }: Option) =>
  values?.map((value) => `\`${value}\``).join(", ") ?? allowed;

const optionsTable = (options: Options) =>
  table(
    ["Option", "Meaning", "Values", "Default"],
    Object.entries(options).map(([name, option]) => [
      `\`${name}\``,
      option.about,
      formatValues(option),
      option.default ?? "required",
    ]),
  );

/** The options that most tags set. The reference opens with them. */
const USUAL = ["rank", "d", "k", "model", "targets", "alpha", "figure", "caption", "id", "show"];

/** Returns the options with these names, or without them. */
const pick = (options: Options, names: readonly string[], isWanted = true): Options =>
  Object.fromEntries(Object.entries(options).filter(([name]) => names.includes(name) === isWanted));

const usualOptions = () => {
  const all: Options = { ...allFigures[1]!.options, ...allFigures[0]!.options, ...tagOptions };
  return Object.fromEntries(USUAL.map((name) => [name, all[name]!]));
};

const FLAG_VALUES: Readonly<Partial<Record<Option["type"], string>>> = {
  boolean: "no value",
  text: "text",
};

const flagsTable = (flags: Readonly<Record<string, Flag>>) =>
  table(
    ["Flag", "Meaning", "Value", "Default"],
    Object.entries(flags).map(([name, flag]) => [
      `\`--${toFlag(name)}\``,
      flag.about,
      (flag.isFolder ? "folder" : FLAG_VALUES[flag.type]) ?? formatValues(flag),
      flag.type === "boolean" ? "off" : (flag.default ?? "required"),
    ]),
  );

function writeExample({ name, options, examples: [values = {}] }: Figure): string {
  const args = toArguments(
    "lora",
    new Map([...asAllWritten(options, values), ["figure", name]]),
    options,
  );
  return `\`\`\`md\n${writeTag(args)}\n\`\`\``;
}

/** The reference page: every option of the tags, the plugin and the command. */
function reference(): string {
  const sections: [heading: string, ...content: string[]][] = [
    [
      "The ten options that authors use",
      "A tag of one matrix begins with `rank`, `d` and `k`, a tag of a model with `rank` and has `model`.",
      optionsTable(usualOptions()),
    ],
    ["Every figure", "You can set these options on every `lora` tag.", optionsTable(tagOptions)],
    ...allFigures.map((figure): [string, ...string[]] => [
      figure.name,
      figure.summary,
      writeExample(figure),
      optionsTable(figure.options),
    ]),
    [
      "loraTable",
      `A table needs \`ranks\`, \`models\` or \`methods\`. If PEFT has a default for an option, LoRA Visualizer uses the same default, with one exception: for \`initRank\`, PEFT uses 12 at every rank.`,
      optionsTable({ ...pick(tableOptions, SETTING_NAMES, false), id: ID, lang: LANG }),
      `<details>\n<summary>Options of single methods, from <code>${SETTING_NAMES[0]}</code> to <code>${SETTING_NAMES.at(-1)}</code></summary>`,
      // A link to a heading inside opens the details.
      "### Options of single methods",
      optionsTable(pick(tableOptions, SETTING_NAMES)),
      "</details>",
    ],
    [
      "loraFigure",
      "A number and a caption for [your own content](./index.md#number-your-own-content).",
      optionsTable(contentOptions),
    ],
    ["loraList", "A list of the site's figures and tables.", optionsTable(listOptions)],
    [
      "Plugin",
      'Pass these options to `addPlugin`: `eleventyConfig.addPlugin(loraVisualizer, { siteName: "My Book" })`.',
      optionsTable(siteOptions),
    ],
    [
      "EPUB",
      "The plugin's option `epub` is an object with these options. [E-books](./sites.md#e-books) shows an example.",
      optionsTable(epubOptions),
    ],
    [
      "toAssets",
      "Pass these options to `toAssets` on [other site generators](./hosts.md).",
      optionsTable(assetsOptions),
    ],
    [
      "Command",
      "[The command](./command.md) has these flags. Options of figures and tables are also flags, in kebab case, for example `--alpha 16` and `--exclude-modules c_attn`. Options that need a page, such as `steps`, are not flags.",
      flagsTable(commandFlags),
    ],
    [
      "expand",
      "[The subcommand `expand`](./command.md#serve-the-same-source-elsewhere) has these flags.",
      flagsTable(expandFlags),
    ],
    [
      "batch",
      "[The subcommand `batch`](./command.md#draw-many-figures) has these flags.",
      flagsTable(batchFlags),
    ],
  ];
  return `---
title: Reference
description: Every option of the tags, the plugin and the command
styles: [/entries.css]
---

<!-- Generated by \`npm run docs\`. Edit the options in the source instead. -->

# Reference

This page lists every option. [Writing the tag](./index.md) explains how to use them.

${sections.map(([heading, ...content]) => [`## ${heading}`, ...content].join("\n\n")).join("\n\n")}
`;
}

/** The README's list of figures. */
function figureList(): string {
  const requiredValues = ({ options }: Figure) =>
    getRequiredOptions(options)
      .map(([name, { type }]) => (type === "number" ? `\`${name}\`` : `\`${name}=\``))
      .join(", ");
  const rows = allFigures.map((figure) => [
    `[\`${figure.name}\`](${REFERENCE}#${figure.name})`,
    requiredValues(figure) || "none",
    figure.lesson,
  ]);
  return table(["`figure`", "Values", "Teaches"], rows);
}

const withBlock = (file: string, block: string) =>
  readFileSync(file, "utf8").replace(
    /(<!-- Generated by .*-->\n\n)[\s\S]*?(\n\n<!-- end -->)/,
    (_, start, end) => start + block + end,
  );

/** Returns a table that compares computed memory peaks with published ones. */
function memoryTable(): string {
  const gigabytes = (bytes: number) => oneDecimal(Math.round(bytes), 1e9);
  const rows = runs.map((run) => {
    const computed = reservedPeak(run);
    const error = computed / run.peak - 1;
    const { share } = percent(Math.round(1e4 * Math.abs(error)), 1e4);
    const fitted = unfittedRuns.includes(run) ? "" : " (fitted)";
    return [
      run.name,
      gigabytes(run.peak),
      gigabytes(computed),
      `${error < 0 ? "−" : "+"}${share}${fitted}`,
    ];
  });
  return table(["Run", "Measured peak, GB", "Computed, GB", "Error"], rows);
}

/** Every generated file of the documentation, by path. */
export function documents(): ReadonlyMap<string, string> {
  const files = new Map<string, string>([
    [README, withBlock(README, figureList())],
    [CONTRIBUTING, withBlock(CONTRIBUTING, drawRooms(readRooms()))],
    [REFERENCE, reference()],
    [ACCURACY, withBlock(ACCURACY, memoryTable())],
  ]);
  for (const [suffix, theme] of [
    ["", light],
    ["-dark", dark],
  ] as const) {
    for (const { name, draw, examples } of allFigures) {
      if (!LARGE.includes(name)) continue;
      const scene = draw(examples[0]!).compose("wide");
      files.set(`${PICTURES}/${name}${suffix}.svg`, `${toSvg(scene, { theme })}\n`);
    }
    files.set(`${PICTURES}/animation${suffix}.svg`, drawAnimation(theme));
  }
  return files;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  for (const [file, content] of documents()) writeFileSync(path.resolve(file), content);
}
