import { escapeText, toVariables } from "../escape.js";
import type { Steps } from "../figures/figure.js";
import type { Overlay } from "../figures/overlay.js";
import type { HtmlWords } from "../locales/index.js";
import { toMarkup, toSvg } from "../render/svg.js";
import type { Composition, Node } from "../scene.js";
import { toNote } from "./note.js";

/**
 * One figure at several ranks: radio buttons, both pictures with what each rank alone has in a
 * group, of which the stylesheet shows the chosen one, and for paper, below the large picture of the
 * chosen one, the narrow ones of all side by side. Those refer to its groups.
 */
export function toSteps(
  steps: Steps,
  id: string,
  alt: string,
  isMoving: boolean | undefined,
  words: HtmlWords,
): string {
  const choices = steps.labels.map(({ name, spoken }, index) => {
    const data = `data-name="${steps.name}" value="${steps.values[index]}"`;
    const checked = index === steps.chosen ? ' checked=""' : "";
    return (
      `<label><input type="radio" name="${id}-step" ${data}${checked}/> ` +
      `${name}<span class="lora-unseen">: ${escapeText(spoken)}</span></label>`
    );
  });
  const [wide, narrow] = [steps.overlay("wide"), steps.overlay("narrow")];
  const box = `0 0 ${narrow.shared.width} ${narrow.shared.height}`;
  const small = steps.labels.map(
    ({ name }, index) =>
      `<p>${toVariables(`${steps.legend} = ${name}`)}` +
      `<svg viewBox="${box}"><use href="#${id}--all"/><use href="#${id}-${index}"/></svg></p>`,
  );
  return (
    `<fieldset class="lora-steps"><legend>${toVariables(steps.legend)}</legend>${choices.join("")}</fieldset>` +
    picture(wide, "wide", steps.chosen, alt) +
    toNote(wide.shared, "wide", isMoving, words) +
    picture(narrow, "narrow", steps.chosen, alt, id) +
    toNote(narrow.shared, "narrow", isMoving, words) +
    `<div class="lora-multiples" aria-hidden="true">${small.join("")}</div>`
  );
}

/** All steps in one picture; without the stylesheet only the chosen one shows. */
function picture(
  { shared, own }: Overlay,
  composition: Composition,
  chosen: number,
  alt: string,
  id?: string,
): string {
  const group = (name: string | number, nodes: readonly Node[], more: string) =>
    `<g${id === undefined ? "" : ` id="${id}-${name}"`}${more}>${toMarkup(nodes)}</g>`;
  const groups = own.map((nodes, index) =>
    group(index, nodes, ` class="lora-step"${index === chosen ? "" : ' display="none"'}`),
  );
  const { children, ...frame } = shared;
  const empty = toSvg({ ...frame, desc: alt, children: [] }, { composition });
  const all = group("-all", children, ' class="lora-all"');
  return empty.replace(/<\/svg>$/, () => `${all}${groups.join("")}</svg>`);
}
