/// <reference lib="dom" />
/** The form of all options, generated from the registry. It shows a tag's values and changes them. */
import type { Options } from "../../src/options.js";
import { make } from "../scripts/dom.js";
import { type Field, toField } from "./field.js";
import { candidatesFor, type Kind, kinds, modelIds } from "./kinds.js";
import { words } from "./words.js";

/** The id of the list of models that fields suggest. */
const MODELS = "known-models";

type Given = ReadonlyMap<string, unknown>;

interface Form {
  /** Shows a tag's values. Without a kind, the tag is invalid and the form is disabled. */
  show(kind: Kind | undefined, values: Given): void;
}

/**
 * Fills `place` with the form. Calls `choose` when the reader selects another kind in `choices`, and `change` when
 * the reader changes a value; undefined leaves the option out.
 */
export function toForm(
  place: HTMLElement,
  choices: HTMLElement,
  choose: (kind: Kind) => void,
  change: (name: string, value: unknown) => void,
): Form {
  const all = make("fieldset", {});
  const models = make(
    "datalist",
    { id: MODELS },
    ...modelIds().map((value) => make("option", { value })),
  );
  place.replaceChildren(all, models);
  const radios = [...choices.querySelectorAll("input")];
  const chosen = document.getElementById("chosen")!;
  choices.onchange = () => choose(kinds[radios.findIndex(({ checked }) => checked)]!);

  let shown: Kind | undefined;
  let fields = new Map<string, Field>();
  const commonSection = make("details", {});

  const toFields = (options: Options) =>
    Object.entries(options).map(([name, option]) => {
      const field = toField(name, option, MODELS);
      fields.set(name, field);
      field.element.addEventListener("input", () => change(name, field.read()));
      return field.element;
    });
  const build = (kind: Kind) => {
    fields = new Map();
    const heading = make("h2", {}, words.optionsOf(kind.name));
    const common = toFields(kind.common);
    all.replaceChildren(heading, ...toFields(kind.options));
    commonSection.replaceChildren(make("summary", {}, words.ofEveryTag), ...common);
    if (common.length) all.append(commonSection);
  };

  return {
    show(kind, values) {
      all.disabled = kind === undefined;
      if (!kind) return;
      if (kind !== shown) build(kind);
      shown = kind;
      const radio = radios[kinds.indexOf(kind)]!;
      radio.checked = true;
      chosen.textContent = radio.parentElement!.lastElementChild!.textContent;
      for (const [name, field] of fields) field.show(values.get(name), candidatesFor(name, values));
    },
  };
}
