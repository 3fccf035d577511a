/// <reference lib="dom" />
/** `<lora-figure>`: fetches the part of its figure that moves, and connects it with the controls. */
import { chunks } from "lora:chunks";
import { adopt } from "./adopt.js";

class LoraFigure extends HTMLElement {
  handleEvent = () => {};

  async connectedCallback(): Promise<void> {
    const { moving } = await chunks[this.dataset.figure!]!();
    if (!this.isConnected) return;
    this.handleEvent = adopt(this, moving);
    addEventListener("hashchange", this);
  }

  disconnectedCallback(): void {
    removeEventListener("hashchange", this);
  }
}

customElements.define("lora-figure", LoraFigure);
