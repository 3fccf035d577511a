/** Errors of the command `lora-visualizer`. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { formats } from "../../scripts/formats/index.js";
import { main } from "../../scripts/render-preview.js";
import { allFigures } from "../../src/figures/index.js";

const extensions = Object.keys(formats).join(", ");
const NAME =
  "the output's name must be a name that is valid on every system: at most 255 bytes, no device name such as con or nul, without \\ / : * ? \" < > | and control characters, and not ending in a dot or a space";

const before = process.cwd();
const folder = mkdtempSync(path.join(tmpdir(), "lora-command-"));
beforeAll(() => {
  mkdirSync(path.join(folder, "folder.svg"));
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

it.each([
  [[], "name an output file, as in -o lora.svg, or use -o - for standard output"],
  [["-o", "x.svg"], "rank must be a whole number from 1 to the smaller of d and k; it is missing"],
  [["8", "1", "4096", "-o", "x.svg"], "rank must be 1 (the smaller of d = 1 and k = 4,096); got 8"],
  [
    ["eight", "64", "64", "-o", "x.svg"],
    "“eight” is neither a number nor a command; the commands are init, check, expand",
  ],
  [["chekc", "c.md"], "“chekc” is neither a number nor a command; did you mean check?"],
  [["Init"], "“Init” is neither a number nor a command; did you mean init?"],
  [
    ["8x", "64", "64", "-o", "x.svg"],
    'rank must be a whole number from 1 to the smaller of d and k; got "8x"',
  ],
  [
    ["8", "64", "64", "9", "-o", "x.svg"],
    "got 4 positional arguments, but only rank, d, k are positional (numbers are written without separators: 4096)",
  ],
  [
    ["8", "64", "64", "-o", "x.gif"],
    `the output's extension must be one of ${extensions}; got "gif"`,
  ],
  [["8", "64", "64", "-o", "x"], `the output's extension must be one of ${extensions}; got ""`],
  [
    ["8", "64", "64", "-o", "x.png", "--format", "png"],
    "--format requires -o -; a file's extension sets its format",
  ],
  [
    ["8", "64", "64", "-o", "-", "--format", "gif"],
    `--format must be one of ${extensions}; got "gif"`,
  ],
  [
    ["8", "64", "64", "-o", "x.png", "--scale", "0"],
    "--scale must be a number from 0.1 to 8; got 0",
  ],
  [
    ["8", "64", "64", "-o", "x.png", "--scale", "big"],
    '--scale must be a number from 0.1 to 8; got "big"',
  ],
  [
    ["8", "64", "64", "-o", "x.png", "--theme", "blue"],
    '--theme must be one of light, dark; got "blue"',
  ],
  [
    ["8", "64", "64", "-o", "x.png", "--figure", "pie"],
    `--figure must be one of ${allFigures.map(({ name }) => name).join(", ")}; got "pie"`,
  ],
  [
    ["8", "64", "64", "-o", "x.png", "--alpha", "0"],
    "alpha must be a number from 0.001 to 1,048,576; got 0",
  ],
  [
    ["8", "64", "64", "-o", "x.png", "--preview", "--title", "字"],
    "no font has “字” (U+5B57), which is in “字”",
  ],
  [["-8", "64", "64", "-o", "x.svg"], "Unknown option '-8'; --help lists the flags"],
  [
    ["8", "64", "64", "--alpha", "-1", "-o", "x.svg"],
    "Option '--alpha' argument is ambiguous; if a value starts with a minus sign, write --flag=-1",
  ],
  [
    ["--models", "gpt2", "--rank", "8", "-o", "m.svg"],
    "--models requires CSV, HTML or MD, as in -o lora.csv",
  ],
  [["8", "64", "64", "-o", "x.svg", "--scale", "2"], "--scale requires PNG, as in -o lora.png"],
  [["8", "64", "64", "-o", "x.svg", "--dpi", "300"], "--dpi requires PNG, as in -o lora.png"],
  [
    ["8", "64", "64", "-o", "x.svg", "--targets", "q_proj"],
    "the figure decomposition has no option --targets",
  ],
  [["8", "64", "64", "-o", "x.png", "--dpi", "0"], "--dpi must be a number from 1 to 9,600; got 0"],
  [["8", "64", "64", "-o", "x.svg", "--csv"], "--csv requires an output file that ends in .csv"],
  [
    ["-o", "x.csv", "--ranks", "9", "--d", "4", "--k", "4"],
    "rank must be a whole number from 1 to 4 (the smaller of d = 4 and k = 4); got 9",
  ],
  [["8", "64", "64", "-o", "x.svg", "--site", "Book"], "--site requires --preview"],
  [["8", "64", "64", "-o", "x.svg", "--logo", "l.svg"], "--logo requires --preview"],
  [
    ["8", "64", "64", "-o", "x.png", "--preview", "--logo", "none.svg"],
    '--logo must be the path of an existing picture; got "none.svg"',
  ],
  [
    ["8", "64", "64", "-o", "x.svg", "--narrow", "--preview"],
    "--narrow cannot be combined with --preview",
  ],
  [["8", "64", "64", "-o", "folder.svg"], "cannot write folder.svg: it is a folder"],
  [["8", "64", "64", "-o", `${"x".repeat(300)}.svg`], `${NAME}; got "${"x".repeat(56)}…`],
  [["8", "64", "64", "-o", "nul.svg"], `${NAME}; got "nul.svg"`],
  [["8", "64", "64", "-o", "a:b.svg"], `${NAME}; got "a:b.svg"`],
  [
    ["8", "64", "64", "-o", `${"x/".repeat(3000)}a.svg`],
    `cannot write ${"x/".repeat(3000)}a.svg: the name is too long`,
  ],
  [
    ["8", "64", "64", "-o"],
    "Option '-o, --output <value>' argument missing; --help lists the flags",
  ],
  [["expand", "a.md"], "name a file and an output: lora-visualizer expand page.md -o out.md"],
  [["expand", "a.md", "-o", "b.md"], "cannot read a.md: there is no such file"],
  [["expand", "a.md", "-o", "./a.md"], "the output ./a.md would replace the file with the tags"],
  [["expand", "a.md", "-o", "-", "--images", "svg"], "--images requires an output file"],
  [
    ["expand", "a.md", "-o", "b.md", "--images", "gif"],
    '--images must be one of svg, png, pdf; got "gif"',
  ],
  [["expand", "a.md", "--out", "b.md"], "Unknown option '--out'; expand --help lists the flags"],
])("the command refuses %j in one line and writes nothing", async (args, message) => {
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const code = await main(args);
  const written = write.mock.calls.map(([text]) => text);
  write.mockRestore();
  expect(code).toBe(1);
  expect(written).toEqual([`lora-visualizer: ${message}\n`]);
  expect(readdirSync(folder)).toEqual(["folder.svg"]);
});
