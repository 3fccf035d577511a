/// <reference lib="dom" />
/** Defines `<lora-figure>` for a MicroSim, whose script contains its only figure. */
import type { Interactive, LiveWords } from "../../src/figures/figure.js";
import { createFormats, type Formats, type Language } from "../../src/formats.js";
import { adopt } from "./adopt.js";

/** A figure and its strings in one language. */
export interface FigureScript extends Interactive {
  readonly language: Language;
  live(formats: Formats): LiveWords;
}

/** Connects the controls of the page's figure with its script. */
export function define(script: FigureScript): void {
  const formats = createFormats(script.language);
  const figure = { ...script, ...formats, words: script.live(formats) };
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
