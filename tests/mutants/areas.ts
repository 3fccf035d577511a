/**
 * The areas of the source. Each lists the unit tests that must detect a change in the area.
 * No area has code that only tests of the built package run: plugin/eleventy, plugin/island, plugin/index.ts and the other scripts.
 */

import { existsSync, readdirSync } from "node:fs";

export interface Area {
  readonly name: string;
  /** A pattern of source files. A file belongs to the first area whose pattern matches. */
  readonly files: RegExp;
  /** Names of files in tests/unit, the fastest first: the first failing test ends a mutant's run. */
  readonly tests: readonly string[];
}

const area = (name: string, files: RegExp, tests: string): Area => ({
  name,
  files,
  tests: tests.split(" "),
});

const pictures = (test: string) => `goldens ${test} snippets layout cards figures`;

/** The tests of a kind of figure, besides those of all kinds. */
function testsOf(kind: string): string {
  if (kind === "decomposition") return "decomposition lesson";
  return existsSync(`tests/unit/${kind}-figure.test.ts`) ? `${kind}-figure` : "parts";
}

/** The kinds of figures, each with a folder. */
const kinds = readdirSync("src/figures").filter((name) =>
  existsSync(`src/figures/${name}/index.ts`),
);

/** Arithmetic, tags, escaping, preview URLs and the cache: `npm run mutants` tests all of its mutants. */
export const CORE = area(
  "core",
  /^(src\/((lora|errors|escape|saving|(language|number)-format)|render\/(sink|svg)|tag\/.+)|plugin\/(images\/address|store))\.ts$/,
  "grammar arguments write evaluate svg markdown-it number-format language-format lora addresses store tables content-figures checkpoints edge written bounds",
);

export const areas: readonly Area[] = [
  CORE,
  area(
    "scenes, options and colors",
    /^src\/[^/]+$/,
    "theme lines goldens suggestions options front-matter arguments evaluate snippets svg direction layout tables docs edge written figures bounds portable",
  ),
  area(
    "captions and e-books",
    /^plugin\/(inline-markdown|remark-captions|urls|epub\/.+)\.ts$/,
    "captions epub remark docs",
  ),
  area("check", /^src\/check\//, "check-code check-documents check check-adapter"),
  area(
    "HTML, tables and locales",
    /^src\/(html|tables|locales)\//,
    "goldens formula html direction tables locales snippets paper-tables language-format evaluate minifiers languages translations pseudo-locale figures portable",
  ),
  area(
    "hosts of Markdown",
    /^plugin\/(default-render|draw|lang|languages|locales|markdown-it|marks|micromark|place|portable|remark|tags)\.ts$/,
    "markdown-it content-figures remark captions edge snippets locales author-files portable written",
  ),
  area(
    "files and pages",
    /^plugin\/(assets|claims|concurrent|files|head|host-files|html-tree|json|output|progress|scripts|sources|temporary-files|weights)\.ts$/,
    "json concurrent addresses output finished-pages html adapter-cache saved-configs author-files store checkpoints input-files epub written",
  ),
  area(
    "command",
    /^scripts\/command\//,
    "written command output completion microsim front-matter adapter-command batch captions input-files author-files docs",
  ),
  area("messages", /^src\/messages\//, "messages locales words"),
  area(
    "rendering",
    /^src\/render\//,
    "written goldens cache-keys render svg encode cards bounds edge",
  ),
  area(
    "memory",
    /^src\/(figures\/memory\/|counts\/(steps\/|(activations|layers|memory|modules|operations|optimizers|peak|published|quantization|tape|training)\.ts))/,
    pictures("training-oracle memory quantization training memory-figure"),
  ),
  area(
    "adapter files",
    /^src\/adapter\//,
    "adapter adapter-files adapter-comparison adapter-config adapter-cache adapter-oracle what-it-learned checkpoints adapter-figure bounds portable written",
  ),
  area("adapter", /^src\/figures\/adapter\//, pictures("adapter-figure adapter-comparison")),
  area("sheets", /^src\/figures\/spectrum\/sheets/, pictures("sheets")),
  area("rounding", /^src\/figures\/merge\/rounding/, pictures("rounding")),
  // Adapter and memory have areas above.
  ...kinds.map((kind) => area(kind, new RegExp(`^src/figures/${kind}/`), pictures(testsOf(kind)))),
  area(
    "shared parts of figures",
    /^src\/figures\/[^/]+$/,
    pictures(
      "capacity-figure compute-figure decomposition forward-figure initialization-figure merge-figure methods-figure model-figure savings-figure spectrum-figure memory-figure evaluate",
    ),
  ),
  area(
    "counts",
    /^src\/counts\//,
    "file-bytes keys peft-fields methods peft-rules defaults adapter-config files checkpoints saved-configs blocks parameter-groups model-table experts peft-runs patterns models families large-models oracle drawn-cases written goldens bounds",
  ),
];
