/// <reference lib="dom" />
/** Defines `<lora-figure>` for a MicroSim, whose script contains its only figure. */
import { inLanguage } from "../../src/mark-words.js";
import { adopt } from "./adopt.js";
import { type FigureScript, type WordsScript, withWords } from "./words.js";

/** The figure's messages, which an earlier script of the page defines. */
declare const loraWords: WordsScript;

/** Connects the controls of the page's figure with its script. */
export function define(script: FigureScript): void {
  const plain = withWords(script, loraWords);
  const figure = { ...plain, words: inLanguage(plain.words, plain.language) };
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
