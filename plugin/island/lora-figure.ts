/// <reference lib="dom" />
/**
 * `<lora-figure>`: makes the figure in the page move. It adopts the native controls that are there,
 * redraws both pictures, caption, table and description from the core, and keeps its state in the
 * address. No markup is parsed, so it runs under the strictest content security policy.
 */
import { compose } from "../../src/figures/decomposition/layout.js";
import {
  alt,
  caption,
  lowered,
  quantityValues,
  spoken,
} from "../../src/figures/decomposition/words.js";
import { type Counts, count, MAX_DIMENSION } from "../../src/lora.js";
import { inPage, toElements } from "../../src/render/svg.js";
import type { Composition } from "../../src/scene.js";
import { documentSink } from "./dom.js";

const COMPOSITIONS: readonly Composition[] = ["wide", "narrow"];

type Name = "rank" | "d" | "k";
type State = Readonly<Record<Name, number>>;

class LoraFigure extends HTMLElement {
  handleEvent = () => {};

  connectedCallback(): void {
    this.handleEvent = adopt(this);
    addEventListener("hashchange", this);
  }

  disconnectedCallback(): void {
    removeEventListener("hashchange", this);
  }
}

/** Connects the element's controls with its figure; returns what a new address calls for. */
function adopt(element: HTMLElement): () => void {
  const figure = element.closest("figure")!;
  const form = element.querySelector("form")!;
  const output = form.querySelector("output")!;
  const link = form.querySelector("a")!;
  const square = form.querySelector<HTMLInputElement>("[name=square]")!;
  const inputs = [...form.querySelectorAll<HTMLInputElement>("[step]")];
  const [first, second] = document.querySelectorAll("lora-figure");
  const prefix = `${encodeURIComponent(figure.id)}:`;
  // A number field follows its slider, and so its value is the one that stays.
  const ofTag = Object.fromEntries(
    inputs.map(({ name, defaultValue }) => [name, Number(defaultValue)]),
  ) as State;
  let state = ofTag;
  /** The slider's end, the largest rank drawn at the same scale, and the author's own alpha. */
  const { maxRank, most = 0, alpha } = element.dataset;

  const picture = (name: Composition) => element.querySelector(`.lora-${name}`)!;
  // While a control moves, the picture that nobody sees can wait.
  let seen = COMPOSITIONS;
  new ResizeObserver(() => {
    seen = COMPOSITIONS.filter((name) => picture(name).checkVisibility());
  }).observe(figure);

  /** The state's numbers, brought within what is allowed. A given alpha stays; else the scaling is 1. */
  const counts = () => {
    const d = whole(state.d, MAX_DIMENSION);
    const k = whole(state.k, MAX_DIMENSION);
    const rank = whole(state.rank, Math.min(d, k));
    return count({ rank, d, k, alpha: Number(alpha ?? rank) });
  };

  /** The controls show the numbers, each in its own way. */
  const label = (n: Counts, isSettled = false) => {
    for (const input of inputs) {
      const name = input.name as Name;
      // Not while it is typed in or dragged: that would move the caret or the thumb.
      if (isSettled || input !== document.activeElement) {
        if (name === "rank" && input.type === "range")
          input.max = String(Math.min(Number(maxRank), n.d, n.k));
        input.valueAsNumber = isLog(input) ? Math.log2(n[name]) : n[name];
      }
      if (input.type === "range") input.setAttribute("aria-valuetext", spoken(n, name));
    }
    if (n.d !== n.k) square.checked = false;
    link.href = `#lora=${second ? prefix : ""}${[n.rank, n.d, n.k]}`;
  };

  /** Draws a state. Until it settles, a rank that is too large for it is not forgotten. */
  const show = (wanted: State, isSettled = true) => {
    state = wanted;
    const n = counts();
    figure.classList.add("lora-moved");
    for (const name of isSettled ? COMPOSITIONS : seen) {
      const scene = compose(n, name, Math.max(n.rank, Number(most)));
      picture(name).replaceWith(toElements(scene, inPage(name), documentSink));
    }
    const write = (selector: string, texts: readonly string[]) => {
      figure.querySelectorAll(selector).forEach((one, index) => {
        one.textContent = texts[index]!;
      });
    };
    write("figcaption:not([data-own])", [caption(n)]);
    write(".lora-data p:first-of-type", [alt(n)]);
    write("td:last-child", quantityValues(n));
    label(n);
  };

  /** On release: the controls agree, the address holds the state, and it is said aloud once. */
  const settle = () => {
    const n = counts();
    const isLowered = n.rank < state.rank;
    show(n);
    label(n, true);
    output.textContent = (isLowered ? lowered : "") + spoken(n, "rank");
    output.classList.toggle("lora-lowered", isLowered);
    history.replaceState(history.state, "", link.href);
    // For paper, which shows the address below a figure that a reader has set.
    link.dataset.url = link.href;
  };

  /** The state once the control is moved. */
  const moved = (from: State, input: HTMLInputElement): State => {
    const { rank, d, k } = from;
    const next = { rank, d, k };
    const { name, valueAsNumber } = input;
    if (name in next && valueAsNumber >= 0)
      next[name as Name] = isLog(input) ? 2 ** valueAsNumber : valueAsNumber;
    if (square.checked && (d === k || name === "square")) next.k = next.d;
    return next;
  };

  /** The state that the address holds for this figure, else `otherwise`. */
  const addressed = (otherwise: State): State => {
    const [, id, ...values] = /^#lora=(.*:)?(\d+),(\d+),(\d+)$/.exec(location.hash) ?? [];
    const isMine = id ? id === prefix : element === first;
    const [rank, d, k] = values.map(Number);
    return rank && isMine ? { rank, d: d!, k: k! } : otherwise;
  };

  form.oninput = ({ target }) => show(moved(state, target as HTMLInputElement), false);
  form.onchange = settle;
  form.onreset = () => {
    state = ofTag;
    settle();
  };
  form.onclick = async ({ target }) => {
    const { type, name } = target as HTMLButtonElement;
    if (type !== "button") return;
    const { download } = await import("./download.js");
    download(name, compose(counts(), "wide"), element);
  };
  // What a reader has set before this script arrived is kept, also over what the address says.
  const early = [square, ...inputs].filter(
    (one) => one.value !== one.defaultValue || one.checked !== one.defaultChecked,
  );
  const start = early.reduce(moved, addressed(ofTag));
  if (start === ofTag) label(counts());
  else show(start);
  return () => show(addressed(state));
}

/** The sliders of d and k hold powers of two. */
function isLog({ name, type }: HTMLInputElement): boolean {
  return type === "range" && name !== "rank";
}

function whole(value: number, max: number): number {
  return Math.min(max, Math.max(1, Math.round(value)));
}

customElements.define("lora-figure", LoraFigure);
