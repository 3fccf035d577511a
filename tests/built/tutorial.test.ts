/** Follows the tutorial, site/guide/start.md, in an empty folder with the packed package. */
import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { NAME, packInto } from "../support/packed.js";
import { sharedFolder } from "../support/temporary.js";

const tutorial = readFileSync("site/guide/start.md", "utf8");

/** Returns the tutorial's code blocks in a language, in order. */
const blocks = (language: string) =>
  [...tutorial.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)]
    .filter((match) => match[1] === language)
    .map((match) => match[2]!.trim());

const folder = sharedFolder();
const book = path.join(folder, "my-book");
const read = (name: string) => readFileSync(path.join(book, name), "utf8");
const edit = (name: string, change: (content: string) => string) =>
  writeFileSync(path.join(book, name), change(read(name)));

function run(commands: string, cwd = book) {
  const { status, stdout, stderr } = spawnSync("bash", ["-ec", commands], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, npm_config_prefer_offline: "true", npm_config_audit: "false" },
  });
  return { status, log: stdout + stderr };
}

// Each step continues from the previous step.
describe("the tutorial", () => {
  const [start = "", build = "", draw = ""] = blocks("sh");
  const [figure = "", mistake = ""] = blocks("md");
  const [report = ""] = blocks("console");
  const texts = blocks("text");
  const [options = ""] = blocks("js").filter((block) => block.startsWith("siteUrl"));
  const FIRST = "chapters/01-matrix.md";
  const chapters = () => readdirSync(path.join(book, "_site/chapters")).sort();
  const figures = () =>
    chapters()
      .map((name) => read(`_site/chapters/${name}/index.html`))
      .join("")
      .match(/<figure class="lora"/g)?.length;

  it("makes a book with two figures and two tables in four commands", () => {
    const { status, log } = run(start.replace(`=${NAME}`, `=${packInto(folder)}`), folder);
    expect(status, log).toBe(0);
    expect(start.split("\n")).toHaveLength(4);
    expect(figures()).toBe(4);
    expect(JSON.parse(read("package.json")).devDependencies).toHaveProperty(NAME);
    expect(read(".gitignore")).toContain("node_modules");
  });

  it("adds a figure with one line", () => {
    edit(FIRST, (page) => `${page}\n${figure}\n`);
    const { status, log } = run(build);
    expect(status, log).toBe(0);
    expect(figures()).toBe(5);
  });

  it("adds a chapter whose figures have its number", () => {
    const [file = ""] = texts.filter((text) => text.startsWith("chapters/"));
    const [page = ""] = texts.filter((text) => text.includes("chapter=4"));
    writeFileSync(path.join(book, file), page);
    const { status, log } = run(build);
    expect(status, log).toBe(0);
    expect(log).toContain("book.epub: 4 pages");
    const written = read("_site/chapters/04-practice/index.html");
    expect(written.match(/Figure\u00a04\.1/g)!.length).toBeGreaterThanOrEqual(3);
    for (const name of ["index.html", "chapters/03-models/index.html", "search.json"])
      expect(read(`_site/${name}`)).toContain("/chapters/04-practice/");
    expect(read("_site/print/index.html")).toContain("LoRA in practice</h1>");
    rmSync(path.join(book, file));
  });

  it("copies a picture next to its page, and stops the build if the picture is missing", () => {
    const page = `---\ntitle: GPU\n---\n<% loraFigure caption="A GPU" %>\n![A GPU](gpu.png)\n<% endloraFigure %>\n`;
    writeFileSync(path.join(book, "chapters/gpu.md"), page);
    writeFileSync(path.join(book, "chapters/gpu.png"), "picture");
    const { status, log } = run(build);
    expect(status, log).toBe(0);
    expect(read("_site/chapters/gpu/gpu.png")).toBe("picture");
    for (const [name, src] of [
      ["chapters/gpu", "gpu.png"],
      ["print", "/chapters/gpu/gpu.png"],
    ]) {
      const written = read(`_site/${name}/index.html`);
      expect(written).toContain("<h1>GPU</h1>");
      expect(written).toContain(`<img src="${src}"`);
    }
    rmSync(path.join(book, "chapters/gpu.png"));
    const missing = run(build);
    expect(missing.status).toBe(1);
    expect(missing.log).toMatch(/chapters\/gpu\.md[\s\S]*chapters\/gpu\.png/);
    rmSync(path.join(book, "chapters/gpu.md"));
  });

  it("shows the report of a mistake unchanged", () => {
    edit(FIRST, (page) => `${page}\n${mistake}\n`);
    const { status, log } = run(build);
    expect(status).toBe(1);
    const [title = "", place = ""] = report.split("\n");
    expect(log).toContain(title);
    expect(log).toContain(place);
    edit(FIRST, (page) => page.replace(mistake, ""));
  });

  it("stops at a formula with an error, also in a caption, with file, line and KaTeX's reason", () => {
    const page = read(FIRST);
    const line = page.split("\n").length + 1;
    for (const [wrong, formula, skipped] of [
      ["The half $\\frac{1}{2}$ and $\\frac{1}{$", "\\frac{1}{", 0],
      ["$$\n\\frac{1}{\n$$", "\\frac{1}{", 1],
      ['<% lora 8, 64, 64, caption="$\\alhpa$" %>', "\\alhpa", 0],
    ] as const) {
      edit(FIRST, () => `${page}\n${wrong}\n`);
      const { status, log } = run(build);
      expect(status).toBe(1);
      expect(log).toContain(`./chapters/01-matrix.md:${line + skipped}: KaTeX parse error: `);
      expect(log).toContain(formula);
    }
    edit(FIRST, () => page);
  });

  it("draws a preview at the site's address, and a file", () => {
    const written = "_site/chapters/01-matrix/index.html";
    const preview = () => {
      const [, address = ""] = /og:image" content="([^"]+)/.exec(read(written)) ?? [];
      expect(existsSync(path.join(book, "_site", new URL(address).pathname))).toBe(true);
      return new URL(address).origin;
    };
    expect(preview()).toBe("https://example.org");
    edit("eleventy.config.js", (file) => file.replace(/siteUrl:.*/, () => options));
    edit(FIRST, (page) => page.replace("---\n", "---\nimage: /previews/first.png\n"));
    const { status, log } = run(`${build}\n${draw}`);
    expect(status, log).toBe(0);
    expect(preview()).toBe("https://lora.example");
    expect(read(written)).toContain("https://lora.example/previews/first.png");
    expect(existsSync(path.join(book, "lora.png"))).toBe(true);
  });
});

describe("lora-visualizer init", () => {
  const init = (...args: string[]) => run(path.resolve("."), ...args);
  const run = (packageFolder: string, ...args: string[]) => {
    const command = path.join(packageFolder, "dist/scripts/command/main.js");
    const { status, stderr } = spawnSync(process.execPath, [command, "init", ...args], {
      cwd: folder,
      encoding: "utf8",
    });
    return { status, stderr };
  };

  it("rejects a folder that is not empty, and a file", () => {
    writeFileSync(path.join(folder, "notes.txt"), "mine");
    const error = "exists and is not empty\n";
    expect(init(".")).toEqual({ status: 1, stderr: `lora-visualizer: . ${error}` });
    expect(init("notes.txt")).toEqual({ status: 1, stderr: `lora-visualizer: notes.txt ${error}` });
    expect(readFileSync(path.join(folder, "notes.txt"), "utf8")).toBe("mine");
  });

  it.each([
    ["an empty", true],
    ["a missing", false],
  ])(
    "creates one complete book if several processes start in %s folder at once",
    async (_, exists) => {
      const command = path.resolve("dist/scripts/command/main.js");
      const start = (target: string) =>
        new Promise<number | null>((resolve) => {
          spawn(process.execPath, [command, "init", target], { stdio: "ignore" }).on(
            "exit",
            resolve,
          );
        });
      const list = (target: string) => readdirSync(target, { recursive: true }).sort();
      const alone = path.join(folder, `alone-${exists}`);
      expect(await start(alone)).toBe(0);
      const target = path.join(folder, `race-${exists}`);
      if (exists) mkdirSync(target);
      const codes = await Promise.all(Array.from({ length: 4 }, () => start(target)));
      expect(codes.sort()).toEqual([0, 1, 1, 1]);
      expect(list(target)).toEqual(list(alone));
    },
  );

  it("requires exactly one folder", () => {
    for (const args of [[], ["a", "b"]])
      expect(init(...args)).toEqual({
        status: 2,
        stderr:
          "lora-visualizer: name one folder for the book, as in lora-visualizer init my-book\n",
      });
  });

  it("makes a valid package name from any folder name", () => {
    expect(init("Ein Büchlein #1").status).toBe(0);
    const { name } = JSON.parse(
      readFileSync(path.join(folder, "Ein Büchlein #1/package.json"), "utf8"),
    );
    expect(name).toMatch(/^[a-z0-9][a-z0-9-]*$/);
    expect(init("本").status).toBe(0);
  });

  it("depends on the package's folder if no project has installed the package", () => {
    const installed = path.join(folder, "lib/node_modules", NAME);
    for (const part of ["package.json", "dist", "scripts/starter"])
      cpSync(part, path.join(installed, part), { recursive: true });
    // npm installs them beside the package.
    const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
    for (const name of Object.keys(dependencies)) {
      const link = path.join(folder, "lib/node_modules", name);
      mkdirSync(path.dirname(link), { recursive: true });
      symlinkSync(path.resolve("node_modules", name), link);
    }
    const getSpecifier = () => {
      expect(run(installed, "global")).toEqual({ status: 0, stderr: "" });
      const file = path.join(folder, "global/package.json");
      const { devDependencies } = JSON.parse(readFileSync(file, "utf8"));
      rmSync(path.dirname(file), { recursive: true });
      return devDependencies[NAME];
    };
    expect(getSpecifier()).toBe(`file:${realpathSync(installed)}`);
    const project = { dependencies: { [NAME]: "^1.2.3" } };
    writeFileSync(path.join(folder, "lib/package.json"), JSON.stringify(project));
    expect(getSpecifier()).toBe("^1.2.3");
  });
});
