/** The figures' stylesheet, made from the theme so that colours stand in one place. */
import type { Ink } from "../src/scene.js";
import { dark, light, mathFont } from "../src/theme.js";

const inks = Object.keys(light) as Ink[];

/** The system colour that each ink takes where the reader has forced a palette. */
const forced: Record<Ink, string> = {
  ink: "CanvasText",
  muted: "CanvasText",
  paper: "Canvas",
  frozen: "GrayText",
  delta: "GrayText",
  a: "LinkText",
  b: "CanvasText",
};

function rules(colour: (ink: Ink) => string): string {
  return inks
    .map(
      (ink) => `.lora-fill-${ink}{fill:${colour(ink)}}.lora-stroke-${ink}{stroke:${colour(ink)}}`,
    )
    .join("\n");
}

/**
 * `--lora-a`, `--lora-b`, `--lora-frozen`, … set a colour; without them light or dark follows the
 * page's own color-scheme. The narrow picture takes over in columns under 620 px, and a parent
 * that fits its content, as a table cell or a flex item, finds 288 px. On paper the details are open.
 */
export const stylesheet = `.lora{container-type:inline-size;contain-intrinsic-inline-size:288px;margin:1.5em 0;max-width:100%}
.lora svg{display:block;width:100%;height:auto;margin:0 auto;font-family:inherit;direction:ltr}
.lora .lora-wide{max-width:720px}
.lora .lora-narrow{display:none;max-width:432px}
@container (width<620px){.lora .lora-wide{display:none}.lora .lora-narrow{display:block}}
.lora-formula{font-family:${mathFont.upright}}
.lora img{display:block;max-width:100%;height:auto;margin:0 auto}
.lora-math{font-family:${mathFont.italic};font-style:italic}
${rules((ink) => `var(--lora-${ink},light-dark(${light[ink]},${dark[ink]}))`)}
.lora figcaption,.lora details{max-width:720px;margin:.5em auto 0;font-size:.9em;line-height:1.45;overflow-wrap:anywhere}
.lora summary{cursor:pointer;min-height:24px}
.lora table{border-collapse:collapse;margin:.75em 0;font-variant-numeric:tabular-nums}
.lora caption{text-align:start;font-weight:600;padding-bottom:.25em}
.lora th,.lora td{padding:.2em 1.25em .2em 0;border-bottom:1px solid;border-color:var(--lora-frozen,light-dark(${light.frozen},${dark.frozen}));text-align:start;font-weight:400}
.lora td:last-child,.lora thead th:last-child{text-align:end;padding-inline-end:0}
.lora lora-figure{display:block}
@media (scripting:enabled){.lora-controls[hidden]{display:flex}}
.lora-controls{flex-wrap:wrap;gap:.5em 1.25em;align-items:center;max-width:720px;margin:.5em auto;font-size:.9em}
.lora-controls :is(span,label){display:inline-flex;flex-wrap:wrap;gap:.25em .4em;align-items:center;min-height:24px}
.lora-controls :is(input,button){font:inherit;min-height:24px}
.lora-controls [type=range]{width:clamp(4em,22cqi,9em);margin:0}
.lora-controls [type=number]{width:5.2em;padding-inline:.2em}
.lora-controls [name=rankRange]{width:clamp(6em,40cqi,9em)}
.lora-controls [name=rank]{width:4em}
.lora-controls :focus-visible{outline:2px solid;outline-offset:2px}
.lora-controls output:not(.lora-lowered){position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.lora-problem{border:2px solid #c00;padding:.5em 1em}
@media print{.lora{color-scheme:only light;display:flex;flex-direction:column}.lora svg,.lora table{break-inside:avoid}.lora details{order:1}.lora-controls[hidden]{display:none}.lora details::details-content{content-visibility:visible;display:block;block-size:auto}.lora summary{display:none}}
@media (forced-colors:active){${rules((ink) => forced[ink])}}
`;
