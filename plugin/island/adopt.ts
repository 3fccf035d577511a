/// <reference lib="dom" />
/**
 * Connects the native controls of a page with a figure: redraws it from their values, and keeps its
 * view in the URL. It parses no markup, so it runs under the strictest content security policy.
 */
import { COMPOSITIONS, type Composition } from "../../src/scene.js";
import { replaceUrl, toUrl, views } from "./address.js";
import { updateData } from "./data.js";
import type { Field, State } from "./fields.js";
import * as fields from "./fields.js";
import { drawPicture, type LiveFigure, setText, updateControls, type View } from "./redraw.js";

/** How long after the last change a screen reader announces it, ms. */
const PAUSE = 500;

const getInputs = (root: Element) => [...root.querySelectorAll<Field>("input,select")];

/** Returns whether a field is the control of its option. A slider has a number field with its exact value. */
const isControl = (field: Field) =>
  !fields.isLinkCheckbox(field) && !/range|radio/.test(field.type);

/** Connects the element's controls with its figure. Returns a function that shows the view in a changed URL. */
export function adopt(element: HTMLElement, figure: LiveFigure): () => void {
  const frame = element.closest("figure")!;
  const form = element.querySelector("form")!;
  const output = form.querySelector("output")!;
  const link = form.querySelector("a")!;
  const data = frame.querySelector<HTMLDetailsElement>(".lora-data");
  const end = document.getElementById(`${frame.id}-details`);
  const original = frame.cloneNode(true) as HTMLElement;
  const originalEnd = end?.cloneNode(true);
  const inputs = getInputs(form);
  const linkCheckboxes = inputs.filter(fields.isLinkCheckbox) as HTMLInputElement[];
  const controls = inputs.filter(isControl);
  // The limits of these fields do not depend on other controls' values.
  const unusedControls = getInputs(original).filter(isControl);
  const [first, second] = document.querySelectorAll("form:has(>.lora-controls)");
  const id = encodeURIComponent(frame.id);
  // In a shadow root, a figure does not know the others of its page.
  const isAlone = first !== undefined && second === undefined;
  const home = location.pathname;
  const tagState: State = JSON.parse(element.dataset.input!);
  let state = tagState;
  /** The state before the reader began to use a control. */
  let settledState = tagState;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The pictures that the page shows while a control moves. Cached because the test computes styles. */
  let visible: readonly Composition[] | undefined;

  const toView = (requested: State): View => {
    const allowed = figure.clip(requested);
    return { state: allowed, counts: figure.count(allowed) };
  };

  const getOtherViews = () => {
    const entries = views();
    entries.delete(id);
    if (form === first) entries.delete("");
    return entries;
  };

  const getUrl = (figureView: View) => {
    const view = controls.map(({ name }) => fields.toText(figureView.state[name])).join();
    return toUrl(getOtherViews().set(isAlone ? "" : id, view));
  };

  const getCounts = () => toView(state).counts;

  /** Draws a state, except for the controls. While a control moves, draws only visible parts. */
  const render = (view: View, activeField?: unknown) => {
    visible = activeField
      ? (visible ??
        COMPOSITIONS.filter((name) => element.querySelector(`.lora-${name}`)!.checkVisibility()))
      : undefined;
    // A browser then paints only this figure again. In a figure at rest, it could cover a sticky header.
    frame.classList.toggle("lora-moving", activeField !== undefined);
    for (const name of visible ?? COMPOSITIONS) drawPicture(frame, figure, view.counts, name);
    if (!activeField) link.href = getUrl(view);
    if (data && (!activeField || data.open)) updateData(data, figure, view.counts);
    // A copy for print has no description, and the figure's table replaces it.
    if (end?.querySelector("ul")) updateData(end, figure, view.counts);
    else if (end) end.hidden = true;
  };

  /** Shows a state. Keeps values that are too large until the reader releases the control. */
  const show = (wanted: State, activeField?: Field): View => {
    state = wanted;
    if (!activeField) settledState = wanted;
    const view = toView(wanted);
    render(view, activeField);
    updateControls(inputs, figure, view, activeField);
    return view;
  };

  /** Writes a sentence for screen readers. Other readers see only what the picture does not show. */
  const writeOutput = (sentence = "", isShown = false) => {
    output.toggleAttribute("data-shown", isShown);
    setText(output, sentence);
  };

  /**
   * Announces the result, and replies to an exercise. Screen readers announce the result after a pause,
   * but not that of a slider, which they read as its value.
   */
  const announce = (view: View, field = inputs[0]!, reason = "", lowered?: string | false) => {
    const { state, counts } = view;
    const sentence = `${reason} ${figure.words.spoken(counts, fields.getName(field))}`;
    if (field.type === "range") {
      output.ariaLive = "off";
      writeOutput(sentence, !!reason);
    }
    clearTimeout(timer);
    timer = setTimeout(async () => {
      render(view);
      output.ariaLive = "polite";
      writeOutput(lowered || sentence, !!(reason || lowered));
      // If the strings of exercises fail to load, readers still have the answer in the page.
      const answer = await figure.words.answer?.(counts, state).catch(() => "");
      setText(frame.querySelector(".lora-goal output"), answer);
    }, PAUSE);
  };

  /** On release: updates controls and URL, and announces. */
  const settle = (field: Field) => {
    const requested = state;
    // Updating the controls replaces a value that is not allowed.
    const { validationMessage } = field;
    const view = show(figure.clip(requested));
    // Only the first control's value can be lowered by another control.
    const { name } = controls[0]!;
    const isLowered = (view.state[name] as number) < (requested[name] as number);
    announce(view, field, validationMessage, isLowered && figure.words.lowered?.(view.counts));
    // In a single-page application, navigation removes the figure and fires this event.
    if (location.pathname === home) replaceUrl(getUrl(view));
  };

  /** Returns the state after a reader moved a field. A value that is not allowed has no effect. */
  const applyField = (from: State, field: Field): State => {
    const next: Record<string, unknown> = { ...from };
    const isLinkCheckbox = fields.isLinkCheckbox(field);
    if (!isLinkCheckbox)
      next[fields.getName(field)] = fields.read(field) ?? from[fields.getName(field)];
    for (const { checked, name, value } of linkCheckboxes)
      if (checked && (from[name] === from[value] || (isLinkCheckbox && name === field.name)))
        next[name] = next[value];
    return next;
  };

  /** Returns the state in the URL for this figure; other values are unchanged. */
  const readUrl = (from: State): State => {
    const entries = views();
    const view = entries.get(id) ?? (form === first ? entries.get("") : undefined);
    if (!view) return from;
    const texts = view.split(",");
    const next: Record<string, unknown> = { ...from };
    for (const [index, field] of controls.entries())
      next[field.name] = fields.parse(unusedControls[index]!, texts[index]) ?? from[field.name];
    return next;
  };

  /** Restores the HTML that the build wrote, because scripts do not have the author's text. */
  const reset = () => {
    original.querySelector("form")!.reset();
    const open = [...frame.querySelectorAll("details")];
    for (const [index, item] of original.querySelectorAll("details").entries())
      item.open = !!open[index]?.open;
    replaceUrl(toUrl(getOtherViews()));
    frame.replaceWith(original);
    if (originalEnd) end!.replaceWith(originalEnd);
    original.querySelector<HTMLElement>("[type=reset]")!.focus();
  };

  element.oninput = ({ target }) => {
    const field = target as Field;
    announce(show(applyField(settledState, field), field), field);
  };
  element.onchange = ({ target }) => settle(target as Field);
  form.onreset = reset;
  form.onclick = async (event) => {
    const { type, name } = event.target as HTMLButtonElement;
    if (event.target === link) {
      // Another figure may have moved since the link was written.
      event.preventDefault();
      replaceUrl(getUrl(toView(state)));
    }
    if (type !== "button") return;
    writeOutput();
    try {
      const scene = figure.compose(getCounts(), "wide", figure.words);
      await (await import("./download.js")).download(name, scene, element, figure);
    } catch {
      writeOutput(output.dataset.fail, true);
      // The output is at the controls, above the picture.
      output.scrollIntoView();
    }
  };
  for (const picture of form.querySelectorAll<SVGSVGElement>("svg[role]")) {
    picture.tabIndex = 0;
    picture.onfocus = async () =>
      (await import("./explore.js")).explore(picture, output, figure, getCounts);
  }
  // Values that a reader set before this script loaded win over the URL.
  const touched = inputs.filter((field) =>
    fields.isTouched(field, tagState[fields.getName(field)]),
  );
  const start = touched.reduce(applyField, readUrl(tagState));
  const view = toView(tagState);
  updateControls(inputs, figure, view);
  link.href = getUrl(view);
  if (start !== tagState) announce(show(start));
  if (touched.length) settle(touched.at(-1)!);
  return () => {
    const next = readUrl(state);
    if (next !== state) announce(show(next));
  };
}
