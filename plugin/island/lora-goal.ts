/// <reference lib="dom" />
/**
 * `<lora-goal>`: tells a reader who moves the figure's controls whether the rank is the one that the
 * exercise asks for. Loaded only by pages with an exercise, after `<lora-figure>`, and so told last.
 */
import { exact, percent } from "../../src/format.js";
import { count } from "../../src/lora.js";

class LoraGoal extends HTMLElement {
  connectedCallback(): void {
    const figure = this.closest("figure")!;
    figure.addEventListener("change", this);
    addEventListener("hashchange", this);
    this.handleEvent();
  }

  disconnectedCallback(): void {
    removeEventListener("hashchange", this);
  }

  handleEvent(): void {
    if (!this.closest("figure")!.classList.contains("lora-moved")) return;
    this.querySelector("output")!.textContent = this.#answer();
  }

  #answer(): string {
    const form = this.closest("figure")!.querySelector("form")!;
    const value = (name: string, key: "value" | "defaultValue" = "value") =>
      Number(form.querySelector<HTMLInputElement>(`[type=number][name=${name}]`)![key]);
    const { found, less, next, more, costly, other } = this.dataset;
    const [d, k, rank] = [value("d"), value("k"), value("rank")];
    if (d !== value("d", "defaultValue") || k !== value("k", "defaultValue")) return other!;
    const { trainable, full } = count({ rank, d, k, alpha: rank });
    const best = Number(this.dataset.rank);
    if (rank === best) return found!;
    if (rank === best + 1) return next!;
    const answer = trainable >= full ? costly! : rank < best ? less! : more!;
    return answer.replace("{rank}", exact(rank)).replace("{saving}", percent(trainable, full).rest);
  }
}

customElements.define("lora-goal", LoraGoal);
