/// <reference lib="dom" />
/** The form of all options, generated from what the registry states: it shows a tag's values and changes them. */
import type { Options } from "../../src/options.js";
import { make } from "./dom.js";
import { type Field, toField } from "./field.js";
import { candidatesFor, type Kind, kinds, modelIds, TABLE } from "./kinds.js";
import { words } from "./words.js";

/** The id of the list of models that fields suggest. */
const MODELS = "known-models";

type Given = ReadonlyMap<string, unknown>;

export interface Form {
  /** Shows a tag of this kind; without one the tag cannot be read, and nothing of it can be changed here. */
  show(kind: Kind | undefined, values: Given): void;
}

/** Fills the place; `choose` hears of another kind, `change` of another value: undefined leaves the option out. */
export function toForm(
  place: HTMLElement,
  choose: (kind: Kind) => void,
  change: (name: string, value: unknown) => void,
): Form {
  const select = make("select", { id: "kind" });
  for (const { name } of kinds)
    select.append(make("option", { value: name }, name === TABLE.name ? words.table : name));
  const label = make("label", { htmlFor: select.id }, words.kind);
  const body = make("div", {});
  const all = make("fieldset", { className: "kind" }, label, select, body);
  const models = make(
    "datalist",
    { id: MODELS },
    ...modelIds().map((value) => make("option", { value })),
  );
  place.replaceChildren(all, models);
  select.onchange = () => choose(kinds.find(({ name }) => name === select.value)!);

  let shown: Kind | undefined;
  let fields = new Map<string, Field>();

  const toFields = (options: Options) =>
    Object.entries(options).map(([name, option]) => {
      const field = toField(name, option, MODELS);
      fields.set(name, field);
      field.element.addEventListener("input", () => change(name, field.read()));
      return field.element;
    });
  const build = (kind: Kind) => {
    fields = new Map();
    const own = make("h3", {}, words.optionsOf(kind === TABLE ? words.table : kind.name));
    const common = toFields(kind.common);
    body.replaceChildren(own, ...toFields(kind.options));
    if (!common.length) return;
    body.append(make("details", {}, make("summary", {}, words.ofEveryTag), ...common));
  };

  return {
    show(kind, values) {
      all.disabled = kind === undefined;
      if (!kind) return;
      if (kind !== shown) build(kind);
      shown = kind;
      select.value = kind.name;
      for (const [name, field] of fields) field.show(values.get(name), candidatesFor(name, values));
    },
  };
}
