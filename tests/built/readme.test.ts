/** What the README shows is run. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { build } from "../support/eleventy.js";

const readme = readFileSync("README.md", "utf8");
const scripts = JSON.parse(readFileSync("package.json", "utf8")).scripts as Record<string, string>;

function blocks(language: string): string[] {
  return [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)]
    .filter((match) => match[1] === language)
    .map((match) => match[2]!);
}

it("names commands that exist", () => {
  expect(blocks("sh").map((block) => block.trim())).toEqual([
    "npm ci && npm run build",
    "npm test",
  ]);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["build", "test", "start"]));
});

it("shows a configuration and tags that build", () => {
  const [config = ""] = blocks("js").filter((block) => block.startsWith("// eleventy.config.mjs"));
  const plugin = path.resolve("dist/plugin/index.js");
  const { files, exitCode, log } = build({
    "eleventy.config.js": config.replace(
      '"eleventy-plugin-lora-visualizer"',
      JSON.stringify(plugin),
    ),
    "md.md": `---\nrank: 16\nmodel: { hidden_size: 4096 }\n---\n${blocks("md").join("\n")}`,
    "njk.njk": blocks("njk").join("\n"),
  });
  expect(exitCode, log).toBe(0);
  expect(files.get("md/index.html")?.match(/<figure/g)).toHaveLength(8);
  expect(files.get("md/index.html")).toContain(
    "LoRA trains 65,536 parameters, a saving of 99.609\u00a0%.",
  );
  expect(files.get("njk/index.html")).toContain("plus 16/8 times B");
});

it("shows programs that print what their comments say", () => {
  const programs = blocks("js").filter((block) => block.includes("console.log"));
  expect(programs).toHaveLength(2);
  const folder = mkdtempSync(path.resolve("tests/readme-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const program of programs) {
    const file = path.join(folder, "program.js");
    writeFileSync(file, program);
    const printed = execFileSync(process.execPath, [file], { encoding: "utf8" })
      .trim()
      .split(/\n+/);
    const promised = [...program.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(
      (match) => match[1],
    );
    expect(printed).toEqual(promised);
  }
});

it("lists every option", () => {
  const documented = readme.match(/^\| `.*$/gm)?.join("\n") ?? "";
  const page = build({ "index.md": "<% lora 1, 1, 1, none=1 %>\n" });
  const names = /the options are (.*)/.exec(page.problems[0] ?? "")?.[1]?.split(", ") ?? [];
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) expect(documented).toContain(`\`${name}\``);
});
