/** Writes the pictures of a figure in a page: both compositions, at one rank or at several. */
import { escapeText, langAttribute, toVariables } from "../escape.js";
import type { Drawing, Steps } from "../figures/figure.js";
import type { Overlay } from "../figures/overlay.js";
import { toMarkup, toSvg } from "../render/svg.js";
import type { Composition, Node } from "../scene.js";
import { HIDDEN } from "./controls.js";
import { type Alternative, FITTING } from "./images.js";

/** Settings of a figure's pictures. */
interface PictureSettings extends Alternative {
  /** The figure's id, escaped. */
  readonly id: string;
  /** Whether the figure has controls. */
  readonly isInteractive: boolean;
}

/**
 * Returns one picture without controls, for readers without scripts and the stylesheet. Texts have the positions of
 * left-to-right text, also on a right-to-left page.
 */
export function toStaticPicture(
  { compose }: Pick<Drawing, "compose">,
  composition: Composition,
  { alt, lang }: Alternative,
): string {
  const style = composition === "wide" ? FITTING : "";
  return toSvg(
    { ...compose(composition), desc: alt },
    { composition, direction: "ltr", lang, style },
  );
}

/** Hides the narrow picture from reader views too, which would keep both. SVG itself has no attribute `hidden`. */
const hideNarrow = (picture: string) => `<span ${HIDDEN}>${picture}</span>`;

/** Returns both pictures of a figure as HTML. */
export function toPictures(drawing: Drawing, settings: PictureSettings): string {
  if (drawing.steps) return toSteps(drawing.steps, settings);
  const { alt, lang, isInteractive } = settings;
  const picture = (composition: Composition) =>
    toSvg({ ...drawing.compose(composition), desc: alt }, { composition, lang });
  const [wide, narrow] = [picture("wide"), picture("narrow")];
  // Reader views remove a form that has text only in pictures. The text in a `<span>` prevents this.
  return (isInteractive ? `<span>${wide}</span>` : wide) + hideNarrow(narrow);
}

/**
 * Returns a figure at several ranks. It has radio buttons and both pictures. Each picture has a group
 * for each rank, and the stylesheet shows the chosen group. Small pictures of all ranks follow for
 * print; they refer to the groups.
 */
function toSteps(steps: Steps, settings: PictureSettings): string {
  const { id, alt, lang } = settings;
  const choices = steps.labels.map(({ name, spoken }, index) => {
    const data = `data-name="${steps.name}" value="${steps.values[index]}"`;
    const checked = index === steps.chosen ? ' checked=""' : "";
    return (
      `<label><input type="radio" name="${id}-step" ${data}${checked} ` +
      `aria-label="${escapeText(name)}: ${escapeText(spoken)}"/> ${escapeText(name)}</label>`
    );
  });
  const [wide, narrow] = [steps.overlay("wide"), steps.overlay("narrow")];
  const picture = (overlay: Overlay, composition: Composition) =>
    toOverlaidPicture(overlay, composition, steps.chosen, settings);
  const { width, height } = narrow.shared;
  const smallPictures = steps.labels.map(
    ({ name }, index) =>
      `<p>${toVariables(`${steps.legend} = ${name}`)}<svg viewBox="0 0 ${width} ${height}">` +
      `<use href="#${id}--all"/><use href="#${id}-${index}"/></svg></p>`,
  );
  return (
    `<fieldset class="lora-steps" ${HIDDEN}><legend>${toVariables(steps.legend)}</legend> ${choices.join(" ")}</fieldset> ` +
    picture(wide, "wide") +
    hideNarrow(picture(narrow, "narrow")) +
    `<div class="lora-multiples" ${HIDDEN} role="img" aria-label="${escapeText(alt)}"${langAttribute(lang)}>${smallPictures.join(" ")}</div> `
  );
}

/** Returns a picture with a group for each rank. Without the stylesheet, only the chosen group is visible. */
function toOverlaidPicture(
  { shared, distinct }: Overlay,
  composition: Composition,
  chosen: number,
  { id, alt, lang }: PictureSettings,
): string {
  // The small pictures refer to the groups of the narrow picture.
  const toId = (name: string | number) => (composition === "narrow" ? ` id="${id}-${name}"` : "");
  const group = (name: string | number, nodes: readonly Node[], attributes: string) =>
    `<g${toId(name)}${attributes}>${toMarkup(nodes)}</g>`;
  const groups = distinct.map((nodes, index) =>
    group(index, nodes, ` class="lora-step"${index === chosen ? "" : ' display="none"'}`),
  );
  const { children, ...frame } = shared;
  const empty = toSvg({ ...frame, desc: alt, children: [] }, { composition, lang });
  const end = "</svg>";
  const all = group("-all", children, ' class="lora-all"');
  return empty.slice(0, -end.length) + all + groups.join("") + end;
}
