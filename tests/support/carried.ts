/** Reads the figures of a page, a feed or an e-book as their readers do, to compare what each output carries. */
import { parseHTML } from "linkedom";

/** The texts that an output carries of a figure. Whitespace is collapsed. */
export interface Carried {
  readonly id: string;
  readonly number: string;
  readonly caption: string;
  readonly alternatives: readonly string[];
  /** The text in the pictures, if they are vectors. */
  readonly labels: string;
  /** The text below the picture: description, explanation and tables. */
  readonly details: string;
  /** The cells of each table by row. */
  readonly tables: readonly (readonly (readonly string[])[])[];
}

const toText = (item: Element | null) => (item?.textContent ?? "").replace(/\s+/g, " ").trim();

const isHidden = (item: Element) =>
  item.closest('[hidden],[display="none"],[style*="display:none"]') !== null;

/** Pictures, but not the parts of a picture that are nested `<svg>` elements. */
const PICTURES = "svg[role=img],img,[role=img]:not(svg)";

/**
 * Returns the figures in HTML or XHTML. Elements that readers do not see without the plugin's stylesheet are left out.
 * A description may be in the figure, or in an element to which the picture refers.
 */
export function readFigures(html: string): Carried[] {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  return [...document.querySelectorAll("figure.lora")].map((figure) => readFigure(figure));
}

/**
 * Returns the figures with their labels in alphabetical order: a page's picture of several ranks begins with the labels
 * of all ranks, and a book's picture has one rank.
 */
export const sortLabels = (figures: readonly Carried[]): object[] =>
  figures.map((figure) => ({ ...figure, labels: figure.labels.split(" ").sort() }));

function readFigure(figure: Element): Carried {
  const pictures = [...figure.querySelectorAll(PICTURES)].filter((item) => !isHidden(item));
  const caption = figure.querySelector("figcaption") ?? figure.querySelector("caption");
  const [reference = ""] = pictures.map((item) => item.getAttribute("aria-details") ?? "");
  const outside = reference ? figure.ownerDocument.getElementById(reference) : null;
  const details = outside ?? figure.querySelector(".lora-data");
  const tables = [figure, ...(outside ? [outside] : [])]
    .flatMap((part) => [...part.querySelectorAll("table")])
    .map((table) => [...table.querySelectorAll("tr")].map((row) => [...row.children].map(toText)));
  return {
    id: figure.id,
    number: toText(caption?.querySelector(".lora-number") ?? null),
    caption: toText(caption?.querySelector("span") ?? caption),
    alternatives: pictures.map(
      (item) => item.getAttribute("aria-label") ?? item.getAttribute("alt") ?? "",
    ),
    labels: [...figure.querySelectorAll("svg text")]
      .filter((item) => !isHidden(item))
      .map(toText)
      .join(" "),
    details: toText(details),
    tables,
  };
}

/** Elements and attributes that only a page with the plugin's stylesheet and scripts needs. */
const CONTROLS =
  "lora-figure,form,fieldset,input,button,select,label,output,script,style,template,[hidden],[tabindex],[display=none]";

/** Returns why the figures in HTML are not static, one reason per figure and kind. */
export function findActiveParts(html: string): string[] {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  return [...document.querySelectorAll("figure.lora")].flatMap((figure) => {
    const names = [...figure.querySelectorAll(CONTROLS)].map((item) => item.localName);
    const { alternatives } = readFigure(figure);
    const hasTable = figure.querySelector(":scope > .lora-scroll") !== null;
    return [
      ...new Set(names),
      ...(alternatives.length === (hasTable ? 0 : 1) ? [] : [`${alternatives.length} pictures`]),
      ...(figure.outerHTML.includes("--") ? ["--"] : []),
    ].map((reason) => `${figure.id}: ${reason}`);
  });
}

/** Returns the HTML of a book's page without the narrow pictures, which only its stylesheet shows. */
export function withoutNarrow(html: string): string {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  for (const item of document.querySelectorAll(".lora-narrow[display=none]")) item.remove();
  return document.body.innerHTML;
}
