/// <reference lib="dom" />
/**
 * What every figure that moves does: it adopts the native controls that are there, redraws both
 * pictures, caption, table and description by its own rules, and keeps its view in the address. No
 * markup is parsed, so it runs under the strictest content security policy.
 */
import type { Moving } from "../../src/figures/figure.js";
import { inPage, toElements } from "../../src/render/elements.js";
import { COMPOSITIONS, type Composition } from "../../src/scene.js";
import { addressOf, go, views } from "./address.js";
import { documentSink } from "./dom.js";
import type { Field, State } from "./fields.js";
import * as fields from "./fields.js";

/** How long nothing may change before it is said aloud, ms. */
const PAUSE = 500;

/** Connects the element's controls with its figure; returns what a new address calls for. */
export function adopt(element: HTMLElement, figure: Moving<State>): () => void {
  const frame = element.closest("figure")!;
  const form = element.querySelector("form")!;
  const output = form.querySelector("output")!;
  const link = form.querySelector("a")!;
  const all = [...element.querySelectorAll<Field>("input,select")];
  const ties = all.filter(fields.isTie) as HTMLInputElement[];
  // A slider has a number field beside it, which holds its whole value.
  const controls = all.filter(
    (one) =>
      !ties.includes(one as HTMLInputElement) && one.type !== "range" && one.type !== "radio",
  );
  const [first, second] = document.querySelectorAll(".lora-controls");
  const id = encodeURIComponent(frame.id);
  const original = frame.cloneNode(true);
  const ofTag: State = JSON.parse(element.dataset.input!);
  let state = ofTag;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const picture = (name: Composition) => element.querySelector(`.lora-${name}`)!;
  // While a control moves, the picture that nobody sees can wait.
  let seen = COMPOSITIONS;
  new ResizeObserver(() => {
    seen = COMPOSITIONS.filter((name) => picture(name).checkVisibility());
  }).observe(frame);

  /** What a reader wants, each value within its own range. */
  const bounded = (wanted: State): State => {
    const next: Record<string, unknown> = { ...wanted };
    for (const { type, name, min, max, step } of controls as HTMLInputElement[])
      if (type === "number") {
        const value = Number(next[name]);
        const least = Math.max(Number(min), step === "1" ? Math.round(value) : value);
        next[name] = Math.min(Number(max) || Infinity, least);
      }
    return next;
  };

  /** The controls show the values, each in its own way. */
  const label = (shown: State, n: unknown, moving?: unknown) => {
    for (const field of all) {
      const name = fields.nameOf(field);
      const { type, dataset } = field;
      if (ties.includes(field as HTMLInputElement)) continue;
      // Not the one that is typed in or dragged: that would move the caret or the thumb.
      if (field !== moving) {
        if (dataset.max) {
          const most = figure.fit({ ...shown, [name]: Number(dataset.max) })[name];
          (field as HTMLInputElement).max = String(most);
        }
        fields.setValue(field, shown[name]);
      }
      if (type === "range") field.ariaValueText = figure.words.spoken(n, name);
    }
    for (const tie of ties) if (shown[tie.name] !== shown[tie.value]) tie.checked = false;
    const view = controls.map(({ name }) => fields.spell(shown[name])).join();
    link.href = addressOf(new Map([[second ? id : "", view]]));
    return view;
  };

  /** Draws a state. Until it settles, a value that is too large for it is not forgotten. */
  const show = (wanted: State, moving?: unknown) => {
    state = wanted;
    const shown = figure.fit(bounded(state));
    const n = figure.count(shown);
    frame.classList.add("lora-moved");
    for (const name of moving ? seen : COMPOSITIONS)
      picture(name).replaceWith(toElements(figure.compose(n, name), inPage(name), documentSink));
    const write = (selector: string, content: string) => {
      for (const one of frame.querySelectorAll(selector)) one.textContent = content;
    };
    const { words } = figure;
    write("figcaption:not([data-own])", words.caption(n));
    write(".lora-data p:first-of-type", words.description(n));
    const cells = words.cells(n);
    const rows = [...frame.querySelectorAll(".lora-data>table tbody tr")];
    const columns = cells.length / rows.length;
    for (const [row, { children }] of rows.entries())
      for (let column = 0; column < columns; column++)
        children[children.length - columns + column]!.textContent = cells[row * columns + column]!;
    return { shown, n, view: label(shown, n, moving) };
  };

  /** Says aloud what no control says of itself, once nothing changes any more. */
  const say = (text: string, answer?: Promise<string | undefined>) => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      output.textContent = text;
      const place = frame.querySelector(".lora-goal output");
      if (place) place.textContent = (await answer) ?? "";
    }, PAUSE);
  };

  /** On release: the controls agree, the address holds the view, and what there is to say is said. */
  const settle = () => {
    const wanted = bounded(state);
    const { shown, n, view } = show(figure.fit(wanted));
    const { words } = figure;
    const isLowered = controls.some(({ name }) => shown[name] !== wanted[name]);
    say((isLowered && words.lowered?.(n)) || "", words.answer?.(n, shown));
    go(addressOf(views().set(second ? id : "", view)));
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
      next[field.name] = fields.parse(field, texts[index] ?? "") ?? from[field.name];
    return next;
  };

  element.oninput = ({ target }) => {
    if ((target as Field).name) show(moved(state, target as Field), target);
  };
  element.onchange = settle;
  form.onreset = () => {
    // All as the build wrote it: words and pictures of the author's own cannot be made again.
    const fresh = original.cloneNode(true) as HTMLElement;
    fresh.querySelector("form")!.reset();
    for (const one of fresh.querySelectorAll<HTMLInputElement>("[type=radio]"))
      one.checked = one.defaultChecked;
    const held = views();
    if (held.delete(id) || held.delete("")) go(addressOf(held));
    frame.replaceWith(fresh);
    fresh.querySelector<HTMLElement>("[type=reset]")!.focus();
  };
  form.onclick = async ({ target }) => {
    const { type, name } = target as HTMLButtonElement;
    if (type !== "button") return;
    try {
      const { download } = await import("./download.js");
      await download(
        name,
        figure.compose(figure.count(figure.fit(bounded(state))), "wide"),
        element,
      );
    } catch {
      output.textContent = output.dataset.failed!;
    }
  };
  // What a reader has set before this script arrived is kept, also over what the address says.
  const early = all.filter((field) => fields.isTouched(field, ofTag[fields.nameOf(field)]));
  const start = early.reduce(moved, addressed(ofTag));
  if (start === ofTag) label(ofTag, figure.count(ofTag));
  else show(start);
  if (early.length) settle();
  return () => {
    const next = addressed(state);
    if (next !== state) show(next);
  };
}
