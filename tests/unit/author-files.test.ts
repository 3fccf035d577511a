/** Random command lines over a folder with files, links and hard links never change a file that they do not name as output. */
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { Renderer } from "../../src/render/png.js";
import { run } from "../support/command.js";
import { runs } from "../support/draws.js";
import { sharedFolder, workIn } from "../support/temporary.js";

const folder = sharedFolder();
let logo: Uint8Array;
beforeAll(async () => {
  const scene = { width: 8, height: 8, title: "", children: [] };
  logo = await new Renderer().toPng(scene as never);
});
workIn(folder);

const CHAPTER = "# LoRA\n\n<% lora 4, 16, 16 %>\n\n<% lora 2, 8, 8 %>\n";

const FILES = (): Readonly<Record<string, string | Uint8Array>> => ({
  "chapter.md": CHAPTER,
  "notes.md": "No figure.\n",
  "model.md": "<% lora 2, config.json, target=q_proj %>\n\n<% lora 2, 8, 8 %>\n",
  "config.json": "{}",
  "logo.png": logo,
  "photo.svg": '<svg viewBox="0 0 1 1"/>',
  "lora.css": "p{}",
  "out-1.png": "a photo",
  "out-2.svg": "a drawing",
  "lora-key.svg": "a drawing",
  "list.jsonl": [
    { rank: 2, d: 8, k: 8, output: "photo.svg" },
    { rank: 2, d: 8, k: 8, output: "logo.png", preview: true, logo: "logo.png" },
    { rank: 2, d: 8, k: 8, output: "card.png", preview: true, logo: "logo.png" },
  ]
    .map((line) => JSON.stringify(line))
    .join("\n"),
  "sims/notes/main.html": "<p>A page.</p>",
  "sims/notes/notes-wide.svg": "a drawing",
  "sims/still/still-wide.svg": "a drawing",
  "figures/photo.svg": "a drawing",
});

/** Other names of the files, by links to them. */
const LINKS = {
  "alias.md": "chapter.md",
  "alias.png": "logo.png",
  here: ".",
  "out-1.svg": "photo.svg",
};
const HARD_LINKS = { "same.md": "chapter.md", "same.png": "logo.png", "same.css": "chapter.md" };

/** Returns the content of each file and the target of each link below a folder. */
function snapshot(folder = "."): Map<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true });
  return new Map(
    entries.flatMap((entry): (readonly [string, string])[] => {
      const name = path.join(folder, entry.name);
      if (entry.isSymbolicLink()) return [[name, `link to ${readlinkSync(name)}`]];
      return entry.isDirectory() ? [...snapshot(name)] : [[name, readFileSync(name, "latin1")]];
    }),
  );
}

/** Returns the path of a file without links in its folder; undefined if there is no such folder. */
const locate = (file: string) =>
  existsSync(path.dirname(file))
    ? path.relative(".", path.join(realpathSync(path.dirname(file)), path.basename(file)))
    : undefined;

/** Returns a file's inode, which all its names share. */
const identify = (file: string) =>
  existsSync(file) ? lstatSync(realpathSync(file)).ino : undefined;

/** A command line, the outputs that it names, and its inputs. */
interface Call {
  readonly args: readonly string[];
  readonly named: readonly string[];
  readonly inputs: readonly string[];
}

const spell = (names: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom(...names),
      fc.constantFrom("", "./", "here/", "sims/../", `${folder}/a/`),
    )
    .map(([name, start]) => start + name);
const sources = spell(["chapter.md", "alias.md", "same.md", "notes.md", "model.md"]);
const documents = spell(["chapter.md", "alias.md", "same.md", "out.md", "logo.png", "new/out.md"]);
const sheets = spell(["lora.css", "chapter.md", "same.css", "out.md", "new.css", "config.json"]);
const pictures = spell(["logo.png", "alias.png", "same.png", "photo.svg", "lora.svg", "new.png"]);
const logos = spell(["logo.png", "alias.png", "same.png"]);
const simulations = spell(["sims/notes", "sims/still", "sims/new", "figures", "here"]);
/** The files of a MicroSim, which `--force` replaces. */
const toSimulation = (folder: string) =>
  ["index.md", "main.html", "metadata.json", ".png", "-wide.svg", "-narrow.svg", "-wide-dark.svg"]
    .map((name) => (/^\w/.test(name) ? name : path.basename(folder) + name))
    .map((name) => path.join(folder, name));

const calls: fc.Arbitrary<Call> = fc.oneof(
  fc.tuple(sources, documents, fc.option(sheets)).map(([source, output, css]) => ({
    args: ["expand", source, "-o", output, ...(css === null ? [] : ["--css", css])],
    named: [
      ...(/md$/.test(output) ? [output] : []),
      ...(css !== null && /css$/.test(css) ? [css] : []),
    ],
    inputs: [source],
  })),
  fc.tuple(sources, documents, fc.constantFrom("svg", "png")).map(([source, output, format]) => ({
    args: ["expand", source, "-o", output, "--images", format],
    named: /md$/.test(output) ? [output] : [],
    inputs: [source],
  })),
  fc.tuple(pictures, logos).map(([output, input]) => ({
    args: ["2", "8", "8", "-o", output, "--preview", "--title", "A", "--logo", input],
    named: [output],
    inputs: [input],
  })),
  // This figure has no script, and pictures in files of their own.
  fc.tuple(simulations, fc.boolean()).map(([output, isForced]) => ({
    args: [
      ..."--figure spectrum --rank 16 --view sheets --microsim".split(" "),
      ...[output, ...(isForced ? ["--force"] : [])],
    ],
    named: isForced ? toSimulation(output) : [],
    inputs: [],
  })),
  spell(["sims", "figures", "."]).map((output) => ({
    args: ["init", output],
    named: [],
    inputs: [],
  })),
  spell([".", "figures", "new", "here"]).map((output) => ({
    args: ["batch", "list.jsonl", "-o", output],
    named: ["photo.svg", "logo.png", "card.png"].map((name) => `${output}/${name}`),
    inputs: ["logo.png", "list.jsonl"],
  })),
);

type Runner = (args: readonly string[]) => Promise<unknown>;

/** Runs the command lines in a new folder, and returns the author's files that have changed and that no output named. */
async function findLosses(lines: readonly Call[], execute: Runner): Promise<string[]> {
  process.chdir(folder);
  rmSync("a", { recursive: true, force: true });
  mkdirSync("a");
  process.chdir("a");
  for (const [name, content] of Object.entries(FILES())) {
    mkdirSync(path.dirname(name), { recursive: true });
    writeFileSync(name, content);
  }
  for (const [name, target] of Object.entries(LINKS)) symlinkSync(target, name);
  for (const [name, target] of Object.entries(HARD_LINKS)) linkSync(target, name);
  const files = snapshot();
  const allowed = new Set<string | undefined>();
  for (const { args, named, inputs } of lines) {
    const inodes = inputs.map(identify);
    for (const name of named) if (!inodes.includes(identify(name) ?? -1)) allowed.add(locate(name));
    await execute(args);
  }
  const after = snapshot();
  return [...files].flatMap(([name, content]) =>
    after.get(name) === content || allowed.has(name) ? [] : [name],
  );
}

const write: Runner = (args) => run(...args);

const sequences = fc.array(calls, { minLength: 1, maxLength: 4 });

it("an author's file is never changed by a command line that does not name it as output", async () => {
  await fc.assert(
    fc.asyncProperty(sequences, async (lines) => {
      expect(await findLosses(lines, write)).toEqual([]);
    }),
    { numRuns: runs(20, 280) },
  );
});

/** Writes the outputs of `expand` without looking at the files that exist. */
const writeNaively: Runner = async ([command, , , output = "", flag, value]) => {
  if (command !== "expand") return;
  mkdirSync(path.dirname(output), { recursive: true });
  if (flag === "--images") writeFileSync(output.replace(/\.\w+$/, `-1.${value}`), "a figure");
  if (flag === "--css") writeFileSync(value!, "p{}");
  writeFileSync(output, "expanded");
};

it("the test of lost files notices a command that writes without a check", async () => {
  const lost = new Set<string>();
  for (const lines of fc.sample(sequences, { numRuns: 100, seed: 7 }))
    for (const file of await findLosses(lines, writeNaively)) lost.add(file);
  expect([...lost]).toEqual(
    expect.arrayContaining(["chapter.md", "config.json", "logo.png", "out-1.png", "photo.svg"]),
  );
});
