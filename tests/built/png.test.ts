/** Tests pictures drawn without a browser: identical bytes everywhere, no missing characters, tagged vectors in PDF. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LoraError } from "../../src/errors.js";
import type { Drawing, Figure } from "../../src/figures/figure.js";
import { allFigures, figures } from "../../src/figures/index.js";
import { composePreview } from "../../src/figures/preview.js";
import { getWords } from "../../src/locales/index.js";
import { locales } from "../../src/locales/languages.js";
import { Renderer, toPdf, toPng } from "../../src/render/png.js";
import { leaves, text } from "../../src/scene.js";
import { dark } from "../../src/theme.js";
import { isExam } from "../support/draws.js";
import { arabicLabel } from "../support/labels.js";
import { readTagging, readText } from "../support/pdf.js";

const draw = (figure: Figure = figures.decomposition): Drawing => figure.draw(figure.examples[0]!);
const renderer = new Renderer();
const measure = await renderer.measure();
const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const words = {
  title: "Low-Rank Adaptation",
  description: "Ωμέγα, Привет, Łódź",
  siteName: "Book",
};

describe("a PNG file", () => {
  it("has the scene's size times the scale", async () => {
    const wide = draw().compose("wide");
    const image = await loadImage(Buffer.from(await toPng(wide, { scale: 2, theme: dark })));
    expect([image.width, image.height]).toEqual([wide.width * 2, wide.height * 2]);
  });

  it("has a background that reaches its edges at any scale", async () => {
    const narrow = draw().compose("narrow");
    for (const scale of [0.37, 1.23, 1.501]) {
      const image = await loadImage(Buffer.from(await toPng(narrow, { scale, theme: dark })));
      const context = createCanvas(image.width, image.height).getContext("2d");
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(image.width - 1, image.height - 1, 1, 1);
      expect([...data.slice(0, 3)]).toEqual([0x15, 0x18, 0x1d]);
    }
  });

  it("has the same bytes each time, even if several are drawn at once", async () => {
    const narrow = draw().compose("narrow");
    const first = digest(await toPng(narrow));
    const others = await Promise.all(Array.from({ length: 4 }, () => toPng(narrow)));
    expect(new Set(others.map(digest))).toEqual(new Set([first]));
    expect(digest(await toPng(narrow, { theme: dark }))).not.toBe(first);
  });
});

describe("the output file", () => {
  const command = path.resolve("dist/scripts/command/main.js");
  const cardArgs = [
    command,
    "8",
    "4096",
    "4096",
    "--preview",
    "--title",
    "Ωμέγα",
    "-o",
    "-",
    "--format",
    "png",
  ];
  const referencePng = execFileSync(process.execPath, cardArgs);

  it("does not depend on the time zone, the language and the folder", () => {
    const env = {
      ...process.env,
      TZ: "Asia/Kathmandu",
      LANG: "tr_TR.UTF-8",
      LC_ALL: "tr_TR.UTF-8",
    };
    expect(digest(execFileSync(process.execPath, cardArgs, { cwd: tmpdir(), env }))).toBe(
      digest(referencePng),
    );
  });

  // A separate mount namespace hides the system's fonts from the child process.
  const hideFontsScript =
    'for folder in /usr/share/fonts /usr/local/share/fonts /etc/fonts; do [ ! -d $folder ] || mount -t tmpfs none $folder; done; exec "$@"';
  const isolated = (...args: string[]) =>
    spawnSync("unshare", ["-rm", "sh", "-c", hideFontsScript, "sh", ...args]);
  const canIsolate = isolated("true").status === 0;

  it.skipIf(!canIsolate)("does not depend on the system's fonts", () => {
    const run = isolated(process.execPath, ...cardArgs);
    expect(String(run.stderr)).toBe("");
    expect(digest(run.stdout)).toBe(digest(referencePng));
    expect(String(isolated("sh", "-c", "ls /usr/share/fonts").stdout)).toBe("");
  });
});

it("toPng rejects a character that no font has, and names the character", async () => {
  const scene = composePreview(draw(), { ...words, title: "LoRA ก" }, measure);
  await expect(toPng(scene)).rejects.toThrow("no font has “ก” (U+0E01), which is in “LoRA ก”");
  await expect(toPdf(scene)).rejects.toThrow("(U+0E01)");
});

describe("a PDF", () => {
  const fontsOf = (source: string) =>
    new Set([...source.matchAll(/\/BaseFont \/[A-Z]{6}\+([\w-]+)/g)].map((match) => match[1]));

  it.each(allFigures.filter((_, index) => isExam || index % 2 === 0))(
    "of $name is a tagged picture and table: vectors, embedded fonts, text that can be copied, the same bytes each time",
    async (figure) => {
      const drawing = draw(figure);
      const scene = drawing.compose("wide");
      const { printed, ...table } = drawing.table();
      const pdf = Buffer.from(await toPdf(scene, { table: drawing.table() }));
      const source = pdf.toString("latin1");
      expect(source).toMatch(/^%PDF-1\.7/);
      expect(source).not.toMatch(/\/Subtype \/(Image|Type3|Type1)/);
      expect(source).toContain("/DisplayDocTitle true");
      expect(source.match(/\/FontFile2/g)).toHaveLength(fontsOf(source).size);

      const { lang, tags } = readTagging(pdf);
      const ofType = (type: string) => tags.filter((tag) => tag.type === type);
      const rows = table.rows.slice(0, printed);
      expect(lang).toBe("en");
      expect(tags[0]!.children.map(({ type }) => type)).toEqual(["Figure", "Table"]);
      expect(ofType("Figure").map(({ alt }) => alt)).toEqual([scene.desc]);
      expect(ofType("Caption")).toHaveLength(1);
      expect(ofType("TR")).toHaveLength(rows.length + 1);
      const scopes = ofType("TH").map(({ scope }) => scope);
      expect(scopes).toEqual([...table.head.map(() => "Column"), ...rows.map(() => "Row")]);
      expect(ofType("TD")).toHaveLength(rows.length * (table.head.length - 1));

      const texts = [...leaves(scene.children)].flatMap((node) =>
        node.type === "text" ? node.runs.map(({ text }) => text) : [],
      );
      const cells = [table.caption, ...table.head, ...rows.flat()].join("").replaceAll("*", "");
      const withoutSpaces = (text: string) => text.replace(/\s/g, "");
      const picture = texts.join("").replaceAll("\u00a0", " ");
      expect(readText(pdf).slice(0, picture.length)).toBe(picture);
      // Tables have spaces between the lines of a cell, and their header on every page.
      expect(withoutSpaces(readText(pdf))).toContain(withoutSpaces(picture + table.caption));
      for (const cell of cells.match(/[^\s\d.,%–]+/g)!) expect(readText(pdf)).toContain(cell);

      expect(Buffer.from(await toPdf(scene, { table: drawing.table() })).equals(pdf)).toBe(true);
    },
  );

  it("has text in Arabic whose letters and marks can be copied", async () => {
    const texts = allFigures.flatMap((figure) => {
      const words = getWords(figure, locales.ar);
      const { caption, headline, alt } = figure.draw(figure.examples[0]!, { words });
      return [caption, headline, alt];
    });
    const lines = [...texts, ...fc.sample(arabicLabel, 10)];
    const children = lines.map((line, index) => text(10, 20 * index + 20, line, { size: 12 }));
    const [width, height] = [3000, 20 * lines.length + 20];
    const pdf = Buffer.from(await toPdf({ width, height, title: "A", desc: "B", children }));
    // The order of content in a PDF is the order of painting, the leftmost first.
    const getLetters = (content: string) => content.match(/[\p{L}\p{M}\p{N}]/gu)!.sort();
    const copied = getLetters(readText(pdf));
    expect(copied.length).toBeGreaterThan(1000);
    expect(copied).toEqual(getLetters(lines.join("").replaceAll("*", "")));
  });

  it("contains only the fonts and characters that it uses", async () => {
    const source = Buffer.from(await toPdf(draw().compose("wide"))).toString("latin1");
    expect([...fontsOf(source)].sort()).toEqual([
      "Inter-Bold",
      "Inter-Regular",
      "KaTeX_Main-Regular",
      "KaTeX_Math-Italic",
    ]);
    expect(source.length).toBeLessThan(24_000);
  });

  it("of a preview has the title, escaped in its metadata, and the logo as an image", async () => {
    const logo = {
      href: `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString("base64")}`,
      width: 40,
      height: 20,
    };
    const texts = { title: "A & B", siteName: "Ωμέγα, Привет, Łódź", logo };
    const scene = composePreview(draw(), { ...words, ...texts }, measure);
    const pdf = Buffer.from(await toPdf(scene, { theme: dark, lang: "de" }));
    const source = pdf.toString("latin1");
    expect(source).toContain("(A & B)");
    expect(source).toContain("A &amp; B</rdf:li>");
    expect(source).toContain("/Subtype /Image");
    expect(readText(pdf)).toContain(texts.siteName);
    expect(readTagging(pdf)).toMatchObject({ lang: "de", tags: [{}, { alt: scene.desc }] });
    // A PDF states a date by default.
    expect(source).not.toMatch(/Date/);
  });

  it("has a table as wide as its longest words, on as many sheets as necessary", async () => {
    const table = {
      caption: "Numbers",
      head: ["Name", "Value"],
      rows: Array.from({ length: 120 }, (_, row) => [`${"x".repeat(60)} ${row}`, "1"]),
    };
    const pdf = Buffer.from(await toPdf(draw().compose("narrow"), { table }));
    const sizes = [...pdf.toString("latin1").matchAll(/\/MediaBox \[0 0 (\d+)[\d.]* (\d+)/g)];
    expect(sizes.length).toBeGreaterThan(3);
    const [picture, ...sheets] = sizes.map(([, width]) => Number(width));
    expect(Math.min(...sheets)).toBeGreaterThan(picture!);
    const { tags } = readTagging(pdf);
    expect(tags.filter(({ type }) => type === "Table")).toHaveLength(1);
    expect(tags.filter(({ type }) => type === "TR")).toHaveLength(121);
  });

  it.each([
    { lang: "" },
    { table: { caption: "", head: ["A"], rows: [["1"], [2]] } },
    { table: { head: [] } },
  ])("is an error for %o", async (options) => {
    await expect(toPdf(draw().compose("narrow"), options as object)).rejects.toThrow(LoraError);
  });
});
