/** The figures' stylesheet, made from the theme so that colours stand in one place. */
import { MAX_STEPS } from "../figures/options.js";
import type { Ink } from "../scene.js";
import { dark, light } from "../theme.js";
import { mathFont } from "./fonts.js";
import { tables } from "./tables-style.js";

const inks = Object.keys(light) as Ink[];

/** The system colour that each ink takes where the reader has forced a palette. */
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
};

const properties = (colour: (ink: Ink) => string) =>
  inks.map((ink) => `--lora-${ink}:${colour(ink)}`).join(";");

/**
 * What holds for everything in a picture, and in the copies of its groups that paper shows, which
 * have no figure around them. Colours, which are the light theme's, become the properties. A hatch
 * is an svg: its attributes say how large, and it is cut, whatever a page has for every svg.
 */
const inPicture = `:is(.lora svg,.lora-all,.lora-step){
svg{width:revert-layer;height:revert-layer;overflow:hidden}
${inks
  .flatMap((ink) => ["fill", "stroke"].map((paint) => ({ ink, paint })))
  .map(({ ink, paint }) => `[${paint}="${light[ink]}"]{${paint}:var(--lora-${ink})}`)
  .join("\n")}
text[font-family]{font-family:${mathFont.upright}}
tspan{font-family:${mathFont.italic}}
}`;

/** The chosen step shows, for as many of them as there can be. */
const steps = `.lora:has(.lora-steps :checked) .lora-step{display:none}
${Array.from({ length: MAX_STEPS }, (_, index) => {
  const [label, group] = [
    `label:nth-of-type(${index + 1})`,
    `.lora-step:nth-of-type(${index + 2})`,
  ];
  return `.lora:has(.lora-steps ${label}>:checked) ${group}`;
}).join()}{display:inline}`;

/**
 * `--lora-a`, `--lora-b`, `--lora-frozen`, … are the colours, light or dark by the page's own
 * color-scheme; a page that sets one itself has its way. The narrow picture takes over in columns
 * under 620 px, and a parent that fits its content, as a table cell or a flex item, finds 288 px.
 * On paper the details are open.
 */
export const stylesheet = `:where(:root){${properties((ink) => `light-dark(${light[ink]},${dark[ink]})`)}}
.lora{container-type:inline-size;contain-intrinsic-inline-size:288px;margin:1.5em 0;max-width:100%}
.lora svg{display:block;width:100%;height:auto;margin:0 auto;font-family:inherit;direction:ltr;fill:var(--lora-ink);text-rendering:geometricPrecision}
${inPicture}
.lora .lora-wide{max-width:720px}
.lora .lora-narrow{display:none;max-width:432px}
@container (width<620px){.lora .lora-wide{display:none}.lora .lora-narrow{display:block}}
.lora i{font-family:${mathFont.italic};font-style:italic}
.lora img{display:block;max-width:100%;height:auto;margin:0 auto}
.lora lora-figure{display:flex;flex-direction:column}
.lora :is(figcaption,form div,fieldset,.lora-data,.lora-goal){max-width:720px;margin:.5em auto;font-size:.9em;line-height:1.45;overflow-wrap:anywhere}
.lora :is(form div,fieldset){box-sizing:border-box;width:100%;border:0;padding:0}
.lora p,.lora output{display:block;margin:.5em 0}
${tables}
.lora summary{cursor:pointer;min-height:24px}
@media (scripting:enabled){.lora-controls[hidden]{display:contents}}
.lora :is(form div,fieldset){display:flex;flex-wrap:wrap;gap:.25em 1.25em;align-items:center}
.lora form div+div{order:1;column-gap:.75em}
.lora legend{float:left;padding:0;margin-inline-end:1em}
.lora :is(form :is(span,a),label){display:inline-flex;flex-wrap:wrap;gap:.25em .4em;align-items:center;min-height:24px}
.lora :is(input,select,button){font:inherit;min-height:24px}
.lora [type=checkbox],.lora [type=radio]{width:24px;height:24px;margin:0}
.lora [type=range]{width:clamp(6em,30cqi,9em);margin:0}
.lora [type=number]{width:5.2em;padding-inline:.2em}
.lora form:has([type=checkbox][value]:checked) .lora-tied{display:none}
.lora :focus-visible{outline:2px solid;outline-offset:2px}
.lora-unseen{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.lora-goal output{min-height:1.45em}
${steps}
.lora-moved .lora-sweep,.lora-multiples{display:none}
.lora-problem{border:2px solid #c00;padding:.5em 1em}
@media print{.lora{color-scheme:only light;display:flex;flex-direction:column}.lora svg,.lora table{break-inside:avoid}.lora .lora-data{order:1}.lora details::details-content{content-visibility:visible;display:block;block-size:auto}
.lora :is(.lora-data summary,fieldset,output,button,form div:not(:has(a))),.lora:not(.lora-moved) form{display:none!important}.lora form a{font-size:0}.lora form a::after{content:attr(href);font-size:.75rem}
.lora:not(.lora-moved):has(.lora-multiples) :is(.lora-wide,.lora-narrow){display:none}.lora:not(.lora-moved) .lora-multiples{display:grid;grid-template-columns:repeat(auto-fit,minmax(210px,1fr));gap:.5em 1em}.lora-step{display:inline!important}}
@media (forced-colors:active){.lora{${properties((ink) => `${forced[ink]}!important`)}}}
`;
