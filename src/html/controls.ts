/** Writes the controls and buttons of an interactive figure. */

import { isRightToLeft } from "../direction.js";
import { escapeText, toVariables } from "../escape.js";
import type { Handle } from "../figures/figure.js";
import { plain } from "../language-format.js";
import type { HtmlWords } from "../locales/index.js";
import type { Control } from "../options.js";
import { addOctaves } from "./positions.js";

/**
 * Returns native inputs for the options that a reader can change. They precede the picture, so that a
 * slider does not move while its figure redraws. The output after them shows the result, or that a download
 * failed. The stylesheet shows them if scripts run.
 */
export function toControls(handles: readonly Handle[], words: HtmlWords): string {
  const rows = handles.map((handle) => {
    if (handle.control.kind === "tick") return toTick(handle);
    if (handle.control.kind === "choice") return toChoice(handle);
    return toSlider(handle, handles);
  });
  return (
    `<div class="lora-controls" ${HIDDEN} role="group" aria-label="${escapeText(words.controls)}">` +
    `${rows.join(" ")}<output data-fail="${escapeText(words.failed)}"></output></div>`
  );
}

/**
 * Hides elements that only a page with the stylesheet shows. Some sites hide `[hidden]` with `!important` in a
 * cascade layer, which no other stylesheet can override, but their rules exempt the value "until-found". Reader views
 * skip hidden elements, and the search index Pagefind skips those with the first attribute.
 */
export const HIDDEN = 'data-pagefind-ignore="" hidden="until-found"';

export const toButtons = (words: HtmlWords) =>
  `<div class="lora-buttons" ${HIDDEN}><button type="reset">${escapeText(words.reset)}</button> ` +
  `${toDownload("svg", words.svg)} ${toDownload("png", words.png)} ` +
  `<a>${escapeText(words.link)}</a></div>`;

const toDownload = (format: "svg" | "png", label: string) =>
  `<button type="button" name="${format}" aria-label="${escapeText(label)}">${format.toUpperCase()}</button>`;

const checkedIf = (isChecked: unknown) => (isChecked ? ' checked=""' : "");

function toTick({ name, label, value }: Handle): string {
  const box = `<input type="checkbox" name="${name}"${checkedIf(value)}/>`;
  return `<label class="lora-tick">${box} ${toVariables(label)}</label>`;
}

function toChoice({ name, label, value, values }: Handle): string {
  const options = values.map((item) => {
    const selected = item.value === value ? ' selected=""' : "";
    const key = item.label === item.value ? "" : ` value="${escapeText(item.value)}"`;
    return `<option${key}${selected}>${escapeText(item.label)}</option>`;
  });
  return (
    `<label class="lora-row"><span>${toVariables(label)}</span> ` +
    `<select name="${name}">${options.join(" ")}</select></label>`
  );
}

type Slider = Extract<Control, { kind: "slider" }>;

/** Returns the variable in a label, or the complete label. */
const getLetter = (label: string) => /\*[^*]+\*/.exec(label)?.[0] ?? label;

/** Up to this value, a slider of whole numbers stops at every one. Above, it stops at usual ones. */
const EVERY = 16;

/** Returns the attribute that allows fractions; integers are the default. */
const toStepAttribute = (isWhole: boolean | undefined) => (isWhole ? "" : ' step="any"');

/**
 * Returns a slider with a number field, and with a checkbox for each option that can follow this option.
 */
function toSlider(handle: Handle, handles: readonly Handle[]): string {
  const { name, label, control, value, min = 1, max, isWhole } = handle;
  if (control.kind !== "slider") return "";
  const isFollower = (item: Handle) =>
    item.control.kind === "slider" && item.control.sameAs === name;
  const ties = handles.filter(isFollower).map((item) => {
    const box = `<input type="checkbox" name="${item.name}" value="${name}"${checkedIf(item.value === value)}/>`;
    const equation = toVariables(`${getLetter(label)} = ${getLetter(item.label)}`);
    // Parts of a flexible box would follow each other from the right.
    const inDirection = isRightToLeft(label) ? `<bdi>${equation}</bdi>` : equation;
    return `<label class="lora-tick">${box} ${inDirection}</label>`;
  });
  const maxAttribute = max === undefined ? "" : ` max="${max}"`;
  return (
    `<div class="lora-row${control.sameAs ? " lora-tied" : ""}">` +
    `<label><span>${toVariables(label)}</span>${toRange(handle, control)}</label>` +
    `<input type="number" name="${name}" aria-label="${escapeText(plain(label))}" ` +
    `min="${min}"${maxAttribute}${toStepAttribute(isWhole)} value="${value}"/>${ties.join(" ")}</div>`
  );
}

/**
 * Returns a range input. Its positions are the values or, if there are too many values, indices in a list: either the
 * list `data-values`, or the values `data-log` with the powers of two between them, and 1.5 times each power. If other
 * controls have lowered the slider's end, `data-max` is its highest possible end.
 */
function toRange(
  { name, value, farthest, limit, isWhole }: Handle,
  { scale, min }: Slider,
): string {
  const number = Number(value);
  const lowest = Math.min(min, number);
  const dataMax = limit < farthest ? ` data-max="${farthest}"` : "";
  const range = (from: number, to: number, position: number, attributes: string) =>
    // 0 is the default.
    `<input type="range" name="${name}"${from ? ` min="${from}"` : ""} max="${to}"${attributes} value="${position}"${dataMax}/>`;
  if (scale === "linear" && !(isWhole && farthest > EVERY))
    return range(lowest, limit, number, toStepAttribute(isWhole));
  const isList = typeof scale !== "string";
  const usual = isList ? scale : addOctaves([lowest, farthest]);
  const isWithin = (item: number) => item >= lowest && item <= farthest;
  const list = [...new Set([...usual, number, farthest])].filter(isWithin).sort((a, b) => a - b);
  const stated = isList
    ? list
    : usual.includes(number)
      ? [lowest, farthest]
      : [lowest, number, farthest];
  const end = list.findIndex((item) => item >= limit);
  return range(0, end, list.indexOf(number), ` data-${isList ? "values" : "log"}="${stated}"`);
}
