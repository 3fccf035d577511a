/** The figures' stylesheet, made from the theme so that colours stand in one place. */
import { MAX_STEPS } from "../figures/options.js";
import type { Ink } from "../scene.js";
import { dark, light } from "../theme.js";
import { mathFont } from "./fonts.js";
import { tables } from "./tables-style.js";

const inks = Object.keys(light) as Ink[];

/** The system colour that each ink takes where the reader has forced a palette; grids, which are lines of `tint`, take that of lines. */
const forced: Record<Ink, string> = {
  ink: "CanvasText",
  muted: "CanvasText",
  paper: "Canvas",
  frozen: "GrayText",
  tint: "Canvas",
  delta: "GrayText",
  a: "LinkText",
  b: "CanvasText",
  gradient: "GrayText",
  optimizer: "LinkText",
  activation: "GrayText",
};

const properties = (colour: (ink: Ink) => string) =>
  inks.map((ink) => `--lora-${ink}:${colour(ink)}`).join(";");

/**
 * What holds for everything in a picture, and in the copies of its groups that paper shows, which
 * have no figure around them: its attributes, whatever a page has for every svg and every last child.
 * Colours, which are the light theme's, become the properties. A hatch is an svg, and it is cut.
 */
const inPicture = `:is(.lora.lora svg,.lora-step,.lora-all){
*{fill:revert-layer;stroke:revert-layer;font-style:revert-layer;font-weight:revert-layer;transition:none}
&,*{font-size:revert-layer}
svg{width:revert-layer;height:revert-layer;overflow:hidden}
${inks
  .flatMap((ink) => ["fill", "stroke"].map((paint) => ({ ink, paint })))
  .map(({ ink, paint }) => `[${paint}="${light[ink]}"]{${paint}:var(--lora-${ink})}`)
  .join("\n")}
text[font-family]{font-family:${mathFont.upright}}
:is(text[font-style],tspan){font-family:${mathFont.italic};font-style:italic}
}`;

/**
 * The chosen step shows, for as many of them as there can be; in the copies for paper each does, for
 * these say so by a property, which goes where selectors do not.
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

/** What is quiet has most of its ink from the page, which may be dark without saying so. */
const quiet = "color:color-mix(in srgb,currentcolor 60%,var(--lora-muted))";

/**
 * The order on the page: exercise, controls, picture, then what the order is for: the caption, which
 * the HTML has first, right below the picture, its note, buttons, details. All of it has one left
 * edge, that of what is drawn in the picture: its margin is a 36th of its width in both compositions.
 * The narrow one ends where its words would be larger than the text around them; where a minifier has
 * taken it for hidden and away, the wide one stays.
 */
const order = `.lora.lora{display:flex;flex-direction:column;row-gap:.6em;font-style:normal;text-align:start}
.lora :is(lora-figure,form){display:contents}
.lora :is(.lora-wide,.lora-narrow,picture,figcaption,fieldset,.lora-note,.lora-controls,.lora-buttons,.lora-data,.lora-goal,.lora-multiples){box-sizing:border-box;width:100%;max-width:var(--lora-most,720px);margin:0 auto}
.lora :is(figcaption,fieldset,.lora-note,.lora-controls,.lora-buttons,.lora-data,.lora-goal,.lora-multiples){padding:0 calc(min(var(--lora-most,720px),100%)/36);font-size:.9em;line-height:1.45;overflow-wrap:anywhere;text-wrap:pretty}
.lora :is(figcaption,.lora-note){order:1}
.lora .lora-buttons{order:2}
.lora .lora-data{order:3}
@container (width<600px){.lora>*{--lora-most:384px}}
.lora:has(picture)>*{--lora-most:720px}
@media (width<640px){.lora:has(picture)>*{--lora-most:384px}}
.lora .lora-narrow,.lora-narrow+.lora-note,.lora-note+.lora-note,.lora-note b{display:none}
.lora .lora-note{${quiet};font-size:.8em}
@container (width<600px){.lora-wide:has(~.lora-narrow){.lora &,&+.lora-note{display:none}}.lora .lora-narrow,.lora .lora-narrow+.lora-note{display:block}}`;

/**
 * Sliders in columns: label, least value, track, greatest value, number, tick box; in narrow columns
 * label and number above the track.
 */
const controls = `.lora-controls,.lora-buttons{display:none}
@media (scripting:enabled){.lora .lora-controls{display:grid}.lora .lora-buttons{display:flex}}
.lora-controls{grid-template-columns:auto auto minmax(6em,1fr) auto auto auto;gap:.35em .5em}
.lora-row{display:grid;grid-template-columns:subgrid;grid-column:1/-1;align-items:center}
.lora-row>label{display:contents}
.lora-row>select{justify-self:start;grid-column:2/-1}
.lora-row>label>span{grid-area:1/1}
.lora-row [type=range]{grid-area:1/3}
.lora-row[data-from]::before,.lora-row[data-to]::after{grid-area:1/2;text-align:end;content:attr(data-from);font-size:.85em;${quiet};font-variant-numeric:tabular-nums}
.lora-row[data-to]::after{grid-area:1/4;text-align:start;content:attr(data-to)}
.lora-row [type=number]{grid-area:1/5}
.lora-tick{grid-column:1/-1}
.lora-row .lora-tick{grid-area:1/6}
@container (width<600px){.lora-controls{grid-template-columns:auto 1fr auto}.lora-row>span{grid-column:1/-1}.lora-row>select{grid-area:2/1/3/-1}.lora-row>label>span{grid-area:1/1/2/3}.lora-row [type=number]{grid-area:1/3}.lora-row [type=range]{grid-area:2/2}.lora-row[data-from]::before{grid-area:2/1}.lora-row[data-to]::after{grid-area:2/3}.lora-row .lora-tick{grid-area:3/1/4/4}}
.lora form:has([type=checkbox][value]:checked) .lora-tied{display:none}
.lora :is(.lora-buttons,fieldset){flex-wrap:wrap;gap:.25em .75em;align-items:center}
.lora fieldset{display:flex;border:0}
.lora legend{float:left;width:auto;padding:0;margin:0;margin-inline-end:1em}
.lora :is(.lora-buttons a,.lora-tick,fieldset label){display:inline-flex;gap:.4em;align-items:center;min-height:24px}
.lora :is(input,select,button){font:inherit;width:auto;height:auto;min-height:24px;margin:0}
.lora :is([type=checkbox],[type=radio]){width:24px;height:24px}
.lora [type=range]{width:100%;min-width:0;padding:0}
.lora [type=number]{width:5.2em;padding:0 .2em}
.lora :is(button,select,[type=number]){border:1px solid var(--lora-frozen);border-radius:4px}
.lora button{padding:0 .6em;background:none;color:inherit;cursor:pointer}
.lora input{accent-color:var(--lora-a)}
.lora :focus-visible{outline:2px solid var(--lora-a);outline-offset:2px}
.lora output{display:block;min-height:1lh}
.lora-buttons output{flex-basis:100%}`;

/**
 * While a figure moves, nothing below it does: captions and notes that get longer or shorter have
 * room for as many lines as they usually take.
 */
const steady = `.lora:has(form)>figcaption:not([data-own]){min-height:2lh}
.lora form .lora-note{min-height:2lh}
@container (width<600px){.lora:has(form)>figcaption:not([data-own]){min-height:5lh}.lora form .lora-note{min-height:4lh}.lora-goal output{min-height:3lh}}`;

/**
 * Light paper, all details open, what is for readers at a screen left out. A picture is smaller, so
 * that the text goes on around it, and is never apart from its caption. Sentences and tables are in
 * two columns, small, and may break between rows. Where a page has the answers at its end, they are
 * not below their tasks.
 */
const print = `.lora{color-scheme:only light;margin:1em 0;row-gap:.4em}
@container (width>=600px){.lora>*{--lora-most:540px}.lora .lora-wide{max-height:14cm}.lora details::details-content{columns:2;column-gap:2em}}
.lora :is(figcaption,.lora-note,.lora-data,.lora-goal,.lora-multiples,.lora-buttons){max-width:none;padding:0}
.lora :is(svg,img,tr,caption,figcaption,.lora-note,.lora-goal){break-inside:avoid}
.lora :is(svg,picture,caption,thead){break-after:avoid}
.lora :is(figcaption,.lora-note){break-before:avoid;min-height:0!important}
.lora :is(.lora-data,.lora-scroll){background:none;overflow:visible}
.lora .lora-data{font-size:8pt;line-height:1.35}
.lora th a{min-height:0}
.lora .lora-data p{margin:0 0 .5em}
.lora .lora-data table{width:100%;margin:0;line-height:1.25;break-inside:avoid-column}
.lora .lora-data table:has(th:nth-child(4)){column-span:all;margin:.75em 0}
.lora .lora-data :is(th,td){padding-inline-end:.5em}
.lora.lora :is(th,td){padding-block:.15em}
.lora details::details-content{content-visibility:visible;display:block;block-size:auto}
.lora :is(.lora-data summary,fieldset,output,button,.lora-controls),.lora:not(.lora-moved) .lora-buttons,body:has(.lora-answers) .lora-goal details{display:none!important}
.lora .lora-buttons a{font-size:0}
.lora-buttons a::after{content:attr(href);font-size:.75rem}
.lora:not(.lora-moved) .lora-multiples{display:grid;grid-template-columns:repeat(auto-fit,minmax(200px,1fr));gap:.5em 1em}
.lora .lora-multiples p{break-inside:avoid;margin:0}
.lora-multiples svg,.lora:not(.lora-moved):has(.lora-multiples) .lora-wide{break-after:auto}
.lora-answers{display:block}
.lora-list li{break-inside:avoid;padding:.15em 0}`;

/**
 * The page's own layout wins over a figure's margin and width; what its rules for text would make
 * wrong in one, as R of r or small print of small print, does not come in.
 * `--lora-a`, `--lora-b`, `--lora-frozen`, … are the colours, light or dark by the page's own
 * color-scheme; a page that sets one itself has its way. The narrow picture takes over in columns
 * under 600 px, and a parent that fits its content, as a table cell or a flex item, finds 288 px.
 */
export const stylesheet = `:where(:root){${properties((ink) => `light-dark(${light[ink]},${dark[ink]})`)}}
:where(.lora){margin:1.5em 0;max-width:100%}
.lora{container-type:inline-size;contain-intrinsic-inline-size:288px}
.lora.lora *{font-size:inherit;text-transform:none}
.lora :is(svg,img){display:block;width:100%;height:auto}
.lora svg{font-family:inherit;font-style:normal;font-weight:400;direction:ltr;fill:var(--lora-ink);text-rendering:geometricPrecision}
${inPicture}
${order}
.lora i{font-family:${mathFont.italic};font-style:italic;font-weight:inherit;color:inherit}
.lora :is(figcaption,caption):has(.lora-number)::before{content:none}
.lora :is(.lora-goal,.lora-data) p{margin:.5em 0;line-height:inherit}
${controls}
${steady}
${tables}
.lora.lora summary{margin:0;cursor:pointer;min-height:24px}
.lora-unseen{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
${steps}
.lora-moved .lora-sweep,.lora-multiples{display:none}
.lora-multiples{--lora-copy:inline}
.lora-list ul{list-style:none;margin:1em 0;padding:0}
.lora-list li{display:grid;grid-template-columns:6.5em minmax(0,1fr);gap:.75em;padding:.35em 0;border-bottom:1px solid var(--lora-tint)}
.lora-answers{display:none}
.lora-problem{border:2px solid #c00;padding:1em}
@media print{${print}}
@media (forced-colors:active){.lora{${properties((ink) => `${forced[ink]}!important`)}}.lora.lora.lora [stroke="${light.tint}"]{stroke:GrayText;stroke-opacity:.5}}
`;
