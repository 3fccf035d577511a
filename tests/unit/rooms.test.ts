/** The rooms of the code: who may import whom, and how large a file may be. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

/** Each room with the rooms that it may import, besides itself; a file of src/ is a room. */
const ROOMS: Readonly<Record<string, string>> = {
  counts: "",
  format: "",
  lines: "",
  made: "",
  saving: "",
  remedies: "",
  lora: "counts format remedies saving",
  options: "format lora remedies",
  scene: "",
  package: "",
  theme: "scene",
  models: "counts format lora made options remedies",
  figures: "counts format lora models options saving scene",
  render: "made package scene theme",
  html: "format figures made options render scene theme",
  tag: "counts format lora made models options remedies scene figures html render",
  index: "format lora models options scene theme figures html render tag",
  check: "format counts lines lora models",
  plugin: "format lines lora options package scene theme figures html render tag",
  scripts:
    "format lora models options package remedies scene theme figures html render tag plugin check",
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

it("have no file of over 200 lines, and no default export but the plugin's", () => {
  // The models are data, a line each.
  const sources = files.filter((file) => file !== "src/models/table.ts");
  for (const file of sources) {
    const source = readFileSync(file, "utf8");
    expect(source.split("\n").length, file).toBeLessThanOrEqual(201);
    expect(/^export default/m.test(source), file).toBe(file === "plugin/index.ts");
  }
});
