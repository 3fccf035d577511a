/** Pictures without a browser, on @napi-rs/canvas: PNG and PDF. Node only. */
import type { Canvas, Image, SKRSContext2D } from "@napi-rs/canvas";
import type { Measure } from "../figures/parts.js";
import type { Logo } from "../figures/preview.js";
import { leaves, type Scene } from "../scene.js";
import type { Theme } from "../theme.js";
import { paintCanvas } from "./canvas.js";
import { encode, indexedRows, rgbRows } from "./encode.js";
import { checkGlyphs, fonts, readCoverage, registerFonts } from "./fonts.js";
import { logoIn } from "./logo.js";

export { addFonts, GlyphError } from "./fonts.js";

export interface PngOptions {
  /** Default: light. */
  readonly theme?: Theme;
  /** Picture pixels per scene pixel, above 0. Default: 1. */
  readonly scale?: number | undefined;
  /**
   * "exact" keeps every pixel; "few" rounds each channel to within 4 levels where at most 256
   * colours are left by that, for a third of the bytes. Default: exact.
   */
  readonly colours?: "exact" | "few";
  /** Resolution to write into the file, pixels per inch. Default: none. */
  readonly dpi?: number | undefined;
}

/** The packages that draw are not here, or not for this machine. */
export class RendererError extends Error {
  override readonly name = "RendererError";
  constructor(cause: unknown) {
    const [reason] = String((cause as Error)?.message ?? cause).split("\n");
    super(
      "PNG and PDF need the optional packages @napi-rs/canvas and harfbuzzjs " +
        `(npm install @napi-rs/canvas harfbuzzjs): ${reason}`,
      { cause },
    );
  }
}

async function load() {
  let canvas: typeof import("@napi-rs/canvas");
  let coverage: Awaited<ReturnType<typeof readCoverage>>;
  try {
    canvas = await import("@napi-rs/canvas");
    coverage = await readCoverage();
  } catch (cause) {
    throw new RendererError(cause);
  }
  // Draws text as Chromium does, so that SVG and PNG agree to the pixel.
  canvas.setTextRenderer("system");
  registerFonts(canvas.GlobalFonts);
  return { canvas, coverage };
}

let loaded: ReturnType<typeof load> | undefined;

/** The canvas with fonts, loaded on first use. */
function renderer(): ReturnType<typeof load> {
  loaded ??= load();
  return loaded;
}

/**
 * The scene as a PNG file's bytes, the same on every run. Throws GlyphError for a character that
 * the bundled fonts lack, and an Error that says what to install where the canvas is not there.
 */
export async function toPng(scene: Scene, options: PngOptions = {}): Promise<Uint8Array> {
  const { canvas, coverage } = await renderer();
  checkGlyphs(scene, coverage);
  const image = await imagesOf(scene, canvas);
  const { scale = 1, colours = "exact", dpi, theme } = options;
  const picture = blank(canvas, Math.round(scene.width * scale), Math.round(scene.height * scale));
  const context = picture.getContext("2d");
  context.lang = "en";
  context.scale(scale, scale);
  paintCanvas(scene, context, { fonts, path: (d) => new canvas.Path2D(d), image, theme });
  const { width, height } = picture;
  const pixels = { data: picture.data(), width, height };
  return encode((colours === "few" && indexedRows(pixels)) || rgbRows(pixels), dpi);
}

let decoded: ReadonlyMap<string, Image> = new Map();

/** The scene's images, those of the last scene without decoding them again. */
async function imagesOf(
  scene: Scene,
  { loadImage }: typeof import("@napi-rs/canvas"),
): Promise<(href: string) => Image> {
  const images = new Map<string, Image>();
  for (const node of leaves(scene.children)) {
    if (node.type !== "image") continue;
    const { href, width, height } = node;
    const bytes = () => Buffer.from(href.slice(href.indexOf(",") + 1), "base64");
    const image = decoded.get(href) ?? (await loadImage(bytes()));
    // Else an SVG without a size of its own would be drawn in the shape of 300 x 150.
    if (href.startsWith("data:image/svg")) Object.assign(image, { width, height });
    images.set(href, image);
  }
  if (images.size) decoded = images;
  return (href) => images.get(href)!;
}

let last: Canvas | undefined;

/**
 * A canvas with nothing on it: the last one, where it has the size, for fresh memory is slow. So
 * between this and reading its pixels nothing may be awaited.
 */
function blank({ createCanvas }: typeof import("@napi-rs/canvas"), width: number, height: number) {
  if (last?.width !== width || last.height !== height) last = createCanvas(width, height);
  last.getContext("2d").reset();
  return last;
}

/** A logo from its file. Throws RendererError, and LoraError for `argument` where it is no picture. */
export async function readLogo(argument: string, file: string): Promise<Logo> {
  const { canvas } = await renderer();
  return logoIn(argument, file, (bytes) => canvas.loadImage(bytes));
}

/** Measures texts in the bundled fonts. Throws RendererError. */
export async function textMeasure(): Promise<Measure> {
  const { canvas } = await renderer();
  const context = canvas.createCanvas(1, 1).getContext("2d");
  return (content, size, bold = false) => {
    context.font = `${bold ? 700 : 400} ${size}px ${fonts.text}`;
    return context.measureText(content).width;
  };
}

/** Throws GlyphError, as `toPng` would, where the scene has a character that no font has. */
export async function assertGlyphs(scene: Scene): Promise<void> {
  checkGlyphs(scene, (await renderer()).coverage);
}

/** The scene as a one-page PDF, a point a scene pixel: vector, with its fonts. Throws as `toPng`. */
export async function toPdf(
  scene: Scene,
  options: Pick<PngOptions, "theme"> = {},
): Promise<Uint8Array> {
  const { canvas, coverage } = await renderer();
  checkGlyphs(scene, coverage);
  const image = await imagesOf(scene, canvas);
  const document = new canvas.PDFDocument({ title: scene.title });
  // Its declared type leaves drawImage out.
  const context = document.beginPage(scene.width, scene.height) as SKRSContext2D;
  paintCanvas(scene, context, {
    fonts,
    path: (d) => new canvas.Path2D(d),
    image,
    // Without Inter's contextual forms, whose × between digits would be copied as no character.
    textRendering: "optimizeSpeed",
    ...options,
  });
  document.endPage();
  return document.close();
}
