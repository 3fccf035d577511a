/// <reference lib="dom" />
/** Defines `<lora-figure>` for a MicroSim, whose script contains its only figure. */
import { adopt } from "./adopt.js";
import { type FigureScript, type WordsScript, withWords } from "./words.js";

/** The figure's messages, which an earlier script of the page defines. */
declare const loraWords: WordsScript;

/** Connects the controls of the page's figure with its script. */
export function define(script: FigureScript): void {
  const figure = withWords(script, loraWords);
  class LoraFigure extends HTMLElement {
    handleEvent = () => {};

    connectedCallback(): void {
      addEventListener("hashchange", this);
      this.handleEvent = adopt(this, figure);
    }

    disconnectedCallback(): void {
      removeEventListener("hashchange", this);
    }
  }
  customElements.define("lora-figure", LoraFigure);
}
