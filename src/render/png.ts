/** The package's entry `./png`: draws scenes as PNG and PDF without a browser. Node only. */
import { createHash } from "node:crypto";
import type { Canvas, Image, SKRSContext2D } from "@napi-rs/canvas";
import { DIRECTION_CONTROLS } from "../direction.js";
import { assertNames, LoraError, wrapErrors } from "../errors.js";
import { assertText } from "../escape.js";
import { type Logo, leaves, type Measure, type Scene } from "../scene.js";
import { createOrder, needsOrder } from "./bidi.js";
import { type OrderRuns, paintCanvas } from "./canvas.js";
import { Encoder } from "./encode.js";
import { Fonts, getContent } from "./fonts.js";
import { logoIn } from "./logo.js";
import {
  assertOptions,
  getScaledSize,
  type PdfOptions,
  type PngOptions,
  SCENE,
  TABLE,
} from "./options.js";
import { type CanvasPackage, loadBidi, loadCanvas, VERSIONS } from "./packages.js";
import { writePdf } from "./pdf.js";

export { GlyphError } from "./fonts.js";
export type { PdfOptions, PngOptions } from "./options.js";
export { RendererError } from "./packages.js";

/** Pixels of an image per point of a PDF: 288 per inch. */
const IMAGE_SCALE = 4;

/** The number of text widths that a renderer caches, enough for about a hundred cards. */
const MAX_WIDTHS = 10_000;

/** Draws with a list of fonts, and reuses one canvas and its buffers. Renderers do not affect each other. */
export class Renderer {
  readonly #fonts: Fonts;
  readonly #encoder = new Encoder();
  #loading: Promise<CanvasPackage> | undefined;
  #canvas: Canvas | undefined;
  #measure: Promise<Measure> | undefined;
  #images: ReadonlyMap<string, Image> = new Map();

  /**
   * `fonts` are paths of font files for characters that the bundled fonts lack, such as Chinese characters. The
   * first file that has a character is used. Throws if a file cannot be read.
   */
  constructor(options: { readonly fonts?: readonly string[] } = {}) {
    assertNames(options, ["fonts"]);
    const { fonts = [] } = options;
    if (!Array.isArray(fonts) || !fonts.every((file) => typeof file === "string"))
      throw new LoraError("fonts", "a list of paths of font files", fonts);
    this.#fonts = new Fonts(fonts);
  }

  /**
   * Returns the scene as a PNG file; the same scene always gives the same bytes. Throws GlyphError if
   * no font has a character, and RendererError if the canvas is not installed.
   */
  async toPng(given: Scene, options: PngOptions = {}): Promise<Uint8Array> {
    assertOptions(options);
    const canvas = await this.#load();
    const scene = readScene(given);
    this.#fonts.check(scene);
    const content = getContent(scene);
    this.#fonts.registerScripts(canvas.GlobalFonts, content);
    const order = getOrder(content);
    const image = await this.#decodeImages(scene, canvas);
    const { scale = 1, theme } = options;
    const [width, height] = getScaledSize(scene, scale);
    const picture = this.#blank(canvas, width, height);
    const context = picture.getContext("2d");
    context.lang = "en";
    context.scale(scale, scale);
    const path = (d: string) => new canvas.Path2D(d);
    const fonts = this.#fonts.familiesOf(content);
    wrapErrors(SCENE, scene, () =>
      paintCanvas(scene, context, { fonts, order, path, image, theme }),
    );
    return this.#encoder.encode({ data: picture.data(), width, height }, options);
  }

  /**
   * Returns the scene as a tagged PDF file, with vectors and embedded fonts; a scene pixel is one point. The same
   * content always gives the same bytes. Throws the same errors as `toPng`, and RendererError if pdfkit is not installed.
   */
  async toPdf(given: Scene, options: PdfOptions = {}): Promise<Uint8Array> {
    assertOptions(options);
    const { theme, lang = "en" } = options;
    const [scene, table] = [readScene(given), readTable(options.table)];
    getScaledSize(scene);
    this.#fonts.check(scene);
    const content = getContent(scene) + JSON.stringify(table);
    const order = getOrder(content);
    const hasImages = [...leaves(scene.children)].some(({ type }) => type === "image");
    const image = hasImages ? await this.#toPngs(scene) : () => undefined;
    const families = this.#fonts.familiesOf(content);
    return writePdf({ scene, table, lang, theme, image, families }, this.#fonts, order);
  }

  /** Returns a function that measures text in the renderer's fonts. Throws RendererError. */
  measure(): Promise<Measure> {
    this.#measure ??= this.#load().then(({ createCanvas, GlobalFonts }) =>
      measureIn(createCanvas(1, 1).getContext("2d"), this.#fonts, GlobalFonts),
    );
    return this.#measure;
  }

  /** Throws GlyphError if the scene has a character that no font has. Also throws RendererError. */
  async assertGlyphs(scene: Scene): Promise<void> {
    await this.#load();
    this.#fonts.check(readScene(scene));
  }

  /** Returns the logo in a file, or undefined if it is not what `logoAllowed` describes. Throws RendererError. */
  async readLogo(file: string): Promise<Logo | undefined> {
    const { loadImage } = await this.#load();
    return logoIn(file, (bytes) => loadImage(bytes));
  }

  /** Returns the SHA-256, in hex, of everything that determines a file, as a cache key. */
  keyOf(scene: Scene, options: PngOptions | PdfOptions, format: "png" | "pdf" = "png"): string {
    // Family names contain the digests of the caller's fonts.
    const content = wrapErrors(SCENE, scene, () =>
      JSON.stringify([VERSIONS, this.#fonts.familiesOf().text, format, options, scene]),
    );
    return createHash("sha256").update(content).digest("hex");
  }

  /** The canvas with its fonts, loaded on first use. */
  #load(): Promise<CanvasPackage> {
    this.#loading ??= this.#loadNow();
    return this.#loading;
  }

  async #loadNow(): Promise<CanvasPackage> {
    const canvas = loadCanvas();
    // Draws text as Chromium does, so that SVG and PNG agree to the pixel.
    canvas.setTextRenderer("system");
    this.#fonts.register(canvas.GlobalFonts);
    return canvas;
  }

  /** Decodes the scene's images. Reuses decoded images of the previous scene. */
  async #decodeImages(
    scene: Scene,
    { loadImage }: CanvasPackage,
  ): Promise<(href: string) => Image> {
    const images = new Map<string, Image>();
    const fail = (cause: unknown) =>
      wrapErrors(SCENE, scene, () => {
        throw cause;
      });
    for (const node of leaves(scene.children)) {
      if (node.type !== "image") continue;
      const { href, width, height } = node;
      const bytes = () => Buffer.from(href.slice(href.indexOf(",") + 1), "base64");
      const image = this.#images.get(href) ?? (await loadImage(bytes()).catch(fail));
      // Without this, an SVG without width and height would be drawn in the ratio 300 : 150.
      if (href.startsWith("data:image/svg")) Object.assign(image, { width, height });
      images.set(href, image);
    }
    this.#images = images;
    return (href) => images.get(href)!;
  }

  /** PDF has images only as PNG. */
  async #toPngs(scene: Scene): Promise<(href: string) => unknown> {
    const canvas = await this.#load();
    const getImage = await this.#decodeImages(scene, canvas);
    return (href) => {
      const { width, height } = [...leaves(scene.children)].find(
        (node) => node.type === "image" && node.href === href,
      ) as Logo;
      const sides = [width, height].map((side) => Math.ceil(side * IMAGE_SCALE)) as [
        number,
        number,
      ];
      const picture = canvas.createCanvas(...sides);
      picture.getContext("2d").drawImage(getImage(href), 0, 0, ...sides);
      return picture.toBuffer("image/png");
    };
  }

  /**
   * Returns an empty canvas. Reuses the previous canvas of the same size, because allocating is slow:
   * do not await anything between this call and reading the pixels.
   */
  #blank({ createCanvas }: CanvasPackage, width: number, height: number): Canvas {
    const previous = this.#canvas;
    const hasSize = previous?.width === width && previous.height === height;
    this.#canvas = hasSize ? previous : createCanvas(width, height);
    this.#canvas.getContext("2d").reset();
    return this.#canvas;
  }
}

let cachedOrder: OrderRuns | undefined;

/** Undefined without right-to-left text. Throws RendererError. */
function getOrder(content: string): OrderRuns | undefined {
  if (!needsOrder(content)) return undefined;
  cachedOrder ??= createOrder(loadBidi());
  return cachedOrder;
}

/** Copies texts as strings. Throws LoraError for values that cannot be read. */
function readScene(given: Scene): Scene {
  return wrapErrors(SCENE, given, () => {
    const scene = structuredClone(given);
    for (const node of leaves(scene.children)) {
      if (node.type === "image") assertText(node.href);
      if (node.type === "text") for (const { text } of node.runs) assertText(text);
    }
    return scene;
  });
}

/** Copies texts as strings. Throws LoraError for values that cannot be read. */
function readTable(given: PdfOptions["table"]): PdfOptions["table"] {
  if (given === undefined) return undefined;
  return wrapErrors(TABLE, given, () => {
    const { caption, head, rows, prose, printed } = given;
    const table = structuredClone({ caption, head, rows, prose, printed });
    for (const content of [table.caption, ...table.head, ...table.rows.flat()]) assertText(content);
    return table;
  });
}

/**
 * Returns a function that measures text in a context used for nothing else. It caches
 * widths, because fitting a card's lines measures the same words hundreds of times.
 */
function measureIn(
  context: SKRSContext2D,
  fonts: Fonts,
  registry: CanvasPackage["GlobalFonts"],
): Measure {
  const widths = new Map<string, number>();
  const { text } = fonts.familiesOf();
  return (content, size, bold = false) => {
    const key = `${bold} ${size} ${content}`;
    const cached = widths.get(key);
    if (cached !== undefined) return cached;
    fonts.registerScripts(registry, content);
    context.font = `${bold ? 700 : 400} ${size}px ${text}`;
    const { width } = context.measureText(content.replace(DIRECTION_CONTROLS, ""));
    if (widths.size === MAX_WIDTHS) widths.clear();
    widths.set(key, width);
    return width;
  };
}

let shared: Renderer | undefined;

/** The renderer of `toPng` and `toPdf`, created on first use. */
function sharedRenderer(): Renderer {
  shared ??= new Renderer();
  return shared;
}

/** Calls `Renderer.toPng` on a shared renderer with the bundled fonts. */
export function toPng(scene: Scene, options: PngOptions = {}): Promise<Uint8Array> {
  return sharedRenderer().toPng(scene, options);
}

/** Calls `Renderer.toPdf` on a shared renderer with the bundled fonts. */
export function toPdf(scene: Scene, options: PdfOptions = {}): Promise<Uint8Array> {
  return sharedRenderer().toPdf(scene, options);
}
