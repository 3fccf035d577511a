/** Tests the preprocessor of mdBook with input that mdBook does not write, and with other people's files in the book. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { Readable } from "node:stream";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { run } from "../support/command.js";
import { runs } from "../support/draws.js";
import { sharedFolder, workIn } from "../support/temporary.js";

const folder = sharedFolder();
workIn(folder);

const createBook = () => [
  {
    root: folder,
    config: { book: { language: "en", src: "src" }, preprocessor: { lora: { data: { rank: 8 } } } },
  },
  {
    items: [
      {
        Chapter: {
          content: "# A\n\n<% lora rank, 64, 64 %>\n",
          number: [1],
          source_path: "a.md",
          sub_items: [
            { Chapter: { content: "B", number: null, source_path: null, sub_items: [] } },
          ],
        },
      },
      "Separator",
    ],
  },
];

/** Runs the command with this text as standard input. */
async function preprocess(input: string) {
  const stdin = Readable.from([Buffer.from(input)]);
  const mock = vi.spyOn(process, "stdin", "get").mockReturnValue(stdin as never);
  try {
    return await run("mdbook");
  } finally {
    mock.mockRestore();
    process.chdir(folder);
  }
}

/** Returns the paths of all members below a value. */
const listPaths = (value: unknown): string[][] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, member]) => [
        [key],
        ...listPaths(member).map((path) => [key, ...path]),
      ])
    : [];

/** Nested arrays, or chapters in chapters. */
const deep = fc.tuple(fc.nat(15_000), fc.boolean()).map(([depth, isChapter]) => {
  const [start, end] = isChapter
    ? ['{"Chapter":{"content":"","number":null,"source_path":"b.md","sub_items":[', "]}}"]
    : ["[", "]"];
  return `${start.repeat(depth)}${end.repeat(depth)}` || "null";
});
const values = fc.oneof(
  fc.json(),
  fc.constantFrom("null", "5", '""', "[]", "{}", "[null]", '{"Chapter":null}', '{"__proto__":5}'),
  deep,
);

it("input that mdBook does not write is expanded, or is an error of one line", async () => {
  const paths = listPaths(createBook());
  const codes = new Set<number>();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), values, async (path, value) => {
      const book = JSON.stringify(createBook(), function (key, member) {
        const isPlace = key === path.at(-1) && this[key] === member;
        return isPlace ? "@value" : member;
      });
      const { code, out, error } = await preprocess(book.replace('"@value"', () => value));
      codes.add(code);
      if (code === 0) JSON.parse(out);
      else expect(error.slice(0, 1000)).toMatch(/^[^\n]+\n$/);
    }),
    { numRuns: runs(300) },
  );
  expect([...codes].sort()).toEqual([0, 1, 2]);
});

it.each(["a pipe", "a device", "a folder", "a file of the author"])(
  "lora.css that is %s stays, and is an error of one line",
  async (kind) => {
    rmSync("lora.css", { recursive: true, force: true });
    if (kind === "a pipe") spawnSync("mkfifo", ["lora.css"]);
    else if (kind === "a device") symlinkSync("/dev/zero", "lora.css");
    else if (kind === "a folder") mkdirSync("lora.css");
    else writeFileSync("lora.css", "mine");
    const { code, error } = await preprocess(JSON.stringify(createBook()));
    expect(code).toBe(1);
    expect(error).toMatch(/^[^\n]*lora\.css[^\n]+\n$/);
    expect(existsSync("lora.css")).toBe(true);
  },
);

it("a book of mdBook is expanded, and its stylesheet is written and replaced", async () => {
  rmSync("lora.css", { recursive: true, force: true });
  for (const change of ["", "old"]) {
    if (change) writeFileSync("lora.css", `${readFileSync("lora.css")}${change}`);
    const { code, out, error } = await preprocess(JSON.stringify(createBook()));
    expect([code, error]).toEqual([0, ""]);
    expect(JSON.parse(out).items[0].Chapter.content).toContain("<figure");
    expect(String(readFileSync("lora.css"))).toMatch(/@layer lora[\s\S]*(?<!old)$/);
  }
});
