/** Tests pictures drawn without a browser: identical bytes everywhere, no missing characters, vectors in PDF. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";
import { inflateSync } from "node:zlib";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import type { Drawing, Figure } from "../../src/figures/figure.js";
import { allFigures, figures } from "../../src/figures/index.js";
import { composePreview } from "../../src/figures/preview.js";
import { Renderer, toPdf, toPng } from "../../src/render/png.js";
import { dark } from "../../src/theme.js";

const draw = (figure: Figure = figures.decomposition): Drawing => figure.draw(figure.examples[0]!);
const renderer = new Renderer();
const measure = await renderer.measure();
const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const words = {
  title: "Low-Rank Adaptation",
  description: "Ωμέγα, Привет, Łódź",
  siteName: "Book",
};

describe.each(allFigures)("the figure $name as PNG", (figure) => {
  it("has the scene's size times the scale", async () => {
    const wide = draw(figure).compose("wide");
    const image = await loadImage(Buffer.from(await toPng(wide, { scale: 2, theme: dark })));
    expect([image.width, image.height]).toEqual([wide.width * 2, wide.height * 2]);
  });

  it("has a background that reaches its edges at any scale", async () => {
    const narrow = draw(figure).compose("narrow");
    for (const scale of [0.37, 1.23, 1.501]) {
      const image = await loadImage(Buffer.from(await toPng(narrow, { scale, theme: dark })));
      const context = createCanvas(image.width, image.height).getContext("2d");
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(image.width - 1, image.height - 1, 1, 1);
      expect([...data.slice(0, 3)]).toEqual([0x15, 0x18, 0x1d]);
    }
  });

  it("has the same bytes each time, even if several are drawn at once", async () => {
    const narrow = draw(figure).compose("narrow");
    const first = digest(await toPng(narrow));
    const others = await Promise.all(Array.from({ length: 4 }, () => toPng(narrow)));
    expect(new Set(others.map(digest))).toEqual(new Set([first]));
    expect(digest(await toPng(narrow, { theme: dark }))).not.toBe(first);
  });
});

describe("the output file", () => {
  const command = path.resolve("dist/scripts/render-preview.js");
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

  it("has indexed colors for a preview, and RGB for a figure", () => {
    const figure = execFileSync(
      process.execPath,
      cardArgs.filter((flag) => flag !== "--preview"),
    );
    // The color type in the header: 3 is indexed, 2 is RGB.
    expect([referencePng[25], figure[25]]).toEqual([3, 2]);
  });

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
  const scene = composePreview(draw(), { ...words, title: "LoRA 字" }, measure);
  await expect(toPng(scene)).rejects.toThrow("no font has “字” (U+5B57), which is in “LoRA 字”");
  await expect(toPdf(scene)).rejects.toThrow("(U+5B57)");
});

describe("a PDF", () => {
  it("has vectors, embedded fonts and the same bytes each time", async () => {
    const wide = draw().compose("wide");
    const pdf = Buffer.from(await toPdf(wide));
    const source = pdf.toString("latin1");
    expect(source).toMatch(/^%PDF-/);
    expect(source).not.toContain("/Subtype /Image");
    const fonts = new Set(
      [...source.matchAll(/\/BaseFont \/[A-Z]{6}\+([\w-]+)/g)].map((match) => match[1]),
    );
    expect([...fonts].sort()).toEqual([
      "Inter-Bold",
      "Inter-Regular",
      "KaTeX_Main-Regular",
      "KaTeX_Math-Italic",
    ]);
    // A font is split in two if its glyphs are far apart, as “≤” is from the letters.
    expect(source.match(/\/FontFile2/g)?.length).toBeLessThanOrEqual(fonts.size + 1);
    expect(digest(await toPdf(wide))).toBe(digest(pdf));
  });
});

it("the text of a PDF can be copied", async () => {
  const source = Buffer.from(await toPdf(draw().compose("wide"))).toString("latin1");
  const maps = [...source.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)]
    .map(([, stream = ""]) => inflate(Buffer.from(stream, "latin1")))
    .filter((text) => text.includes("beginbf"))
    .join("\n");
  expect(maps).toContain("<00D7>");
  expect(maps).not.toMatch(/<(?:E[0-9A-F]|F[0-8])[0-9A-F]{2}>/);
});

function inflate(stream: Buffer): string {
  try {
    return inflateSync(stream).toString("latin1");
  } catch {
    return "";
  }
}
