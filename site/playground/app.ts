/// <reference lib="dom" />
/** Keeps the tag's field, the form of options, the figure and the page's URL in sync. */

import { writeTag } from "../../src/tag/arguments.js";
import type { Arguments } from "../../src/tag/values.js";
import { asWritten } from "../../src/tag/written.js";
import { make } from "../scripts/dom.js";
import { readTag, storeTag } from "./address.js";
import { loadFigure } from "./figures.js";
import { getChanges, readControls } from "./follow.js";
import { toForm } from "./form.js";
import { argumentsFor, findKind, givenIn, type Kind, kinds, toExampleValues } from "./kinds.js";
import { languages } from "./languages.js";
import { toProblems } from "./problems.js";
import { type Result, render, toStillHtml } from "./render.js";
import { words } from "./words.js";

/** The time after the last key press until an error appears and the URL changes, ms. */
const PAUSE = 150;

const find = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;

/** Parses HTML from `renderTag`, which escapes all text. */
function parse(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

function start(): void {
  const field = find<HTMLTextAreaElement>("tag");
  const [problem, old, info] = [find("problem"), find("old"), find("info")];
  const [place, downloads] = [find("result"), find("downloads")];
  const [language, width, as] = ["language", "width", "as"].map(find<HTMLSelectElement>) as [
    HTMLSelectElement,
    HTMLSelectElement,
    HTMLSelectElement,
  ];
  const snippet = find("snippet");
  const { id } = place.querySelector("figure")!;
  let result: Result = {};
  let kind: Kind | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what the reader did. What loads for an earlier act is ignored. */
  let acts = 0;
  /** The tag of the visible figure. */
  let drawn = "";
  /** The last known values of the visible figure's controls. */
  let before = readControls(place);

  /** Shows an error, or hides it. */
  const showProblem = (message = "") => {
    if (problem.textContent !== message) problem.textContent = message;
    old.hidden = message === "";
    field.setAttribute("aria-invalid", String(message !== ""));
  };

  /** Replaces the tag by a corrected tag. */
  const use = (tag: string) => {
    field.value = tag;
    field.focus();
    read();
  };

  const settle = () => {
    clearTimeout(timer);
    const { value } = field;
    showProblem(result.error?.message);
    storeTag(value);
    if (result.error) explain(value);
    showSnippet();
  };

  /** Adds all errors of a tag and their suggestions. */
  const explain = async (tag: string) => {
    const content = await toProblems(tag, id, use);
    if (field.value === tag && result.error) problem.replaceChildren(...content);
  };

  /** Replaces the result. An open description stays open. */
  const put = ({ html, drawing, remark = "" }: NonNullable<Result["shown"]>) => {
    const content = parse(html);
    const isOpen = place.querySelector<HTMLDetailsElement>(".lora-data")?.open ?? false;
    const data = content.querySelector<HTMLDetailsElement>(".lora-data");
    if (data) data.open = isOpen;
    place.replaceChildren(content);
    if (remark) place.prepend(make("p", {}, remark));
    // An interactive figure has its own download buttons.
    downloads.hidden = !drawing || place.querySelector(".lora-buttons") !== null;
    drawn = field.value;
    before = readControls(place);
  };

  /** Stores the result of a tag and shows its values in the form. */
  const showResult = (next: Result) => {
    acts++;
    result = next;
    place.ariaBusy = String(next.loading !== undefined);
    kind = result.args && (findKind(result.args) ?? kind ?? kinds[0]);
    form.show(kind, given());
    language.value = String(given().get("lang") ?? "");
    language.disabled = kind?.common.lang === undefined;
  };

  /** Shows the figure as source for another place, if the reader wants that and it is a figure. */
  const showSnippet = async () => {
    const { args, shown } = result;
    const { value: form } = as;
    const { drawing } = shown ?? {};
    // Tables, references and numbers have no other forms.
    as.disabled = !drawing;
    snippet.hidden = !form || !args || !kind || !drawing;
    if (!form || !args || !kind || !drawing) return;
    const options = { ...kind.options, ...kind.common };
    const html = (name: string) => toStillHtml(args, name);
    const { writeSnippet } = await import("./snippets.js");
    // The tag or the form may have changed while the script loaded.
    if (result.args === args && as.value === form)
      snippet.firstElementChild!.textContent = writeSnippet(form, { args, options, drawing, html });
  };

  /** Reads the tag in the field. A figure appears at once, an error after a pause in typing. */
  const read = (isTyping = false) => {
    showResult(render(field.value, id));
    if (result.shown) {
      put(result.shown);
      showProblem();
    }
    const act = acts;
    result.loading?.then(() => {
      if (acts === act) read(isTyping);
    });
    info.textContent = "";
    clearTimeout(timer);
    if (isTyping) timer = setTimeout(settle, PAUSE);
    else settle();
  };

  const given = () =>
    result.args && kind ? givenIn(result.args, kind) : new Map<string, unknown>();

  const write = (args: Arguments, isTyping = false) => {
    field.value = writeTag(args);
    read(isTyping);
  };

  const change = (name: string, value: unknown) => {
    if (!kind) return;
    const values = given();
    if (value === undefined) values.delete(name);
    else values.set(name, value);
    write(argumentsFor(kind, values), true);
  };

  /** Shows another kind of figure or table. Keeps the values that both kinds share, if they are valid. */
  const choose = async (chosen: Kind): Promise<void> => {
    const act = ++acts;
    place.ariaBusy = "true";
    if (chosen.tag === "lora") await loadFigure(chosen.name);
    if (acts !== act) return;
    const all = { ...chosen.options, ...chosen.common };
    // A reader who selects a kind wants a figure, not a number.
    const { show: _, style: __, ...usable } = all;
    const example = toExampleValues(chosen);
    const shared = [...given()].filter(([name]) => Object.hasOwn(usable, name));
    const kept = argumentsFor(chosen, new Map([...example, ...shared]));
    const isRight = render(writeTag(kept), id).shown !== undefined;
    write(isRight ? kept : argumentsFor(chosen, example));
  };

  /** Updates the tag after the reader changed the figure. */
  const follow = () => {
    const now = readControls(place);
    if (!kind) return;
    const values = given();
    for (const [name, value] of getChanges(before, now)) {
      // Absent if the tag is of another kind than the figure, which is from the last valid tag.
      const option = kind.options[name];
      if (option) values.set(name, asWritten(option, value));
    }
    // A preset replaces the targets of the drawn tag, and "as given" brings them back.
    if (now.has("preset")) {
      const { args } = render(drawn, id);
      const targets = args && givenIn(args, kind).get("targets");
      const isGiven = now.get("preset") === "as given";
      values.delete(isGiven ? "preset" : "targets");
      if (isGiven && targets !== undefined) values.set("targets", targets);
    }
    const tag = writeTag(argumentsFor(kind, values));
    const next = render(tag, id);
    if (!next.shown) return;
    before = now;
    field.value = tag;
    showResult(next);
    settle();
  };

  /** Updates the tag after the reader reset the figure. */
  const reset = () => {
    before = readControls(place);
    field.value = drawn;
    showResult(render(drawn, id));
    settle();
  };

  const copy = async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      info.textContent = words.copied;
    } catch {
      // Browsers allow this only on a secure page and with the reader's permission.
      info.textContent = words.selected;
    }
  };

  const save = async (format: string) => {
    try {
      const { download } = await import("../../plugin/island/download.js");
      await download(format, result.shown!.drawing!.compose("wide"), place);
    } catch {
      info.textContent = words.failed;
    }
  };

  const load = () => {
    const tag = readTag();
    if (tag === undefined || tag === field.value) return;
    field.value = tag;
    read();
  };

  /** Draws adapter files that are dropped anywhere on the page. */
  const drop = async (event: DragEvent) => {
    const { types, files } = event.dataTransfer!;
    if (!types.includes("Files")) return;
    event.preventDefault();
    if (event.type !== "drop") return;
    if (kind?.name !== "adapter") await choose(kinds.find(({ name }) => name === "adapter")!);
    const input = document.querySelector<HTMLInputElement>("#options [type=file]")!;
    input.files = files;
    input.dispatchEvent(new Event("input"));
  };

  const form = toForm(find("options"), find("kinds"), choose, change);
  language.append(
    ...languages.map((tag) => {
      const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag);
      return make("option", { value: tag, lang: tag }, name ?? tag);
    }),
  );
  language.oninput = () => change("lang", language.value || undefined);
  width.oninput = () => {
    place.dataset.width = width.value;
  };
  as.oninput = showSnippet;
  field.oninput = () => read(true);
  place.onchange = follow;
  place.addEventListener("reset", reset);
  find("copy").onclick = copy;
  downloads.onclick = ({ target }) => {
    if (target instanceof HTMLButtonElement) save(target.name);
  };
  addEventListener("hashchange", load);
  addEventListener("dragover", drop);
  addEventListener("drop", drop);

  // Keeps text that the reader typed before this script loaded. The page already has its first figure.
  if (field.value === field.defaultValue) field.value = readTag() ?? field.value;
  if (field.value === field.defaultValue) showResult(render(field.value, id));
  else read();
  drawn ||= field.value;
}

start();
