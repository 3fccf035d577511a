/** Tests the planner that writes all files: which files it replaces, what it leaves after errors, and its reasons. */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Output, writeFiles } from "../../plugin/output.js";
import { imageFormats } from "../../scripts/command/formats/index.js";
import { forgetInputs, readText } from "../../src/render/read.js";
import { run } from "../support/command.js";
import { runs } from "../support/draws.js";
import { temporary } from "../support/temporary.js";

/** Returns the content of each file below a folder, and each folder. */
function snapshot(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const content = entry.isFile() ? readFileSync(file, "utf8") : "a folder or link";
      return [path.relative(folder, file), content];
    }),
  );
}

const names = fc.uniqueArray(fc.constantFrom("a", "b", "c/a", "c/b", "c/d/a", "e/a"), {
  minLength: 1,
});

it("of several writers that create the same files at once, one creates all and the others none", async () => {
  await fc.assert(
    fc.asyncProperty(names, fc.integer({ min: 2, max: 6 }), async (files, count) => {
      const folder = temporary();
      const writers = Array.from({ length: count }, (_, index) =>
        writeFiles(
          files.map((file) => ({
            path: path.join(folder, "new", file),
            content: `writer ${index}`,
            replaces: "nothing",
          })),
        ),
      );
      const results = await Promise.allSettled(writers);
      const winner = results.findIndex(({ status }) => status === "fulfilled");
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const written = snapshot(path.join(folder, "new"));
      for (const file of files) expect(written[file]).toBe(`writer ${winner}`);
      expect(Object.keys(written).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    }),
    { numRuns: runs(25, 350) },
  );
});

it("a file that is replaced keeps its permissions, and a file that replaces a link has those of a new file", async () => {
  const folder = temporary();
  const at = (name: string) => path.join(folder, name);
  const modeOf = (name: string) => statSync(at(name)).mode & 0o777;
  for (const mode of [0o600, 0o640, 0o666, 0o700]) {
    writeFileSync(at("a"), "old");
    chmodSync(at("a"), mode);
    await writeFiles([{ path: at("a"), content: "new" }]);
    expect(readFileSync(at("a"), "utf8")).toBe("new");
    expect(modeOf("a")).toBe(mode);
  }
  symlinkSync("a", at("link"));
  await writeFiles([
    { path: at("link"), content: "new" },
    { path: at("b"), content: "new" },
  ]);
  expect(modeOf("link")).toBe(modeOf("b"));
});

it("a file that another program creates during a run is kept, and what the run has created is removed", async () => {
  for (const replaces of ["nothing", "marked"] as const) {
    const folder = temporary();
    const toFile = (name: string) => ({ path: path.join(folder, name), content: "new", replaces });
    const last = {
      ...toFile("c"),
      // The planner takes the content of a file after it has checked the path.
      get content() {
        writeFileSync(path.join(folder, "c"), "mine");
        return "new";
      },
    };
    await expect(writeFiles([toFile("new/a"), toFile("new/b"), last])).rejects.toThrow(
      /c: there is already a file with this name/,
    );
    expect(snapshot(folder)).toEqual({ c: "mine" });
  }
});

it("a file at the path of an input is an input, and a file that only has its inode is not", async () => {
  const folder = temporary();
  const [input, moved] = [path.join(folder, "a.md"), path.join(folder, "b.md")];
  writeFileSync(input, "old");
  expect(readText(input)).toBe("old");
  const write = (file: string) => writeFiles([{ path: file, content: "new" }]);
  await expect(write(input)).rejects.toThrow(/it is the input \S+a\.md; choose another output$/);
  renameSync(input, moved);
  writeFileSync(input, "another");
  await write(moved);
  await expect(write(input)).rejects.toThrow(/it is the input/);
  expect(snapshot(folder)).toEqual({ "a.md": "another", "b.md": "new" });
  forgetInputs();
  await write(input);
});

/** Outputs that cannot be written, and the reasons. */
const BAD: Readonly<Record<string, string>> = {
  folder: "it is a folder",
  "file/below": "a part of its path is a file",
  "loop/x": "its links form a loop",
  A: "it would be the same file as",
  "./a": "it would be the same file as",
  "here/a": "it would be the same file as",
  "a/below": "would be a file, and also a folder of the other",
  ...(process.platform === "linux" && { zero: "it is not a regular file" }),
};

describe("an output that cannot be written", () => {
  const create = () => {
    const folder = temporary();
    mkdirSync(path.join(folder, "folder"));
    writeFileSync(path.join(folder, "file"), "mine");
    writeFileSync(path.join(folder, "b"), "old");
    const links = { here: ".", loop: "loop", zero: "/dev/zero" };
    for (const [name, target] of Object.entries(links))
      symlinkSync(target, path.join(folder, name));
    return folder;
  };
  const write = (folder: string, files: readonly string[]) =>
    writeFiles(files.map((file) => ({ path: `${folder}/${file}`, content: "new" })));

  it("is one error, after which the folder is as before", async () => {
    const bad = fc.constantFrom(...Object.keys(BAD));
    await fc.assert(
      fc.asyncProperty(names, bad, fc.nat(), async (files, name, at) => {
        const folder = create();
        const before = snapshot(folder);
        const all = ["a", ...files.filter((file) => file !== "a")];
        all.splice(at % (all.length + 1), 0, name);
        const error: Error = await write(folder, all).catch((reason) => reason);
        expect(error.message).toMatch(/^cannot write [^\n]+$/);
        expect(error.message).toContain(BAD[name]!);
        expect(snapshot(folder)).toEqual(before);
      }),
      { numRuns: runs(40, 700) },
    );
  });

  it("is noticed by this test, because the other files change the folder", async () => {
    const folder = create();
    const before = snapshot(folder);
    await write(folder, ["a", "b", "c/d/a"]);
    expect(snapshot(folder)).not.toEqual(before);
  });

  it.runIf(process.platform === "linux")("may be where no folder can be created", async () => {
    for (const args of [
      ["8", "64", "64", "-o", "/proc/none/a.svg"],
      "--figure spectrum --rank 16 --view sheets --microsim /proc/none".split(" "),
    ]) {
      const { code, error } = await run(...args);
      expect([code, error]).toEqual([
        1,
        expect.stringMatching(
          /^lora-visualizer: cannot write \/proc\/none\/\S+: no folder can be created there\n$/,
        ),
      ]);
    }
    await expect(Output.create("/proc/none/x")).rejects.toThrow("no folder can be created there");
  });

  it("may be on a read-only disk", async ({ skip }) => {
    const folder = temporary();
    const list = path.join(folder, "list.jsonl");
    const disk = path.join(folder, "disk");
    mkdirSync(disk);
    writeFileSync(list, '{ "rank": 8, "d": 64, "k": 64, "output": "a.svg" }');
    const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", "ro", "none", disk]);
    skip(status !== 0, "mounting is not permitted");
    try {
      for (const output of [disk, path.join(disk, "x/y")]) {
        const { code, error } = await run("batch", list, "-o", output);
        expect([code, error]).toEqual([
          1,
          expect.stringMatching(/^\S+ cannot write \S+: the disk is read-only\n$/),
        ]);
      }
    } finally {
      spawnSync("umount", [disk]);
    }
  });
});

describe("a file without write permission", () => {
  const commands: Readonly<Record<string, (folder: string) => readonly string[]>> = {
    "out.svg": (folder) => ["8", "64", "64", "-o", `${folder}/out.svg`],
    "out.png": (folder) => ["8", "64", "64", "-o", `${folder}/out.png`],
    "out.md": (folder) => ["expand", `${folder}/in.md`, "-o", `${folder}/out.md`],
    "out.css": (folder) => ["expand", `${folder}/in.md`, "--css", `${folder}/out.css`],
    "out-1.svg": (folder) => [
      ...["expand", `${folder}/in.md`, "-o", `${folder}/out.md`, "--images", "svg"],
    ],
    "b/out.svg": (folder) => ["batch", `${folder}/list.jsonl`, "-o", `${folder}/b`],
    "index.md": (folder) => ["init", folder],
  };
  const create = async (name: string, mode: number) => {
    const folder = temporary();
    mkdirSync(path.join(folder, "b"));
    if (name !== "index.md") {
      writeFileSync(path.join(folder, "in.md"), "<% lora 4, 16, 16 %>\n");
      writeFileSync(
        path.join(folder, "list.jsonl"),
        '{ "rank": 8, "d": 64, "k": 64, "output": "out.svg" }\n',
      );
    }
    if (name === "out-1.svg") await run(...commands[name]!(folder));
    else writeFileSync(path.join(folder, name), "mine");
    chmodSync(path.join(folder, name), mode);
    return folder;
  };

  it("is kept by every command, with one error that names the file", async () => {
    const mode = fc.constantFrom(0o444, 0o555, 0o400, 0o440);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(commands)), mode, async (name, mode) => {
        const folder = await create(name, mode);
        const before = snapshot(folder);
        const { code, error } = await run(...commands[name]!(folder));
        expect(code).toBe(1);
        expect(error).toMatch(
          name === "index.md"
            ? /^lora-visualizer: \S+ exists and is not empty\n$/
            : /^\S+ (?:cannot write|.*: cannot write) \S+: it is write-protected; allow writing, or choose another output\n/,
        );
        if (name !== "index.md") expect(error).toContain(name);
        expect(snapshot(folder)).toEqual(before);
      }),
      { numRuns: runs(20, 280) },
    );
  });

  it("is replaced if it may be written", async () => {
    for (const [name, toArguments] of Object.entries(commands)) {
      if (name === "index.md") continue;
      const folder = await create(name, 0o644);
      expect(await run(...toArguments(folder)), name).toMatchObject({ code: 0 });
      expect(readFileSync(path.join(folder, name), "utf8")).not.toBe("mine");
    }
  });
});

describe("a name that the command derives", () => {
  const chapter = "<% lora 4, 16, 16 %>\n";
  const create = () => {
    const folder = temporary();
    writeFileSync(path.join(folder, "chapter.md"), chapter);
    return folder;
  };
  const expand = (folder: string, format: string) =>
    run("expand", `${folder}/chapter.md`, "-o", `${folder}/out.md`, "--images", format);

  it.each(imageFormats)("replaces a %s file of an earlier run", async (format) => {
    const folder = create();
    await expand(folder, format);
    const first = readFileSync(`${folder}/out-1.${format}`);
    writeFileSync(`${folder}/chapter.md`, chapter.replace("16 %>", "32 %>"));
    expect(await expand(folder, format)).toMatchObject({ code: 0, error: "" });
    expect(readFileSync(`${folder}/out-1.${format}`).equals(first)).toBe(false);
  });

  it.each(imageFormats)(
    "replaces no other %s file, and the error names the file",
    async (format) => {
      const folder = create();
      writeFileSync(`${folder}/drawn.md`, chapter);
      // An author's picture, drawn without this option, is not from an earlier run; PDF files always have a mark.
      const content =
        format === "pdf"
          ? "%PDF-1.7"
          : (await run("4", "16", "16", "-o", "-", "--format", format)).out;
      writeFileSync(`${folder}/out-1.${format}`, content);
      const before = snapshot(folder);
      expect(await expand(folder, format)).toEqual({
        code: 1,
        out: "",
        error: `lora-visualizer: cannot write ${path.normalize(folder)}/out-1.${format}: there is already a file with this name that this program has not written; move it, or choose another output\n`,
      });
      expect(snapshot(folder)).toEqual(before);
    },
  );
});

describe("expand", () => {
  it("writes only files whose names end in the extension of their format", async () => {
    const folder = temporary();
    writeFileSync(`${folder}/a.md`, "Text.\n");
    const expand = (...args: string[]) => run("expand", `${folder}/a.md`, "-o", ...args);
    expect((await expand(`${folder}/b.qmd`, "--css", `${folder}/c.css`)).code).toBe(0);
    const names = readdirSync(folder);
    for (const [args, message] of [
      [
        ["photo.jpg"],
        "-o must be a file that ends in .md, .markdown, .mdx, .qmd, .rmd, .txt; got photo.jpg",
      ],
      [
        ["config.json"],
        "-o must be a file that ends in .md, .markdown, .mdx, .qmd, .rmd, .txt; got config.json",
      ],
      [["-", "--css", "b.md"], "--css must be a file that ends in .css; got b.md"],
    ] as const)
      expect(await expand(...args)).toEqual({
        code: 2,
        out: "",
        error: `lora-visualizer: ${message}\n`,
      });
    expect(readdirSync(folder)).toEqual(names);
  });

  it("keeps a byte-order mark, and adds none", async () => {
    const folder = temporary();
    for (const mark of ["\ufeff", ""]) {
      writeFileSync(`${folder}/a.md`, `${mark}One <% lora 8, 64, 64, show=trainable %>.\n`);
      expect((await run("expand", `${folder}/a.md`)).out).toBe(`${mark}One 1,024.\n`);
    }
  });
});
