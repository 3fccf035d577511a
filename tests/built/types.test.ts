/** Declarations as strict programs read them, beside nothing but what the package depends on. */
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { packageFolder } from "../support/packages.js";
import { unpackInto } from "../support/packed.js";
import { temporary } from "../support/temporary.js";

const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));

const use = `
lora(config, { siteUrl: "https://a.test", colorScheme: "dark" });
// @ts-expect-error: there is no such option.
lora(config, { siteName: 1 });
`;
const esm = `import lora from "eleventy-plugin-lora-visualizer";
import { toAssets } from "eleventy-plugin-lora-visualizer/assets";
import { figures, lora as count } from "eleventy-plugin-lora-visualizer/core";
import { loraMarkdown } from "eleventy-plugin-lora-visualizer/markdown-it";
import { toPng } from "eleventy-plugin-lora-visualizer/png";
import MarkdownIt from "markdown-it";
declare const config: Parameters<typeof lora>[0];
const { trainable, scaling } = count({ rank: 1, d: 2, k: 2 });
const drawing = figures.decomposition!.draw({ rank: 1, d: 2, k: 2 });
export const html: string = new MarkdownIt().use(loraMarkdown).render("") + toAssets().html;
export const png: Promise<Uint8Array> = toPng(drawing.compose("wide"), { scale: trainable * scaling });
${use}`;
const cjs = `import lora = require("eleventy-plugin-lora-visualizer");
declare const config: Parameters<typeof lora>[0];
${use}`;

/** A project with the packages of these names and ours. */
function project(names: readonly string[]): string {
  const folder = temporary();
  const modules = path.join(folder, "node_modules");
  unpackInto(modules);
  for (const name of names) {
    const link = path.join(modules, name);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(packageFolder(name), link);
  }
  writeFileSync(path.join(folder, "a.mts"), esm);
  writeFileSync(path.join(folder, "a.cts"), cjs);
  return folder;
}

/** What TypeScript objects to, in declarations too: without the types of Node or of browsers. */
function objections(folder: string, names: readonly string[], options: ts.CompilerOptions) {
  const program = ts.createProgram(
    names.map((name) => path.join(folder, name)),
    {
      ...options,
      noEmit: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      skipDefaultLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2023.d.ts"],
      types: [],
    },
  );
  const found = ts.getPreEmitDiagnostics(program);
  return found.map((one) => ts.flattenDiagnosticMessageText(one.messageText, " "));
}

const bundler = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};
const both = ["a.mts", "a.cts"];

it.each([
  [ts.ModuleKind.Node16, ts.ModuleResolutionKind.Node16, ["a.mts"]],
  [ts.ModuleKind.Node20, ts.ModuleResolutionKind.Node16, both],
  [ts.ModuleKind.NodeNext, ts.ModuleResolutionKind.NodeNext, both],
  [bundler.module, bundler.moduleResolution, ["a.mts"]],
])(
  "types are right under TypeScript's module %d and resolution %d, for %j",
  (module, moduleResolution, names) => {
    const folder = project(Object.keys(dependencies));
    expect(objections(folder, names, { module, moduleResolution })).toEqual([]);
  },
);

it("what a declaration lacks is found", () => {
  const folder = project(Object.keys(dependencies));
  rmSync(path.join(folder, "node_modules/@types"), { recursive: true });
  expect(objections(folder, ["a.mts"], bundler)).toContainEqual(
    expect.stringContaining("Could not find a declaration file for module 'markdown-it'"),
  );
});
