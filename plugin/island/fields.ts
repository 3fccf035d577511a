/// <reference lib="dom" />
/** Native controls as values of options, in whatever way each shows them. */

export type Field = HTMLInputElement | HTMLSelectElement;
export type State = Readonly<Record<string, unknown>>;

/** The option that a field is for. */
export const nameOf = ({ dataset, name }: Field) => dataset.name ?? name;

/** Whether a tick box makes its option follow another, which its value names. */
export const isTie = (field: Field) => field.type === "checkbox" && field.hasAttribute("value");

/** The values at a slider's positions, where these are not its positions themselves. */
const listOf = ({ dataset }: HTMLElement) => dataset.values?.split(",").map(Number);

/** Where a slider stands for a value, or next to it. */
function positionOf(range: HTMLElement, value: number): number {
  const distances = listOf(range)?.map((item) => Math.abs(item - value));
  return distances ? distances.indexOf(Math.min(...distances)) : value;
}

/** The last position of a slider that goes as far as a value. */
export const endOf = (range: HTMLElement, max: number) =>
  listOf(range)?.findIndex((item) => item >= max) ?? max;

/** The value that a field holds; undefined for a number that is none. */
export function read(field: Field): unknown {
  const { type, value } = field;
  if (type === "checkbox") return (field as HTMLInputElement).checked;
  if (type === "select-one") return value;
  const number = value === "" ? undefined : Number(value);
  return type === "range" ? (listOf(field)?.[number!] ?? number) : number;
}

/**
 * Shows a value in a field. A browser lays out anew also one that is given what it has, so while
 * others move it is not; once they are settled it is, for "7." is 7 to a number field.
 */
export function setValue(field: Field, value: unknown, isSettled: boolean): void {
  const { type } = field;
  const text = String(type === "range" ? positionOf(field, value as number) : value);
  if (type === "checkbox") (field as HTMLInputElement).checked = value as boolean;
  else if (type === "radio") (field as HTMLInputElement).checked = Number(field.value) === value;
  else if (isSettled || field.value !== text) field.value = text;
}

/** Whether the field holds another value than this; of radio buttons only the chosen one tells. */
export function isTouched(field: Field, value: unknown): boolean {
  const { type, checked, defaultChecked } = field as HTMLInputElement;
  if (type === "radio" && !checked) return false;
  if (type === "checkbox") return checked !== defaultChecked;
  return read(field) !== value;
}

/** A field's value as the address has it. */
export const spell = (value: unknown) => encodeURIComponent(String(value));

/** The value that the address has for a field; undefined where it is none that it can have. */
export function parse(field: Field, text = ""): unknown {
  if (field instanceof HTMLSelectElement)
    return [...field.options].find((item) => spell(item.value) === text)?.value;
  if (text === "") return undefined;
  const number = Number(text);
  return field.type === "checkbox" ? text === "true" : Number.isFinite(number) ? number : undefined;
}
