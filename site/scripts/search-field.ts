/// <reference lib="dom" />
/** Adds the search field to the header. The search itself loads when the reader focuses the field. */
import { make, translate } from "./dom.js";

const words = translate({
  search: "Search",
  failed: "The search could not load. Reload the page to try again.",
});

const field = make("input", {
  type: "search",
  placeholder: words.search,
  ariaLabel: words.search,
  autocomplete: "off",
  spellcheck: false,
});
field.setAttribute("aria-keyshortcuts", "/");
const status = make("p", { role: "status", className: "unseen" });
const place = make("search", {}, make("div", { className: "search" }, field), status);

const load = () =>
  import("./search.js").then(
    ({ start }) => start(place, field, status),
    () => {
      status.className = "";
      status.textContent = words.failed;
    },
  );

field.addEventListener("focus", load, { once: true });
document.querySelector("header nav")?.before(place);
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  // The reader is typing.
  if ((event.target as Element).matches("input, select, textarea")) return;
  event.preventDefault();
  field.focus();
});
