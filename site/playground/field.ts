/// <reference lib="dom" />
/** Creates an option's control, with the option's name, meaning, range and default. */
import type { Option } from "../../src/options.js";
import { asWritten } from "../../src/tag/written.js";
import { make } from "../scripts/dom.js";
import { createFileField } from "./chosen-files.js";
import { ALONE } from "./kinds.js";
import { words } from "./words.js";

export interface Field {
  readonly element: HTMLElement;
  /** Returns the value as a tag states it, or undefined if the tag leaves the option out. */
  read(): unknown;
  /** Shows a tag's value. A list of names offers the names in `candidates`. */
  show(value: unknown, candidates: readonly string[]): void;
}

/** Returns the control of an option with its label and description. */
export function toField(name: string, option: Option, models: string): Field {
  const id = `option-${name}`;
  const about = make("p", { id: `${id}-about`, className: "about" }, describe(option));
  const { control, extra = [], ...rest } = createControl(name, option, models);
  control.id = id;
  control.setAttribute("aria-describedby", about.id);
  const label = make("label", { htmlFor: id }, make("code", {}, name));
  return {
    ...rest,
    element: make("div", { className: "option" }, label, control, ...extra, about),
  };
}

/** Returns an option's description. Leaves out the values if the control lists them. */
const describe = ({ type, about, allowed, default: otherwise }: Option) =>
  [
    words.about(about),
    ...(type === "choice" || type === "boolean" ? [] : [words.allowed(allowed)]),
    words.otherwise(otherwise),
  ].join(" ");

interface Part extends Omit<Field, "element"> {
  readonly control: HTMLElement;
  readonly extra?: readonly HTMLElement[];
}

function createControl(name: string, option: Option, models: string): Part {
  if (option.type === "boolean")
    return toSelect(option, ["true", "false"], (item) => item === "true");
  if (option.type === "choice")
    return toSelect(option, option.values!, (item) => asWritten(option, item));
  if (option.type === "number") return toNumber(option);
  if (option.type === "text") return toText(name, option);
  if (option.type === "names") return toNames(option);
  const input = make("input", { type: "text" });
  const toWritten = (value: unknown) => asWritten(option, option.read(value) ?? value);
  // Suggests the ids of known models.
  if (option.type === "model") input.setAttribute("list", models);
  const use = (name: string, against?: string) => {
    const other = document.querySelector<HTMLInputElement>("#option-against");
    for (const [field, value = ""] of [
      [input, name],
      [other, against],
    ] as const) {
      if (!field || !(field.value || value)) continue;
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };
  return {
    control: input,
    // One field takes both adapters, because their weights are compared at once.
    extra: option.type === "adapter" && !option.default ? [createFileField(use)] : [],
    read: () => (input.value.trim() ? toWritten(input.value) : undefined),
    show: (value) => put(input, formatValue(toWritten(value))),
  };
}

/** Sets the value of a field, unless the reader is editing it. */
function put(field: HTMLInputElement | HTMLSelectElement, value: string): void {
  if (field.value !== value && field !== document.activeElement) field.value = value;
}

function formatValue(value: unknown): string {
  if (Array.isArray(value)) return value.join(", ");
  return value === undefined || typeof value === "object" ? "" : String(value);
}

function toSelect(
  option: Option,
  values: readonly string[],
  toValue: (text: string) => unknown,
): Part {
  const select = make("select", {});
  const { default: otherwise } = option;
  if (otherwise !== undefined) select.append(new Option_(words.without(otherwise), ""));
  // A value that the list does not offer, such as different details for each medium.
  const other = new Option_("", "");
  select.append(...values.map((item) => new Option_(item, item)), other);
  return {
    control: select,
    read: () => (select.value ? toValue(select.value) : undefined),
    show(value) {
      // An unquoted word in the tag is one of the option's values.
      const written = value instanceof Object && "path" in value ? value.path : value;
      const text = option.read(written) === undefined ? "" : formatValue(written);
      other.value = other.text = text;
      other.hidden = !text || values.includes(text);
      select.value = text;
    },
  };
}

/** The browser's class `Option`, whose name the imported type `Option` hides. */
const Option_ = globalThis.Option as unknown as new (
  text: string,
  value: string,
) => HTMLOptionElement;

function toNumber(option: Option): Part {
  const { min = 0, max, isWhole } = option;
  const input = make("input", { type: "number", min: String(min), step: isWhole ? "1" : "any" });
  if (max !== undefined) input.max = String(max);
  return {
    control: input,
    read: () => (input.value === "" ? undefined : Number(input.value)),
    show(value) {
      if (input.value === "" || Number(input.value) !== value)
        put(input, formatValue(option.read(value)));
    },
  };
}

/**
 * Returns a text field. If it is empty, the tag leaves the option out. A checkbox sets empty text
 * where that is allowed.
 */
function toText(name: string, option: Option): Part {
  const input = make("input", { type: "text" });
  if (option.read("") === undefined)
    return {
      control: input,
      read: () => input.value || undefined,
      show: (value) => put(input, formatValue(option.read(value))),
    };
  const box = make("input", { type: "checkbox" });
  const label = make("label", { className: "tick" }, box, ` ${name} `, words.isEmpty);
  input.oninput = () => {
    box.checked = false;
  };
  box.oninput = () => {
    if (box.checked) input.value = "";
  };
  return {
    control: input,
    extra: [label],
    read: () => (box.checked ? "" : input.value || undefined),
    show(value) {
      box.checked = value === "";
      put(input, formatValue(option.read(value)));
    },
  };
}

/** Returns a field for names, which readers write with commas or tick in a list. */
function toNames(option: Option): Part {
  const input = make("input", { type: "text" });
  const list = make("div", { className: "names" });
  const details = make("details", {}, make("summary", {}, words.choose), list);
  let offered: readonly string[] = [];
  const ticked = () => [...list.querySelectorAll("input")];
  const written = () => (option.read(input.value) as string[]).filter(Boolean);
  // The text field has the value. Ticks only edit the text.
  list.oninput = ({ target }) => {
    const { value, checked } = target as HTMLInputElement;
    const others = written().filter((item) => item !== value);
    const fitting = value === ALONE ? [] : others.filter((item) => item !== ALONE);
    const all = checked ? [...fitting, value] : others;
    input.value = all.join(", ");
  };
  return {
    control: input,
    extra: [details],
    read() {
      const [name, ...others] = written();
      return name === ALONE && !others.length ? ALONE : name && [name, ...others];
    },
    show(value, candidates) {
      const names = option.read(value);
      put(input, formatValue(names));
      details.hidden = candidates.length === 0;
      if (candidates.join() !== offered.join())
        list.replaceChildren(
          ...candidates.map((item) => {
            const box = make("input", { type: "checkbox", value: item });
            return make("label", { className: "tick" }, box, ` ${item}`);
          }),
        );
      offered = candidates;
      const chosen = Array.isArray(names) ? names : [];
      for (const box of ticked()) box.checked = chosen.includes(box.value);
    },
  };
}
