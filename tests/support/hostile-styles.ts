/// <reference lib="dom" />
/** Draws stylesheets of sites, and compares figures under them with figures that no rule of a site can reach. */
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import type { Browser, Page } from "playwright";
import { loraMarkdown } from "../../plugin/markdown-it.js";
import { toList } from "../../src/html/references.js";
import { fromText } from "../../src/inline.js";
import { toCaption } from "../../src/tables/html.js";
import { openSite } from "./chromium.js";

const ELEMENTS =
  "* html body main article section blockquote ul li figure svg path rect text tspan g table thead tbody tr th td caption " +
  "figcaption details summary p form fieldset legend label input select option button output span div i b a math mi " +
  "lora-figure";
const OTHERS =
  "[hidden] [role] [class] [dir] [type=range] [type=number] [type=checkbox] [type=radio] [fill] [stroke] .lora .prose " +
  ".content .lora-wide .lora-narrow .lora-scroll .lora-controls .lora-buttons .lora-data .lora-steps .lora-list " +
  ".lora-number #page #a #b";
const CONDITIONS =
  ":first-child :last-child :nth-child(2n) :nth-of-type(2n+1) :not(.x) :is(*) :where(*) :has(*) :only-child " +
  ":not([class]) :enabled :checked";
const PSEUDO_ELEMENTS =
  "::before ::after ::marker ::placeholder ::details-content ::-webkit-slider-thumb ::-webkit-slider-runnable-track";

/** Declarations of resets, typography and themes, and some that no site has. */
const DECLARATIONS =
  `accent-color:red; all:unset; all:initial; all:inherit; animation:2s spin infinite; appearance:none;
aspect-ratio:1; backdrop-filter:blur(9px); background:gold; background-image:linear-gradient(red,blue); border:3px solid red;
border-color:currentColor; border-collapse:separate; border-radius:1em; border-spacing:9px; box-shadow:0 0 9px red; box-sizing:border-box;
break-inside:avoid; caption-side:bottom; clear:both; clip-path:inset(3px); color:red; color:currentColor; color-scheme:dark; column-span:all;
columns:2; contain:strict; content:"x"; content-visibility:hidden; counter-increment:x; cursor:pointer; direction:rtl;
display:block; display:flex; display:grid; display:inline; display:none; display:contents; display:table; empty-cells:hide;
fill:currentColor; fill:red; fill-opacity:.3; filter:invert(1); flex:1; flex-direction:row-reverse; float:left; float:right; font:italic 900 9px monospace;
font-family:monospace; font-size:.7em; font-size:2rem; font-stretch:condensed; font-style:oblique; font-variant:small-caps; font-weight:900; gap:2em;
grid-template-columns:1fr 1fr; height:3px; height:auto; hyphens:auto; inset:3px; isolation:isolate; justify-content:center;
justify-self:center; left:3px; letter-spacing:.2em; line-height:0; line-height:3; list-style:square inside; margin:0;
margin:2em auto; margin-inline:-3em; margin-left:calc(50% - 50vw); margin-top:3em; mask:linear-gradient(red,transparent); max-height:9px; max-width:30%; max-width:none;
min-height:9em; min-width:99%; mix-blend-mode:multiply; object-fit:cover; opacity:.3; order:-1; outline:3px solid red; overflow:hidden;
overflow:scroll; overflow-wrap:anywhere; overflow-wrap:normal; padding:0; padding:1em; padding-inline-start:40px; paint-order:stroke; place-items:center; pointer-events:none;
position:absolute; position:relative; position:sticky; resize:both; rotate:9deg; scale:.5; shape-rendering:crispEdges; stroke:red; stroke-dasharray:2; stroke-width:5;
table-layout:fixed; text-align:center; text-align:justify; text-anchor:end; text-decoration:underline; text-decoration:none; text-indent:2em; text-overflow:ellipsis;
text-shadow:1px 1px red; text-transform:uppercase; text-wrap:balance; top:5px; transform:rotate(3deg); transform:translateX(-50%); transition:all .3s;
translate:5px; unicode-bidi:bidi-override; user-select:none; vertical-align:top; vertical-align:middle; visibility:hidden; white-space:nowrap; white-space:pre;
width:100%; width:100vw; width:5em; width:fit-content; word-break:break-all; word-spacing:1em; writing-mode:vertical-rl; z-index:-1; zoom:1.5`
    .split(/;\s*/)
    .map((declaration) => declaration.trim());

const words = (text: string) => fc.constantFrom(...text.split(/\s+/));

const simple = fc
  .tuple(
    fc.oneof({ weight: 3, arbitrary: words(ELEMENTS) }, words(OTHERS)),
    fc.option(words(CONDITIONS), { freq: 3, nil: "" }),
  )
  .map((parts) => parts.join(""));
const complex = fc
  .tuple(
    fc.array(fc.tuple(simple, fc.constantFrom(" ", " > ", " + ", " ~ ")), { maxLength: 2 }),
    simple,
    fc.option(words(PSEUDO_ELEMENTS), { freq: 4, nil: "" }),
    fc.constantFrom("S", "S", "S", ":is(S,#page#page)", ":where(S)", "#page S", "html body S"),
  )
  .map(([before, last, pseudo, form]) => form.replace("S", before.flat().join("") + last) + pseudo);
const rule = fc
  .tuple(
    complex,
    fc.array(fc.tuple(fc.constantFrom(...DECLARATIONS), fc.constantFrom("", "", "!important")), {
      minLength: 1,
      maxLength: 4,
    }),
    fc.constantFrom(
      "R",
      "R",
      "R",
      "@layer base{R}",
      "@layer theme.more{R}",
      "@media all{R}",
      "@supports (color:red){R}",
      "@scope (body){R}",
      ".prose{R}",
      "main{@layer base{R}}",
      "@container (width>0px){R}",
    ),
  )
  .map(([selector, declarations, form]) =>
    form.replace("R", `${selector}{${declarations.map((parts) => parts.join("")).join(";")}}`),
  );

/** A site's stylesheet, and the reader's preference. */
export const hostileStyles = fc.record({
  css: fc.array(rule, { minLength: 1, maxLength: 8 }).map((rules) => rules.join("\n")),
  isDark: fc.boolean(),
});

/** Numbers captions, because a page may write numbers before captions that have none. */
const numberCaptions = (html: string) =>
  html.replace(
    /(<(figcaption|caption)\b[^>]*>)(.*?)(?=<\/\2>)/g,
    (_, start: string, _name, caption: string) => start + toCaption("Figure 1", caption),
  );

// No element with a figure follows a figure: a rule such as `.lora + *`, which finds no figure beside a shadow tree,
// would change only what the page's element passes on.
const figures = new MarkdownIt({ html: true }).use(loraMarkdown, { interactive: true }).render(
  `Text before.

<div>

<% lora 8, 512, 512, steps=[4, 8], goal=0.9, id="b" %>

</div>

<blockquote>

<% loraTable methods=["lora", "ia3"], model="gpt2" %>

</blockquote>

<% lora 8, 768, 3072, alpha=16, id="a" %>

<% loraTable ranks=[1, 2], d=64, k=64 %>
`,
);
const list = toList(
  ["a", "b"].map((id) => ({
    href: `#${id}`,
    number: "Figure 1",
    caption: fromText("A caption of it"),
  })),
).replaceAll("&quot;", '"');
const BODY = `<body id="page"><main class="content"><article class="prose"><h2>Title</h2><section><div class="lora-list">${list}</div></section>${numberCaptions(figures)}</article></main></body>`;

/**
 * Opens a page with figures and our stylesheet, in which `#site` is the site's stylesheet. If `isReference`, figures are
 * in shadow trees, in which rules of the site do not apply. The elements of these trees pass on what they inherit.
 */
export async function openHost(
  browser: Browser,
  ours: string,
  isReference: boolean,
  width: number,
): Promise<Page> {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>
<style>@layer first{x-tree::before,x-tree::after{content:none!important}}</style>
<style id="ours">${ours}</style><style id="theme"></style><style id="site"></style>${BODY}</html>`;
  // Another size of the window for each stylesheet would take a quarter of the time.
  const viewport = { width, height: 900 };
  const page = await openSite(browser, { "/index.html": html }, { viewport });
  await page.goto("http://site.test/");
  await page.evaluate((isReference) => {
    customElements.define("lora-figure", class extends HTMLElement {});
    for (const item of document.querySelectorAll<HTMLDetailsElement>("details")) item.open = true;
    if (!isReference) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(document.querySelector("#ours")!.textContent);
    for (const item of document.querySelectorAll(".lora,.lora-list")) {
      const tree = document.createElement("x-tree");
      tree.style.cssText =
        "all:unset!important;direction:inherit!important;unicode-bidi:normal!important;display:contents!important";
      item.replaceWith(tree);
      const root = tree.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      root.append(item);
    }
  }, isReference);
  return page;
}

interface Styles {
  readonly css: string;
  readonly isDark: boolean;
}

/** Returns the box and the paints of each element of the figures under these styles. */
export function readFigures(page: Page, { css, isDark }: Styles): Promise<string[]> {
  return page.evaluate(
    ([css, isDark]) => {
      const theme = document.querySelector("#theme")!;
      const rules = `@keyframes spin{to{rotate:1turn}} body{margin:16px;font:16px/1.5 sans-serif;${isDark ? "background:#1d2a4a;color:#e6e6e6" : ""}}`;
      if (theme.textContent !== rules) theme.textContent = rules;
      const site = document.querySelector<HTMLStyleElement>("#site")!;
      site.textContent = css;
      // Transitions that an earlier stylesheet has started run on, because the initial `transition-property` is `all`.
      // The two pages would be read at different times of theirs.
      const isRunning = (item: Animation) => item.timeline === document.timeline;
      const getTransitions = () =>
        document.getAnimations().filter((item) => item instanceof CSSTransition);
      // The end of one starts those of the elements that inherit the property.
      for (let items = getTransitions(); items.length; items = getTransitions())
        for (const item of items) item.finish();
      for (const item of document.getAnimations().filter(isRunning)) item.currentTime = 0;
      const properties = new Set(
        "display,color,background-color,border-top-width,font-size,font-family,fill,stroke,opacity".split(
          ",",
        ),
      );
      const collect = (rules: CSSRuleList) => {
        for (const rule of rules) {
          // The browser reports used values of these, which are those of boxes.
          for (const name of (rule as CSSStyleRule).style ?? [])
            if (!/^(all$|counter|grid-(row|column)-|-webkit-(locale|rtl))/.test(name))
              properties.add(name);
          if ("cssRules" in rule) collect(rule.cssRules as CSSRuleList);
        }
      };
      collect(site.sheet!.cssRules);
      // A declaration of `all` lists every property, and reading all of them would take seconds.
      const names = [...properties].slice(0, 60);
      const hasPseudo = css.includes("::");
      const looks: string[] = [];
      for (const tree of document.querySelectorAll(".lora,.lora-list,x-tree")) {
        const root = tree.shadowRoot?.firstElementChild ?? tree;
        const isList = root.matches(".lora-list");
        const parent = tree.parentElement!.getBoundingClientRect();
        const frame = root.getBoundingClientRect();
        // Lengths are multiples of 1/64 px with floating-point errors. The offset keeps them away from ties.
        const round = (length: number) => Math.round(length * 2 + 1 / 64) / 2;
        for (const item of [root, ...root.querySelectorAll("*")]) {
          if (item.matches(":is(figcaption,caption) *:not(.lora-number,.lora-number+span)"))
            continue;
          const box = item.getBoundingClientRect();
          // Elements without a box have no place, but the position 0, wherever the page is scrolled to.
          const from = item.getClientRects().length ? (item === root ? parent : frame) : box;
          const numbers = [box.left - from.left, box.width];
          if (!isList) numbers.push(item === root ? 0 : box.top - from.top, box.height);
          const style = getComputedStyle(item);
          const pseudo =
            hasPseudo && !item.closest("svg")
              ? ["::before", "::after"].map((name) => getComputedStyle(item, name).content)
              : [];
          // Links of lists have the look of the site's links, but its rules for layout do not reach them.
          const isLink = isList && item.localName === "a";
          // The browser computes the used insets of these elements from their places on the page. Boxes are compared above.
          const isPlaced = style.position === "absolute";
          const values = names.map((name) => {
            const value = style.getPropertyValue(name);
            const isSkipped =
              isLink ||
              (isPlaced && /^(inset|top|right|bottom|left)/.test(name)) ||
              (isList && /px|%/.test(value));
            return isSkipped ? "" : `${name}:${value}`;
          });
          looks.push(
            [
              item.localName,
              item.getAttribute("class"),
              ...numbers.map(round),
              pseudo,
              ...values,
            ].join(" "),
          );
        }
      }
      return looks;
    },
    [css, isDark] as const,
  );
}
