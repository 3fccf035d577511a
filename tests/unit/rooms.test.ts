/** The layers of the code: which module may import which. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

/** Each room with the rooms that it may import, besides itself; a file of src/ is a room. */
const ROOMS: Readonly<Record<string, string>> = {
  counts: "",
  escape: "",
  format: "",
  formats: "format",
  lines: "",
  saving: "",
  suggestions: "",
  errors: "format suggestions",
  lora: "counts errors format saving",
  options: "errors format suggestions",
  scene: "",
  package: "",
  theme: "scene",
  models: "counts errors format lora options suggestions",
  figures: "counts errors format formats lora models options saving scene",
  locales: "figures formats tables",
  render: "errors escape package scene theme",
  tables: "errors escape figures format formats lora models options",
  html: "errors escape figures locales options render scene tables theme",
  tag: "counts errors escape format locales lora models options suggestions scene figures html render tables",
  index: "errors format lora models options scene theme figures html render tables tag",
  check: "counts errors format lines lora models",
  plugin:
    "errors escape format formats lines locales options package scene theme figures html render tag",
  scripts:
    "errors format locales lora models options package suggestions scene theme figures html render tables tag plugin check",
};

const files = ["src", "plugin", "scripts"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.includes("node_modules"))
    .map((name) => path.posix.join(folder, name)),
);

/** "src/figures/model/words.ts" is in figures, "src/lora.ts" in lora. */
function roomOf(file: string): string {
  const [top = "", next = ""] = file.split("/");
  return top === "src" ? next.replace(/\.ts$/, "") : top;
}

/** Imports that go against the direction, as "from → to". */
function against(file: string, source: string): string[] {
  const room = roomOf(file);
  const found = [...source.matchAll(/(?:from|import\() ?"(\.[^"]+)"/g)].map(([, to = ""]) =>
    path.posix.join(path.posix.dirname(file), to).replace(/\.js$/, ".ts"),
  );
  return found
    .map(roomOf)
    .filter((to) => to !== room && !ROOMS[room]?.split(" ").includes(to))
    .map((to) => `${file} → ${to}`);
}

it("are imported in one direction only", () => {
  expect(files.length).toBeGreaterThan(60);
  expect(files.flatMap((file) => against(file, readFileSync(file, "utf8")))).toEqual([]);
  expect(against("src/render/svg.ts", 'import { a } from "../figures/parts.js";')).toEqual([
    "src/render/svg.ts → figures",
  ]);
});

it("have no default export but the plugin's", () => {
  for (const file of files) {
    const source = readFileSync(file, "utf8");
    expect(/^export default/m.test(source), file).toBe(file === "plugin/index.ts");
  }
});
