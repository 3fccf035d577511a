/** Shows the content of a page with the components of MyST's themes. */
import { ANY_RENDERERS } from "@myst-theme/anywidget";
import { ArticleProvider, mergeRenderers, ThemeProvider } from "@myst-theme/providers";
import { DEFAULT_RENDERERS, MyST } from "myst-to-react";
import { createElement } from "react";
import { createRoot } from "react-dom/client";

const { mdast, references } = await (await fetch("/page.json")).json();
const widgets = { anywidget: { base: ANY_RENDERERS.anywidget } };
const renderers = mergeRenderers([DEFAULT_RENDERERS, widgets], true);
const article = { kind: "Article", references: { ...references, article: mdast }, frontmatter: {} };
createRoot(document.querySelector("main")).render(
  createElement(
    ThemeProvider,
    { theme: "light", renderers },
    createElement(ArticleProvider, article, createElement(MyST, { ast: mdast })),
  ),
);
