import type { Handle } from "../figures/figure.js";
import { escapeText, toVariables } from "../render/svg.js";
import { words } from "./words.js";

/**
 * Native inputs for what a reader may change, hidden where scripts do not run; the form's method
 * sends nothing anywhere. A script adopts them: what a reader sets before it arrives is kept. The
 * controls come before the picture, whose height may change: a slider must stay under the finger
 * that moves it.
 */
export function toControls(handles: readonly Handle[]): string {
  const rows = handles.map((handle) => {
    if (handle.control.kind === "tick") return toTick(handle);
    if (handle.control.kind === "choice") return toChoice(handle);
    return toSlider(handle, handles);
  });
  return (
    `<form class="lora-controls" method="dialog" autocomplete="off" dir="ltr" hidden=""><div>` +
    `${rows.join("")}<output data-failed="${escapeText(words.failed)}"></output></div><div>` +
    `<button type="reset">${words.reset}</button>` +
    `<button type="button" name="svg">${words.svg}</button>` +
    `<button type="button" name="png">${words.png}</button>` +
    `<a>${words.link}</a></div></form>`
  );
}

const checkedIf = (isChecked: unknown) => (isChecked ? ' checked=""' : "");

function toTick({ name, label, value }: Handle): string {
  const box = `<input type="checkbox" name="${name}"${checkedIf(value)}/>`;
  return `<label>${box} ${toVariables(label)}</label>`;
}

function toChoice({ name, label, value, values = [] }: Handle): string {
  const options = values.map(
    (one) => `<option${one === value ? ' selected=""' : ""}>${escapeText(one)}</option>`,
  );
  return `<label>${toVariables(label)} <select name="${name}">${options.join("")}</select></label>`;
}

/** A slider, a number field, and a tick box for each other option that may follow this one. */
function toSlider(handle: Handle, all: readonly Handle[]): string {
  const { name, label, control, value, min = 1, max, isWhole } = handle;
  const isFollower = (one: Handle) => one.control.kind === "slider" && one.control.sameAs === name;
  const ties = all.filter(isFollower).map((one) => {
    const box = `<input type="checkbox" name="${one.name}" value="${name}"${checkedIf(one.value === value)}/>`;
    return `<label>${box} ${toVariables(`${label} = ${one.label}`)}</label>`;
  });
  const most = max === undefined ? "" : ` max="${max}"`;
  const isTied = control.kind === "slider" && control.sameAs;
  return (
    `<span${isTied ? ' class="lora-tied"' : ""}><label>${toVariables(label)} ${toRange(handle)}</label>` +
    `<input type="number" name="${name}" aria-label="${escapeText(name)}" min="${min}"${most} step="${isWhole ? 1 : "any"}" ` +
    `value="${value}"/>${ties.join("")}</span>`
  );
}

/**
 * A slider's positions are its values, or their places in a list. One of values ends where the other
 * controls let it; `data-max` is as far as it ever goes.
 */
function toRange({ name, control, value, most, limit, isWhole }: Handle): string {
  if (control.kind !== "slider") return "";
  const number = Number(value);
  const range = (min: number, max: number, at: number, data: string, step: number | "any" = 1) =>
    `<input type="range" name="${name}" min="${min}" max="${max}" step="${step}" value="${at}" ${data}/>`;
  if (control.scale === "linear") {
    const least = Math.min(control.min, number);
    return range(least, limit, number, `data-max="${most}"`, isWhole ? 1 : "any");
  }
  const usual = usualValues(control.scale, control.min, most);
  const list = [...new Set([...usual, number])].sort((a, b) => a - b);
  return range(0, list.length - 1, list.indexOf(number), `data-values="${list}"`);
}

/** A slider's list, or of a logarithmic one the powers of two and half-way between them. */
function usualValues(scale: "log2" | readonly number[], min: number, max: number) {
  if (scale !== "log2") return scale;
  const values: number[] = [];
  for (let value = min; value <= max; value *= 2) values.push(value, 1.5 * value);
  return values.filter((one) => one <= max && Number.isInteger(one));
}
