/**
 * Makes the input of validators: the site, a page with 500 figures, pictures, PDFs and e-books, and a broken
 * copy of each.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { allFigures } from "../../src/figures/index.js";
import { launch, openSite } from "../support/chromium.js";

const FOLDER = path.resolve("tests/.run/standards");
/** Folders with a site each. */
export const SITES = [
  path.resolve("_site"),
  path.join(FOLDER, "_site"),
  path.join(FOLDER, "broken"),
];

const FIGURES = 500;

const listFiles = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(folder, name))
    .sort();

function write(name: string, content: string | Uint8Array): string {
  const file = path.join(FOLDER, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

/**
 * Builds a page that repeats every figure's examples, every ninth of them as a PNG, and a page and an e-book that
 * have each example once.
 */
function buildManyFigures(): void {
  const examples = allFigures.flatMap(({ name, examples }) =>
    examples.map((values) => ({ name, values })),
  );
  const figures = Array.from({ length: FIGURES }, (_, at) => ({
    ...examples[at % examples.length],
    format: at % 9 === 8 ? "png" : "svg",
  }));
  const plugin = pathToFileURL(path.resolve("dist/plugin/index.js")).href;
  write("package.json", '{ "type": "module" }');
  write("_data/figures.json", JSON.stringify(figures));
  write(
    "eleventy.config.js",
    `import lora from ${JSON.stringify(plugin)};
export default (eleventyConfig) => eleventyConfig.addPlugin(lora, {
  siteUrl: "https://example.org",
  epub: { title: "Examples", date: "2026-11-29", pages: ["/examples/"] },
});
`,
  );
  const toTemplate = (list: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Many figures</title>
</head>
<body>
<main>
<h1>Many figures</h1>
{%- for one in ${list} %}
{% lora one.values, "figure=" + one.name, "format=" + one.format %}
{%- endfor %}
</main>
</body>
</html>
`;
  write("index.njk", toTemplate("figures"));
  // Ace takes minutes for a page with all figures.
  write("examples.njk", toTemplate(`figures.slice(0, ${examples.length})`));
  const command = path.resolve("node_modules/@11ty/eleventy/cmd.cjs");
  execFileSync(process.execPath, [command, "--quiet"], { cwd: FOLDER, stdio: "ignore" });
}

/** Writes every figure and its table as a PDF and returns the paths. */
async function writePdfs(): Promise<string[]> {
  // Fonts are relative to the built file.
  const { toPdf }: typeof import("../../src/render/png.js") = await import(
    pathToFileURL(path.resolve("dist/src/render/png.js")).href
  );
  return Promise.all(
    allFigures.flatMap(({ name, examples, draw }) =>
      (["wide", "narrow"] as const).map(async (composition) => {
        const drawing = draw(examples[0]!);
        const pdf = await toPdf(drawing.compose(composition), { table: drawing.table() });
        return write(`${name}-${composition}.pdf`, pdf);
      }),
    ),
  );
}

/** Prints the page with each example once, as readers do, and returns the path of the PDF. */
async function printExamples(): Promise<string> {
  const browser = await launch();
  const page = await openSite(browser, SITES[1]!);
  await page.goto("http://site.test/examples/", { waitUntil: "networkidle" });
  const pdf = await page.pdf({ tagged: true, outline: true });
  await browser.close();
  return write("printed.pdf", pdf);
}

/** Returns a copy of a book without its language and without the alternatives of its pictures. */
function breakBook(book: Uint8Array): Uint8Array {
  const { mimetype, ...files } = unzipSync(book);
  const entries = Object.entries(files).map(([name, content]) => {
    if (!/\.(?:opf|xhtml)$/.test(name)) return [name, content] as const;
    const broken = strFromU8(content).replace(/<dc:language>.*|aria-label="[^"]*"/g, "");
    return [name, strToU8(broken)] as const;
  });
  return zipSync({ mimetype: [mimetype!, { level: 0 }], ...Object.fromEntries(entries) });
}

/** Files of the same kind, and a broken file as the control. */
export interface ValidatorFiles {
  readonly files: readonly string[];
  readonly broken: string;
}

export async function createValidatorFiles(): Promise<
  Record<"pages" | "pngs" | "pdfs" | "taggedPdfs" | "commandPdfs" | "books", ValidatorFiles>
> {
  rmSync(FOLDER, { recursive: true, force: true });
  buildManyFigures();
  const built = (ending: string) => SITES.slice(0, 2).flatMap((site) => listFiles(site, ending));
  const [pages, pngs, books] = [".html", ".png", ".epub"].map(built) as [
    string[],
    string[],
    string[],
  ];
  const commandPdfs = await writePdfs();
  const pdfs = [...commandPdfs, await printExamples()];
  const page = readFileSync(pages[0]!, "utf8");
  const [png, pdf] = [readFileSync(pngs[0]!), readFileSync(pdfs[0]!)];
  png[png.length >> 1]! ^= 1;
  const withoutAlternative = Buffer.from(
    pdf.toString("latin1").replace("/Alt ", "/Xlt "),
    "latin1",
  );
  const half = write("broken/half.pdf", pdf.subarray(0, pdf.length >> 1));
  const wrong = '<center><img src="/a.png"></center></main>';
  return {
    pages: {
      files: pages,
      broken: write("broken/index.html", page.replace("</main>", wrong)),
    },
    pngs: { files: pngs, broken: write("broken/one-bit.png", png) },
    pdfs: { files: pdfs, broken: half },
    commandPdfs: { files: commandPdfs, broken: half },
    books: {
      files: books,
      broken: write("broken/book.epub", breakBook(readFileSync(books[0]!))),
    },
    taggedPdfs: { files: pdfs, broken: write("broken/no-alternative.pdf", withoutAlternative) },
  };
}
