/** What draws without a browser, on @napi-rs/canvas: PNG and PDF. Node only. */
import { createHash } from "node:crypto";
import type { Canvas, Image, SKRSContext2D } from "@napi-rs/canvas";
import { wrapErrors } from "../errors.js";
import { type Logo, leaves, type Measure, type Scene } from "../scene.js";
import { paintCanvas } from "./canvas.js";
import { Encoder } from "./encode.js";
import { Fonts } from "./fonts.js";
import { logoIn } from "./logo.js";
import { measureIn } from "./measure.js";
import { assertOptions, type PdfOptions, type PngOptions, sizeOf } from "./options.js";
import { type CanvasPackage, loadCanvas, VERSIONS } from "./packages.js";

/** Owns fonts, a canvas and what is kept between pictures; several draw beside each other. */
export class Renderer {
  readonly #fonts: Fonts;
  readonly #encoder = new Encoder();
  #loading: Promise<CanvasPackage> | undefined;
  #canvas: Canvas | undefined;
  #measure: Promise<Measure> | undefined;
  #images: ReadonlyMap<string, Image> = new Map();

  /**
   * `fonts` are files for characters that the bundled ones lack, as for other scripts, asked in
   * their order. Throws where one cannot be read.
   */
  constructor({ fonts = [] }: { readonly fonts?: readonly string[] } = {}) {
    this.#fonts = new Fonts(fonts);
  }

  /**
   * The scene as a PNG file's bytes, the same on every run. Throws GlyphError for a character that
   * no font has, and RendererError, which says what to install, where the canvas is not there.
   */
  async toPng(scene: Scene, options: PngOptions = {}): Promise<Uint8Array> {
    assertOptions(options);
    const canvas = await this.#load();
    await this.#check(scene);
    const image = await this.#imagesOf(scene, canvas);
    const { scale = 1, theme, ...rest } = options;
    const [width, height] = sizeOf(scene, scale);
    const picture = this.#blank(canvas, width, height);
    const context = picture.getContext("2d");
    context.lang = "en";
    context.scale(scale, scale);
    const path = (d: string) => new canvas.Path2D(d);
    const fonts = this.#fonts.families;
    wrapErrors("picture", () => paintCanvas(scene, context, { fonts, path, image, theme }));
    return this.#encoder.encode({ data: picture.data(), width, height }, rest);
  }

  /** The scene as a one-page PDF, a point a scene pixel: vector, with its fonts. Throws as `toPng`. */
  async toPdf(scene: Scene, options: PdfOptions = {}): Promise<Uint8Array> {
    assertOptions(options);
    const canvas = await this.#load();
    await this.#check(scene);
    const image = await this.#imagesOf(scene, canvas);
    sizeOf(scene);
    const document = wrapErrors("picture", () => new canvas.PDFDocument({ title: scene.title }));
    // Its declared type leaves drawImage out.
    const context = document.beginPage(scene.width, scene.height) as SKRSContext2D;
    const look = {
      fonts: this.#fonts.families,
      path: (d: string) => new canvas.Path2D(d),
      image,
      // Without Inter's contextual forms, whose × between digits would be copied as no character.
      textRendering: "optimizeSpeed",
      ...options,
    };
    wrapErrors("picture", () => paintCanvas(scene, context, look));
    document.endPage();
    return document.close();
  }

  /** Measures texts in the fonts. Throws RendererError. */
  measure(): Promise<Measure> {
    this.#measure ??= this.#load().then(({ createCanvas }) =>
      measureIn(createCanvas(1, 1).getContext("2d"), this.#fonts.families.text),
    );
    return this.#measure;
  }

  /** Throws, as `toPng` would, where the scene has a character that no font has. */
  async assertGlyphs(scene: Scene): Promise<void> {
    await this.#load();
    await this.#check(scene);
  }

  /** A logo from its file, undefined where that is none, as `logoAllowed` says. Throws RendererError. */
  async readLogo(file: string): Promise<Logo | undefined> {
    const { loadImage } = await this.#load();
    return logoIn(file, (bytes) => loadImage(bytes));
  }

  /** Throws TypeError for what is no picture, GlyphError and RendererError as `toPng` does. */
  async #check(scene: Scene): Promise<void> {
    wrapErrors("picture", () => [...leaves(scene.children)]);
    await this.#fonts.check(scene);
  }

  /** SHA-256, in hex, of all that a picture is drawn from. */
  keyOf(scene: Scene, options: PngOptions): string {
    // The families' names hold the digests of the caller's fonts.
    const content = JSON.stringify([VERSIONS, this.#fonts.families.text, options, scene]);
    return createHash("sha256").update(content).digest("hex");
  }

  /** The canvas with fonts, loaded on first use. */
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

  /** The scene's images, those of the last scene without decoding them again. */
  async #imagesOf(scene: Scene, { loadImage }: CanvasPackage): Promise<(href: string) => Image> {
    const images = new Map<string, Image>();
    const none = (cause: unknown) =>
      wrapErrors("picture", () => {
        throw cause;
      });
    for (const node of leaves(scene.children)) {
      if (node.type !== "image") continue;
      const { href, width, height } = node;
      const bytes = () => Buffer.from(href.slice(href.indexOf(",") + 1), "base64");
      const image = this.#images.get(href) ?? (await loadImage(bytes()).catch(none));
      // Else an SVG without a size of its own would be drawn in the shape of 300 x 150.
      if (href.startsWith("data:image/svg")) Object.assign(image, { width, height });
      images.set(href, image);
    }
    if (images.size) this.#images = images;
    return (href) => images.get(href)!;
  }

  /**
   * A canvas with nothing on it: the last one, where it has the size, for fresh memory is slow. So
   * between this and reading its pixels nothing may be awaited.
   */
  #blank({ createCanvas }: CanvasPackage, width: number, height: number): Canvas {
    const last = this.#canvas;
    const isFit = last?.width === width && last.height === height;
    this.#canvas = isFit ? last : createCanvas(width, height);
    this.#canvas.getContext("2d").reset();
    return this.#canvas;
  }
}
