/** Builds sites that are like common starters, with the packed package. */
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { beforeAll, expect } from "vitest";
import { contents, runEleventy } from "./eleventy.js";
import { packageFolder, packageNames } from "./packages.js";
import { NAME, unpackInto } from "./packed.js";
import { sharedFolder } from "./temporary.js";

type Files = Readonly<Record<string, string | Uint8Array>>;

/** Returns a starter's configuration with `lines`. Comparisons remove the lines that name the plugin. */
export const configuration = (lines = "", options = "{}") => `import lora from "${NAME}";
export default function (eleventyConfig) {
  eleventyConfig.addPlugin(lora, ${options});
  eleventyConfig.addPassthroughCopy("css");
${lines}
}
`;

export const base = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }}</title>
<link rel="stylesheet" href="{{ '/css/site.css' | url }}">
</head>
<body>
<header><a href="{{ '/' | url }}">Home</a></header>
<main>{{ content | safe }}</main>
</body>
</html>
`;

const starter: Files = {
  "package.json": '{ "type": "module" }',
  "eleventy.config.js": configuration(),
  "_includes/base.njk": base,
  "css/site.css": "body { margin: 1em; font: 1em/1.5 sans-serif }",
  "index.njk": `---
layout: base.njk
title: Home
---
<ul>{% for post in collections.posts | sort(false, false, "url") %}<li><a href="{{ post.url | url }}">{{ post.data.title }}</a></li>{% endfor %}</ul>
`,
  "posts/posts.json": '{ "layout": "base.njk", "tags": "posts" }',
  "posts/figure.md":
    "---\ntitle: A figure\n---\nText before.\n\n<% lora 8, 768, 3072 %>\n\nText after.\n",
  "posts/words.md": "---\ntitle: Words\n---\nOnly **words**.\n",
};

interface Output {
  readonly exitCode: number;
  /** The written files, by path below the output folder. */
  readonly files: ReadonlyMap<string, Buffer>;
  readonly log: string;
}

/** A site that can be built several times. */
class Host {
  readonly #files: Record<string, string | Uint8Array> = {};

  constructor(
    readonly folder: string,
    files: Files,
  ) {
    this.write(files);
  }

  /** The output folder. */
  get output(): string {
    return path.join(this.folder, "_site");
  }

  write(files: Files): void {
    Object.assign(this.#files, files);
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(this.folder, name)), { recursive: true });
      writeFileSync(path.join(this.folder, name), content);
    }
  }

  async build(...args: string[]): Promise<Output> {
    const eleventy = createRequire(path.join(this.folder, "-")).resolve("@11ty/eleventy");
    const command = path.join(path.dirname(eleventy), "../cmd.cjs");
    return { ...(await runEleventy(this.folder, args, command)), files: contents(this.output) };
  }

  /** Returns the same site with empty shortcodes in place of the plugin. */
  withoutPlugin(): Host {
    const isConfiguration = ([name]: [string, unknown]) => /^\.?eleventy\./.test(name);
    const plain = (text: string) =>
      text.replace(/^(?!.*\{% lora).*lora.*\n/gim, (line) =>
        line.includes("addPlugin(lora") ? 'eleventyConfig.addShortcode("lora", () => "");\n' : "",
      );
    const files = Object.entries(this.#files).map((file) =>
      isConfiguration(file) ? [file[0], plain(String(file[1]))] : file,
    );
    return new Host(`${this.folder}-plain`, Object.fromEntries(files));
  }
}

/** Packs and unpacks the package once per test file, and returns a function that makes sites. */
export function hosts(): (files?: Files) => Host {
  const root = sharedFolder();
  let count = 0;
  beforeAll(() => {
    unpackInto(path.join(root, "node_modules"));
    for (const name of packageNames()) {
      const link = path.join(root, "node_modules", name);
      mkdirSync(path.dirname(link), { recursive: true });
      if (name !== NAME) symlinkSync(packageFolder(name), link);
    }
  });
  return (files = {}) => new Host(path.join(root, `site-${++count}`), { ...starter, ...files });
}

/**
 * Matches everything that the plugin may add to a page: figures, the end of a chapter, asset elements, and
 * meta elements of previews. Also matches tags as text, which a page has without the plugin.
 */
const OURS = new RegExp(
  [
    /<figure class="?lora\b[\s\S]*?<\/figure>/,
    /<section class="?lora\b[\s\S]*?<\/section>/,
    /<div class="?lora-answers\b[\s\S]*?<\/div>/,
    /<section class="?lora lora-end\b[\s\S]*?<\/section>/,
    /<(?:link|script)\b[^>]*\/lora\/[^>]*>(?:<\/script>)?/,
    /<meta (?:property|name)="?(?:og|twitter):[^>]*>/,
    /<p>&lt;%[\s\S]*?%(?:&gt;|>)<\/p>/,
  ]
    .map((item) => item.source)
    .join("|"),
  "g",
);

/**
 * Builds the site, then builds it with files that stop the build. Expects that the second build
 * changes no file. Returns its log.
 */
export async function expectFailedBuild(host: Host, files: Files): Promise<string> {
  const before = await host.build();
  host.write(files);
  const after = await host.build();
  expect([before.exitCode, after.exitCode], before.log + after.log).toEqual([0, 1]);
  expect(before.files.size).toBeGreaterThan(1);
  const changed = [...after.files].filter(([name, item]) => !before.files.get(name)?.equals(item));
  expect(changed.map(([name]) => name)).toEqual([]);
  expect([...after.files.keys()]).toEqual([...before.files.keys()]);
  return after.log;
}

/**
 * Builds the site with and without the plugin. Expects all files to be byte-identical, except those
 * in lora/ and in `ours`. Returns the output with the plugin.
 */
export async function expectUnchanged(
  host: Host,
  ours: readonly string[] = [],
  { args = [], without = host.withoutPlugin() }: { args?: readonly string[]; without?: Host } = {},
): Promise<Output> {
  const [output, plain] = await Promise.all([host.build(...args), without.build(...args)]);
  expect([output.exitCode, plain.exitCode], output.log + plain.log).toEqual([0, 0]);
  const isOthers = (name: string) => !name.startsWith("lora/") && !ours.includes(name);
  const [actual = new Map(), others = new Map()] = [output, plain].map(
    ({ files }) =>
      new Map([...files].map(([name, item]) => [name, item.toString("latin1").replace(OURS, "")])),
  );
  const names = [...new Set([...actual.keys(), ...others.keys()])].filter(isOthers);
  expect(names.filter((name) => actual.get(name) !== others.get(name))).toEqual([]);
  return output;
}
