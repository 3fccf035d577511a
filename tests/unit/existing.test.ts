/** Tests what `init --existing` prints for sites of each program. */
import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { describeAdditions } from "../../scripts/command/existing.js";
import { run } from "../support/command.js";
import { temporary } from "../support/temporary.js";

function siteWith(file: string, content = "", manifest = "{}") {
  const folder = temporary();
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), content);
  writeFileSync(path.join(folder, "package.json"), manifest);
  return describeAdditions(folder);
}

const NPM = "npm install -D eleventy-plugin-lora-visualizer";

it.each([
  ["eleventy.config.mjs", "Eleventy", "import loraVisualizer from", NPM],
  [".eleventy.js", "Eleventy", "require(", NPM],
  ["docs/.vitepress/config.mts", "VitePress", "md.use(loraMarkdown", ""],
  ["astro.config.mjs", "Astro", "loraRemark", `${NPM} hast-util-from-html`],
  [
    "docusaurus.config.js",
    "Docusaurus",
    "beforeDefaultRemarkPlugins",
    `${NPM} hast-util-from-html`,
  ],
  ["myst.yml", "MyST", "plugins: [lora.mjs]", NPM],
  ["mkdocs.yml", "MkDocs", "- lora", 'pip install "lora-visualizer[markdown]"'],
  ["docs/conf.py", "Sphinx", "lora_visualizer.sphinx", 'pip install "lora-visualizer[sphinx]"'],
])("finds %s and says what to install and add for %s", (file, program, line, install) => {
  const text = siteWith(file);
  expect(text).toContain(`${program}: ${file}\n`);
  expect(text).toContain(`Add to ${file}:`);
  expect(text).toContain(line);
  expect(text).toContain(`Install the package:\n\n  ${install}`);
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

/** What may be where a program expects its configuration. */
const ENTRIES: Readonly<Record<string, (file: string) => void>> = {
  "a pipe": (file) => spawnSync("mkfifo", [file]),
  "a device": (file) => symlinkSync("/dev/zero", file),
  "a folder": (file) => mkdirSync(file),
  "a broken link": (file) => symlinkSync("/nowhere", file),
  null: (file) => writeFileSync(file, "null"),
  "a number": (file) => writeFileSync(file, "5"),
  bytes: (file) => writeFileSync(file, Buffer.of(0xff, 0xfe, 0x80, 0)),
  nothing: () => {},
};
const entries = fc.constantFrom(...Object.keys(ENTRIES));
const files = fc.constantFrom("eleventy.config.js", "docs/conf.py", "myst.yml", ".eleventy.js");

it("anything in place of a configuration or package.json is read, or is an error of one line", async () => {
  const outcomes = new Set<unknown>();
  await fc.assert(
    fc.asyncProperty(files, entries, entries, async (file, configuration, manifest) => {
      const folder = temporary();
      mkdirSync(path.join(folder, "docs"));
      ENTRIES[configuration]!(path.join(folder, file));
      ENTRIES[manifest]!(path.join(folder, "package.json"));
      const { code, out, error } = await run("init", "--existing", folder);
      outcomes.add(code);
      if (code === 0) expect(out).toContain(file);
      else expect(error).toMatch(/^[^\n]+\n$/);
    }),
  );
  expect([...outcomes].sort()).toEqual([0, 1, 2]);
});
