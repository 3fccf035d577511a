/// <reference lib="dom" />
/** Shows the sections of all pages that contain the words in the search field, while the reader types. */
import type { Section } from "../../scripts/site/search-index.js";
import { make, translate } from "./dom.js";
import { createSearch, excerpt, type Marked, type Match, mark } from "./matches.js";

/** The number of results that are shown. */
const MAX_RESULTS = 8;

const words = translate({
  none: "Nothing found",
  single: "1 result",
  several: "{count} results",
  best: "The best {max} of {count} results",
});

/** Returns the number of results as text. */
function describe(count: number): string {
  const many = count > MAX_RESULTS ? words.best : words.several;
  const text = [words.none, words.single][count] ?? many;
  return text.replace("{max}", `${MAX_RESULTS}`).replace("{count}", `${count}`);
}

/** The folder of this script, which is in the site's root. */
const folder = new URL(".", import.meta.url);

const toNodes = (pieces: Marked) =>
  pieces.map(({ text, isMarked }) => (isMarked ? make("mark", {}, text) : text));

function toItem({ section: { url, page, heading, text }, words }: Match): HTMLElement {
  const show = (part: string) => toNodes(mark(part, words));
  const link = make(
    "a",
    { href: new URL(`../${url}`, folder).href },
    make("b", {}, ...show(heading)),
    make("small", {}, ...(heading === page ? [] : [" · ", ...show(page)])),
    make("span", {}, ...show(excerpt(text, words))),
  );
  return make("li", {}, link);
}

/** Loads the index and lets `field` search it. Shows results in `place` and their number in `status`. */
export async function start(
  place: HTMLElement,
  field: HTMLInputElement,
  status: HTMLElement,
): Promise<void> {
  const styles = make("link", { rel: "stylesheet", href: new URL("search.css", folder).href });
  document.head.append(styles);
  const [{ default: sections }] = await Promise.all([
    import(new URL("search-index.js", folder).href) as Promise<{ default: Section[] }>,
    new Promise((resolve) => {
      styles.onload = styles.onerror = resolve;
    }),
  ]);
  const search = createSearch(sections);
  const list = make("ul");
  // The status, which screen readers read, is always in the page: they ignore texts that appear with their element.
  const count = make("p", { ariaHidden: "true" });
  const results = make("div", { className: "results", hidden: true }, count, list);
  place.append(results);

  const close = () => {
    results.hidden = true;
  };

  const update = () => {
    const all = search(field.value);
    list.replaceChildren(...all.slice(0, MAX_RESULTS).map(toItem));
    results.hidden = field.value.trim() === "";
    count.textContent = describe(all.length);
    status.textContent = results.hidden ? "" : count.textContent;
  };

  const getLinks = () => [...list.querySelectorAll("a")];

  /** Moves the focus down or up through the field and the results. */
  const move = (step: number) => {
    const stops = [field, ...getLinks()];
    const index = stops.indexOf(document.activeElement as HTMLInputElement);
    stops[Math.max(0, Math.min(index + step, stops.length - 1))]!.focus();
  };

  field.addEventListener("input", update);
  field.addEventListener("focus", update);
  // Without focus in Safari, clicks on links would close the list before they follow the link.
  results.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", close);
  place.addEventListener("focusout", ({ relatedTarget }) => {
    if (!place.contains(relatedTarget as Node | null)) close();
  });
  place.addEventListener("keydown", (event) => {
    const isInList = event.target !== field;
    if (results.hidden || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" && !isInList) getLinks()[0]?.click();
    else if (event.key === "Escape") {
      field.focus();
      close();
    } else {
      // The reader continues to type.
      if (isInList && (event.key.length === 1 || event.key === "Backspace")) field.focus();
      return;
    }
    event.preventDefault();
  });
  if (document.activeElement === field) update();
}
