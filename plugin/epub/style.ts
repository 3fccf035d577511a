/** The stylesheet of e-books. */
import { NARROW_SCREEN } from "./figure.js";

/**
 * Sets no colors and fonts of text, because readers choose them. The markup of narrow pictures relies
 * on it for their fonts. Formulas in tables have the font of the other cells, as in a page.
 */
export const STYLE = `svg, img { max-width: 100%; height: auto; }
figure, aside { margin: 1em 0; }
figure { display: flex; flex-direction: column; break-inside: avoid; }
figure > figcaption { order: 1; margin-top: 0.5em; }
.lora-data > ul { list-style: none; padding: 0; }
aside { border-inline-start: 0.2em solid; padding-inline-start: 0.8em; font-size: 0.9em; }
table { border-collapse: collapse; margin: 1em 0; }
caption, th, td { text-align: start; vertical-align: baseline; }
th, td { padding: 0.2em 0.8em 0.2em 0; border-bottom: 1px solid; font-weight: normal; }
thead th { font-weight: bold; vertical-align: bottom; }
.lora-data td:last-child, .lora-data thead th:last-child, .lora-data th:nth-last-child(n+4) ~ :not(.lora-prose),
.lora-scroll td, .lora-scroll th + th { text-align: right; font-variant-numeric: tabular-nums; }
.lora-scroll .lora-prose { text-align: start; }
.lora-data math, .lora-scroll math { font-family: inherit; }
.lora-data mi:not([mathvariant]), .lora-scroll mi:not([mathvariant]) { font-style: italic; text-transform: none; }
nav ol { list-style: none; padding-inline-start: 1.5em; }
pre { white-space: pre-wrap; }
.cover { display: block; margin: auto; }
.lora-scroll, aside { overflow-x: auto; }
.lora-narrow { width: 100%; max-width: 384px; margin: 0 auto; font-family: sans-serif; }
.lora-narrow tspan, .lora-narrow text[font-style] { font-family: Times, serif; font-style: italic; }
@media (max-width: ${NARROW_SCREEN}px) {
  .lora-narrow { display: block; }
  .lora-narrow ~ .lora-wide { display: none; }
  table { font-size: 0.9em; }
  .lora-scroll table { font-size: 0.75em; }
  th, td { padding-inline-end: 0.4em; }
}
@media (max-width: 500px) {
  table { font-size: 0.75em; }
}
`;
