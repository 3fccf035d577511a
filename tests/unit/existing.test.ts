/** Tests what `init --existing` prints for sites of each program. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { describeAdditions } from "../../scripts/command/existing.js";
import { temporary } from "../support/temporary.js";

function siteWith(file: string, content = "", manifest = "{}") {
  const folder = temporary();
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), content);
  writeFileSync(path.join(folder, "package.json"), manifest);
  return describeAdditions(folder);
}

it.each([
  ["eleventy.config.mjs", "Eleventy", "import loraVisualizer from"],
  [".eleventy.js", "Eleventy", "require("],
  ["docs/.vitepress/config.mts", "VitePress", "md.use(loraMarkdown"],
  ["astro.config.mjs", "Astro", "loraRemark"],
  ["docusaurus.config.js", "Docusaurus", "beforeDefaultRemarkPlugins"],
  ["myst.yml", "MyST", "plugins: [lora.mjs]"],
  ["mkdocs.yml", "MkDocs", "- lora"],
  ["docs/conf.py", "Sphinx", "lora_visualizer.sphinx"],
])("finds %s and says what to add for %s", (file, program, line) => {
  const text = siteWith(file);
  expect(text).toContain(`${program}: ${file}\n`);
  expect(text).toContain(`Add to ${file}:`);
  expect(text).toContain(line);
});

it("says that a site has the plugin, and reads the kind of its modules", () => {
  const added = siteWith(".eleventy.js", 'import x from "eleventy-plugin-lora-visualizer"');
  expect(added).toContain("is already here");
  expect(siteWith(".eleventy.js", "", '{ "type": "module" }')).toContain("import loraVisualizer");
});

it("a folder without a site is an error that names the programs", () => {
  expect(() => siteWith("notes.txt")).toThrow(
    "has no configuration of Eleventy, VitePress, Astro, Docusaurus, MyST, MkDocs, Sphinx; to start a book, write lora-visualizer init my-book",
  );
});
