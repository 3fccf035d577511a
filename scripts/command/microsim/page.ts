/** The page `main.html` of a MicroSim: a figure with its stylesheet and its script in one file. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { BUILT_IN } from "../../../plugin/locales.js";
import { readCatalog } from "../../../plugin/sources.js";
import { escapeText } from "../../../src/escape.js";
import { toHtml } from "../../../src/html/figure.js";
import { filledStylesheet } from "../../../src/html/filled.js";
import { pictureStylesheet } from "../../../src/html/stylesheet.js";
import type { Language } from "../../../src/language-format.js";
import { Emitter } from "../../../src/messages/emit.js";
import { manifest, packageFolder } from "../../../src/package.js";
import type { Microsim } from "./microsim.js";

/** The namespace by which collections of MicroSims recognize their pages. */
const NAMESPACE = "https://dmccreary.github.io/intelligent-textbooks/ns/microsim/v1";

/** Pages of this width show the wide picture: columns of 600 px, with margins of 8 px. */
const WIDE_PAGE = 616;

/** The style of the page around the figure. */
const PAGE_RULES = `:root{color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0;font:1.0625rem/1.6 system-ui,sans-serif;color:var(--lora-ink);background:var(--lora-paper)}
main{padding:4px 0;--lora-margin:0}
@layer lora{main>.lora{margin-inline:auto}
.filled main .lora output{min-height:1.1em}
@media (width<${WIDE_PAGE}px){.filled main .lora output{min-height:3.3em}}}
h1{position:absolute;clip-path:inset(50%)}
`.replaceAll("}\n", "}");

const RULES = PAGE_RULES + pictureStylesheet + filledStylesheet;

/** Returns the script that defines the figure's messages as plugin/island/standalone.ts reads them. */
function compileWords(figure: string, language: Language): string {
  const { variants: _, regional: __, ...data } = language;
  const catalog = readCatalog(BUILT_IN, language.tag);
  const [shared, live] = ["shared.ftl", `${figure}.ftl`].map(
    (file) => `(() => {\n${new Emitter(catalog, file).emit(["live"])}return live })()`,
  );
  return `var loraWords = (() => {
const language = ${JSON.stringify(data)}, shared = ${shared}, live = ${live};
return { language, messages: (f) => { const s = shared(f); return { ...s, ...live(f, s) } } };
})();
`;
}

/** Returns the figure's script, without the sequences that would end or change its element. */
function readScript(figure: string, language: Language): string {
  const file = path.join(packageFolder, "dist/plugin/standalone", `${figure}.js`);
  const code = compileWords(figure, language) + readFileSync(file, "utf8").trim();
  return code.replaceAll("</", "<\\/").replaceAll("<!--", "\\x3c!--");
}

/** Returns the page, which works when it is opened as a file, and loads nothing else. */
export function toMainPage({ name, title, figure, drawing, words }: Microsim): string {
  const interactive = drawing.handles.length > 0;
  const { tag: lang, direction } = drawing.language;
  const options = { id: name, caption: "", table: false, interactive, lang };
  const html = toHtml(drawing, options, words.html);
  const script = interactive
    ? `<script>${readScript(figure.name, drawing.language)}</script>\n`
    : "";
  return `<!doctype html>
<html lang="${lang}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="schema" content="${NAMESPACE}">
<meta name="generator" content="LoRA Visualizer ${manifest.version}, MIT License, Copyright 2026 The LoRA Visualizer authors">
<meta name="description" content="${escapeText(words.page.summary)}">
<title>${escapeText(title)}</title>
<link rel="icon" href="data:,">
<style>${RULES}</style>
</head>
<body class="filled">
<main>
<h1>${escapeText(title)}</h1>
${html}
</main>
${script}</body>
</html>
`;
}
