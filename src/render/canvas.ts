/** Paints scenes in a 2D context: of a canvas, in a browser or with @napi-rs/canvas, or of a PDF. */
import { hatchStroke, type Node, type Run, type Scene, type Text } from "../scene.js";
import { light, type Theme } from "../theme.js";

/** The part of a 2D context that the painter uses. Browsers, @napi-rs/canvas and PdfContext provide it. */
export interface Context2D<Path> {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  font: string;
  textRendering: string;
  textAlign: string;
  direction: string;
  save(): void;
  restore(): void;
  translate(x: number, y: number): void;
  scale(x: number, y: number): void;
  transform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  clip(path: Path): void;
  setLineDash(lengths: number[]): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  strokeRect(x: number, y: number, width: number, height: number): void;
  fill(path: Path): void;
  stroke(path: Path): void;
  drawImage(image: unknown, x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { readonly width: number };
}

export interface Piece {
  readonly run: Run;
  /** The text in reading order, without marks of direction. */
  readonly text: string;
  readonly direction: "ltr" | "rtl";
}

/** Orders the pieces of a line, the leftmost first. */
export type OrderRuns = (runs: readonly Run[]) => readonly Piece[];

export const inReadingOrder: OrderRuns = (runs) =>
  runs.map((run) => ({
    run,
    text: run.text,
    direction: "ltr" as const,
  }));

/** Lists of font families, as in CSS. */
export interface CanvasFonts {
  readonly text: string;
  /** The families of variables. */
  readonly italic: string;
  /** "normal" if the first family of `italic` is already an italic font, so that the canvas does not slant it again. */
  readonly italicStyle: "italic" | "normal";
  /** The families of a formula's other characters. */
  readonly upright: string;
}

export interface CanvasOptions<Path> {
  readonly fonts: CanvasFonts;
  /** Default: the order of left-to-right text. */
  readonly order?: OrderRuns | undefined;
  /** Creates a path of the context from path data. */
  readonly path: (d: string) => Path;
  /** The decoded picture of an image node. Required if the scene has image nodes. */
  readonly image?: (href: string) => unknown;
  /** Default: light. */
  readonly theme?: Theme | undefined;
}

export function getFontFamilies(run: Run, text: Text, fonts: CanvasFonts): string {
  if (run.math) return fonts.italic;
  return text.formula ? fonts.upright : fonts.text;
}

const toFont = (run: Run, text: Text, fonts: CanvasFonts): string => {
  const style = run.math ? fonts.italicStyle : "normal";
  const weight = (text.bold || run.bold) && !run.math ? 700 : 400;
  return `${style} ${weight} ${run.size ?? text.size}px ${getFontFamilies(run, text, fonts)}`;
};

/** Sets the context's font. */
export function measurePieces(
  pieces: readonly Piece[],
  text: Text,
  context: Pick<Context2D<unknown>, "font" | "measureText">,
  fonts: CanvasFonts,
): number[] {
  const toWidth = (content: string) => context.measureText(content).width;
  const fontsOf = pieces.map(({ run }) => toFont(run, text, fonts));
  return pieces.map((piece, index) => {
    const font = fontsOf[index]!;
    context.font = font;
    const next = pieces[index + 1];
    // Browsers kern across runs in the same font.
    const isKerned = next?.direction === piece.direction && fontsOf[index + 1] === font;
    const width = isKerned
      ? toWidth(piece.text + next.text) - toWidth(next.text)
      : toWidth(piece.text);
    // Browsers position runs on a grid of 1/64 px. This grid produces the same pixels.
    return Math.ceil(width * 64) / 64;
  });
}

/** Paints the scene at the context's origin. A scene pixel is one unit. */
export function paintCanvas<Path>(
  scene: Scene,
  context: Context2D<Path>,
  options: CanvasOptions<Path>,
): void {
  const { theme = light } = options;
  // As in SVG files.
  context.textRendering = "geometricPrecision";
  context.textAlign = "left";
  context.fillStyle = theme.paper;
  // Fills twice the scene's size, because at some scales the canvas is a fraction of a pixel larger than the scene.
  context.fillRect(0, 0, 2 * scene.width, 2 * scene.height);
  paintNodes(scene.children, context, options);
}

/** Paints nodes at the context's origin. */
export function paintNodes<Path>(
  nodes: readonly Node[],
  context: Context2D<Path>,
  options: CanvasOptions<Path>,
): void {
  const { fonts, order = inReadingOrder, path, image, theme = light } = options;

  const write = (text: Text): void => {
    const pieces = order(text.runs);
    const widths = measurePieces(pieces, text, context, fonts);
    const totalWidth = widths.reduce((sum, width) => sum + width, 0);
    const left = text.x - totalWidth * { start: 0, middle: 0.5, end: 1 }[text.anchor];
    let x = left;
    for (const [index, { run, text: content, direction }] of pieces.entries()) {
      context.fillStyle = theme[run.fill ?? text.fill];
      context.font = toFont(run, text, fonts);
      context.direction = direction;
      context.fillText(content, x, text.y);
      x += widths[index]!;
    }
  };

  const draw = (node: Node): void => {
    if (node.type === "text") {
      write(node);
    } else if (node.type === "part") {
      for (const child of node.children) draw(child);
    } else if (node.type === "group") {
      context.save();
      context.translate(node.x, node.y);
      context.scale(...node.scale);
      for (const child of node.children) draw(child);
      context.restore();
    } else if (node.type === "hatch") {
      const { x, y, width, height, stroke } = node;
      const { from, to, dash, skew } = hatchStroke(node);
      context.save();
      context.translate(x, y);
      context.clip(path(`M0 0H${width}V${height}H0Z`));
      context.transform(1, 0, skew, 1, 0, 0);
      context.setLineDash(dash);
      context.strokeStyle = theme[stroke];
      context.lineWidth = height;
      context.stroke(path(`M${from} ${height / 2}H${to}`));
      context.restore();
    } else if (node.type === "image") {
      const { x, y, width, height, href } = node;
      context.drawImage(image!(href), x, y, width, height);
    } else {
      const { fill, stroke, strokeWidth = 1, dash = [] } = node;
      // A canvas ignores an undefined color.
      context.fillStyle = theme[fill!];
      context.strokeStyle = theme[stroke!];
      context.lineWidth = strokeWidth;
      context.setLineDash([...dash]);
      if (node.type === "path") {
        const shape = path(node.d);
        if (fill) context.fill(shape);
        if (stroke) context.stroke(shape);
      } else if (node.type === "rect") {
        const { x, y, width, height } = node;
        if (fill) context.fillRect(x, y, width, height);
        if (stroke) context.strokeRect(x, y, width, height);
      } else throw new TypeError("unknown type of node");
    }
  };

  for (const node of nodes) draw(node);
}
