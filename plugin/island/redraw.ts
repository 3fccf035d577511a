/// <reference lib="dom" />
/** Updates a figure in the page: pictures, caption and controls. */
import type { Interactive, LiveWords } from "../../src/figures/figure.js";
import type { Formats, Language } from "../../src/language-format.js";
import type { OrderRuns } from "../../src/render/canvas.js";
import { sizeAttributes, writeContent } from "../../src/render/elements.js";
import type { Composition } from "../../src/scene.js";
import { light } from "../../src/theme.js";
import { DocumentSink } from "./dom.js";
import type { Field, State } from "./fields.js";
import * as fields from "./fields.js";

/** A figure with its strings in one language. */
export interface LiveFigure extends Interactive<State, unknown, LiveWords>, Formats {
  readonly words: LiveWords;
  readonly language: Language & {
    /** Returns the order of runs in image files of a right-to-left language. */
    loadOrder?(): Promise<OrderRuns>;
  };
}

/** A state in the allowed range, and the numbers that the figure computes from it. */
export interface View {
  readonly state: State;
  readonly counts: unknown;
}

/** A value above every limit. */
const NO_LIMIT = 2 ** 53;

/** Sets an element's text only if it changes: screen readers announce every write. */
export function setText(element: Element | null, text = ""): void {
  if (!element || element.textContent === text) return;
  const { firstChild, lastChild } = element;
  // Removing a text would make browsers compute all styles again that depend on `:has()`.
  const isText = firstChild === lastChild && firstChild instanceof Text;
  (isText ? firstChild : element).textContent = text;
}

/**
 * Updates each control's value, maximum and screen reader text. Does not change the value of
 * `activeField`, the control that the reader is using.
 */
export function updateControls(
  inputs: readonly Field[],
  figure: LiveFigure,
  view: View,
  activeField?: unknown,
): void {
  const { state, counts } = view;
  for (const field of inputs) {
    const name = fields.getName(field);
    const { type } = field;
    if (fields.isLinkCheckbox(field)) {
      if (state[field.name] !== state[field.value]) (field as HTMLInputElement).checked = false;
      continue;
    }
    // Setting the value would move the caret or the thumb.
    if (field !== activeField) {
      const value = state[name];
      const limit = figure.clip({ ...state, [name]: NO_LIMIT })[name] as number;
      const input = field as HTMLInputElement;
      if (type === "number" && limit < NO_LIMIT) input.max = `${limit}`;
      if (type === "range") {
        const max = Math.min(limit, fields.extend(input, value as number));
        const position = `${fields.findPosition(field, max)}`;
        // Setting an equal value would cost a layout.
        if (input.max !== position) input.max = position;
      }
      fields.setValue(field, value, !activeField);
    }
    if (type === "range") field.ariaValueText = figure.words.spoken(counts, name);
  }
}

/** Redraws one picture of a figure and updates the caption. */
export function drawPicture(
  frame: Element,
  figure: LiveFigure,
  counts: unknown,
  name: Composition,
): void {
  frame.classList.add("lora-moved");
  const scene = figure.compose(counts, name, figure.words);
  const picture = frame.querySelector(`.lora-${name}`)!;
  // The author's description may be in another language; the generated description replaces it.
  picture.removeAttribute("lang");
  picture.ariaLabel = scene.desc;
  const sink = new DocumentSink(picture);
  for (const [key, value] of Object.entries(sizeAttributes(scene))) sink.set(key, value);
  writeContent(scene, { theme: light, isStyled: name === "narrow" }, sink);
  sink.close();
  const caption = frame.querySelector("figcaption:not([data-custom])");
  // In a numbered caption, the text is in the last child.
  setText(caption?.lastElementChild ?? caption, figure.words.caption(counts));
}
