import type { Drawing, Table } from "../figures/figure.js";
import type { Lora } from "../lora.js";
import type { Scene } from "../scene.js";
import { toControls, USUAL_MAX_RANK } from "./controls.js";
import { escapeText, toSvg } from "./svg.js";

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
  const { id, caption = drawing.caption, table = true } = options;
  const { picture = inlineSvg(drawing, options.alt) } = options;
  const isStill = !options.interactive || options.picture !== undefined || !drawing.numbers;
  const body = isStill ? picture : island(picture, drawing.numbers, options);
  const data = table
    ? `<details dir="auto"><summary>Description and numbers</summary><p>${escapeText(drawing.description)}</p>` +
      `${toTable(drawing.table)}</details>`
    : "";
  const figcaption = caption && `<figcaption dir="auto">${escapeText(caption)}</figcaption>`;
  return `<figure class="lora" id="${escapeText(id)}">${body}${data}${figcaption}</figure>`;
}

/** The picture within the element that a script makes move, with its controls. */
function island(
  picture: string,
  n: Lora,
  { maxRank = USUAL_MAX_RANK, caption }: HtmlOptions,
): string {
  const alpha = n.scaling === 1 ? "" : ` alpha="${n.alpha}"`;
  const own = caption === undefined ? "" : ' own-caption=""';
  return (
    `<lora-figure rank="${n.rank}" d="${n.d}" k="${n.k}"${alpha} max-rank="${maxRank}"${own}>` +
    `${picture}${toControls(n, maxRank)}</lora-figure>`
  );
}

function inlineSvg({ wide, narrow }: Drawing, alt = wide.desc): string {
  return (
    toSvg({ ...wide, desc: alt }, { className: "lora-wide" }) +
    toSvg({ ...narrow, desc: alt }, { className: "lora-narrow", hidden: true })
  );
}

/**
 * Both pictures as image files: the narrow one, and on wide screens the wide one, each also for
 * sharp screens. `addressOf` says where the file of a scene at a scale will be. The attribute
 * `eleventy:ignore` keeps Eleventy's image plugin, which looks for a source file, from the element;
 * the host takes it off at the end.
 */
export function toPicture(
  { wide, narrow }: Drawing,
  alt: string | undefined,
  addressOf: (scene: Scene, scale: number) => string,
): string {
  const size = ({ width, height }: Scene) => `width="${width}" height="${height}"`;
  const srcset = (scene: Scene) => `${addressOf(scene, 1)}, ${addressOf(scene, 2)} 2x`;
  return (
    `<picture><source media="(min-width: 760px)" srcset="${srcset(wide)}" ${size(wide)}/>` +
    `<img src="${addressOf(narrow, 1)}" srcset="${srcset(narrow)}" ${size(narrow)} ` +
    `alt="${escapeText(alt ?? narrow.desc)}" loading="lazy" eleventy:ignore=""/></picture>`
  );
}

/** The table as HTML with scoped headers; `*…*` in a cell becomes an italic variable. */
export function toTable(table: Table): string {
  const head = table.head.map((cell) => `<th scope="col">${toCell(cell)}</th>`).join("");
  const rows = table.rows.map(([first = "", ...rest]) => {
    const cells = rest.map((cell) => `<td>${toCell(cell)}</td>`).join("");
    return `<tr><th scope="row">${toCell(first)}</th>${cells}</tr>`;
  });
  return (
    `<table><caption>${escapeText(table.caption)}</caption><thead><tr>${head}</tr></thead>` +
    `<tbody>${rows.join("")}</tbody></table>`
  );
}

function toCell(content: string): string {
  return escapeText(content).replace(/\*([^*]+)\*/g, '<i class="lora-math">$1</i>');
}
