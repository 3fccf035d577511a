import type { Drawing, Goal } from "../figures/figure.js";
import { escapeText, toSvg } from "../render/svg.js";
import { COMPOSITIONS, type Scene } from "../scene.js";
import { toControls } from "./controls.js";
import { toSteps } from "./steps.js";
import { toTable } from "./tables.js";
import { words } from "./words.js";

export interface HtmlOptions {
  /** The figure's id on its page. */
  readonly id: string;
  /** In place of the generated caption; empty leaves it out. Plain text. */
  readonly caption?: string | undefined;
  /** In place of the generated text alternative. Plain text. */
  readonly alt?: string | undefined;
  /** In place of both pictures as SVG: HTML that `toPicture` made. */
  readonly picture?: string | undefined;
  /** Controls for the reader, for a page that loads the island. Default: false. */
  readonly interactive?: boolean | undefined;
  /** Whether description and table follow the picture, in a closed details. Default: true. */
  readonly table?: boolean | undefined;
}

/** A whole figure as one line of HTML, valid as XHTML too: both pictures, data, caption. */
export function toHtml(drawing: Drawing, options: HtmlOptions): string {
  const { caption = drawing.caption, alt, table = true, picture, interactive } = options;
  const id = escapeText(options.id);
  const { goal, steps } = drawing;
  const pictures = steps
    ? toSteps(steps, id, alt ?? drawing.description)
    : (picture ?? inlineSvg(drawing, alt));
  const isMoving = interactive && picture === undefined && drawing.handles.length > 0;
  const own = options.caption === undefined ? "" : ' data-own=""';
  const figcaption = caption && `<figcaption dir="auto"${own}>${escapeText(caption)}</figcaption>`;
  // Joined, for a host keeps the HTML, and would keep a sum in the thousand pieces it grew from.
  return [
    `<figure class="lora" id="${id}">`,
    goal ? toExercise(goal, isMoving) : "",
    isMoving ? toIsland(pictures, drawing) : pictures,
    table ? toData(drawing) : "",
    figcaption,
    "</figure>",
  ].join("");
}

/** What the picture says, in sentences and tables. */
function toData(drawing: Drawing): string {
  const { description, explanation, steps } = drawing;
  const sweep = steps ? `<div class="lora-sweep">${toTable(steps.table())}</div>` : "";
  return (
    `<details class="lora-data" dir="auto"><summary>${words.details}</summary>` +
    `<p>${escapeText(description)}</p><p>${escapeText(explanation)}</p>` +
    `${toTable(drawing.table())}${sweep}</details>`
  );
}

/** The task and its answer; where a script runs, it says what the reader's own attempt comes to. */
function toExercise({ task, answer }: Goal, isMoving: boolean | undefined): string {
  return (
    `<div class="lora-goal" dir="auto"><p>${escapeText(task)}</p>${isMoving ? "<output></output>" : ""}` +
    `<details><summary>${words.answer}</summary><p>${escapeText(answer)}</p></details></div>`
  );
}

/** The pictures within the element that a script makes move, with their controls and plain input. */
function toIsland(pictures: string, { figure, input, handles }: Drawing): string {
  // Between single quotes, so that JSON's own stay as they are.
  const data = escapeText(JSON.stringify(input)).replaceAll("&quot;", '"');
  return (
    `<lora-figure data-figure="${figure}" data-input='${data}'>` +
    `${toControls(handles)}${pictures}</lora-figure>`
  );
}

function inlineSvg(drawing: Drawing, alt = drawing.alt): string {
  return COMPOSITIONS.map((composition) =>
    toSvg({ ...drawing.compose(composition), desc: alt }, { composition }),
  ).join("");
}

/**
 * Both pictures as image files: the narrow one, and on wide screens the wide one, each also for
 * screens of up to `sharpest` picture pixels per CSS pixel. `addressOf` says where the file of a scene at a scale will be. The attribute
 * `eleventy:ignore` keeps Eleventy's image plugin, which looks for a source file, from the element;
 * the host takes it off at the end.
 */
export function toPicture(
  drawing: Drawing,
  alt: string | undefined,
  sharpest: number,
  addressOf: (scene: Scene, scale: number) => string,
): string {
  const [wide, narrow] = [drawing.compose("wide"), drawing.compose("narrow")];
  const size = ({ width, height }: Scene) => `width="${width}" height="${height}"`;
  const scales = Array.from({ length: sharpest }, (_, index) => index + 1);
  const srcset = (scene: Scene) =>
    scales.map((scale) => addressOf(scene, scale) + (scale > 1 ? ` ${scale}x` : "")).join(", ");
  return (
    `<picture><source media="(min-width: 760px)" srcset="${srcset(wide)}" ${size(wide)}/>` +
    `<img src="${addressOf(narrow, 1)}" srcset="${srcset(narrow)}" ${size(narrow)} ` +
    `alt="${escapeText(alt ?? narrow.desc)}" loading="lazy" eleventy:ignore=""/></picture>`
  );
}
