/// <reference lib="dom" />
/** Defines `<lora-figure>` for a MicroSim, whose script contains its only figure. */
import { COMPOSITIONS } from "../../src/scene.js";
import { adopt } from "./adopt.js";
import { drawPicture, type LiveFigure } from "./redraw.js";
import { type FigureScript, type WordsScript, withWords } from "./words.js";

/** Draws the pictures if they have only their background, because the page would be too large otherwise. */
function drawEmpty(element: HTMLElement, figure: LiveFigure): void {
  const frame = element.closest("figure")!;
  const counts = figure.count(figure.clip(JSON.parse(element.dataset.input!)));
  for (const name of COMPOSITIONS)
    if (!frame.querySelector(`.lora-${name}>:nth-child(2)`)) {
      drawPicture(frame, figure, counts, name);
      frame.classList.remove("lora-moved");
    }
}

/** Connects the controls of the page's figure with its script. */
export function define(script: FigureScript, words: WordsScript): void {
  const figure = withWords(script, words);
  class LoraFigure extends HTMLElement {
    handleEvent = () => {};

    connectedCallback(): void {
      addEventListener("hashchange", this);
      this.handleEvent = adopt(this, figure);
      drawEmpty(this, figure);
    }

    disconnectedCallback(): void {
      removeEventListener("hashchange", this);
    }
  }
  customElements.define("lora-figure", LoraFigure);
}
