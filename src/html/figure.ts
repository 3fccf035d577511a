import type { Drawing, Goal, Moving, Table } from "../figures/figure.js";
import { escapeText, toSvg, toVariables } from "../render/svg.js";
import type { Scene } from "../scene.js";
import { toControls, USUAL_MAX_RANK } from "./controls.js";
import { toSteps } from "./steps.js";

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
  /** How far the rank's slider goes. Default: 16. */
  readonly maxRank?: number | undefined;
  /** Whether description and table follow the picture, in a closed details. Default: true. */
  readonly table?: boolean | undefined;
}

/** A whole figure as one line of HTML, valid as XHTML too: both pictures, data, caption. */
export function toHtml(drawing: Drawing, options: HtmlOptions): string {
  const { caption = drawing.caption, alt, table = true, picture, interactive } = options;
  const id = escapeText(options.id);
  const { goal, steps, moving } = drawing;
  const pictures = steps
    ? toSteps(steps, id, alt ?? drawing.description)
    : (picture ?? inlineSvg(drawing, alt));
  const isStill = !interactive || picture !== undefined || !moving;
  const body = isStill ? pictures : island(pictures, moving, drawing, options.maxRank);
  const own = options.caption === undefined ? "" : ' data-own=""';
  const figcaption = caption && `<figcaption dir="auto"${own}>${escapeText(caption)}</figcaption>`;
  // Joined, for a host keeps the HTML, and would keep a sum in the thousand pieces it grew from.
  return [
    `<figure class="lora" id="${id}">`,
    goal ? toExercise(goal, !isStill) : "",
    body,
    table ? toData(drawing) : "",
    figcaption,
    "</figure>",
  ].join("");
}

/** What the picture says, in sentences and tables. */
function toData({ description, explanation, table, steps }: Drawing): string {
  const sweep = steps ? `<div class="lora-sweep">${toTable(steps.table)}</div>` : "";
  return (
    `<details class="lora-data" dir="auto"><summary>Description and numbers</summary>` +
    `<p>${escapeText(description)}</p><p>${escapeText(explanation)}</p>${toTable(table)}${sweep}</details>`
  );
}

/** The task and its answer; where a script runs, it says what the reader's own rank saves. */
function toExercise({ rank, task, found, ...answers }: Goal, isLive: boolean): string {
  const data = Object.entries({ rank, found, ...answers })
    .map(([name, text]) => ` data-${name}="${escapeText(String(text))}"`)
    .join("");
  const output = isLive ? `<lora-goal${data}><output></output></lora-goal>` : "";
  return (
    `<div class="lora-goal" dir="auto"><p>${escapeText(task)}</p>${output}` +
    `<details><summary>Answer</summary><p>${escapeText(found)}</p></details></div>`
  );
}

/** The picture within the element that a script makes move, with its controls. */
function island(
  picture: string,
  moving: Moving,
  { steps, goal }: Drawing,
  wished = USUAL_MAX_RANK,
): string {
  // The slider reaches the tag's own rank, every step, and one rank past the answer.
  const maxRank = Math.max(wished, moving.rank, steps?.most ?? 0, goal ? goal.rank + 1 : 0);
  const attributes = Object.entries({ "max-rank": maxRank, ...moving.data })
    .map(([name, value]) =>
      value === undefined ? "" : ` data-${name}="${escapeText(String(value))}"`,
    )
    .join("");
  const { element } = moving;
  return `<${element}${attributes}>${toControls(moving, maxRank)}${picture}</${element}>`;
}

function inlineSvg({ wide, narrow }: Drawing, alt = wide.desc): string {
  return (
    toSvg({ ...wide, desc: alt }, { composition: "wide" }) +
    toSvg({ ...narrow, desc: alt }, { composition: "narrow" })
  );
}

/**
 * Both pictures as image files: the narrow one, and on wide screens the wide one, each also for
 * screens of up to `sharpest` picture pixels per CSS pixel. `addressOf` says where the file of a scene at a scale will be. The attribute
 * `eleventy:ignore` keeps Eleventy's image plugin, which looks for a source file, from the element;
 * the host takes it off at the end.
 */
export function toPicture(
  { wide, narrow }: Drawing,
  alt: string | undefined,
  sharpest: number,
  addressOf: (scene: Scene, scale: number) => string,
): string {
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

/** A table alone, as a figure that scrolls sideways where it is too wide. */
export function toTableFigure(table: Table, id: string): string {
  return (
    `<figure class="lora" id="${escapeText(id)}"><div class="lora-scroll" role="region" tabindex="0" ` +
    `aria-label="${escapeText(table.caption)}">${toTable(table)}</div></figure>`
  );
}

/** The table as HTML with scoped headers; `*…*` in a cell becomes an italic variable. */
export function toTable({ caption, head, rows, prose = [] }: Table): string {
  const kind = (column: number) => (prose.includes(column) ? ' class="lora-prose"' : "");
  const heads = head.map((cell, at) => `<th scope="col"${kind(at)}>${toVariables(cell)}</th>`);
  const lines = rows.map(([first = "", ...rest]) => {
    const cells = rest.map((cell, at) => `<td${kind(at + 1)}>${toVariables(cell)}</td>`).join("");
    return `<tr><th scope="row">${toVariables(first)}</th>${cells}</tr>`;
  });
  return (
    `<table><caption>${escapeText(caption)}</caption><thead><tr>${heads.join("")}</tr></thead>` +
    `<tbody>${lines.join("")}</tbody></table>`
  );
}
