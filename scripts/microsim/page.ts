/** The page `main.html` of a MicroSim: a figure with its stylesheet and its script in one file. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { markSvg } from "../../plugin/marks.js";
import { escapeText } from "../../src/escape.js";
import { withNotes } from "../../src/figures/notes.js";
import { toHtml } from "../../src/html/figure.js";
import { filledStylesheet } from "../../src/html/filled.js";
import { pictureStylesheet } from "../../src/html/stylesheet.js";
import { manifest, packageFolder } from "../../src/package.js";
import { toSvg } from "../../src/render/svg.js";
import { COMPOSITIONS, type Composition } from "../../src/scene.js";
import { dark, light } from "../../src/theme.js";
import type { Microsim } from "./microsim.js";

/** The namespace by which collections of MicroSims recognize their pages. */
export const NAMESPACE = "https://dmccreary.github.io/intelligent-textbooks/ns/microsim/v1";

/** Pages of this width show the wide picture: columns of 600 px, with margins of 8 px. */
const WIDE_PAGE = 616;

/** The style of the page around the figure. */
const PAGE_RULES = `:root{color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0;font:1.0625rem/1.6 system-ui,sans-serif;color:var(--lora-ink);background:var(--lora-paper)}
main{padding:4px 0;--lora-margin:0}
main>.lora{margin-inline:auto}
.filled main .lora.lora output{min-height:1.1em}
@media (width<${WIDE_PAGE}px){.filled main .lora.lora output{min-height:3.3em}}
h1{position:absolute;clip-path:inset(50%)}
`.replaceAll("}\n", "}");

/** Matches a selector of parts of a figure that a MicroSim never has: captions, tables, exercises and steps. */
const ABSENT =
  /\.lora-(?:all|content|data|goal|multiples|number|step|sweep)|\b(?:caption|details|fieldset|figcaption|legend|summary|table)\b/;

/** Returns the rules without selectors of absent parts. */
function omitAbsent(rules: string): string {
  // Splits at commas outside parentheses.
  const filter = (list: string) => list.split(/,(?![^(]*\))/).filter((item) => !ABSENT.test(item));
  return rules
    .replace(/:(is|where|not)\(((?:[^()]|\([^()]*\))*)\)/g, (part, name, list) => {
      const present = filter(list);
      if (present.length) return `:${name}(${present})`;
      return name === "not" ? "" : part;
    })
    .replace(/([^{}]+)\{([^{}]*)\}/g, (_, list, declarations) =>
      filter(list).length ? `${filter(list)}{${declarations}}` : "",
    );
}

/** The rules of all pages. */
const RULES = PAGE_RULES + omitAbsent(pictureStylesheet) + filledStylesheet;

/** Returns the figure's script, without the sequences that would end or change its element. */
function readScript(figure: string): string {
  const file = path.join(packageFolder, "dist/plugin/standalone", `${figure}.js`);
  return readFileSync(file, "utf8").trim().replaceAll("</", "<\\/").replaceAll("<!--", "\\x3c!--");
}

/** Returns HTML with characters beyond Latin-1 in place of references to them, which make a file longer. */
const toCharacters = (html: string) =>
  html.replace(/&#(\d+);/g, (reference, code) =>
    Number(code) > 0xff ? String.fromCodePoint(Number(code)) : reference,
  );

/** The maximum size of `main.html`, bytes. */
export const MAX_SIZE = 56_000;

/** The style of a page with image files. Without scripts, it shows them instead of the figure with controls. */
const IMAGE_RULES =
  ".filled .lora picture{flex:1;max-width:none;min-height:0}.filled .lora img{height:100%;object-fit:contain}" +
  "@media (scripting:none){.filled main>.lora:has(form){display:none}}";

/** The style of a page whose script draws the narrow picture. Without scripts, it shows the wide picture at every width. */
const WIDE_RULES =
  "@media (scripting:none){.lora.lora :is(form>span,.lora-wide,.lora-wide+p){display:block!important}" +
  ".lora.lora :is(.lora-narrow,.lora-narrow+p){display:none!important}}";

/** Returns the page with a figure. */
function writePage({ title, figure, drawing }: Microsim, html: string, rules = ""): string {
  const script = drawing.handles.length > 0 ? `<script>${readScript(figure.name)}</script>\n` : "";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="schema" content="${NAMESPACE}">
<meta name="generator" content="LoRA Visualizer ${manifest.version}, MIT License, Copyright 2026 The LoRA Visualizer authors">
<meta name="description" content="${escapeText(figure.summary)}">
<title>${escapeText(title)}</title>
<link rel="icon" href="data:,">
<style>${RULES}${rules}</style>
</head>
<body class="filled">
<main>
<h1>${escapeText(title)}</h1>
${toCharacters(html)}
</main>
${script}</body>
</html>
`;
}

/** Returns the figure as HTML, with its controls or with the HTML of an image. */
const toFigure = ({ name, drawing }: Microsim, picture?: string) =>
  toHtml(drawing, {
    id: name,
    caption: "",
    table: false,
    interactive: drawing.handles.length > 0,
    picture,
  });

/** Returns a figure in which these pictures have only a background. The script draws the rest. */
function toEmptyFigure(microsim: Microsim, empty: readonly Composition[]): string {
  const { drawing } = microsim;
  const compose = (name: Composition) => {
    const scene = drawing.compose(name);
    return empty.includes(name) ? { ...scene, children: [] } : scene;
  };
  return toFigure({ ...microsim, drawing: { ...drawing, compose } });
}

/** Returns the names of the image files of a MicroSim's page. */
export const findImages = (page: string, name: string): string[] =>
  [...page.matchAll(/ src(?:set)?="([a-z\d-]+)-((?:wide|narrow)(?:-dark)?\.svg)"/g)].flatMap(
    ([, start, end]) => (start === name ? [`${start}-${end}`] : []),
  );

/** Returns the HTML of an image, whose files are added to `files` by name. */
function toImage({ name, drawing }: Microsim, files: Map<string, string>): string {
  const write = (composition: Composition, isDark: boolean) => {
    const scene = withNotes(drawing.compose(composition));
    const file = `${name}-${composition}${isDark ? "-dark" : ""}.svg`;
    files.set(file, markSvg(`${toSvg(scene, { theme: isDark ? dark : light })}\n`));
    return { file, size: `width="${scene.width}" height="${scene.height}"` };
  };
  const toSource = (media: string, { file, size }: ReturnType<typeof write>) =>
    `<source media="${media}" srcset="${file}" ${size}/>`;
  const [isDark, isWide] = ["(prefers-color-scheme:dark)", `(min-width:${WIDE_PAGE}px)`];
  const { file, size } = write("narrow", false);
  return (
    `<picture>${toSource(`${isDark} and ${isWide}`, write("wide", true))}` +
    `${toSource(isDark, write("narrow", true))}${toSource(isWide, write("wide", false))}` +
    `<img src="${file}" ${size} alt="${escapeText(drawing.alt)}"/></picture>`
  );
}

/**
 * Returns the files of the page by name. `main.html` works when it is opened as a file, and loads nothing else. If its
 * pictures have so many parts that they would exceed its maximum size, its script draws the narrow picture. If they have even
 * more parts, the script draws both pictures, and readers without scripts see SVG files beside the page. A figure without
 * controls then has only these files.
 */
export function toMainPage(microsim: Microsim): ReadonlyMap<string, string> {
  const isInteractive = microsim.drawing.handles.length > 0;
  const pages = [
    writePage(microsim, toFigure(microsim)),
    ...(isInteractive
      ? [writePage(microsim, toEmptyFigure(microsim, ["narrow"]), WIDE_RULES)]
      : []),
  ];
  const page = pages.find((html) => Buffer.byteLength(html) <= MAX_SIZE);
  if (page) return new Map([["main.html", page]]);
  const files = new Map<string, string>();
  const image = toFigure(microsim, toImage(microsim, files));
  const html = isInteractive
    ? `${toEmptyFigure(microsim, COMPOSITIONS)}<noscript>${image}</noscript>`
    : image;
  return files.set("main.html", writePage(microsim, html, IMAGE_RULES));
}
