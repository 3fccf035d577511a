/// <reference lib="dom" />
/** Connects the tag's field, the form of options, the figure and the page's address. */

import { writeTag } from "../../src/tag/arguments.js";
import type { Arguments } from "../../src/tag/values.js";
import { heldTag, holdTag } from "./address.js";
import { make, parse } from "./dom.js";
import { controlled, moved } from "./follow.js";
import { toForm } from "./form.js";
import { argumentsFor, asWritten, exampleOf, givenIn, type Kind, kindOf, kinds } from "./kinds.js";
import { type Result, render } from "./render.js";
import { words } from "./words.js";

/** How long nothing may be typed before it is said what is wrong, and before the address has it, ms. */
const PAUSE = 400;

const find = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;

function start(): void {
  const field = find<HTMLTextAreaElement>("tag");
  const [problem, old, said] = [find("problem"), find("old"), find("said")];
  const [place, downloads] = [find("result"), find("downloads")];
  const { id } = place.querySelector("figure")!;
  let result: Result = {};
  let kind: Kind | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The tag of the figure that is there, and what its controls said when it was last looked at. */
  let drawn = "";
  let before = controlled(place);

  /** Says what is wrong, or nothing. */
  const say = (message = "") => {
    if (problem.textContent !== message) problem.textContent = message;
    old.hidden = message === "";
    field.setAttribute("aria-invalid", String(message !== ""));
  };

  const settle = () => {
    clearTimeout(timer);
    say(result.problem);
    holdTag(field.value);
  };

  /** Puts what a tag gives in the place of what was there; a description that is open stays open. */
  const put = ({ html, drawing, remark = "" }: NonNullable<Result["shown"]>) => {
    const content = parse(html);
    const isOpen = place.querySelector<HTMLDetailsElement>(".lora-data")?.open ?? false;
    const data = content.querySelector<HTMLDetailsElement>(".lora-data");
    if (data) data.open = isOpen;
    place.replaceChildren(content);
    if (remark) place.prepend(make("p", {}, remark));
    // A figure that moves has buttons of its own, for the picture as its reader moved it.
    downloads.hidden = !drawing || place.querySelector(".lora-buttons") !== null;
    drawn = field.value;
    before = controlled(place);
  };

  /** Takes what a tag comes to; the form has its values. */
  const take = (next: Result) => {
    result = next;
    kind = result.args && (kindOf(result.args) ?? kind ?? kinds[0]);
    form.show(kind, given());
  };

  /** Reads the tag in the field: what it gives is seen at once, what is wrong once nothing is typed. */
  const read = (isTyping = false) => {
    take(render(field.value, id));
    if (result.shown) {
      put(result.shown);
      say();
    }
    said.textContent = "";
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

  /** Another kind, with the values that it shares with the one before where these are right for it. */
  const choose = (chosen: Kind) => {
    const all = { ...chosen.options, ...chosen.common };
    // Who chooses a kind wants to see it, not a number.
    const { show: _, style: __, ...usable } = all;
    const example = exampleOf(chosen);
    const shared = [...given()].filter(([name]) => Object.hasOwn(usable, name));
    const kept = argumentsFor(chosen, new Map([...example, ...shared]));
    const isRight = render(writeTag(kept), id).shown !== undefined;
    write(isRight ? kept : argumentsFor(chosen, example));
  };

  /** The tag follows what is moved in the figure, which shows it already. */
  const follow = () => {
    const now = controlled(place);
    if (!kind) return;
    const values = given();
    for (const [name, value] of moved(before, now))
      values.set(name, asWritten(kind.options[name]!, value));
    const tag = writeTag(argumentsFor(kind, values));
    const next = render(tag, id);
    if (!next.shown) return;
    before = now;
    field.value = tag;
    take(next);
    settle();
  };

  /** The figure is again as the build would write it. */
  const reset = () => {
    before = controlled(place);
    field.value = drawn;
    take(render(drawn, id));
    settle();
  };

  const copy = async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      said.textContent = words.copied;
    } catch {
      // Only where the page is secure, and its reader allows it.
      said.textContent = words.selected;
    }
  };

  const save = async (format: string) => {
    try {
      const { download } = await import("../../plugin/island/download.js");
      await download(format, result.shown!.drawing!.compose("wide"), place);
    } catch {
      said.textContent = words.failed;
    }
  };

  const load = () => {
    const tag = heldTag();
    if (tag === undefined || tag === field.value) return;
    field.value = tag;
    read();
  };

  const form = toForm(find("options"), find("kind"), choose, change);
  field.oninput = () => read(true);
  place.onchange = follow;
  place.addEventListener("reset", reset);
  find("copy").onclick = copy;
  downloads.onclick = ({ target }) => {
    if (target instanceof HTMLButtonElement) save(target.name);
  };
  addEventListener("hashchange", load);

  // What a reader has written before this script arrived is kept; the page's own figure is there already.
  const isOwn = field.value === field.defaultValue;
  if (isOwn && heldTag() !== undefined) load();
  else if (!isOwn) read();
  take(render(field.value, id));
  drawn ||= field.value;
}

start();
