/// <reference lib="dom" />
/** Reads and writes the values of options in native controls. */
import { addOctaves } from "../../src/html/positions.js";

export type Field = HTMLInputElement | HTMLSelectElement;
export type State = Readonly<Record<string, unknown>>;

export const getName = ({ dataset, name }: Field) => dataset.name ?? name;

/**
 * Returns whether the field is a checkbox that makes its option follow another option. Its value is the name of
 * the other option.
 */
export const isLinkCheckbox = (field: Field) =>
  field.type === "checkbox" && field.hasAttribute("value");

/** Returns the values at a slider's positions, or undefined if the positions are the values or there is no slider. */
function getValues({ dataset: { log, values } }: Field): number[] | undefined {
  const list = (log ?? values)?.split(",").map(Number);
  return log ? addOctaves(list!) : list;
}

/**
 * Extends a slider to a value that a reader typed. Returns its largest value at any setting of the other controls.
 * The first call must precede changes.
 */
export function extend(range: HTMLInputElement, value: number): number {
  const { dataset } = range;
  dataset.max ??= range.max;
  const max = getValues(range)?.at(-1) ?? Number(dataset.max);
  if (value <= max) return max;
  if (dataset.log) dataset.log += `,${value}`;
  else if (dataset.values) dataset.values += `,${value}`;
  else dataset.max = `${value}`;
  return value;
}

/** Returns the first position at which a slider reaches a value, or the value for other fields. */
export const findPosition = (field: Field, value: number) =>
  getValues(field)?.findIndex((item) => item >= value) ?? value;

/** Returns a field's value; undefined if a reader typed a value that is not allowed. */
export function read(field: Field): unknown {
  const { type, value, validity } = field;
  if (type === "checkbox") return (field as HTMLInputElement).checked;
  if (type === "select-one") return value;
  const number = validity.valid && value ? Number(value) : undefined;
  return getValues(field)?.[number!] ?? number;
}

/**
 * Writes a value into a field. Skips an equal value, because writing it would cost a layout. The
 * exception is a change that has settled: writing then turns "7." in a number field into "7".
 */
export function setValue(field: Field, value: unknown, isSettled: boolean): void {
  const { type } = field;
  const text = `${findPosition(field, value as number)}`;
  if (type === "checkbox") (field as HTMLInputElement).checked = value as boolean;
  else if (type === "radio") (field as HTMLInputElement).checked = Number(field.value) === value;
  else if (isSettled || field.value !== text) field.value = text;
}

/** Returns whether a field's value differs from `value`; false for radio buttons that are not chosen. */
export function isTouched(field: Field, value: unknown): boolean {
  const { type, checked, defaultChecked } = field as HTMLInputElement;
  if (type === "radio" && !checked) return false;
  if (type === "checkbox") return checked !== defaultChecked;
  return read(field) !== value;
}

export const toText = (value: unknown) => encodeURIComponent(`${value}`);

/** Returns the value of an unused field for text in a URL; undefined if the field cannot have it. */
export function parse(field: Field, text = ""): unknown {
  if (field.type === "select-one")
    return [...(field as HTMLSelectElement).options].find((item) => toText(item.value) === text)
      ?.value;
  if (field.type === "checkbox") return text ? text === "true" : undefined;
  field.value = text;
  return read(field);
}
