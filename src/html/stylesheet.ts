/** Generates the stylesheet of figures and tables, with the colors of the theme. */
import { MAX_STEPS } from "../figures/options.js";
import type { Ink } from "../scene.js";
import { dark, light } from "../theme.js";
import { mathFont } from "./fonts.js";

const inks = Object.keys(light) as Ink[];

/** The system color of each ink in forced colors. */
const forced: Record<Ink, string> = {
  ink: "CanvasText",
  muted: "CanvasText",
  paper: "Canvas",
  frozen: "GrayText",
  tint: "Canvas",
  grid: "color-mix(in srgb,GrayText 40%,Canvas)",
  delta: "GrayText",
  a: "LinkText",
  b: "CanvasText",
  gradient: "GrayText",
  optimizer: "LinkText",
  activation: "GrayText",
};

const properties = (getColor: (ink: Ink) => string) =>
  inks.map((ink) => `--lora-${ink}:${getColor(ink)}`).join(";");

/**
 * An alpha value that is 0 if the text is dark and 1 if it is light. The threshold is the gray level 140: darker
 * text is legible on white, and lighter text on black.
 */
const isLight = "calc(r + 2*g - 420)";

/** Matches only browsers in which colors can follow the text. */
const RELATIVE = "@supports (color:rgb(from currentcolor r g b))";

/** Returns the channels of "#rrggbb". */
const channels = (color: string) =>
  [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));

/**
 * Returns a color that adapts to the text around the figure: the light theme's color if the text is dark, and
 * the dark theme's color if the text is light. It does not use `color-scheme`, because a dark page may not set
 * it. The result is the light theme's color mixed with a second color. The second color is transparent if the
 * text is dark. If the text is light, the mean of both colors is the dark theme's color.
 */
function adaptive(ink: Ink): string {
  if (light[ink] === dark[ink]) return light[ink];
  const [lightChannels, darkChannels] = [channels(light[ink]), channels(dark[ink])];
  const secondColor = darkChannels
    .map((channel, index) => 2 * channel - lightChannels[index]!)
    .join(" ");
  const mixed = `color-mix(in srgb,${light[ink]},rgb(from currentcolor ${secondColor}/${isLight}))`;
  return `rgb(from ${mixed} r g b/1)`;
}

/** The ink that paints only areas, and the inks that paint only lines. All other inks paint both. */
const AREAS: readonly Ink[] = ["optimizer"];
const LINES: readonly Ink[] = ["frozen", "delta"];
const paints = inks.flatMap((ink) =>
  [
    { paint: "fill", others: LINES },
    { paint: "stroke", others: AREAS },
  ].flatMap(({ paint, others }) => (others.includes(ink) ? [] : { ink, paint })),
);

/**
 * Rules for pictures. They also match the groups that print copies, which have no figure around them.
 * The light theme's colors become custom properties. Browsers do not apply layers in copies, so that attributes
 * override the page's rules for elements there.
 */
const inPicture = `:is(.lora-step,.lora-all){
*{fill:revert-layer;stroke:revert-layer;font-style:revert-layer;font-weight:revert-layer}
&,*{font-size:revert-layer}
svg{width:revert-layer;height:revert-layer;overflow:hidden}}
:is(.lora svg,.lora-step,.lora-all){
${RELATIVE}{${paints
  .map(({ ink, paint }) => `[${paint}="${light[ink]}"]{${paint}:var(--lora-${ink})}`)
  .join("\n")}
svg&>rect:first-child{fill:none}
:is(text,tspan)[fill="${light.b}"]{fill:color-mix(in srgb,currentcolor 20%,var(--lora-b))}}
text[font-family]{font-family:${mathFont.upright}}
:is(text[font-style],tspan:not([font-style=normal])){font-family:${mathFont.italic};font-style:italic}
}`;

/**
 * Shows the chosen step. In print, copies show every step. They set a custom property, because selectors do not
 * match inside `<use>`.
 */
const steps = `.lora-step{display:var(--lora-copy,revert-layer)}
.lora:has(.lora-steps :checked) .lora-step{display:var(--lora-copy,none)}
${Array.from({ length: MAX_STEPS }, (_, index) => {
  const [label, group] = [
    `label:nth-of-type(${index + 1})`,
    `.lora-step:nth-of-type(${index + 2})`,
  ];
  return `.lora:has(.lora-steps ${label}>:checked) ${group}`;
}).join()}{display:inline}`;

/** Muted text. It is mixed from the page's color, because a page may be dark without `color-scheme`. */
const muted = "color:color-mix(in srgb,currentcolor 60%,var(--lora-muted))";

/**
 * Returns rules for columns in which figures are narrow. Print keeps the wide picture in lists and quotes, because the
 * narrow one is so high that it would leave sheets half empty.
 */
const inNarrow = (rules: string) =>
  `@media not print{@container (width<600px){${rules}}}@media print{@container (width<500px){${rules}}}`;

/** The box of a figure. */
const layout = `.lora{margin:var(--lora-margin,1.5em) 0;max-width:100%;display:flex;flex-direction:column;row-gap:.6em;container-type:inline-size;contain-intrinsic-inline-size:304px;font-family:var(--lora-font,inherit);font-style:normal;text-align:start;text-indent:0;text-transform:none}`;

/**
 * Order and width of a figure's parts: exercise, controls, picture, caption, buttons, details. The
 * caption is first in the HTML. All parts align with the drawing, whose margin is a 36th of the picture's width.
 * The narrow picture is at most 384 px wide, so that its words are not larger than the page's text. If a
 * minifier has removed the hidden narrow picture, narrow columns show the wide picture.
 */
const parts = `.lora :is(lora-figure,form,form>span),.lora>span{display:contents}
.lora :is(.lora-wide,.lora-narrow,picture,figcaption,fieldset,.lora-controls,.lora-buttons,.lora-data,.lora-more,.lora-end>p,.lora-goal,.lora-multiples){box-sizing:border-box;width:100%;margin:0 auto;max-width:var(--lora-width,720px)}
.lora :is(figcaption,fieldset,.lora-controls,.lora-buttons,.lora-data,.lora-more,.lora-end>p,.lora-goal,.lora-multiples){padding:0 calc(min(var(--lora-width,720px),100%)/var(--lora-inset,36));font-size:.9em;line-height:1.45;overflow-wrap:anywhere;text-wrap:pretty}
.lora figcaption{order:1}
.lora .lora-buttons{order:2}
.lora :is(.lora-data,.lora-more){order:3}
@media screen{.lora.lora-print,.lora .lora-print{display:none}}
${inNarrow(".lora>*{--lora-width:var(--lora-image,384px);--lora-inset:38}")}
.lora:has(picture){--lora-image:720px}
@media (width<640px){.lora:has(picture){--lora-width:384px;--lora-image:384px}}
.lora :is(.lora-narrow,[hidden]:where(:not(span))),.lora-moved .lora-sweep{display:none;content-visibility:visible}
${inNarrow(":is(.lora-wide,form>span):has(~span>.lora-narrow){.lora &{display:none}}.lora .lora-narrow{display:block}")}`;

/**
 * Sliders in columns: label, track, number, checkbox. In narrow columns, a checkbox is below its slider, and a list
 * may cover the column of numbers, so that large letters fit. The result is only announced, because the claim above
 * the picture shows it; reasons and failures are also visible.
 * Below 18em, labels are above their sliders, which would be too short to set.
 * Native radios and empty checkboxes are white on dark pages without `color-scheme`, so they are drawn as number fields.
 */
const controls = `@media (scripting:enabled){.lora .lora-controls{display:grid}.lora .lora-buttons{display:flex}.lora :not(:defined) div:not(.lora-multiples){visibility:hidden}}
.lora .lora-controls{grid-template-columns:auto minmax(6em,320px) auto 1fr;gap:8px 12px;margin-bottom:8px}
.lora-row{display:grid;grid-template-columns:subgrid;grid-column:1/-1;align-items:center}
.lora-row>label{display:contents}
.lora-tick{grid-column:1/-1}
.lora-row .lora-tick{grid-column:4}
@container (width<600px){.lora .lora-controls{grid-template-columns:auto 1fr auto}.lora-row :is(select,.lora-tick){grid-column:2/-1;max-width:100%}}
@container (width<18em){.lora .lora-controls{grid-template-columns:1fr auto}.lora-row :is(span:first-child,select,.lora-tick){grid-column:1/-1}}
.lora form:has([type=checkbox][value]:checked) .lora-tied{display:none}
.lora :is(.lora-buttons,fieldset){flex-wrap:wrap;gap:.25em .75em;align-items:center}
.lora .lora-steps{display:flex;border:0}
.lora legend{float:inline-start;width:auto;margin:0;padding:0;margin-inline-end:1em}
.lora :is(.lora-tick,fieldset label){display:inline-flex;gap:.4em;align-items:center;min-height:32px}
.lora :is(input,select,button){font:inherit;letter-spacing:inherit;word-spacing:inherit;color:inherit;background:none;margin:0;min-height:32px}
.lora select{justify-self:start}
.lora option{color:CanvasText;background:Canvas}
.lora :is([type=checkbox],[type=radio]){width:24px;min-height:24px}
.lora [type=range]{width:100%;min-width:0;padding:0}
.lora [type=number]{width:5.2em;padding:0 .4em}
.lora :is(select,[type=number],[type=radio],[type=checkbox]:not(:checked)){border-radius:4px;border:1px solid var(--lora-frozen)}
.lora :is([type=radio],[type=checkbox]:not(:checked)){appearance:none}
.lora.lora [type=radio]{border-radius:50%}
.lora.lora [type=radio]:checked{border:8px solid var(--lora-a)}
.lora input{accent-color:var(--lora-a)}
.lora :focus-visible{outline:2px solid var(--lora-a);outline-offset:2px}
.lora-moving{isolation:isolate}
.lora .lora-controls output{grid-column:1/-1;font-size:.85em}
.lora .lora-controls output:not([data-shown]){position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}`;

/**
 * One quiet row below the caption: the description at its start, and the actions at its end. They are two rows where
 * the picture is narrow, or letters are large: 29em must fit in 720 px too, the largest width of the rows.
 */
const actions = `.lora{--lora-action:36px}
@media (pointer:coarse){.lora{--lora-action:44px}}
.lora .lora-buttons{gap:0;justify-content:flex-end;font-size:.8em;pointer-events:none}
.lora .lora-buttons>*{appearance:none;background:none;border:0;padding:0;pointer-events:auto;line-height:var(--lora-action);min-height:0;text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.25em;${muted}}
.lora-buttons>*+*:before{content:"\\b7";padding:0 .5em;display:inline-block}
@container (width>=max(600px,34em,99*(29em - 720px))){.lora:has(>details:not(.lora-print),>.lora-more) .lora-buttons{margin-bottom:calc(-.6em - var(--lora-action));z-index:1}}
.lora summary{min-height:var(--lora-action);width:fit-content;align-content:center}`;

/** Print: small tables. */
const printTables = `.lora .lora-data{overflow:visible;font-size:7.5pt;line-height:1.35}
.lora .lora-data table{width:100%;margin:0;line-height:1.2}
.lora.lora-end .lora-data{break-inside:auto;font-size:7pt;line-height:1.25;:is(th,td){padding-block:.12em}}
.lora details table:has(th:nth-child(4)),.lora .lora-data table:has(th:nth-child(6)){column-span:all;margin:.5em 0}
.lora :is(th,td){padding:.2em 0;padding-inline-end:.5em}
`;

/**
 * Print: light colors, open details, no controls. Pictures stay with their captions, and are so wide that their
 * text has at least 7 pt, or 6 pt in lists and quotes.
 * Descriptions are omitted, because they repeat the words of pictures. Sentences and the figure's table are small, in two
 * columns that repeat the header. They are together on one sheet, which may be the next one, because picture and
 * table on one sheet would leave other sheets half empty.
 *
 * The figure element is hidden and its children are visible, because Chromium otherwise tags it as a Figure of the PDF
 * too. There, a text alternative replaces the complete content of a Figure, so only pictures may be Figures. A layer
 * below the children paints the background and the border. These rules are weak, so that a page can hide figures.
 */
const printedAlone = (figures: string) =>
  `:where(${figures}){position:relative;isolation:isolate;visibility:hidden;&>*,&:before{visibility:visible}&:before{content:"";position:absolute;inset:0;z-index:-1;background:inherit;border:inherit;border-radius:inherit}}`;

const print = (
  tableRules: string,
) => `.lora{color-scheme:only light;color:CanvasText;background:Canvas;--lora-margin:1em;row-gap:.4em}
${printedAlone(".lora")}
@container (width>=500px){.lora>*{--lora-width:var(--lora-image,592px)}.lora .lora-wide{max-height:14cm}.lora details::details-content{columns:2;column-gap:2em}}
.lora.lora-end{display:block;columns:2 18em;column-gap:2em;padding:0 calc(100%/36)}
.lora.lora-end.lora-end>*{padding:0;margin-bottom:1em}
.lora-end p{break-after:avoid}
.lora.lora-screen,.lora:not(.lora-moved) .lora-screen{display:none}
.lora-print:is(.lora,.lora *){display:block;content-visibility:visible}
:where(p:has(+:is(.lora,.lora-content))){break-after:avoid}
.lora :is(svg,img,tr,caption,figcaption,.lora-goal,.lora-data){break-inside:avoid}
.lora :is(svg,picture,caption,thead,tr:first-child){break-after:avoid}
.lora figcaption{break-before:avoid}
${tableRules}.lora details::details-content{content-visibility:visible;display:block;block-size:auto}
.lora :is(.lora-data :is(summary,summary+ul,p+ul),.lora-more,output,button,.lora-controls),.lora:not(.lora-moved) .lora-buttons{display:none!important}
.lora-buttons a:after{content:" " attr(href)}`;

/** A line between rows. It is mixed from the page's color, because a fixed color may equal a page's background. */
const hairline = "1px solid color-mix(in srgb,currentcolor 10%,transparent)";

/**
 * A shadow at the right edge until the end of a table that scrolls. A table that fits has no timeline. The animation
 * sets a custom property, because the shield overrides animations of other properties.
 * Firefox shows no shadow.
 */
const edge = "@keyframes lora-edge{0%,99%{--lora-edge:inset -1em 0 1em -1em}}";

/** Tables of words and numbers, with few lines. A figure's table of four columns has only numbers. */
const tables = `${edge}
.lora-scroll,.lora-data[open]{overflow-x:auto;box-shadow:var(--lora-edge,none);animation:lora-edge;animation-timeline:scroll(self x)}
.lora table{white-space:normal;overflow-wrap:normal;border-collapse:collapse;margin:.75em 0;font-variant-numeric:tabular-nums;line-height:1.4}
.lora caption{max-width:100cqi;text-align:start;padding-bottom:.4em;font-weight:600}
@media screen{.lora caption{position:sticky;left:0}}
.lora .lora-number+span{font-weight:400}
.lora :is(th,td){text-align:start;padding:.3em 0;padding-inline-end:1.25em;font-weight:400;vertical-align:baseline}
.lora thead th{color:var(--lora-muted);vertical-align:bottom}
.lora tr{border-bottom:${hairline}}
.lora :is(thead,tbody:last-child)>tr:last-child{border-color:var(--lora-frozen)}
.lora :is(td,thead th):last-child{text-align:right;padding-inline-end:0}
.lora-data th:nth-last-child(n+4)~:not(.lora-prose){text-align:right}
@container (width<40em){.lora :is(th,td){padding-inline-end:.75em}}`;

/**
 * The properties that a page cannot set on a figure, its caption or its table, or in a list of figures: all except the
 * placement on the page's grid, counters, and properties without a look, such as `scroll-margin`. A shorthand includes
 * its parts.
 */
const SHIELDED = (
  "-webkit-box-reflect -webkit-line-clamp -webkit-text-fill-color -webkit-text-stroke accent-color animation " +
  "appearance aspect-ratio backdrop-filter backface-visibility background-blend-mode border-collapse " +
  "border-spacing box-decoration-break box-sizing break-after break-before break-inside caption-side " +
  "caret-color clear clip clip-path clip-rule color-interpolation color-scheme column-fill column-rule " +
  "column-span columns contain contain-intrinsic-size container content content-visibility corner-shape " +
  "direction dominant-baseline empty-cells fill fill-opacity fill-rule filter flex flex-flow float font-palette " +
  "font-synthesis font-size forced-color-adjust gap grid height hyphenate-character hyphens image-rendering " +
  "initial-letter inset interactivity isolation letter-spacing line-break line-height list-style margin marker " +
  "mask math-style max-height max-width min-height min-width mix-blend-mode object-fit object-position offset " +
  "opacity order orphans overflow overflow-wrap padding paint-order perspective place-content place-items " +
  "place-self pointer-events position print-color-adjust quotes resize rotate ruby-position scale " +
  "scrollbar-color scrollbar-gutter scrollbar-width shape-outside shape-rendering stroke stroke-dasharray " +
  "stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width tab-size " +
  "table-layout text-align text-align-last text-anchor text-autospace text-box text-combine-upright " +
  "text-emphasis text-emphasis-position text-indent text-justify text-orientation text-overflow text-rendering " +
  "text-size-adjust text-spacing-trim text-transform text-wrap touch-action transform transform-box " +
  "transform-origin transform-style translate unicode-bidi user-select vector-effect vertical-align visibility " +
  "white-space widows width will-change word-break word-spacing writing-mode z-index zoom"
).split(" ");

/** More of these properties, which a page sets on its links, and therefore on those of lists. */
const LINKS = (
  "background border border-radius box-shadow color cursor font outline outline-offset text-decoration " +
  "text-decoration-skip-ink text-shadow text-underline-offset text-underline-position transition"
).split(" ");

/** `all` does not include the direction of text. */
const EVERYTHING = ["all", "direction", "unicode-bidi"];
const reset = (properties: readonly string[]) =>
  properties.map((property) => `${property}:revert-layer!important`).join(";");

/**
 * Removes the page's rules from figures, except for inherited values and custom properties.
 *
 * The first cascade layer of a page is the weakest for normal declarations and the strongest for important ones. An
 * important `revert-layer` in the second layer therefore overrides every declaration of the page, important or not, in
 * layers or not, whatever its selector is, and rolls back to the first layer: our rules, below them the attributes of SVG
 * elements, and the browser's stylesheet. So this stylesheet precedes those of the page.
 *
 * Captions are the author's, who may use the page's classes and formulas in them. A caption without a number may have
 * one from the page's counters before it. A page's script may hide a figure by its inline style, as tabs do.
 */
const shield = `.lora,.lora-list,.lora :is(figcaption,caption,table),.lora-list li>*{${reset(SHIELDED)}}
.lora,.lora-list,.lora :is(figcaption,caption,table),.lora-list li>span{${reset(LINKS)}}
:is(.lora,.lora-list):not([style*=display]),.lora :is(figcaption,caption,table),.lora-list li>*{${reset(["display"])}}
:is(.lora,.lora-list) :not(:is(figcaption,caption,.lora-list :is(a,span)) *,figcaption,caption,table,.lora-list :is(a,span)),.lora :is(.lora-number,.lora-number+span){${reset(EVERYTHING)};
&:not(svg *){&::before,&::after,&::marker,&::placeholder,&::-webkit-slider-thumb,&::-webkit-slider-runnable-track,&::-webkit-inner-spin-button{${reset(EVERYTHING)}}
&::details-content{${reset(EVERYTHING)}}
&::-moz-range-thumb,&::-moz-range-track,&::-moz-range-progress{${reset(EVERYTHING)}}}}
.lora,.lora-list,.lora-list li>*,.lora table,.lora :is(figcaption,caption):has(>.lora-number){&::before,&::after{${reset(EVERYTHING)}}}
.lora :is(figcaption,caption)::after{${reset(EVERYTHING)}}
.lora p::first-letter{${reset(EVERYTHING)}}`;

/** Figures of `loraFigure`, whose content is the author's. */
const authorsFigures = `:where(.lora-content){margin:0;max-width:100%}
:is(figcaption,caption):has(>.lora-number):has(>.lora-number):before{content:none}
.lora-content-figure{display:flex;flex-direction:column}
.lora-content-figure>figcaption{order:1}
@media print{${printedAlone(".lora-content")}
.lora-content{break-inside:avoid}}`;

/** Returns rules in the layer of figures. A page's own rules for figures may be in this layer too. */
export const inLayer = (rules: string) => `@layer lora{\n${rules}}\n`.replaceAll("}\n", "}");

/**
 * Returns the stylesheet of figures with these rules of tables, and of tables in print. A page sets the colors, the
 * font, the margin and the width by the custom properties `--lora-a`, `--lora-font`, `--lora-margin` and so on, and
 * everything else by rules in the layer `lora`. The page's `text-transform` does not apply inside figures, because it
 * would turn r into R, and its letter spacing does not apply to pictures, where it would not fit. Variables do not make
 * their line higher. By default, the colors adapt to the page's text color. Pictures and tables have the page's
 * background. Columns narrower than 600 px show the narrow picture. In a parent that fits its content, such as
 * a table cell or a flex item, a figure is 304 px wide.
 */
const write = (tableRules: string, printRules: string, getColor = adaptive) =>
  `@layer lora,lora-shield;${inLayer(`:root{${properties(getColor)}}
${layout}
:where(.lora a){color:inherit;text-decoration:underline}
.lora :is(svg,img):not(figcaption *,caption *,svg *){display:block;width:100%;height:auto}
.lora svg{font-family:inherit;font-style:normal;font-weight:400;letter-spacing:normal;word-spacing:normal;direction:ltr;fill:var(--lora-ink)}
${inPicture}
${parts}
.lora :is(i,:is(table,.lora-data) mi:not([mathvariant])){font-family:${mathFont.italic};font-style:italic;font-weight:inherit;text-transform:none}
.lora i{line-height:0}
.lora b,.lora-number{font-weight:700}
.lora :is(table,.lora-data) math{font-family:inherit;white-space:nowrap}
.lora :is(.lora-goal,.lora-data) :is(p,ul){margin:.5em 0}
.lora .lora-data ul{padding:0;padding-inline-start:1.2em}
${controls}
${actions}
${tableRules}
@media print{${print(printRules)}}
@media (forced-colors:active){.lora{${properties((ink) => `${forced[ink]}!important`)}}.lora.lora [stroke="${light.tint}"]{stroke:GrayText;stroke-opacity:.5}}
`)}${authorsFigures}
@layer lora-shield{${shield}}
`.replaceAll("}\n", "}");

/**
 * The stylesheet of pages that have only a figure without table and description. Its colors follow the page's
 * `color-scheme`.
 */
export const pictureStylesheet = write("", "", (ink) =>
  light[ink] === dark[ink] ? light[ink] : `light-dark(${light[ink]},${dark[ink]})`,
);

/** The rules of figures with a table and a description. */
export const figureStylesheet = write(`${tables}\n`, printTables);

/**
 * Shows these tables as grids: a model's name above lines of three numbers, or a method's name, numbers, settings and
 * trade-off. The headers are in the same grid, and stick to the top of the window. They blur what is below them, because
 * the page's background is not known. If letters are too large for the grid, the table scrolls.
 */
const stack = (tables: string) => `.lora ${tables} :is(table,caption,thead,tbody){display:block}
@container (width>12em){.lora ${tables}{overflow:visible}}
.lora ${tables} thead{position:sticky;top:0;backdrop-filter:blur(2em)}
${tables} tr{display:grid;grid-template-columns:repeat(6,minmax(0,1fr));column-gap:.75em;padding:.3em 0}
.lora ${tables} :is(th,td){grid-column:span 2;min-width:0;padding:0;white-space:normal}
.lora ${tables} :is(th,td):first-child{font-weight:600}
.lora ${tables} :is(:first-child,.lora-prose){grid-column:1/-1}`;

/** Comparison tables. Columns of text are too narrow for the seven columns of tables of models, but not sheets. */
const comparisons = `.lora .lora-scroll{font-size:.9em}
.lora th a{min-height:24px;display:inline-block;scroll-margin-top:7em}
.lora .lora-scroll :is(td,th+th){text-align:right}
.lora-scroll [scope=row]{white-space:nowrap}
.lora .lora-scroll .lora-prose{text-align:start;min-width:6.5em}
@media screen{@container (width<60em){${stack(".lora-models")}}}
@container (width<600px){.lora .lora-scroll{font-size:.8em}
${stack(".lora-stack")}
.lora .lora-models :is(th,td):not(:first-child,.lora-prose){grid-column:span 3}
.lora .lora-models :nth-last-child(2n),.lora .lora-methods :nth-last-child(4){text-align:start}
.lora-methods tr{grid-template-columns:minmax(0,1fr) 5em minmax(0,1fr)}
.lora .lora-methods :is(th,td):not(:first-child,.lora-prose){grid-column:auto}}`;

/**
 * Print: a figure with steps has a small picture for each step instead of the large one. Up to four of them are on
 * one sheet with their caption, as large as this permits. Comparison tables are as small as a figure's table, so that
 * all their columns fit, and are on one sheet. Lists of figures are dense. Answers are below their tasks only if the
 * page does not have them at its end.
 */
const printFurther = `.lora .lora-scroll{overflow:visible;font-size:7.5pt;line-height:1.35;break-inside:avoid}
.lora th a{display:inline}
.lora th a:after{content:", " attr(title);white-space:normal}
.lora .lora-scroll :is(th,td){padding:.2em 0;padding-inline-end:.5em}
.lora :is(th,td).lora-prose{padding-inline-start:1em}
.lora-list p{break-after:avoid}
.lora :is(tbody+tbody,fieldset),.lora:not(.lora-moved) .lora-wide:has(~.lora-multiples),body:has(.lora-answers) .lora-goal details{display:none!important}
.lora:not(.lora-moved) .lora-multiples{display:grid;grid-template-columns:1fr 1fr;padding:0;max-width:5.1in;font-size:.8em}
.lora .lora-multiples p{margin:.2em 0}
.lora-multiples:not(:has(>:nth-child(5))),.lora-multiples p{break-inside:avoid}
.lora-multiples:has(>:nth-child(5)) svg{break-after:auto}
.lora-list li{padding-block:.05em}`;

/** The rules of comparison tables, steps, lists of figures, exercises and problems, which few pages have. */
export const furtherStylesheet = `${inLayer(`${steps}
.lora-multiples{--lora-copy:inline}
.lora-list{font-family:var(--lora-font,inherit)}
.lora-list ul{list-style:none;margin:1em 0;padding:0}
.lora-list li{display:flex;flex-wrap:wrap;padding:.35em 0;border-bottom:${hairline}}
.lora-list a{box-sizing:border-box;flex:0 0 7.25em}
.lora-list li>span{flex:1 8em;max-width:max-content;overflow-wrap:anywhere}
${comparisons}
@media print{${printFurther}}
`)}.lora-answers{display:none}
.lora-problem{border:2px solid #c00;padding:1em}
@media print{.lora-answers{display:block}}
`.replaceAll("}\n", "}");

/** All rules. */
export const stylesheet = figureStylesheet + furtherStylesheet;

/**
 * Additional rules for pages with image files, which are light. Their white, also that of gaps, takes the color of the
 * page's background. If the page's text is light, a layer below the image inverts the lightness of the background and
 * keeps its hues, and another layer inverts the product, so that the background is itself again and the image is dark.
 * The layers are larger than the image, whose edges may be between pixels. If the text is dark, their masks are transparent.
 */
export const adaptiveImages =
  inLayer(`${RELATIVE}{@supports (backdrop-filter:invert(1)){@media screen{.lora>picture{position:relative;overflow:clip}
.lora>picture>img{mix-blend-mode:multiply}
.lora>picture:before,.lora>picture:after{content:"";position:absolute;inset:-1px;pointer-events:none;backdrop-filter:invert(1) hue-rotate(180deg);mask:linear-gradient(rgb(from currentcolor r g b/${isLight}) 0 0)}}}}
`);
