/// <reference lib="dom" />
/** Shows a state of a figure: both pictures and their notes, caption, table, description and controls. */

import type { LiveWords, Moving } from "../../src/figures/figure.js";
import { pageStyle, writeScene } from "../../src/render/elements.js";
import type { Composition } from "../../src/scene.js";
import { DocumentSink } from "./dom.js";
import type { Field, State } from "./fields.js";
import * as fields from "./fields.js";

/** A figure that speaks its page's language. */
export interface LiveFigure extends Moving<State, unknown, LiveWords> {
  readonly words: LiveWords;
  /** Writes the end of a slider's range. */
  exact(value: number): string;
}

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
const variables = (sentences: string) =>
  sentences.split("*").map((text, index) => {
    if (index % 2 === 0) return text;
    const variable = document.createElement("i");
    variable.textContent = text;
    return variable;
  });

/** The controls show the values, each in its own way, but not the one that is moving. */
export function label(all: readonly Field[], figure: LiveFigure, shown: Shown, moving?: unknown) {
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
        const max = Number(figure.fit({ ...state, [name]: Number(dataset.max) })[name]);
        const to = figure.exact(max);
        const row = field.closest<HTMLElement>(".lora-row")!;
        // A browser lays out and paints anew also what is given what it has.
        if (row.dataset.to !== to) {
          row.dataset.to = to;
          (field as HTMLInputElement).max = String(fields.endOf(field, max));
        }
      }
      fields.setValue(field, state[name], !moving);
    }
    if (type === "range") field.ariaValueText = figure.words.spoken(n, name);
  }
}

/** Draws one picture of a figure anew, with its note and what stands below it. */
export function draw(frame: Element, figure: LiveFigure, n: unknown, name: Composition): void {
  frame.classList.add("lora-moved");
  const scene = figure.compose(n, name, figure.words);
  const picture = frame.querySelector(`.lora-${name}`)!;
  // It has one where it may ever have something to declare.
  const note = frame.querySelector(`.lora-${name}+p`);
  const sentences = (scene.notes ?? []).join(" ");
  writeScene(scene, pageStyle(name), new DocumentSink(picture));
  if (note && note.textContent !== sentences.replaceAll("*", ""))
    note.replaceChildren(...variables(sentences));
  const controls = frame.querySelector<HTMLElement>(".lora-controls")!;
  controls.ariaLabel = controls.dataset.label!.replace("{}", () => scene.title);
  const caption = frame.querySelector("figcaption:not([data-custom])");
  // Behind the figure's number, where it has one.
  put(caption?.lastElementChild ?? caption, figure.words.caption(n));
}

/** Writes the description and the table of a figure, whose details are closed at first. */
export function tell(data: Element, { words }: LiveFigure, n: unknown): void {
  put(data.querySelector("p"), words.description(n));
  const cells = words.cells(n);
  const rows = [...data.querySelectorAll(":scope>table tbody tr")];
  const columns = cells.length / rows.length;
  for (const [row, { children }] of rows.entries())
    for (let column = 0; column < columns; column++)
      put(children[children.length - columns + column]!, cells[row * columns + column]);
}
