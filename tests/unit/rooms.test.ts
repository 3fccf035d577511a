/** The layers of the code: modules import only lower layers, without cycles. */
import { expect, it } from "vitest";
import {
  drawRooms,
  findArrows,
  getImports,
  importsPastDoors,
  readRooms,
} from "../../scripts/docs/rooms.js";

/** The layers that each layer may import besides itself. A file directly in src/ is a layer. */
const LAYERS: Readonly<Record<string, string>> = {
  bounds: "",
  direction: "",
  escape: "",
  "mark-words": "direction",
  "number-format": "",
  inline: "direction escape",
  "language-format": "number-format",
  "document-languages": "",
  "group-by": "",
  lines: "",
  once: "",
  saving: "",
  sentences: "",
  suggestions: "",
  utf8: "",
  errors: "number-format suggestions",
  lora: "errors number-format saving",
  "front-matter": "bounds errors options",
  options: "bounds errors number-format suggestions",
  scene: "direction",
  package: "",
  theme: "scene",
  messages: "bounds direction lines suggestions",
  counts: "bounds errors group-by number-format lora once options suggestions",
  adapter: "bounds errors group-by number-format lora once counts options utf8",
  figures:
    "bounds adapter direction errors inline mark-words number-format language-format lora counts options saving scene sentences",
  locales: "figures mark-words language-format counts tables sentences",
  render: "bounds direction errors escape package scene theme",
  tables:
    "direction errors escape figures inline mark-words number-format language-format lora counts options sentences",
  html: "direction errors escape figures inline language-format locales once options render scene tables theme",
  tag: "bounds adapter errors escape inline number-format locales lora counts options suggestions scene figures html render tables",
  public: "errors number-format lora counts options scene figures html render tables tag",
  index: "errors lora counts options scene theme figures html public render tables tag",
  check:
    "adapter bounds document-languages errors front-matter suggestions number-format lines lora once counts options",
  plugin:
    "bounds adapter direction errors escape front-matter inline mark-words number-format language-format lines locales options package scene theme figures html render tables suggestions tag messages utf8",
  scripts:
    "bounds adapter direction errors escape inline number-format lines locales lora counts options package suggestions scene theme figures html render tables tag plugin check document-languages front-matter language-format messages",
};

const sources = readRooms();

/** Returns the layer of a file: sentences for Fluent files, and figures for "src/figures/model/logic.ts", lora for "src/lora.ts". */
function getLayer(file: string): string {
  if (file.endsWith(".ftl")) return "sentences";
  const [top = "", next = ""] = file.split("/");
  return top === "src" ? next.replace(/\.ts$/, "") : top;
}

/** Returns the imports that go against the direction, as "from → to". */
function upwardImports(file: string, source: string): string[] {
  const layer = getLayer(file);
  return getImports(file, source, sources)
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
    for (const imported of getImports(file, sources.get(file) ?? "", sources))
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

it("nothing imports past the door of a library", () => {
  expect(importsPastDoors(sources)).toEqual([]);
});

it("an import past a door is detected", () => {
  const broken = new Map([
    ...sources,
    ["src/html/a.ts", 'import type { A } from "../counts/count.js";'],
  ]);
  expect(importsPastDoors(broken)).toEqual(["src/html/a.ts → src/counts/count.ts"]);
});

it("the drawing of the rooms shows every import, directly or through other rooms", () => {
  const drawn = new Map<string, string[]>();
  for (const [, from = "", to = ""] of drawRooms(sources).matchAll(/^ *(\w+) --> (\w+)$/gm))
    drawn.set(from, [...(drawn.get(from) ?? []), to]);
  const reach = (room: string): string[] =>
    (drawn.get(room) ?? []).flatMap((to) => [to, ...reach(to)]);
  const toId = (room: string) => room.replace(/\W/g, "_");
  for (const [room, imported] of findArrows(sources))
    expect(reach(toId(room)), room).toEqual(expect.arrayContaining([...imported].map(toId)));
});

it("there are no import cycles, type imports included", () => {
  expect(importCycles(sources)).toEqual([]);
});

it("a cycle is detected, in any form of import", () => {
  const cycle = new Map([
    ["src/a.ts", 'type B = import("./b.js").B;'],
    ["src/b.ts", 'import { c } from "../plugin/c.js";'],
    ["plugin/c.ts", 'export * from "../src/a.js";'],
  ]);
  expect(importCycles(cycle)).toEqual(["src/a.ts → src/b.ts → plugin/c.ts → src/a.ts"]);
});

it("only the plugin and the bundler's configuration have a default export", () => {
  const violations = [...sources].filter(
    ([file, source]) => file.endsWith(".ts") && /^export default/m.test(source),
  );
  expect(violations.map(([file]) => file)).toEqual([
    "plugin/index.ts",
    "plugin/hosts/myst/index.ts",
    "scripts/build/messages.config.ts",
    "scripts/build/tools.config.ts",
    "scripts/build/types.config.ts",
  ]);
});
