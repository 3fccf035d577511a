/// <reference lib="dom" />
/**
 * `<lora-figure>`: makes the figure in the page move. It adopts the native controls that are there,
 * redraws both pictures, caption, table and description from the core, and keeps its state in the
 * address. No markup is parsed, so it runs under the strictest content security policy.
 */
import { compose } from "../../src/figures/decomposition/layout.js";
import { say } from "../../src/figures/decomposition/words.js";
import { percent } from "../../src/format.js";
import { count, type Lora, MAX_DIMENSION } from "../../src/lora.js";
import { rankLimit, rankText } from "../../src/render/controls.js";
import type { Scene } from "../../src/scene.js";
import { svgElement, tableRow } from "./dom.js";

interface State {
  readonly rank: number;
  readonly d: number;
  readonly k: number;
}

const whole = (value: number, max: number) =>
  Math.min(max, Math.max(1, Math.round(Number.isFinite(value) ? value : 1)));

class LoraFigure extends HTMLElement {
  #form = this.querySelector("form")!;
  #figure = this.closest("figure")!;
  #state = this.#initial();
  /** k / d as it was last typed: the size slider keeps it. */
  #ratio = this.#state.k / this.#state.d;

  connectedCallback(): void {
    const form = this.#form;
    form.addEventListener("input", ({ target }) => {
      const { name, valueAsNumber } = target as HTMLInputElement;
      this.#read(name, valueAsNumber);
    });
    form.addEventListener("change", () => this.#settle());
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => this.#show(this.#initial(), true));
    addEventListener("hashchange", this.#restore);
    // What a reader has set before this script arrived, all of it, before the controls are touched.
    const early = [...form.querySelectorAll("input")]
      .filter((input) => input.value !== input.defaultValue)
      .map((input) => [input.name, input.valueAsNumber] as const);
    this.#restore();
    for (const [name, value] of early) this.#read(name, value);
    this.#label(this.#count());
  }

  disconnectedCallback(): void {
    removeEventListener("hashchange", this.#restore);
  }

  #initial(): State {
    const value = (name: string) => Number(this.getAttribute(name));
    return { rank: value("rank"), d: value("d"), k: value("k") };
  }

  /** The state's numbers. A given alpha stays; without one the scaling stays 1. */
  #count(): Lora {
    return count({ ...this.#state, alpha: Number(this.getAttribute("alpha") ?? this.#state.rank) });
  }

  #input(name: string): HTMLInputElement {
    return this.#form.elements.namedItem(name) as HTMLInputElement;
  }

  /** Takes over the control that was moved. */
  #read(name: string, value: number): void {
    const { rank, d, k } = this.#state;
    if (Number.isNaN(value)) return;
    if (name === "rank" || name === "rankRange") this.#show({ rank: value, d, k });
    else if (name === "d") this.#show({ rank, d: value, k });
    else if (name === "k") this.#show({ rank, d, k: value });
    else {
      const larger = 2 ** value;
      const [nextD, nextK] =
        this.#ratio > 1 ? [larger / this.#ratio, larger] : [larger, larger * this.#ratio];
      this.#show({ rank, d: nextD, k: nextK });
    }
    if (name !== "sizeRange") this.#ratio = this.#state.k / this.#state.d;
  }

  /** Draws a state, brought within what is allowed. */
  #show(wanted: State, isSettled = false): void {
    const d = whole(wanted.d, MAX_DIMENSION);
    const k = whole(wanted.k, MAX_DIMENSION);
    const rank = whole(wanted.rank, Math.min(d, k));
    const isLowered = rank < wanted.rank;
    this.#state = { rank, d, k };
    const n = this.#count();
    const { wide, narrow, larger } = compose(n);
    this.#redraw("lora-wide", wide, false);
    this.#redraw("lora-narrow", narrow, true);
    this.#write(n, say.description(n, larger));
    this.#label(n);
    const output = this.#form.querySelector("output")!;
    output.classList.toggle("lora-lowered", isLowered);
    output.dataset.text = `${isLowered ? say.lowered(n) : ""}${say.verdict(n).join(" ")}`;
    if (isLowered || isSettled) this.#settle();
  }

  #redraw(className: string, scene: Scene, hidden: boolean): void {
    this.querySelector(`.${className}`)?.replaceWith(svgElement(scene, { className, hidden }));
  }

  /** Caption, description and table say what the pictures say. */
  #write(n: Lora, description: string): void {
    const caption = this.#figure.querySelector("figcaption");
    if (caption && !this.hasAttribute("own-caption")) caption.textContent = say.caption(n);
    const details = this.#figure.querySelector("details");
    if (!details) return;
    details.querySelector("p")!.textContent = description;
    const { caption: title, rows } = say.table(n);
    details.querySelector("caption")!.textContent = title;
    // Made anew, for a scaling of 1 has no row.
    details.querySelector("tbody")!.replaceChildren(...rows.map(tableRow));
  }

  /** The controls show the state, each in its own way. */
  #label(n: Lora): void {
    const range = this.#input("rankRange");
    range.max = String(rankLimit(n, this.#initial().rank, Number(this.getAttribute("max-rank"))));
    const size = Math.log2(Math.max(n.d, n.k));
    const sizeRange = this.#input("sizeRange");
    this.#input("rank").max = String(Math.min(n.d, n.k));
    const values: [HTMLInputElement, number][] = [
      [range, n.rank],
      [sizeRange, size],
      [this.#input("rank"), n.rank],
      [this.#input("d"), n.d],
      [this.#input("k"), n.k],
    ];
    for (const [input, value] of values) {
      // Not while it is typed in or dragged: that would move the caret or the thumb.
      if (input.valueAsNumber !== value && input !== document.activeElement)
        input.value = String(value);
    }
    range.setAttribute("aria-valuetext", rankText(n, percent(n.trainable, n.full).share));
    sizeRange.setAttribute("aria-valuetext", say.size(n));
    this.#form.querySelector("a")!.href = `#${this.#hash()}`;
  }

  #hash(): string {
    const { rank, d, k } = this.#state;
    const isOnly = document.querySelectorAll("lora-figure").length === 1;
    return `lora=${isOnly ? "" : `${encodeURIComponent(this.#figure.id)}:`}${rank},${d},${k}`;
  }

  /** On release: the controls agree, the address holds the state, and it is said aloud once. */
  #settle(): void {
    const { rank, d, k } = this.#state;
    this.#label(this.#count());
    for (const [name, value] of Object.entries({ rank, d, k }))
      this.#input(name).value = String(value);
    const output = this.#form.querySelector("output")!;
    output.textContent = output.dataset.text ?? "";
    history.replaceState(history.state, "", `#${this.#hash()}`);
  }

  #restore = (): void => {
    const found = /^#lora=(?:([^:,]*):)?(\d+),(\d+),(\d+)$/.exec(location.hash);
    if (!found) return;
    const [, id, rank, d, k] = found;
    const isMine =
      id === undefined
        ? document.querySelector("lora-figure") === this
        : id === encodeURIComponent(this.#figure.id);
    if (!isMine) return;
    const wanted = { rank: Number(rank), d: Number(d), k: Number(k) };
    this.#show(wanted);
    this.#ratio = this.#state.k / this.#state.d;
  };
}

customElements.define("lora-figure", LoraFigure);
