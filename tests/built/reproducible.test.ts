/** Tests that builds are byte-identical in different folders, orders, time zones and languages. */
import { spawn } from "node:child_process";
import { hash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { isExam } from "../support/draws.js";
import { config } from "../support/eleventy.js";
import { sharedFolder } from "../support/temporary.js";

const command = path.resolve("node_modules/@11ty/eleventy/cmd.cjs");
const root = sharedFolder();

/** The body of each page, by its name. */
const pages: Readonly<Record<string, string>> = {
  matrix: "<% lora 8, 4096, 4096 %>\n\nAnd <% lora 8, 64, 64, alpha=6, show=scaling %>.",
  steps: "<% lora 4, 512, 256, steps=[1, 2, 4, 8], goal=0.975 %>",
  image: "<% lora 8, 1024, 1024, format=png %>\n\n<% lora 2, 64, 64 %>",
  // Another page has one of its images; either may request it first.
  twin: "<% lora 16, 768, 768, format=png, scale=1, alpha=12 %>\n\n<% lora 8, 1024, 1024, format=png %>",
  model: '<% lora 8, model="gpt2" %>\n\n<% lora 4, model="tiny.json" %>',
  memory: '<% lora 8, model="Llama-3.1-8B", figure=memory, format=png, scale=1 %>',
  table: "<% loraTable ranks=[1, 2, 4, 8], d=4096, k=4096 %>",
  words: "No figure, but a card.",
};

function writePage(file: string, name: string, body = pages[name]): void {
  const image = name === "steps" ? "image: /cards/steps.png" : "";
  const front = `title: Page ${name}\nlayout: base.njk\npermalink: /${name}/index.html\n${image}`;
  writeFileSync(file, `---\n${front}\n---\n${body}\n`);
}

const options =
  '{ siteUrl: "https://a.test", siteName: "Book", siteLogo: fileURLToPath(new URL("logo.svg", import.meta.url)), previews: true, previewTheme: { a: "#123456" }, cacheDirectory: process.env.STORE, epub: { title: "Book", date: "2026-11-29", images: "png", pages: ["/matrix/", "/image/", "/steps/"] } }';
const support: Readonly<Record<string, string>> = {
  // The build logs its conditions, to prove that they apply.
  "eleventy.config.mjs": `import { fileURLToPath } from "node:url";
import { GlobalFonts } from "${path.resolve("node_modules/@napi-rs/canvas/index.js")}";
const where = [new Date(2e12).getTimezoneOffset(), (0.5).toLocaleString(), process.umask().toString(8)];
console.log(...where, GlobalFonts.families.length);
${config().replace("(loraVisualizer);", `(loraVisualizer, ${options});`)}`,
  "_includes/base.njk": `<!doctype html><html lang="en"><head><title>{{ title }}</title></head>
<body>{{ content | safe }}</body></html>`,
  "logo.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4.5" cy="4.5" r="4" fill="#a34"/></svg>',
  "tiny.json": '{ "model_type": "gpt2", "n_layer": 2, "n_embd": 64, "n_head": 2, "vocab_size": 9 }',
  // This output contains all pages, as a feed does.
  "all.njk": `---
title: All
layout: base.njk
eleventyExcludeFromCollections: true
eleventyImport: { collections: [all] }
---
{% lora 3, 96, 64 %}
{% for one in collections.all | sort(false, true, "url") %}{{ one.templateContent | safe }}{% endfor %}`,
};

interface Conditions {
  /** The order in which Eleventy processes the pages, as indices. */
  readonly order?: (numbers: number[]) => number[];
  readonly folder?: string;
  /** Whether the command runs in the folder above the site's. */
  readonly isAbove?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly umask?: string;
  readonly args?: readonly string[];
  readonly edits?: Readonly<Record<string, string>>;
  /** A pattern that the log must match. */
  readonly expectedMessage?: RegExp;
}

function write({ order = (all) => all, folder = "site", edits = {} }: Conditions): string {
  const site = path.join(mkdtempSync(path.join(root, "build-")), folder);
  mkdirSync(path.join(site, "_includes"), { recursive: true });
  const bodies = Object.entries({ ...pages, ...edits });
  for (const [place, number] of order([...bodies.keys()]).entries()) {
    const [name, body] = bodies[number]!;
    writePage(path.join(site, `${place}-${name}.md`), name, body);
  }
  for (const [name, text] of Object.entries(support)) writeFileSync(path.join(site, name), text);
  return site;
}

/** Runs the real Eleventy command on the site. */
function start(site: string, { isAbove, env, umask = "022", args = [] }: Conditions) {
  const cwd = isAbove ? path.dirname(site) : site;
  const below = (name: string) => path.relative(cwd, path.join(site, name)) || ".";
  const settings = `--config=${below("eleventy.config.mjs")}`;
  const places = [`--input=${below("")}`, `--output=${below("_site")}`, settings];
  const shell = ["-c", `umask ${umask}; exec "$0" "$@" 2>&1`, process.execPath, command];
  return spawn("sh", [...shell, ...places, ...args], { cwd, env: { ...process.env, ...env } });
}

type Digests = Readonly<Record<string, string>>;

/** Returns the SHA-256 of every output file, by path. */
function digests(site: string): Digests {
  const output = path.join(site, "_site");
  const entries = readdirSync(output, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => path.join(parentPath, name));
  const digest = (file: string) => hash("sha256", readFileSync(file));
  return Object.fromEntries(paths.map((file) => [path.relative(output, file), digest(file)]));
}

async function run(site: string, conditions: Conditions): Promise<Digests> {
  const child = start(site, conditions);
  const closed = once(child, "close");
  const log = (await child.stdout.setEncoding("utf8").toArray()).join("");
  expect((await closed)[0], log).toBe(0);
  expect(log).toMatch(conditions.expectedMessage ?? "");
  return digests(site);
}

const build = (conditions: Conditions) => run(write(conditions), conditions);
const warm = { STORE: path.join(root, "warm") };
const shared = { STORE: path.join(root, "shared") };
const edits = { image: pages.image!.replace("8", "9") };
let first: Digests;
beforeAll(async () => {
  first = await build({ env: warm, expectedMessage: / 0 reused/ });
});

/** Returns the names of files that differ or are in only one of the outputs. */
const differences = (actual: Digests, wanted = first) =>
  Object.keys({ ...wanted, ...actual }).filter((name) => wanted[name] !== actual[name]);

const backwards = (numbers: number[]) => [...numbers].reverse();
const shuffled = (numbers: number[]) => numbers.map((number) => (5 * number + 3) % numbers.length);
const incremental = ["--incremental"];
const unusualPath = "ein Ordner/şıİ 日本/a 'b' &/site";
const locale = (name: string) => ({ LANG: name, LC_ALL: name });
const east = { TZ: "Pacific/Kiritimati" };
const noFonts = { DISABLE_SYSTEM_FONTS_LOAD: "1" };
const all = { ...east, ...locale("tr_TR.UTF-8"), ...noFonts };
/** Other conditions that may differ. */
const otherConditions = {
  order: shuffled,
  folder: unusualPath,
  isAbove: true,
  umask: "077",
  args: incremental,
};

describe("a clean build is byte-identical to the first build", () => {
  /** Single conditions, which the last build combines. If that build differs, these show the reason. */
  const apart: Record<string, Conditions> = {
    "under the same conditions": {},
    "run from a distant parent folder, with pages in reverse order": {
      isAbove: true,
      folder: unusualPath,
      order: backwards,
    },
    "in German, with pages in random order": {
      env: locale("de_DE.UTF-8"),
      order: shuffled,
      expectedMessage: /^\S+ 0,5 /m,
    },
    "with all pictures in the cache": { env: warm, expectedMessage: / 0 images drawn/ },
    "in the locale C": { env: locale("C"), expectedMessage: /^\S+ 0\.5 /m },
  };
  const builds: Record<string, Conditions> = {
    ...(isExam && apart),
    "in UTC+14, in Turkish, without system fonts, under other conditions, with an empty cache": {
      ...otherConditions,
      env: all,
      expectedMessage: /^-840 0,5 77 0$/m,
    },
    "under all these conditions, with all pictures in the cache": {
      ...otherConditions,
      env: { ...all, ...warm },
      expectedMessage: / 0 images drawn/,
    },
  };
  it.each(Object.entries(builds))("the outputs are identical %s", async (_, conditions) => {
    expect(differences(await build(conditions))).toEqual([]);
  });

  it.runIf(isExam)(
    "the outputs are identical while another build fills the same cache",
    async () => {
      const env = { STORE: path.join(root, "both") };
      const outputs = await Promise.all([build({ env }), build({ env, order: backwards })]);
      expect(outputs.map((actual) => differences(actual))).toEqual([[], []]);
    },
  );
});

it.runIf(isExam)(
  "a cache that a site with another rank has filled changes nothing, and only pages with the rank differ",
  async () => {
    const edited = await build({ env: shared, edits });
    const second = { env: shared, expectedMessage: / drawn, 16 reused/ };
    expect(differences(await build(second))).toEqual([]);
    const names = differences(edited).map((name) => name.replace(/[0-9a-f]{24}/, "*"));
    const pictures = Array(6).fill("lora/*.png");
    expect(names.sort()).toEqual(["all/index.html", "book.epub", "image/index.html", ...pictures]);
  },
);

/** Leaves out the e-book, which only a complete build writes. */
const withoutBook = ({ "book.epub": _, ...others }: Digests): Digests => others;

it.runIf(isExam)(
  "--watch --incremental leaves the same output after an edit as a full build",
  async () => {
    const site = write({ edits });
    const child = start(site, { env: warm, args: ["--watch", ...incremental] });
    const closed = once(child, "close");
    onTestFinished(async () => void (child.kill() && (await closed)));
    let log = "";
    child.stdout.on("data", (text) => {
      log += text;
    });
    await expect.poll(() => log).toContain("Watching…");
    const before = digests(site);
    const edit = () => {
      // Eleventy reports that it is watching shortly before it does.
      if (!log.includes("File changed")) writePage(path.join(site, "2-image.md"), "image");
      return log;
    };
    const waiting = { timeout: 60_000, interval: 1000 };
    await expect.poll(edit, waiting).toMatch(/Wrote 2 files .skipped 7.[\s\S]*Watching…/);
    const after = digests(site);
    // Eleventy deletes no files, so old pictures remain.
    expect(differences(after, withoutBook({ ...before, ...first }))).toEqual([]);
    expect(differences(withoutBook(await run(site, { env: warm })), after)).toEqual([]);
  },
);
