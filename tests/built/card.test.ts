/** Tests previews, which are drawn without a browser: size, texts and the site's logo. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { figures } from "../../src/figures/index.js";
import { composePreview, PREVIEW } from "../../src/figures/preview.js";
import { exact } from "../../src/number-format.js";
import { Renderer, toPng } from "../../src/render/png.js";
import { toSvg } from "../../src/render/svg.js";
import type { Node } from "../../src/scene.js";
import { light } from "../../src/theme.js";
import { temporary } from "../support/temporary.js";

const renderer = new Renderer();
const measure = await renderer.measure();
const drawing = figures.decomposition.draw(figures.decomposition.examples[0]!);
const words = {
  title: "Low-Rank Adaptation",
  description: "Ωμέγα, Привет, Łódź",
  siteName: "Book",
};

describe("a preview", () => {
  const getTexts = (nodes: readonly Node[]): string[] =>
    nodes.flatMap((node) => {
      if (node.type === "group") return getTexts(node.children);
      return node.type === "text" ? [node.runs.map((run) => run.text).join("")] : [];
    });

  it("has the size that networks expect, the given texts, and the figure's numbers", async () => {
    const scene = composePreview(drawing, words, measure);
    expect([scene.width, scene.height]).toEqual([PREVIEW.width, PREVIEW.height]);
    const texts = getTexts(scene.children);
    expect(texts.slice(0, 2)).toEqual([words.title, words.siteName]);
    expect(texts.join(" ")).toContain(
      `LoRA trains ${exact(65_536)} parameters instead of ${exact(16_777_216)}`,
    );
    expect(scene.desc).toContain("65,536");
    const plain = getTexts(composePreview(undefined, words, measure).children);
    expect(plain).toEqual([words.siteName, words.title, words.description]);
    await expect(toPng(scene)).resolves.toBeInstanceOf(Uint8Array);
  });

  it("has the site's logo before its name, in the given colors", async () => {
    const folder = temporary();
    const file = path.join(folder, "logo.svg");
    // The ratio is 2 : 1, known only from the viewBox.
    const shape = '<rect width="40" height="20" fill="#123456"/>';
    writeFileSync(
      file,
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">${shape}</svg>`,
    );
    const logo = await renderer.readLogo(file);
    const siteName = "A name that is far too long for the top of a card ".repeat(3);
    const scene = composePreview(drawing, { title: "T", siteName, logo }, measure);
    const mark = scene.children.find((node) => node.type === "image")!;
    expect([mark.width / mark.height, mark.y < 50]).toEqual([2, true]);
    const [title, name] = scene.children.filter((node) => node.type === "text");
    expect([name!.anchor, name!.x < 1150]).toEqual(["end", true]);
    const start = name!.x - measure(name!.runs[0]!.text, name!.size, name!.bold);
    expect(start).toBeGreaterThan(mark.x + mark.width);
    const end = title!.x + measure(title!.runs[0]!.text, title!.size, title!.bold);
    expect(mark.x).toBeGreaterThan(end);

    const image = await loadImage(
      Buffer.from(await toPng(scene, { theme: { ...light, paper: "#fdf6e3" } })),
    );
    const context = createCanvas(image.width, image.height).getContext("2d");
    context.drawImage(image, 0, 0);
    const pixel = (at: number) => [...context.getImageData(at, mark.y + 3, 1, 1).data.slice(0, 3)];
    expect(pixel(mark.x + 2)).toEqual([0x12, 0x34, 0x56]);
    expect(pixel(mark.x + mark.width - 2)).toEqual([0x12, 0x34, 0x56]);
    expect(pixel(mark.x + mark.width + 4)).toEqual([0xfd, 0xf6, 0xe3]);
    expect(toSvg(scene)).toContain('href="data:image/svg+xml;base64,');
  });

  const svg = (attributes: string, content = '<path d="M0 0H2V2"/>') =>
    `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${content}</svg>`;

  it.each([
    ["that does not exist", ""],
    ["that is text", "Words."],
    ["without a viewBox", svg('width="20" height="20"')],
    ["without a width", svg('viewBox="0 0 0 0"')],
    ["with a size that is not a number", svg('viewBox="0 0 1.2.3 4"')],
    ["with a viewBox in a comment", `<!-- <svg viewBox="0 0 9 9"> -->${svg("")}`],
    ["with text", svg('viewBox="0 0 9 9"', "<text>Book</text>")],
  ])("rejects a logo %s", async (_, content) => {
    const folder = temporary();
    const file = path.join(folder, "logo.svg");
    if (content) writeFileSync(file, content);
    expect(await renderer.readLogo(file)).toBeUndefined();
  });

  it.each([
    ["no words", "", 0],
    ["one very long word", "x".repeat(300), 8],
    ["too many words", "many words ".repeat(60), 8],
    ["an asterisk", "a*b", 1],
    ["wide letters", "Щ".repeat(90), 8],
    ["invisible characters", "so\u00adft \u200dﬁ", 1],
  ])("fits a title of %s into a card alone, and into a line above a figure", (_, title, max) => {
    const getLines = (of: typeof drawing | undefined) =>
      composePreview(of, { title, siteName: "Book" }, measure).children.filter(
        (node) => node.type === "text",
      );
    const [site, ...lines] = getLines(undefined);
    expect(site!.runs[0]!.text).toBe("Book");
    expect(lines.length).toBeLessThanOrEqual(max);
    for (const { x, y, runs, size, bold } of lines) {
      expect(x + measure(runs.map((run) => run.text).join(""), size, bold)).toBeLessThan(1150);
      expect(y).toBeLessThan(606);
    }
    const [first, second] = getLines(drawing);
    expect(second!.runs[0]!.text).toBe("Book");
    expect(first!.x + measure(first!.runs[0]!.text, first!.size)).toBeLessThan(
      second!.x - measure("Book", second!.size),
    );
    if (title === "a*b")
      expect([lines[0], first].map((line) => line!.runs[0]!.text)).toEqual([title, title]);
  });
});
