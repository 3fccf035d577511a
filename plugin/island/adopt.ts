/// <reference lib="dom" />
/**
 * What every figure that moves does: it adopts the native controls that are there, redraws both
 * pictures, caption, table and description from the core, and keeps its state in the address. No
 * markup is parsed, so it runs under the strictest content security policy.
 */
import { inPage, toElements } from "../../src/render/svg.js";
import type { Composition, Scene } from "../../src/scene.js";
import { documentSink } from "./dom.js";

/** Values by the names of their controls. */
export type State = Readonly<Record<string, number>>;

/** A kind of figure, as its controls move it; `data` is what the element's data attributes say. */
export interface MovingFigure<N extends State> {
  /** The numbers of a state, brought within what is allowed. */
  count(state: State, data: DOMStringMap): N;
  compose(n: N, composition: Composition, data: DOMStringMap): Scene;
  caption(n: N): string;
  alt(n: N): string;
  /** The last column of the table. */
  values(n: N): readonly string[];
  /** What a control says of itself. */
  spoken(n: N, name: string): string;
  /** Said before that where the rank had to be lowered. */
  readonly lowered: string;
}

const COMPOSITIONS: readonly Composition[] = ["wide", "narrow"];

/** Defines the custom element that moves such figures. */
export function define<N extends State>(name: string, figure: MovingFigure<N>): void {
  class LoraFigure extends HTMLElement {
    handleEvent!: () => void;

    connectedCallback(): void {
      this.handleEvent = adopt(this, figure);
      addEventListener("hashchange", this);
    }

    disconnectedCallback(): void {
      removeEventListener("hashchange", this);
    }
  }
  customElements.define(name, LoraFigure);
}

/** Connects the element's controls with its figure; returns what a new address calls for. */
function adopt<N extends State>(element: HTMLElement, figure: MovingFigure<N>): () => void {
  const frame = element.closest("figure")!;
  const form = element.querySelector("form")!;
  const output = form.querySelector("output")!;
  const link = form.querySelector("a")!;
  const square = form.querySelector<HTMLInputElement>("[name=square]");
  const inputs = [...form.querySelectorAll<HTMLInputElement>("[step]")];
  const [first, second] = document.querySelectorAll(".lora-controls");
  const prefix = `${encodeURIComponent(frame.id)}:`;
  const { dataset } = element;
  const original = frame.cloneNode(true);
  // A number field follows its slider, and so its value is the one that stays.
  const ofTag: State = Object.fromEntries(
    inputs.map(({ name, defaultValue }) => [name, Number(defaultValue)]),
  );
  const names = Object.keys(ofTag);
  let state = ofTag;

  const picture = (name: Composition) => element.querySelector(`.lora-${name}`)!;
  // While a control moves, the picture that nobody sees can wait.
  let seen = COMPOSITIONS;
  new ResizeObserver(() => {
    seen = COMPOSITIONS.filter((name) => picture(name).checkVisibility());
  }).observe(frame);

  const counts = () => figure.count(state, dataset);

  /** The controls show the numbers, each in its own way. */
  const label = (n: N, moving?: unknown) => {
    for (const input of inputs) {
      const { name, type } = input;
      // Not the one that is typed in or dragged: that would move the caret or the thumb.
      if (input !== moving) {
        if (name === "rank" && type === "range")
          input.max = String(figure.count({ ...n, rank: Number(dataset.maxRank) }, dataset).rank);
        input.valueAsNumber = isLog(input) ? Math.log2(n[name]!) : n[name]!;
      }
      if (type === "range") input.ariaValueText = figure.spoken(n, name);
    }
    if (square && n.d !== n.k) square.checked = false;
    // The document's own address, also where a <base> says otherwise.
    link.href = `${page()}#lora=${second ? prefix : ""}${names.map((name) => n[name])}`;
  };

  /** Draws a state. Until it settles, a rank that is too large for it is not forgotten. */
  const show = (wanted: State, moving?: unknown) => {
    state = wanted;
    const n = counts();
    frame.classList.add("lora-moved");
    for (const name of moving ? seen : COMPOSITIONS) {
      const scene = figure.compose(n, name, dataset);
      picture(name).replaceWith(toElements(scene, inPage(name), documentSink));
    }
    const write = (selector: string, texts: readonly string[]) => {
      frame.querySelectorAll(selector).forEach((one, index) => {
        one.textContent = texts[index]!;
      });
    };
    write("figcaption:not([data-own])", [figure.caption(n)]);
    write(".lora-data p:first-of-type", [figure.alt(n)]);
    write("td:last-child", figure.values(n));
    label(n, moving);
  };

  /** On release: the controls agree, the address holds the state, and it is said aloud once. */
  const settle = () => {
    const n = counts();
    const isLowered = n.rank! < state.rank!;
    show(n);
    output.textContent = (isLowered ? figure.lowered : "") + figure.spoken(n, "rank");
    output.classList.toggle("lora-lowered", isLowered);
    go(link.href);
  };

  /** The state once the control is moved. */
  const moved = (from: State, input: HTMLInputElement): State => {
    const next: Record<string, number> = { ...from };
    const { name, valueAsNumber } = input;
    if (name in ofTag && valueAsNumber >= 0)
      next[name] = isLog(input) ? 2 ** valueAsNumber : valueAsNumber;
    if (square?.checked && (from.d === from.k || name === "square")) next.k = next.d!;
    return next;
  };

  /** The state that the address holds for this figure; what it does not say is as before. */
  const addressed = (from: State): State => {
    const [, id, values = ""] = /^#lora=(.*:)?([\d,]+)$/.exec(location.hash) ?? [];
    const isMine = id ? id === prefix : form === first;
    const numbers = values.split(",");
    return values && isMine
      ? Object.fromEntries(
          names.map((name, index) => [name, Number(numbers[index]) || from[name]!]),
        )
      : from;
  };

  form.oninput = ({ target }) => show(moved(state, target as HTMLInputElement), target);
  form.onchange = settle;
  form.onreset = () => {
    // All as the build wrote it: words and pictures of the author's own cannot be made again.
    const fresh = original.cloneNode(true) as HTMLElement;
    fresh.querySelector("form")!.reset();
    if (addressed(ofTag) !== ofTag) go(page());
    frame.replaceWith(fresh);
    fresh.querySelector<HTMLElement>("[type=reset]")!.focus();
  };
  form.onclick = async ({ target }) => {
    const { type, name } = target as HTMLButtonElement;
    if (type !== "button") return;
    const { download } = await import("./download.js");
    download(name, figure.compose(counts(), "wide", dataset), element);
  };
  // What a reader has set before this script arrived is kept, also over what the address says.
  const early = [...form.querySelectorAll("input")].filter(
    (one) => one.value !== one.defaultValue || one.checked !== one.defaultChecked,
  );
  const start = early.reduce(moved, addressed(ofTag));
  if (start === ofTag) label(counts());
  else show(start);
  if (early.length) settle();
  return () => {
    const next = addressed(state);
    if (next !== state) show(next);
  };
}

const page = () => location.href.replace(/#.*/, "");

/** Sets the address without a new entry in the history; a document of its own may not have one. */
function go(url: string): void {
  try {
    history.replaceState(history.state, "", url);
  } catch {}
}

/** The sliders of d and k hold powers of two. */
function isLog({ name, type }: HTMLInputElement): boolean {
  return type === "range" && name !== "rank";
}

/** The nearest whole number from 1 to max. */
export function whole(value: number, max: number): number {
  return Math.min(max, Math.max(1, Math.round(value)));
}
