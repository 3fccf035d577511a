/// <reference lib="dom" />
/** What a reader moves in the figure itself, as values of options, so that the tag can follow. */

type Control = HTMLInputElement | HTMLSelectElement;

/** Each option once: beside a slider stands a number field, which holds its whole value. */
const CONTROLS = "[type=number][name], select[name], [type=checkbox][name]:not([value])";

const read = (control: Control): unknown => {
  if (control.type === "checkbox") return (control as HTMLInputElement).checked;
  return control.type === "number" ? Number(control.value) : control.value;
};

/** The values of the figure's controls. */
export const controlled = (figure: ParentNode): ReadonlyMap<string, unknown> =>
  new Map(
    [...figure.querySelectorAll<Control>(`lora-figure :is(${CONTROLS})`)].map((item) => [
      item.name,
      read(item),
    ]),
  );

/** Those that differ from what they were. */
export const moved = (before: ReadonlyMap<string, unknown>, now: ReadonlyMap<string, unknown>) =>
  [...now].filter(([name, value]) => before.get(name) !== value);
