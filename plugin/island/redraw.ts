/// <reference lib="dom" />
/** Shows a state of a figure: both pictures and their notes, caption, table, description and controls. */

import type { Moving } from "../../src/figures/figure.js";
import { exact } from "../../src/format.js";
import { controlsOf } from "../../src/html/words.js";
import { inPage, writeScene } from "../../src/render/elements.js";
import { COMPOSITIONS, type Composition } from "../../src/scene.js";
import { DocumentSink } from "./dom.js";
import type { Field, State } from "./fields.js";
import * as fields from "./fields.js";

/** What is shown of a state that is allowed, and whatever its figure counts. */
export interface Shown {
  readonly state: State;
  readonly n: unknown;
}

/** Writes what is new; what is not is not said aloud again. */
export function put(place: Element | null, text = ""): void {
  if (place && place.textContent !== text) place.textContent = text;
}

/** Sentences with their variables in italics. */
const variables = (sentences: readonly string[] = []) =>
  sentences
    .join(" ")
    .split("*")
    .map((text, index) => {
      if (index % 2 === 0) return text;
      const variable = document.createElement("i");
      variable.textContent = text;
      return variable;
    });

/** The controls show the values, each in its own way, but not the one that is moving. */
export function label(
  all: readonly Field[],
  figure: Moving<State>,
  shown: Shown,
  moving?: unknown,
) {
  const { state, n } = shown;
  for (const field of all) {
    const name = fields.nameOf(field);
    const { type, dataset } = field;
    if (fields.isTie(field)) {
      if (state[field.name] !== state[field.value]) (field as HTMLInputElement).checked = false;
      continue;
    }
    // That would move the caret or the thumb.
    if (field !== moving) {
      if (dataset.max) {
        const most = Number(figure.fit({ ...state, [name]: Number(dataset.max) })[name]);
        (field as HTMLInputElement).max = String(fields.endOf(field, most));
        field.closest<HTMLElement>(".lora-row")!.dataset.to = exact(most);
      }
      fields.setValue(field, state[name]);
    }
    if (type === "range") field.ariaValueText = figure.words.spoken(n, name);
  }
}

/** Draws these compositions of a figure anew, and writes what is said of it. */
export function redraw(
  frame: Element,
  figure: Moving<State>,
  { n }: Shown,
  seen: readonly Composition[] = COMPOSITIONS,
): void {
  frame.classList.add("lora-moved");
  for (const name of seen) {
    const scene = figure.compose(n, name);
    const picture = frame.querySelector(`.lora-${name}`)!;
    const sink = new DocumentSink();
    writeScene(scene, inPage(name), sink);
    picture.replaceWith(sink.fragment);
    // Its note, where it may have one.
    frame.querySelector(`.lora-${name}+p`)?.replaceChildren(...variables(scene.notes));
    frame.querySelector(".lora-controls")!.ariaLabel = controlsOf(scene.title);
  }
  const { words } = figure;
  const caption = frame.querySelector("figcaption:not([data-own])");
  // Behind the figure's number, where it has one.
  put(caption?.lastElementChild ?? caption, words.caption(n));
  put(frame.querySelector(".lora-data p"), words.description(n));
  const cells = words.cells(n);
  const rows = [...frame.querySelectorAll(".lora-data>table tbody tr")];
  const columns = cells.length / rows.length;
  for (const [row, { children }] of rows.entries())
    for (let column = 0; column < columns; column++)
      put(children[children.length - columns + column]!, cells[row * columns + column]);
}
