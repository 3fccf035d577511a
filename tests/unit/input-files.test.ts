/** Tests the files that the command and tags read: pipes, devices, encodings and links. Also tests folders for a new book. */
import { spawnSync } from "node:child_process";
import {
  createReadStream,
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
import fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { assertInProject } from "../../plugin/files.js";
import loraVisualizer from "../../plugin/index.js";
import { Progress } from "../../plugin/progress.js";
import { MACHINE } from "../../plugin/temporary-files.js";
import { createFileReaders } from "../../plugin/weights.js";
import { toSafetensors, toTensors } from "../support/adapter-file.js";
import { run } from "../support/command.js";
import { runs } from "../support/draws.js";
import { sharedFolder, workIn } from "../support/temporary.js";

const WRONG = "A 64 × 4096 matrix has 26K parameters.\n";

const folder = sharedFolder();
const project = path.join(folder, "project");
workIn(project);

function makePipe(name: string) {
  if (spawnSync("mkfifo", [name]).status !== 0) throw new Error("mkfifo failed");
}

const utf16 = (text: string) =>
  Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, "utf16le")]);
const withMark = (text: string) => `\ufeff${text}`;

describe("a JSON file that a tag names", () => {
  const read = (name: string) => createFileReaders(project, assertInProject).readJson(name);

  it("may start with a byte-order mark", () => {
    writeFileSync("mark.json", withMark('{ "hidden_size": 64 }'));
    expect(read("mark.json")).toEqual({ hidden_size: 64 });
  });

  it.each([
    ["UTF-16", utf16("{}"), "its encoding is UTF-16; save it as UTF-8"],
    ["Latin-1", Buffer.from('{ "é": 1 }', "latin1"), "its encoding is not UTF-8; save it as UTF-8"],
  ])("is rejected if it contains %s", (_, bytes, reason) => {
    writeFileSync("coded.json", bytes);
    expect(() => read("coded.json")).toThrow(`cannot read coded.json: ${reason}`);
  });

  it("is not read if it is a pipe or a device, which may never end", () => {
    makePipe("pipe.json");
    expect(() => read("pipe.json")).toThrow("cannot read pipe.json: it is not a regular file");
    symlinkSync("/dev/zero", "zero.json");
    expect(() => read("zero.json")).toThrow("cannot read zero.json: it is not a regular file");
  });

  it("is suggested if the name in the tag is misspelled", () => {
    writeFileSync("config.json", "{}");
    expect(() => read("cofnig.json")).toThrow(
      "cannot read cofnig.json: there is no such file; did you mean config.json?",
    );
    expect(() => read("other.json")).toThrow(/no such file$/);
  });

  it("is not read if it has more than 64 MB", () => {
    writeFileSync("large.json", Buffer.alloc(64 * 2 ** 20 + 1, " "));
    expect(() => read("large.json")).toThrow("it has more than 64 MB");
    rmSync("large.json");
  });

  it("is in the project, even if a link names it", () => {
    writeFileSync("inside.json", "1");
    symlinkSync("inside.json", "to-inside.json");
    writeFileSync("../outside.json", "2");
    symlinkSync("../outside.json", "to-outside.json");
    writeFileSync("..dots.json", "3");
    expect([read("to-inside.json"), read("..dots.json")]).toEqual([1, 3]);
    for (const name of ["../outside.json", "to-outside.json"])
      expect(() => read(name)).toThrow(`${name} is outside the project`);
  });
});

describe("an adapter file that a tag names", () => {
  const { readAdapter: read } = createFileReaders(project, assertInProject);
  const bytes = toSafetensors(toTensors("layers.0.q", [[3], [4]], [[1]]));

  it("is read with the configuration beside it", () => {
    mkdirSync("run");
    writeFileSync("run/a.safetensors", bytes);
    writeFileSync("run/adapter_config.json", '{ "r": 1, "lora_alpha": 2 }');
    symlinkSync("run/a.safetensors", "linked.safetensors");
    expect(read("run/a.safetensors").updates[0]!.sigmas).toEqual([expect.closeTo(10, 12)]);
    expect(read("linked.safetensors").isScaleAssumed).toBe(true);
  });

  it("is in the project, as is its configuration, and is a regular file", () => {
    mkdirSync("../elsewhere");
    writeFileSync("../elsewhere/a.safetensors", bytes);
    writeFileSync("../elsewhere/adapter_config.json", "{}");
    symlinkSync("../elsewhere/a.safetensors", "to-elsewhere.safetensors");
    for (const name of ["../elsewhere/a.safetensors", "to-elsewhere.safetensors"])
      expect(() => read(name)).toThrow(`${name} is outside the project`);
    mkdirSync("mixed");
    writeFileSync("mixed/a.safetensors", bytes);
    symlinkSync("../../elsewhere/adapter_config.json", "mixed/adapter_config.json");
    expect(() => read("mixed/a.safetensors")).toThrow("adapter_config.json is outside the project");
    makePipe("pipe.safetensors");
    expect(() => read("pipe.safetensors")).toThrow(
      "cannot read pipe.safetensors: it is not a regular file",
    );
    expect(() => read("none.safetensors")).toThrow(
      "cannot read none.safetensors: there is no such file",
    );
  });
});

describe("the configuration beside an adapter", () => {
  const bytes = toSafetensors(toTensors("layers.0.q", [[3], [4]], [[1]]));
  const { readAdapter: read } = createFileReaders(project, assertInProject);

  it("is not taken to be missing if it is a broken link", () => {
    mkdirSync("broken");
    writeFileSync("broken/a.safetensors", bytes);
    symlinkSync("nowhere.json", "broken/adapter_config.json");
    expect(() => read("broken/a.safetensors")).toThrow(
      "cannot read broken/adapter_config.json: there is no such file",
    );
  });

  it("is watched, as is the adapter, because it changes the figure", () => {
    const targets: string[] = [];
    const config = { addWatchTarget: (target: string) => targets.push(target) };
    const ignore = () => undefined;
    const get = (known: object, name: string) => Reflect.get(known, name) ?? ignore;
    loraVisualizer(new Proxy(config, { get }) as never);
    expect(targets).toEqual(["**/*.safetensors", "**/adapter_config.json"]);
  });

  it("does not hide an error of this program as an unreadable file", () => {
    writeFileSync("a.safetensors", bytes);
    const bug = new TypeError("x is not a function");
    const show = vi.spyOn(Progress.prototype, "show").mockImplementation(() => {
      throw bug;
    });
    expect(() => read("a.safetensors")).toThrow(bug);
    show.mockRestore();
  });
});

describe("check", () => {
  it("reports the numbers in all files that it can read, and every file that it cannot", async () => {
    writeFileSync("wrong.md", withMark(WRONG));
    writeFileSync("wide.md", utf16(WRONG));
    makePipe("pipe.md");
    const { code, out, error } = await run("check", "none.md", "wrong.md", "wide.md", "pipe.md");
    expect(code).toBe(2);
    expect(out).toMatch(/^wrong\.md:1:24: the text says 26K/);
    expect(error).toBe(
      "lora-visualizer: cannot read none.md: there is no such file\n" +
        "lora-visualizer: cannot read wide.md: its encoding is UTF-16; save it as UTF-8\n" +
        "lora-visualizer: cannot read pipe.md: it is not a regular file\n",
    );
  });

  it("reads folders, patterns and standard input", async () => {
    for (const name of ["docs/b", "docs/sub/deep", "docs/.hidden", "docs/node_modules/m"])
      mkdirSync(name, { recursive: true });
    for (const name of [
      "a.md",
      "a.txt",
      "b/c.html",
      "sub/deep/d.md",
      ".hidden/e.md",
      "node_modules/m/f.md",
    ])
      writeFileSync(`docs/${name}`, WRONG);
    const getFiles = async (...args: string[]) => {
      const { code, out } = await run("check", ...args);
      expect(code).toBe(1);
      return out
        .trim()
        .split("\n")
        .map((line) => line.split(":")[0]);
    };
    const all = ["docs/a.md", "docs/b/c.html", "docs/sub/deep/d.md"];
    expect(await getFiles("docs")).toEqual(all);
    expect(await getFiles("docs/", "docs/a.md")).toEqual(all);
    expect(await getFiles("docs/**/*.md")).toEqual(["docs/a.md", "docs/sub/deep/d.md"]);
    expect(await getFiles("./docs/*/*.{htm,html}")).toEqual(["docs/b/c.html"]);
    expect(await getFiles("docs/[!b].m?")).toEqual(["docs/a.md"]);
    expect(await getFiles("docs/a.txt", "--language", "markdown")).toEqual(["docs/a.txt"]);
    expect(await run("check", "docs/x*")).toEqual({
      code: 2,
      out: "",
      error: "lora-visualizer: docs/x* contains no file that can be checked\n",
    });
  });

  it("prints no character of a file's name that controls the terminal or the direction of text", async () => {
    for (const [name, shown] of [
      ["a\u001b[2Jb.md", "a\ufffd[2Jb.md"],
      ["a\u202eb.md", "a\ufffdb.md"],
    ] as const) {
      expect((await run("check", name)).error).toContain(`cannot read ${shown}:`);
      writeFileSync(name, WRONG);
      expect((await run("check", name)).out).toContain(`${shown}:1:24:`);
    }
  });
});

describe("a pattern of files", () => {
  const part = fc.constantFrom(..."ab-[]{}!*?,/.()+^$|\\".split(""), "**", "é");
  const patterns = fc
    .array(part, { minLength: 1, maxLength: 9 })
    .map((parts) => `${parts.join("")}*.md`);

  it("is matched, or rejected in one line, whatever it contains", async () => {
    mkdirSync("patterns/a", { recursive: true });
    process.chdir("patterns");
    writeFileSync("a/b.md", WRONG);
    await fc.assert(
      fc.asyncProperty(patterns, async (pattern) => {
        fc.pre(!/^[-/]|\.\./.test(pattern));
        const { code, error } = await run("check", pattern);
        expect([error, code]).toEqual(
          error ? [expect.stringMatching(/^lora-visualizer: .+\n$/), 2] : ["", 1],
        );
      }),
      { numRuns: runs(300) },
    );
    process.chdir(project);
  });

  it("has ranges in order", async () => {
    expect((await run("check", "a[z-a].md")).error).toBe(
      "lora-visualizer: a[z-a].md must be a pattern with ranges from a smaller character to a larger one, as in chapters/**/*.md\n",
    );
  });

  it("may have many alternatives and wildcards", async () => {
    writeFileSync(`${"b".repeat(40)}.md`, WRONG);
    for (const pattern of ["{a,b}".repeat(40), `${"{,b}".repeat(40)}*`, "*b".repeat(40)])
      expect((await run("check", `${pattern}.md`)).out).toMatch(/^b{40}\.md:1:24/m);
    expect((await run("check", `${"*b".repeat(40)}c*.md`)).code).toBe(2);
  });
});

describe("a device, a pipe, a folder or a file of unknown size", () => {
  const inputs = ["/dev/zero", "/dev/tty", "/proc/self/status", "a-pipe", "a-folder"];
  const REASON = "it is (?:not a regular file|a folder)|its size is not known|ENXIO.*";
  const line = new RegExp(
    `^lora-visualizer: (?:\\S+: )?cannot read \\S+: (?:${REASON})[^\\n]*\\n$`,
  );
  beforeAll(() => {
    makePipe("a-pipe");
    mkdirSync("a-folder");
  });

  /** Command lines for an input that is named as the file. */
  const commands: readonly (readonly [name: string, toArguments: (file: string) => string[]])[] = [
    ["check", (file) => ["check", file, "--language", "markdown"]],
    ["check --adapter", (file) => ["check", "wrong.md", "--adapter", file]],
    ["expand", (file) => ["expand", file]],
    ["batch", (file) => ["batch", file, "-o", "figures"]],
    ["an adapter", (file) => [file, "-o", "x.svg", "--figure", "adapter"]],
    ["a model", (file) => ["8", file, "-o", "x.svg"]],
    ["--config", (file) => ["--config", file, "-o", "x.svg"]],
  ];
  it.each(commands)("is rejected by %s in one line", async (name, toArguments) => {
    for (const input of inputs) {
      if (name === "check" && input === "a-folder") continue;
      const extension =
        { "a model": ".json", "--config": ".json", "an adapter": ".safetensors" }[name] ?? "";
      const file = `linked-${path.basename(input)}${extension}`;
      rmSync(file, { force: true });
      symlinkSync(path.resolve(input), file);
      const { code, error } = await run(...toArguments(file));
      expect([input, code > 0, error]).toEqual([input, true, expect.stringMatching(line)]);
      expect(existsSync("x.svg")).toBe(false);
    }
  });

  it("but a regular file is read, also through a link", async () => {
    symlinkSync(path.resolve("wrong.md"), "linked-wrong.md");
    expect((await run("check", "linked-wrong.md")).code).toBe(1);
  });

  it("as standard input ends at the bound", async () => {
    for (const args of [
      ["check", "-"],
      ["batch", "-", "-o", "figures"],
    ]) {
      const zeros = createReadStream("/dev/zero");
      const stdin = vi.spyOn(process, "stdin", "get").mockReturnValue(zeros as never);
      const { code, error } = await run(...args).finally(() => stdin.mockRestore());
      expect([code > 0, error]).toEqual([true, expect.stringMatching(/^.+ more than 64 MB .*\n$/)]);
    }
  });
});

it.each([
  ["pipe.md", "it is not a regular file"],
  ["wide.md", "its encoding is UTF-16; save it as UTF-8"],
])("expand rejects %s and writes nothing", async (name, reason) => {
  const { code, error } = await run("expand", name, "-o", "expanded.md");
  expect([code, error]).toEqual([1, `lora-visualizer: cannot read ${name}: ${reason}\n`]);
  expect(existsSync("expanded.md")).toBe(false);
});

it("the command draws no preview with a logo that is a pipe", async () => {
  makePipe("logo.png");
  const { code, error } = await run(
    ...["8", "64", "64", "-o", "card.png", "--preview", "--logo", "logo.png"],
  );
  expect([code, error.split("\n").length]).toEqual([2, 2]);
  expect(error).toMatch(/--logo must be a PNG, JPEG or WebP picture/);
  expect(existsSync("card.png")).toBe(false);
});

it("a path that the system refuses is one line with a reason, for every command and tag", async () => {
  symlinkSync("loop", "loop");
  symlinkSync("adapter_config.json", "adapter_config.json");
  writeFileSync("a file", "");
  const refused = fc
    .constantFrom("loop", "x".repeat(300), "a file/x", "loop/x", `${"x/".repeat(3000)}x`)
    .chain((name) => fc.constantFrom("", "./").map((start) => start + name));
  const tag = (text: string) => {
    writeFileSync("refused.md", `\n\n<% ${text} %>\n`);
    return ["expand", "refused.md"];
  };
  const commands: readonly ((name: string) => string[])[] = [
    (name) => tag(`lora 2, model="${name}/", targets=q_proj`),
    (name) => tag(`lora 2, model="${name}.safetensors", targets=q_proj`),
    (name) => tag(`lora 2, model="${name}.json"`),
    (name) => tag(`lora config="${name}.json"`),
    (name) => tag(`lora figure=adapter, file="${name}.safetensors"`),
    (name) => ["2", "--model", `./${name}/`, "--targets", "q_proj", "--csv"],
    (name) => ["--config", name, "--csv"],
    (name) => [`${name}.safetensors`, "--csv"],
    (name) => ["shapes", name],
    (name) => ["words", "de", "--locales", name],
    (name) => ["expand", name],
    (name) => ["check", name],
    (name) => ["check", `${name}/*.md`],
    (name) => ["check", "refused.md", "--adapter", name],
    (name) => ["batch", name, "-o", "figures"],
    (name) => ["batch", "-", "-o", name],
    (name) => ["init", name],
    (name) => ["2", "8", "8", "-o", `${name}/x.svg`],
  ];
  await fc.assert(
    fc.asyncProperty(refused, fc.constantFrom(...commands), async (name, toCommand) => {
      const { code, out, error } = await run(...toCommand(name));
      expect([code === 0, out]).toEqual([false, ""]);
      expect(error).toMatch(/^[^\n]+\n$/);
      expect(error).not.toMatch(/\bE[A-Z]{4,}\b|not empty|did you mean/);
    }),
    { numRuns: runs(70, 1400) },
  );
});

it("check names a folder below the named one that cannot be read", async () => {
  mkdirSync("deep");
  process.chdir("deep");
  // The path of the last folder is longer than the system allows.
  for (let depth = 0; depth < 25; depth++) {
    mkdirSync("n".repeat(200));
    process.chdir("n".repeat(200));
  }
  process.chdir(project);
  const { code, error } = await run("check", "deep");
  // Node cannot remove such a path.
  spawnSync("rm", ["-r", "deep"]);
  expect(code).toBe(2);
  expect(error).toMatch(
    /^lora-visualizer: cannot read deep(?:\/n{200}){15,}: the name is too long\n$/,
  );
});

describe("init", () => {
  it("prints no control characters of a folder's name, which a terminal would obey", async () => {
    const { code, out } = await run("init", "a\u001b[31m\u202eb");
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^Created a book in a[^\p{Cc}\p{Cf}]+\n$/u),
    ]);
    expect(existsSync("a\u001b[31m\u202eb/package.json")).toBe(true);
  });

  it("keeps an empty folder in which it runs, so that the shell stays in it", async () => {
    mkdirSync("here");
    process.chdir("here");
    try {
      const { code, out } = await run("init", ".");
      expect([code, out]).toEqual([0, "Created a book in here. Next: npm install && npm start\n"]);
      expect(realpathSync(process.cwd())).toBe(path.join(project, "here"));
      expect(existsSync("package.json")).toBe(true);
      expect(readdirSync(".").filter((name) => name.endsWith(".tmp"))).toEqual([]);
    } finally {
      process.chdir(project);
    }
  });

  it.each(["de", "ar-EG", "pt-BR"])("writes the book in the language %s", async (lang) => {
    const { code } = await run("init", lang, "--lang", lang);
    expect(code).toBe(0);
    const book = JSON.parse(readFileSync(path.join(lang, "_data", "book.json"), "utf8"));
    expect(book.lang).toBe(lang);
    expect(book.dir).toBe(lang === "ar-EG" ? "rtl" : undefined);
    const content = readFileSync(path.join(lang, "chapters", "01-matrix.md"), "utf8");
    expect(content).toContain('<% loraRef "matrix" %>');
    expect(content).not.toContain("Full fine-tuning");
  });

  it("fills the folder behind a link", async () => {
    mkdirSync("behind");
    symlinkSync("behind", "link");
    expect((await run("init", "link")).code).toBe(0);
    expect(existsSync("behind/package.json")).toBe(true);
    expect(realpathSync("link")).toBe(path.join(project, "behind"));
  });

  const list = (folder: string) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => path.join(parentPath, name))
      .map((file) => [path.relative(folder, file), readFileSync(file, "utf8")] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
  // No process has this id.
  const leftover = `.lora-999999999-${MACHINE}-01234567.tmp`;

  it("completes a book that a killed process has begun, and keeps a folder with any other file", async () => {
    expect((await run("init", "whole/book")).code).toBe(0);
    const book = list("whole/book");
    const count = fc.integer({ min: 0, max: book.length - 1 });
    const change = fc.constantFrom("none", "added", "edited", "linked", "running");
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(book, { maxLength: book.length - 1 }),
        fc.uniqueArray(fc.constantFrom(".", "_includes", ".vscode")),
        change,
        count,
        async (files, folders, change, index) => {
          rmSync("killed", { recursive: true, force: true });
          mkdirSync("killed/book", { recursive: true });
          for (const folder of folders) {
            mkdirSync(path.join("killed/book", folder), { recursive: true });
            writeFileSync(path.join("killed/book", leftover), "part of a fi");
          }
          for (const [file, content] of files) {
            mkdirSync(path.dirname(path.join("killed/book", file)), { recursive: true });
            writeFileSync(path.join("killed/book", file), content);
          }
          const [name] = book[index]!;
          const file = path.join("killed/book", name);
          mkdirSync(path.dirname(file), { recursive: true });
          if (change === "added") writeFileSync(`${file}.txt`, "mine");
          if (change === "edited") writeFileSync(file, "mine");
          if (change === "linked") symlinkSync("nowhere", `${file}~`);
          if (change === "running")
            writeFileSync(`killed/book/.lora-${process.ppid}-${MACHINE}-01234567.tmp`, "");
          const before = list("killed/book").filter(([name]) => name !== leftover);
          const { code, error } = await run("init", "killed/book");
          expect(code).toBe(change === "none" ? 0 : 1);
          const running = "another process is creating a book in killed/book";
          const reason = change === "running" ? running : "killed/book exists and is not empty";
          expect(error).toBe(change === "none" ? "" : `lora-visualizer: ${reason}\n`);
          const after = list("killed/book").filter(([name]) => name !== leftover);
          expect(after).toEqual(change === "none" ? book : before);
        },
      ),
      { numRuns: runs(60) },
    );
  });
});

// The last test, because it loads modules anew.
describe("an adapter file larger than a read call allows", () => {
  it("is read in several calls", async () => {
    const size = 2 ** 31 + 5;
    const calls: number[] = [];
    // Writes nothing, so that the system reserves no memory.
    const readSync = (_: number, bytes: Uint8Array, at: number, length: number, from: number) => {
      if (length > 2 ** 31 - 1) throw new RangeError("ERR_OUT_OF_RANGE");
      expect([bytes.length, from]).toEqual([size, at + 7]);
      calls.push(length);
      return length;
    };
    vi.resetModules();
    vi.doMock("node:fs", async (original) => ({ ...(await original<object>()), readSync }));
    const { readRange } = await import("../../src/render/read.js");
    vi.doUnmock("node:fs");
    vi.resetModules();
    expect(readRange(0, 7, 7 + size)).toHaveLength(size);
    expect(calls).toEqual([2 ** 30, 2 ** 30, 5]);
  });
});
