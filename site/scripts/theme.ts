/// <reference lib="dom" />
/**
 * Applies the theme that the reader has chosen, before the page is visible, and adds the switch to the header. This is
 * a classic script in the head, because browsers may show a page before its modules run.
 */
import { make, translate } from "./dom.js";

const words = translate({ theme: "Theme", system: "System", light: "Light", dark: "Dark" });

/** The key of the theme in the reader's storage. Without a stored theme, pages have the system's theme. */
const KEY = "theme";

/** The color scheme of all pages without a chosen theme. */
const meta = document.querySelector<HTMLMetaElement>('meta[name="color-scheme"]')!;
const { content: both } = meta;

/** Returns the stored theme: "light" or "dark", or "" for the system's theme. Browsers may refuse access. */
function readTheme(): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

function storeTheme(theme: string): void {
  try {
    if (theme) localStorage.setItem(KEY, theme);
    else localStorage.removeItem(KEY);
  } catch {
    // The theme applies to this page only.
  }
}

const select = make(
  "select",
  { autocomplete: "off" },
  ...(["system", "light", "dark"] as const).map((name) =>
    make("option", { value: name === "system" ? "" : name }, words[name]),
  ),
);

/** Shows a theme. An unknown theme is the system's. */
function show(theme: string): void {
  select.value = theme;
  if (select.selectedIndex < 0) select.value = "";
  meta.content = select.value || both;
}

select.onchange = () => {
  show(select.value);
  storeTheme(select.value);
};
show(readTheme());
// Another tab may have changed the theme, also while the browser kept this page in memory.
addEventListener("storage", () => show(readTheme()));
addEventListener("pageshow", ({ persisted }) => persisted && show(readTheme()));
addEventListener("DOMContentLoaded", () => {
  const label = make(
    "label",
    { className: "theme" },
    make("span", { className: "unseen" }, words.theme),
    select,
  );
  document.querySelector("header nav")?.before(label);
});
