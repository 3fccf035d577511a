/// <reference lib="dom" />
/**
 * Adds a field that filters the rows of the page's tables. A row matches if it contains every word, in any order and case.
 * The words are in the URL: `/models/?filter=llama`.
 */
import { make } from "./dom.js";

/** The parameter of the URL. */
const PARAMETER = "filter";

/** How long after the last change the result is announced and the URL changes, ms. */
const PAUSE = 300;

/** Returns text for comparison: in lower case, with numbers without separators. */
const normalize = (text: string) => text.toLowerCase().replace(/(?<=\d),(?=\d{3})/g, "");

const tables = [...document.querySelectorAll<HTMLTableElement>("table.models, table.methods")].map(
  (table) => ({
    name: table.classList.contains("models") ? "models" : "methods",
    rows: [...table.tBodies[0]!.rows].map((row) => ({
      row,
      text: normalize([...row.cells].map(({ textContent }) => textContent).join(" ")),
    })),
  }),
);

const input = make("input", { type: "search", autocomplete: "off", spellcheck: false });
const output = make("output");
let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows only matching rows, and returns their number in each table: "3 of 180 models, 2 of 40 methods". */
function showMatches(): string {
  const words = normalize(input.value).split(/\s+/);
  const counts = tables.map(({ name, rows }) => {
    for (const { row, text } of rows) row.hidden = !words.every((word) => text.includes(word));
    const shown = rows.filter(({ row }) => !row.hidden).length;
    return `${shown} of ${rows.length} ${name}`;
  });
  return counts.join(", ");
}

function storeFilter(): void {
  const url = new URL(location.href);
  if (input.value.trim()) url.searchParams.set(PARAMETER, input.value.trim());
  else url.searchParams.delete(PARAMETER);
  history.replaceState(history.state, "", url);
}

input.oninput = () => {
  const result = showMatches();
  clearTimeout(timer);
  timer = setTimeout(() => {
    output.textContent = result;
    storeFilter();
  }, PAUSE);
};
input.onkeydown = (event) => {
  if (event.key !== "Escape" || !input.value) return;
  event.preventDefault();
  input.value = "";
  input.dispatchEvent(new InputEvent("input"));
};

const frame = document.querySelector(".filter")!;
frame.role = "search";
frame.append(make("label", {}, "Filter models and methods", input), output);
input.value = new URLSearchParams(location.search).get(PARAMETER) ?? "";
output.textContent = showMatches();
