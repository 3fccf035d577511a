/** The layers of the code: modules import only lower layers, without cycles. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { sourceFiles } from "../support/sources.js";

/** The layers that each layer may import besides itself. A file directly in src/ is a layer. */
const LAYERS: Readonly<Record<string, string>> = {
  bounds: "",
  direction: "",
  escape: "",
  "number-format": "",
  "language-format": "number-format",
  lines: "",
  saving: "",
  sentences: "",
  suggestions: "",
  errors: "number-format suggestions",
  lora: "errors number-format saving",
  options: "bounds errors number-format suggestions",
  scene: "direction",
  package: "",
  theme: "scene",
  messages: "bounds suggestions",
  counts: "bounds errors number-format lora options suggestions",
  adapter: "bounds errors number-format lora counts options",
  figures:
    "bounds adapter direction errors number-format language-format lora counts options saving scene sentences",
  locales: "direction figures language-format counts tables sentences",
  render: "bounds direction errors escape package scene theme",
  tables:
    "direction errors escape figures number-format language-format lora counts options sentences",
  html: "direction errors escape figures language-format locales options render scene tables theme",
  tag: "bounds adapter errors escape number-format locales lora counts options suggestions scene figures html render tables",
  public: "errors number-format lora counts options scene figures html render tables tag",
  index: "errors lora counts options scene theme figures html public render tables tag",
  check: "adapter errors number-format lines lora counts options",
  plugin:
    "bounds adapter direction errors escape number-format language-format lines locales options package scene theme figures html render tables suggestions tag messages",
  scripts:
    "bounds adapter errors escape number-format lines locales lora counts options package suggestions scene theme figures html render tables tag plugin check language-format messages",
};

const folders = ["src", "plugin", "scripts", "site"];
const sources = new Map(
  folders.flatMap(sourceFiles).map((file) => [file, readFileSync(file, "utf8")]),
);

/** Returns the layer of a file: sentences for Fluent files, and figures for "src/figures/model/logic.ts", lora for "src/lora.ts". */
function getLayer(file: string): string {
  if (file.endsWith(".ftl")) return "sentences";
  const [top = "", next = ""] = file.split("/");
  return top === "src" ? next.replace(/\.ts$/, "") : top;
}

/** Returns the files that the source imports by a relative path, types included. */
function getImports(file: string, source: string): string[] {
  return [...source.matchAll(/\b(?:from|import) ?\(?"(\.[^"]+)"/g)].map(([, to = ""]) => {
    const imported = path.posix.join(path.posix.dirname(file), to);
    return sources.has(imported) ? imported : imported.replace(/\.js$/, ".ts");
  });
}

/** Returns the imports that go against the direction, as "from → to". */
function upwardImports(file: string, source: string): string[] {
  const layer = getLayer(file);
  return getImports(file, source)
    .map(getLayer)
    .filter((to) => to !== layer && !LAYERS[layer]?.split(" ").includes(to))
    .map((to) => `${file} → ${to}`);
}

/**
 * Returns the import cycles, as "a → b → a": at least one if there are any. A catalog may import itself on demand, so
 * that scripts of pages load a part of its words later.
 */
function importCycles(sources: ReadonlyMap<string, string>): string[] {
  const visited = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, trail: readonly string[]) => {
    const start = trail.indexOf(file);
    if (start >= 0) cycles.push([...trail.slice(start), file].join(" → "));
    if (start >= 0 || visited.has(file)) return;
    for (const imported of getImports(file, sources.get(file) ?? ""))
      if (imported !== file || !file.startsWith("src/locales/")) visit(imported, [...trail, file]);
    visited.add(file);
  };
  for (const file of sources.keys()) visit(file, []);
  return cycles;
}

it("layers import only the layers below them", () => {
  const checked = [...sources].filter(([file]) => !file.startsWith("site/"));
  expect(checked.length).toBeGreaterThan(60);
  expect(checked.flatMap(([file, source]) => upwardImports(file, source))).toEqual([]);
  expect(upwardImports("src/render/svg.ts", 'import { a } from "../figures/parts.js";')).toEqual([
    "src/render/svg.ts → figures",
  ]);
});

it("there are no import cycles, type imports included", () => {
  expect(importCycles(sources)).toEqual([]);
});

it.each([
  'import { b } from "./b.js";',
  'import type { B } from "./b.js";',
  'import "./b.js";',
  'export * from "./b.js";',
  'const { b } = await import("./b.js");',
  'type B = import("./b.js").B;',
])("the check detects a cycle through: %s", (source) => {
  const cycle = new Map([
    ["src/a.ts", source],
    ["src/b.ts", 'import { c } from "../plugin/c.js";'],
    ["plugin/c.ts", 'import { a } from "../src/a.js";'],
  ]);
  expect(importCycles(cycle)).toEqual(["src/a.ts → src/b.ts → plugin/c.ts → src/a.ts"]);
});

it("only a catalog may import itself", () => {
  const importing = (file: string) => importCycles(new Map([[file, 'import("./a.js")']]));
  expect(importing("src/a.ts")).toEqual(["src/a.ts → src/a.ts"]);
  expect(importing("src/locales/a.ts")).toEqual([]);
});

it("only the plugin and the bundler's configuration have a default export", () => {
  const violations = [...sources].filter(
    ([file, source]) => file.endsWith(".ts") && /^export default/m.test(source),
  );
  expect(violations.map(([file]) => file)).toEqual([
    "plugin/index.ts",
    "scripts/build/messages.config.ts",
    "scripts/build/tools.config.ts",
  ]);
});
