/// <reference lib="dom" />
/** Reads the controls of a figure as values of options. */

type Control = HTMLInputElement | HTMLSelectElement;

/** Selects one control for each option: for a slider, the number field, which has the exact value. */
const CONTROLS = "[type=number][name], select[name], [type=checkbox][name]:not([value])";

const read = (control: Control): unknown => {
  if (control.type === "checkbox") return (control as HTMLInputElement).checked;
  return control.type === "number" ? Number(control.value) : control.value;
};

/** Returns the values of a figure's controls. */
export const readControls = (figure: ParentNode): ReadonlyMap<string, unknown> =>
  new Map(
    [...figure.querySelectorAll<Control>(`lora-figure :is(${CONTROLS})`)].map((item) => [
      item.name,
      read(item),
    ]),
  );

/** Returns the values that changed. */
export const getChanges = (
  before: ReadonlyMap<string, unknown>,
  now: ReadonlyMap<string, unknown>,
) => [...now].filter(([name, value]) => before.get(name) !== value);
