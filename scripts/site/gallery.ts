/** The gallery: every kind of figure with its examples, their tags, their pictures as files, and the size of their frames. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Drawing, Figure } from "../../src/figures/figure.js";
import { allFigures } from "../../src/figures/index.js";
import type { Values } from "../../src/options.js";
import { Renderer } from "../../src/render/png.js";
import { toMarkup, toSvg } from "../../src/render/svg.js";
import {
  type Composition,
  type Ink,
  type Measure,
  type Node,
  rect,
  withoutParts,
} from "../../src/scene.js";
import { writeTag } from "../../src/tag/arguments.js";
import { asAllWritten, toFigureArguments } from "../../src/tag/written.js";
import { dark, light } from "../../src/theme.js";

/** The size of a thumbnail, its margin, and the smallest text that is legible in it, px. */
const THUMBNAIL = { width: 640, height: 440 };
const MARGIN = 12;
const LEGIBLE = 44;

/**
 * The space that a figure needs in a frame, px: the maximum width of its picture, and the heights of a control, of
 * the result and the buttons, and of the gaps and the link to the site. A line of its caption has
 * about `line` characters.
 */
const FRAMES = {
  wide: { width: 720, line: 88, minLines: 2, control: 34, form: 120, rest: 54 },
  narrow: { width: 384, line: 40, minLines: 3, control: 40, form: 124, rest: 52 },
} as const;

/** The height of a caption's line, px. */
const LEADING = 23;

/** The colors of both themes, which follow the page's color scheme. */
export const inks = Object.fromEntries(
  Object.entries(light).map(([ink, color]) => [ink, `light-dark(${color},${dark[ink as Ink]})`]),
) as Record<Ink, string>;

const drawings = allFigures.map((figure) => figure.examples.map((values) => figure.draw(values)));

const fileName = ({ figure }: Drawing, index: number) => `${figure}-${index + 1}`;

/** Returns nodes without the texts that are too small for a thumbnail. */
const withoutSmallText = (nodes: readonly Node[]): Node[] =>
  withoutParts(nodes).flatMap((node) =>
    node.type === "text" && node.size < LEGIBLE ? [] : [node],
  );

/** Returns the picture of a figure's card as SVG in a page, without a text alternative. */
function toThumbnail({ card }: Drawing, measure: Measure): string {
  const { width, height } = THUMBNAIL;
  const room = { x: MARGIN, y: MARGIN, width: width - 2 * MARGIN, height: height - 2 * MARGIN };
  const ground = rect(0, 0, width, height, { fill: "paper" });
  const markup = toMarkup([ground, ...withoutSmallText(card.draw(room, measure))], inks);
  return `<svg viewBox="0 0 ${width} ${height}" aria-hidden="true">${markup}</svg>`;
}

/**
 * Returns the size of a frame in which the figure with this composition does not scroll: the height of its picture relative
 * to the picture's width, and the height of all else, px.
 */
function getFrame(drawing: Drawing, composition: Composition) {
  const { line, minLines, control, form, rest } = FRAMES[composition];
  const { handles } = drawing;
  const { width, height } = drawing.compose(composition);
  const lines = Math.max(minLines, Math.ceil(drawing.caption.length / line));
  return {
    ratio: height / width,
    rest: lines * LEADING + (handles.length ? handles.length * control + form : 0) + rest,
  };
}

/** Returns the height of a figure's frame in CSS: with the wide picture, or in narrower columns with the narrow picture. */
function getFrameHeight(drawing: Drawing): { readonly wide: number; readonly css: string } {
  const [wide, narrow] = [getFrame(drawing, "wide"), getFrame(drawing, "narrow")];
  const height = Math.ceil(FRAMES.wide.width * wide.ratio + wide.rest);
  const narrowHeight = `min(100cqw, ${FRAMES.narrow.width}px) * ${narrow.ratio.toFixed(2)} + ${narrow.rest}px`;
  return { wide: height, css: `clamp(${height}px, (600px - 100cqw) * 99999, ${narrowHeight})` };
}

const toTag = (figure: Figure, values: Values) =>
  writeTag(toFigureArguments(figure, asAllWritten(figure.options, values)));

/** Returns every kind of figure, and its examples with their thumbnails, tags and files. */
export async function gallery() {
  const measure = await new Renderer().measure();
  return allFigures.map((figure, at) => ({
    name: figure.name,
    lesson: figure.lesson,
    summary: figure.summary,
    examples: figure.examples.map((values, index) => {
      const drawing = drawings[at]![index]!;
      const tag = toTag(figure, values);
      return {
        figure: figure.name,
        values,
        tag,
        title: drawing.listed,
        thumbnail: toThumbnail(drawing, measure),
        address: `#${encodeURIComponent(tag)}`,
        file: fileName(drawing, index),
        frameHeight: getFrameHeight(drawing),
      };
    }),
  }));
}

/** Writes the picture of each kind's first example into a folder, as SVG and PNG files. */
export async function writePictures(folder: string): Promise<void> {
  const renderer = new Renderer();
  for (const [drawing] of drawings) {
    const scene = drawing!.compose("wide");
    const file = path.join(folder, fileName(drawing!, 0));
    await writeFile(`${file}.svg`, `${toSvg(scene)}\n`);
    await writeFile(`${file}.png`, await renderer.toPng(scene, { scale: 2, colours: "few" }));
  }
}
