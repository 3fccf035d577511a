/// <reference lib="dom" />
/** Texts that do harm where a program takes them for markup, and the judge that finds such harm in a browser. */
import fc from "fast-check";
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
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
  "\n```\n<b data-harm>x",
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
    runs(20, 420),
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
      // Programs that read HTML in a list as Markdown find more.
      `${index % 2 ? "- x\n\n    " : ""}<% lora 8, 64, 64, caption=captions.n${index}, alt=alts.n${index}, table=false %>`,
      ...(index % 3 ? [] : [`<% loraTable ranks=[1], d=8, k=8, caption=captions.n${index} %>`]),
      ...(index % 3
        ? []
        : [`<% loraFigure caption=captions.n${index} %>\n\nx\n\n<% endloraFigure %>`]),
    ].join("\n\n"),
  ),
  "[defined]: javascript:harm()",
].join("\n\n");

/** A document with the texts in its front matter. */
export const hostileDocument: string = [
  "---",
  ...Object.entries(hostileData).flatMap(([name, texts]) => [
    `${name}:`,
    ...Object.entries(texts).map(([key, text]) => `  ${key}: ${JSON.stringify(text)}`),
  ]),
  "---",
  hostileMarkdown,
  "<% loraList %>",
].join("\n");

/** Parts of other people's HTML and SVG that a book must not have. */
const FOREIGN = [
  ...PARTS.filter((part) => /^<.*harm/.test(part)).map((part) => part.replaceAll(" data-harm", "")),
  "<svg><a href='#x'><animate attributeName=href to=javascript:harm() values=javascript:harm() begin=0s dur=1s fill=freeze /><text y=20>x</text></a></svg>",
  "<svg><a href='#x'><set attributeName=href to=javascript:harm() /></a></svg>",
  "<svg><a xlink:href='javascript:harm()' href='vbscript:harm()'><text>x</text></a></svg>",
  "<svg><animateTransform onbegin=harm() attributeName=transform begin=0s dur=1s /></svg>",
  "<svg><foreignObject><iframe srcdoc='<script>parent.harm()</script>'></iframe><img src=https://b.test/1.png></foreignObject></svg>",
  "<svg><style>@import url(https://b.test/2.css);rect{fill:url(https://b.test/3.svg#a)}</style><rect width=9 height=9 /></svg>",
  "<svg><style><![CDATA[ rect { fill: red; background: u\\72l(https://b.test/4.png) } @font-face{font-family:a;src:url(https://b.test/5)} ]]></style></svg>",
  "<svg><rect fill='url(https://b.test/6.svg#a)' style='mask:url(https://b.test/7.svg#b);fill:red' width=9 height=9 /></svg>",
  "<svg><image href='https://b.test/8.png' width=9 height=9 /><use href='https://b.test/9.svg#a' /><feImage href='https://b.test/10.png' /></svg>",
  "<svg><use href='data:image/svg+xml,<svg id=a xmlns=http://www.w3.org/2000/svg onload=harm()></svg>#a' /></svg>",
  "<svg><desc><img src=x onerror=harm()><script>harm()</script></desc><title><b onclick=harm()>x</b></title></svg>",
  "<svg><script href=https://b.test/11.js></script><handler>harm()</handler><discard href=#x /></svg>",
  "<p style='background:url(https://b.test/12.png);background-image:image-set(\"https://b.test/13.png\" 1x);color:red'>x</p>",
  "<p style='color:red;behavior:url(#default#time2);-moz-binding:url(https://b.test/14)' onmouseover=harm()>x</p>",
  "<a href='vbscript:harm()'>x</a><a href='file:///etc/passwd'>x</a><a href='data:text/html,<script>harm()</script>'>x</a>",
  "<a href='java\nscript:harm()' ping=https://b.test/15>x</a><a href='&#1;javascript:harm()'>x</a>",
  "<img src=javascript:harm() alt=x><img src=https://b.test/16.png alt=x><img src='data:text/html,x' alt=x><img src='data:image/svg+xml,<svg/>' alt=x>",
  "<img srcset='https://b.test/17.png 2x' src=x.png lowsrc=https://b.test/18 alt=x>",
  "<object data=javascript:harm()></object><embed src=javascript:harm()><iframe src=javascript:harm()></iframe>",
  "<video poster=https://b.test/19.png src=javascript:harm()></video><audio src=file:///x></audio>",
  "<form action=javascript:harm()><button formaction=javascript:harm()>x</button><input onfocus=harm() autofocus></form>",
  "<base href=https://b.test/><meta http-equiv=refresh content='0;url=https://b.test/20'><link rel=stylesheet href=https://b.test/21.css>",
  "<math><mi href=javascript:harm()>x</mi><annotation-xml encoding=text/html><img src=x onerror=harm()></annotation-xml><maction actiontype=toggle><mi>y</mi></maction></math>",
  "<math><mtext><img src=x onerror=harm()><mglyph src=https://b.test/22.png></mtext></math>",
  "<x-y onclick=harm()>kept</x-y><marquee onstart=harm()>kept</marquee><blockquote cite=javascript:harm()>x</blockquote>",
  "<table background=https://b.test/23.png><td background=https://b.test/24.png>x</table><body onload=harm()>",
  "<template><script>harm()</script></template><noscript><img src=x onerror=harm()></noscript><xmp><b onclick=harm()></xmp>",
];

/** HTML drawn from these parts, and each of them. */
export const foreignHtml: readonly string[] = [
  ...FOREIGN,
  ...fc.sample(
    fc
      .array(
        fc.constantFrom(
          ...FOREIGN,
          "<svg>",
          "<p>",
          "</svg>",
          "<!--",
          "-->",
          "'",
          '"',
          "<math>",
          "<style>",
        ),
        {
          minLength: 2,
          maxLength: 4,
        },
      )
      .map((parts) => parts.join("")),
    runs(20, 420),
  ),
];

/** Returns why a document is not harmless: markup from texts, handlers, and addresses that run code or read files. */
function findHarm(isPage: boolean): string[] {
  const ADDRESS = /(?:^|:)(?:href|src|action|formaction|data|to|from|values|poster)$/;
  return [...document.querySelectorAll("*")].flatMap((element) => {
    const name = element.localName;
    if (
      /^(?:animate|base$|discard$|embed$|foreignObject$|handler$|iframe$|meta$|object$|set$)/.test(
        name,
      ) &&
      !isPage
    )
      return [name];
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

/** Returns the elements and attributes that hostile texts have made in HTML, without a browser. */
export function findMarkup(html: string): string[] {
  const walk = (node: DefaultTreeAdapterTypes.Node): string[] => {
    const attrs = "attrs" in node ? node.attrs : [];
    const children = "childNodes" in node ? node.childNodes : [];
    const isScript = node.nodeName === "script" || node.nodeName === "iframe";
    return [
      ...(isScript ? [node.nodeName] : []),
      ...attrs
        .filter(
          ({ name, value }) => /^on|^data-harm$/i.test(name) || /^\s*javascript:/i.test(value),
        )
        .map(({ name, value }) => `${node.nodeName} ${name}=${value}`),
      ...children.flatMap(walk),
    ];
  };
  return walk(parseFragment(html));
}

/** Opens a document in a browser. Returns what is not harmless in it, and whether a script of a text has run. */
export async function judge(browser: Browser, content: string, type = "html"): Promise<string[]> {
  const name = `/index.${type}`;
  const page = await openSite(browser, { [name]: content });
  try {
    const outside: string[] = [];
    page.on("request", (request) => {
      const url = request.url();
      if (!/^(?:http:\/\/site\.test\/|data:|about:)/.test(url)) outside.push(`a request to ${url}`);
    });
    await page.addInitScript("window.harm = window.alert = () => { window.isHarmed = true; };");
    await page.goto(`http://site.test${name}`, { waitUntil: "load" });
    const broken = await page.evaluate(
      () => document.querySelector("parsererror")?.textContent ?? undefined,
    );
    const hasRun = await page.evaluate(() => "isHarmed" in window);
    const harm = await page.evaluate(findHarm, type === "html");
    return [
      ...outside,
      ...(broken ? [broken] : []),
      ...(hasRun ? ["a script has run"] : []),
      ...harm,
    ];
  } finally {
    await page.context().close();
  }
}

/** Returns the errors of a page's scripts. */
export async function listErrors(browser: Browser, content: string): Promise<string[]> {
  const page = await openSite(browser, { "/index.html": content });
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto("http://site.test/index.html", { waitUntil: "load" });
  await page.context().close();
  return errors;
}

/** Returns markup whose texts are not escaped, as a control of the judge. */
export const withoutEscapes = (markup: string): string =>
  markup
    .replace(/&lt;|&#60;|&#x3C;/g, "<")
    .replace(/&gt;|&#62;/g, ">")
    .replace(/&quot;|&#34;|&#x22;/g, '"')
    .replace(/&#39;|&#x27;/g, "'")
    .replace(/&amp;|&#x26;/g, "&");
