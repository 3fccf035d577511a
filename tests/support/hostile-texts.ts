/// <reference lib="dom" />
/** Texts that do harm where a program takes them for markup, and the judge that finds such harm in a browser. */
import fc from "fast-check";
import type { Browser } from "playwright";
import { openSite } from "./chromium.js";
import { runs } from "./draws.js";

/** Parts of hostile texts. Elements have an attribute by which the judge recognizes them; scripts call `harm`. */
const PARTS = [
  "<script data-harm>harm()</script>",
  "<img data-harm src=x onerror=harm()>",
  '<svg data-harm onload="harm()">',
  "<svg data-harm><animate onbegin=harm() attributeName=x dur=1s>",
  "<iframe data-harm srcdoc='<script>parent.harm()</script>'></iframe>",
  "<details data-harm open ontoggle=harm()>",
  "<a data-harm href=javascript:harm()>x</a>",
  "<b data-harm>x</b>",
  "<style data-harm>",
  "<math data-harm><mi xlink:href=javascript:harm()>x",
  "<img data-harm src=x onerror=harm() //",
  "<!-- --!><script data-harm>harm()</script>",
  "<![CDATA[><img data-harm src=x onerror=harm()>]]>",
  "<?x ?><b data-harm>",
  "</figcaption></figure><script data-harm>harm()</script>",
  "</title></textarea></script></style><script data-harm>harm()</script>",
  '"><img data-harm src=x onerror=harm()>',
  "' onload='harm()' data-harm='",
  "&lt;script data-harm&gt;harm()&lt;/script&gt;",
  "&#60;img data-harm src=x onerror=harm()&#62;",
  "\\<img data-harm src=x onerror=harm()>",
  "[x](javascript:harm())",
  "[x](JaVaScRiPt&colon;harm())",
  "[x](<java&#10;script:harm()>)",
  "[x](&#1;javascript:harm())",
  "[x](vbscript:harm())",
  "[x](data:text/html,<script>parent.harm()</script>)",
  "[x](file:///etc/passwd)",
  "[x][defined]",
  "![x](javascript:harm())",
  "![x](data:text/html,y)",
  "<javascript:harm()>",
  "<vbscript:harm()>",
  "`<script data-harm>harm()</script>`{=html}",
  "`x`{onclick=harm()}",
  "*x*{: onclick=harm() data-harm=1 }",
  "[x](y){onclick=harm()}",
  ":b[x]{onclick=harm() data-harm}",
  "$\\href{javascript:harm()}{x}$",
  "{harm()}",
  "{% raw %}",
  "{{ harm() }}",
  "]]>",
  "-->",
  ..."\"'`*_\\[]()<>&={}:$#",
  "\n\n",
  "\t",
  "\u0000",
  "\u202e",
];

/** The examples of reports, and texts drawn from the parts. */
export const hostileTexts: readonly string[] = [
  "c<script>alert(1)</script>",
  "t<img src=x onerror=alert(2)>",
  "[x](javascript:alert(1))",
  ...PARTS.filter((part) => part.length > 4),
  ...fc.sample(
    fc
      .array(fc.constantFrom(...PARTS), { minLength: 2, maxLength: 5 })
      .map((parts) => parts.join("")),
    runs(60),
  ),
];

/** The data of a page with these texts as captions and alternatives, which must differ. */
export const hostileData = {
  captions: Object.fromEntries(hostileTexts.map((text, index) => [`n${index}`, `c ${text}`])),
  alts: Object.fromEntries(hostileTexts.map((text, index) => [`n${index}`, `a ${text}`])),
};

/** Markdown with these texts in every kind of tag that has texts. */
export const hostileMarkdown: string = [
  ...hostileTexts.map((_, index) =>
    [
      `<% lora 8, 64, 64, caption=captions.n${index}, alt=alts.n${index}, table=false %>`,
      ...(index % 3 ? [] : [`<% loraTable ranks=[1], d=8, k=8, caption=captions.n${index} %>`]),
      ...(index % 3
        ? []
        : [`<% loraFigure caption=captions.n${index} %>\n\nx\n\n<% endloraFigure %>`]),
    ].join("\n\n"),
  ),
  "[defined]: javascript:harm()",
].join("\n\n");

/** Returns why a document is not harmless: markup from texts, handlers, and addresses that run code or read files. */
export function findHarm(): string[] {
  const ADDRESS = /(?:^|:)(?:href|src|action|formaction|data|to|from|values|poster)$/;
  return [...document.querySelectorAll("*")].flatMap((element) => {
    const name = element.localName;
    const isHostile = name === "script" && /harm|alert\(/.test(element.textContent ?? "");
    return [
      ...(isHostile ? ["script"] : []),
      ...[...element.attributes].flatMap((attribute) => {
        const value = attribute.value.replace(/[\0-\x20]/g, "");
        const isAddress = ADDRESS.test(attribute.name);
        const isUnsafe = isAddress && /^(?:javascript|vbscript|file|data:text)/i.test(value);
        const isHandler = /^on|^data-harm$/i.test(attribute.name);
        return isHandler || isUnsafe ? [`${name} ${attribute.name}=${attribute.value}`] : [];
      }),
    ];
  });
}

/** Opens a document in a browser. Returns what is not harmless in it, and whether a script of a text has run. */
export async function judge(browser: Browser, content: string, type = "html"): Promise<string[]> {
  const name = `/index.${type}`;
  const page = await openSite(browser, { [name]: content });
  try {
    await page.addInitScript("window.harm = window.alert = () => { window.isHarmed = true; };");
    await page.goto(`http://site.test${name}`, { waitUntil: "load" });
    const broken = await page.evaluate(
      () => document.querySelector("parsererror")?.textContent ?? undefined,
    );
    const hasRun = await page.evaluate(() => "isHarmed" in window);
    const harm = await page.evaluate(findHarm);
    return [...(broken ? [broken] : []), ...(hasRun ? ["a script has run"] : []), ...harm];
  } finally {
    await page.context().close();
  }
}

/** Returns markup whose texts are not escaped, as a control of the judge. */
export const withoutEscapes = (markup: string): string =>
  markup
    .replace(/&lt;|&#60;|&#x3C;/g, "<")
    .replace(/&gt;|&#62;/g, ">")
    .replace(/&quot;|&#34;|&#x22;/g, '"')
    .replace(/&#39;|&#x27;/g, "'")
    .replace(/&amp;|&#x26;/g, "&");
