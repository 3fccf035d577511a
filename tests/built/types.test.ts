/** Tests that the published declarations compile in strict programs, with no package except markdown-it. */
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { siteOptions } from "../../plugin/eleventy/options.js";
import { assetsOptions } from "../../plugin/head.js";
import { CONFIG_OPTIONS } from "../../src/counts/config-option.js";
import { models } from "../../src/counts/lookup.js";
import { METHOD_OPTIONS } from "../../src/counts/method-tensors.js";
import { methods } from "../../src/counts/methods/index.js";
import { MODEL_OPTIONS } from "../../src/counts/options.js";
import { TRAINING } from "../../src/counts/training.js";
import { figures } from "../../src/figures/index.js";
import { HTML_OPTIONS } from "../../src/html/options.js";
import type { Options } from "../../src/options.js";
import { isExam } from "../support/draws.js";
import { packageFolder } from "../support/packages.js";
import { unpackInto } from "../support/packed.js";
import { temporary } from "../support/temporary.js";

/** Packages to link for each version of markdown-it: each name with the folder in our node_modules. */
const WITH_14 = { "markdown-it": "markdown-it", "@types/markdown-it": "@types/markdown-it" };
const WITH_15 = { "markdown-it": "markdown-it-15" };

const use = `
lora(config, { siteUrl: "https://a.test", colorScheme: "dark" });
// @ts-expect-error: this option does not exist.
lora(config, { siteName: 1 });
`;
const esm = `import lora from "eleventy-plugin-lora-visualizer";
import { toAssets } from "eleventy-plugin-lora-visualizer/assets";
import { check, type Finding } from "eleventy-plugin-lora-visualizer/check";
import { figures } from "eleventy-plugin-lora-visualizer/core";
import { countModel, lora as count } from "eleventy-plugin-lora-visualizer/counts";
import { loraMarkdown } from "eleventy-plugin-lora-visualizer/markdown-it";
import { toPng } from "eleventy-plugin-lora-visualizer/png";
import MarkdownIt from "markdown-it";
declare const config: Parameters<typeof lora>[0];
const { trainable, scaling } = count({ rank: 1, d: 2, k: 2 });
const drawing = figures.decomposition!.draw({ rank: 1, d: 2, k: 2 });
export const html: string = new MarkdownIt().use(loraMarkdown).render("") + toAssets().html;
export const png: Promise<Uint8Array> = toPng(drawing.compose("wide"), { scale: trainable * scaling });
export const findings: readonly Finding[] = check("", "markdown");
// @ts-expect-error: check does not read this language.
check("", "word");
countModel({ model: "a", rank: 8 });
countModel({ model: {}, rank: 8, config: {} });
countModel({ config: {}, rank: 8 });
// @ts-expect-error: the rank or an adapter_config.json is required.
countModel({ model: "a" });
// @ts-expect-error: the rank is a number.
countModel({ config: {}, rank: "8" });
// @ts-expect-error: this option does not exist.
countModel({ config: {}, ranks: 8 });
${use}`;
const cjs = `import lora = require("eleventy-plugin-lora-visualizer");
declare const config: Parameters<typeof lora>[0];
${use}`;

/** Returns the folder of a project with our package and these packages. */
function project(packages: Readonly<Record<string, string>>): string {
  const folder = temporary();
  const modules = path.join(folder, "node_modules");
  unpackInto(modules);
  for (const [name, target] of Object.entries(packages)) {
    const link = path.join(modules, name);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(packageFolder(target), link);
  }
  writeFileSync(path.join(folder, "a.mts"), esm);
  writeFileSync(path.join(folder, "a.cts"), cjs);
  return folder;
}

/** Options of strict programs without the types of Node and of browsers. */
const common: ts.CompilerOptions = {
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  skipDefaultLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts"],
  types: [],
};

/** Returns TypeScript's errors, including errors in declarations. */
function findErrors(folder: string, names: readonly string[], options: ts.CompilerOptions) {
  const program = ts.createProgram(
    names.map((name) => path.join(folder, name)),
    { ...common, ...options },
  );
  const diagnostics = ts.getPreEmitDiagnostics(program);
  return diagnostics.map((item) => ts.flattenDiagnosticMessageText(item.messageText, " "));
}

const bundler = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};
it.each(["Node16", "NodeNext"].slice(isExam ? 0 : 1) as ("Node16" | "NodeNext")[])(
  "the declarations compile with TypeScript's module and resolution %s",
  (name) => {
    const names = name === "NodeNext" ? ["a.mts", "a.cts"] : ["a.mts"];
    const options = {
      module: ts.ModuleKind[name],
      moduleResolution: ts.ModuleResolutionKind[name],
    };
    expect(findErrors(project(WITH_14), names, options)).toEqual([]);
  },
);

it.runIf(isExam)("the declarations compile with markdown-it 15, which includes types", () => {
  expect(findErrors(project(WITH_15), ["a.mts"], bundler)).toEqual([]);
});

it("the declarations compile with the plugin in a processor of unified, in every form", () => {
  const folder = project({ ...WITH_14, unified: "unified" });
  writeFileSync(
    path.join(folder, "remark.mts"),
    `import { type LoraRemarkOptions, loraRemark } from "eleventy-plugin-lora-visualizer/remark";
import { type PluggableList, unified } from "unified";
const options: LoraRemarkOptions = { interactive: true, data: (file) => file.data, readFile: () => undefined };
export const plugins: PluggableList = [loraRemark, [loraRemark, options]];
unified().use(loraRemark).use(loraRemark, options).use(plugins).processSync("");
// @ts-expect-error: this option does not exist.
unified().use(loraRemark, { render: () => "" });
`,
  );
  expect(findErrors(folder, ["remark.mts"], { ...bundler, types: ["node"] })).toEqual([]);
});

it("the declarations do not compile with markdown-it 14 if @types/markdown-it is missing", () => {
  const { "markdown-it": untyped } = WITH_14;
  expect(findErrors(project({ "markdown-it": untyped }), ["a.mts"], bundler)).toContainEqual(
    expect.stringContaining("Could not find a declaration file for module 'markdown-it'"),
  );
});

/** Functions with options, by a call with `$` in place of the options. */
const calls: Readonly<Record<string, Options>> = {
  "lora(config, $)": siteOptions,
  "toAssets($)": assetsOptions,
  "countModel($)": { ...MODEL_OPTIONS, ...CONFIG_OPTIONS },
  "adapterFileBytes($)": { ...METHOD_OPTIONS, ...CONFIG_OPTIONS },
  "trainingMemory(count, $)": TRAINING,
  "toHtml(drawing, $)": HTML_OPTIONS,
  ...Object.fromEntries(
    Object.values(figures).map(({ name, options }) => [`figures.${name}.draw($)`, options]),
  ),
};

const imports = `import lora from "eleventy-plugin-lora-visualizer";
import { toAssets } from "eleventy-plugin-lora-visualizer/assets";
import { adapterFileBytes, countModel, figures, toHtml, trainingMemory } from "eleventy-plugin-lora-visualizer/core";
declare const config: never, count: never, drawing: never;
`;

/** Opens a file with this source in a project, as editors do. */
function open(source: string) {
  const file = path.join(project(WITH_14), "editor.mts");
  writeFileSync(file, source);
  const editor = ts.createLanguageService({
    ...ts.sys,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    getCompilationSettings: () => ({ ...common, ...bundler }),
    getScriptFileNames: () => [file],
    getScriptVersion: () => "",
    getScriptSnapshot: (name) => {
      const content = ts.sys.readFile(name);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getDefaultLibFileName: ts.getDefaultLibFilePath,
  });
  return { editor, file };
}

it("an editor shows the sentence of every option that a call sets", () => {
  let source = imports;
  const fields = Object.entries(calls).flatMap(([call, options]) => {
    const [start = "", end = ""] = call.split("$");
    return Object.entries(options).map(([name, { about }]) => {
      const at = source.length + start.length + 2;
      source += `${start}{ ${name}: undefined as never }${end};\n`;
      return { at, option: `${call} ${name}`, about };
    });
  });
  const { editor, file } = open(source);
  const commentAt = (at: number) =>
    ts.displayPartsToString(editor.getQuickInfoAtPosition(file, at)?.documentation);
  const wrong = fields.filter(
    ({ at, about }) => !commentAt(at).startsWith(`${about[0]!.toUpperCase()}${about.slice(1)}.`),
  );
  expect(wrong.map(({ option }) => option)).toEqual([]);
  expect(fields.length).toBeGreaterThan(100);
});

it("an editor shows the arguments of every function by name, not by their structure", () => {
  const names = Object.keys(calls).map((call) => call.replace(/\(.*/, ""));
  const source = `${imports}${names.join(";\n")};\n`;
  const { editor, file } = open(source);
  for (const name of names) {
    const at = source.lastIndexOf(`${name};`) + name.length - 1;
    const shown = ts.displayPartsToString(editor.getQuickInfoAtPosition(file, at)?.displayParts);
    expect(shown).toMatch(/\b\w+(?:Input|Options)\b/);
    expect(shown).not.toMatch(/InputOf|\{ readonly|"boolean"/);
  }
});

it("an editor suggests names of known models, methods and modules, and any name is allowed", () => {
  const source = `${imports}
countModel({ model: "", rank: 8, targets: [""] });
adapterFileBytes({ model: "my/own", method: "", targets: ["my_proj"] });
figures.model.draw({ model: "", rank: 8, targets: [""] });
`;
  const { editor, file } = open(source);
  const suggested = [...source.matchAll(/""/g)].map(({ index }) => {
    const list = editor.getCompletionsAtPosition(file, index + 1, {})?.entries ?? [];
    return list.map(({ name }) => name);
  });
  const ids = models().flatMap(({ ids: all }) => all);
  const modules = ["q_proj", "c_attn", "all-linear"];
  const expected = [ids, modules, Object.keys(methods), ids, modules];
  expect(suggested).toEqual(expected.map((names) => expect.arrayContaining(names)));
  expect(editor.getSemanticDiagnostics(file)).toEqual([]);
});
