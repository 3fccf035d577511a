/// <reference lib="dom" />
/**
 * What every figure that moves does: it adopts the native controls that are there, shows what they
 * say by its own rules, and keeps its view in the address. No markup is parsed, so it runs under the
 * strictest content security policy.
 */
import { COMPOSITIONS } from "../../src/scene.js";
import { addressOf, go, views } from "./address.js";
import type { Field, State } from "./fields.js";
import * as fields from "./fields.js";
import { draw, type LiveFigure, label, put, type Shown, tell } from "./redraw.js";

/** How long nothing may change before it is said aloud, ms. */
const PAUSE = 500;

/** Connects the element's controls with its figure; returns what a new address calls for. */
export function adopt(element: HTMLElement, figure: LiveFigure): () => void {
  const frame = element.closest("figure")!;
  const form = element.querySelector("form")!;
  const output = form.querySelector("output")!;
  const link = form.querySelector("a")!;
  const data = frame.querySelector<HTMLDetailsElement>(".lora-data");
  const all = [...element.querySelectorAll<Field>("input,select")];
  const ties = all.filter(fields.isTie) as HTMLInputElement[];
  // A slider has a number field beside it, which holds its whole value.
  const controls = all.filter(
    (item) => !fields.isTie(item) && item.type !== "range" && item.type !== "radio",
  );
  const [first, second] = document.querySelectorAll("form:has(>.lora-controls)");
  const id = encodeURIComponent(frame.id);
  const home = location.pathname;
  const original = frame.cloneNode(true);
  const ofTag: State = JSON.parse(element.dataset.input!);
  let state = ofTag;
  let timer: ReturnType<typeof setTimeout> | undefined;

  // While a control moves, what nobody sees can wait: the other picture, a closed table, the address.
  let seen = COMPOSITIONS;
  new ResizeObserver(() => {
    seen = COMPOSITIONS.filter((name) => element.querySelector(`.lora-${name}`)!.checkVisibility());
  }).observe(frame);

  /** What a reader wants, each value within its own range. */
  const bounded = (wanted: State): State => {
    const next: Record<string, unknown> = { ...wanted };
    for (const { type, name, min, max, step } of controls as HTMLInputElement[])
      if (type === "number") {
        const value = Number(next[name]);
        const raised = Math.max(Number(min), step === "any" ? value : Math.round(value));
        next[name] = Math.min(Number(max) || Infinity, raised);
      }
    return next;
  };

  const shownOf = (wanted: State): Shown => {
    const allowed = figure.fit(bounded(wanted));
    return { state: allowed, n: figure.count(allowed) };
  };

  /** The views in the address without this figure's own; "" is the first figure's too. */
  const others = () => {
    const held = views();
    held.delete(id);
    if (form === first) held.delete("");
    return held;
  };

  /** The address that holds this view beside the others'. */
  const addressWith = (shown: Shown) => {
    const view = controls.map(({ name }) => fields.spell(shown.state[name])).join();
    return addressOf(others().set(second ? id : "", view));
  };

  /** All that shows a state but the controls; while one moves, what is seen. */
  const render = (shown: Shown, moving?: unknown) => {
    for (const name of moving ? seen : COMPOSITIONS) draw(frame, figure, shown.n, name);
    if (data && (!moving || data.open)) tell(data, figure, shown.n);
    if (!moving) link.href = addressWith(shown);
  };

  /** Shows a state. Until it settles, a value that is too large for it is not forgotten. */
  const show = (wanted: State, moving?: unknown): Shown => {
    state = wanted;
    const shown = shownOf(wanted);
    render(shown, moving);
    label(all, figure, shown, moving);
    return shown;
  };

  /**
   * Once nothing changes any more: shows what could wait, says aloud what no control says of itself,
   * and answers an exercise.
   */
  const say = (shown: Shown, isLowered = false) => {
    const { state, n } = shown;
    clearTimeout(timer);
    timer = setTimeout(() => {
      render(shown);
      put(output, isLowered ? figure.words.lowered?.(n) : "");
      put(frame.querySelector(".lora-goal output"), figure.words.answer?.(n, state));
    }, PAUSE);
  };

  /** On release: the controls agree, the address holds the view, and what there is to say is said. */
  const settle = () => {
    const wanted = bounded(state);
    const shown = show(figure.fit(wanted));
    // The figure has words for its first control, which the others may take down with them.
    const { name } = controls[0]!;
    say(shown, (shown.state[name] as number) < (wanted[name] as number));
    // An application that goes to another page takes the figure away, which ends an edit.
    if (location.pathname === home) go(addressWith(shown));
  };

  /** The state once a field is moved. */
  const moved = (from: State, field: Field): State => {
    const next: Record<string, unknown> = { ...from };
    const isTie = fields.isTie(field);
    if (!isTie) next[fields.nameOf(field)] = fields.read(field) ?? from[fields.nameOf(field)];
    for (const { checked, name, value } of ties)
      if (checked && (from[name] === from[value] || (isTie && name === field.name)))
        next[name] = next[value];
    return next;
  };

  /** The state that the address holds for this figure; what it does not say is as before. */
  const addressed = (from: State): State => {
    const held = views();
    const view = held.get(id) ?? (form === first ? held.get("") : undefined);
    if (!view) return from;
    const texts = view.split(",");
    const next: Record<string, unknown> = { ...from };
    for (const [index, field] of controls.entries())
      next[field.name] = fields.parse(field, texts[index]) ?? from[field.name];
    return next;
  };

  /** All as the build wrote it: words and pictures of the author's own cannot be made again. */
  const reset = () => {
    const fresh = original.cloneNode(true) as HTMLElement;
    fresh.querySelector("form")!.reset();
    const open = [...frame.querySelectorAll("details")];
    for (const [index, item] of fresh.querySelectorAll("details").entries())
      item.open = open[index]!.open;
    go(addressOf(others()));
    frame.replaceWith(fresh);
    fresh.querySelector<HTMLElement>("[type=reset]")!.focus();
  };

  element.oninput = ({ target }) => {
    if ((target as Field).name) say(show(moved(state, target as Field), target));
  };
  element.onchange = settle;
  form.onreset = reset;
  form.onclick = async (event) => {
    const { type, name } = event.target as HTMLButtonElement;
    if (event.target === link) {
      // Another figure may have moved since the link was written.
      event.preventDefault();
      go(addressWith(shownOf(state)));
    }
    if (type !== "button") return;
    put(output);
    try {
      const { download } = await import("./download.js");
      await download(name, figure.compose(shownOf(state).n, "wide", figure.words), element);
    } catch {
      put(output, output.dataset.failed);
    }
  };
  // What a reader has set before this script arrived is kept, also over what the address says.
  const early = all.filter((field) => fields.isTouched(field, ofTag[fields.nameOf(field)]));
  const start = early.reduce(moved, addressed(ofTag));
  if (start !== ofTag) say(show(start));
  else {
    const shown = { state: ofTag, n: figure.count(ofTag) };
    label(all, figure, shown);
    link.href = addressWith(shown);
  }
  if (early.length) settle();
  return () => {
    const next = addressed(state);
    if (next !== state) say(show(next));
  };
}
