/**
 * The elements, attributes and styles that a book may have. A page of the site may contain anything, also from people
 * whom its author does not know, and reading systems differ in what they run. Therefore these are lists of what is
 * allowed: a new element or attribute is left out until it is added here.
 */
import {
  createElement,
  type Element,
  elementsIn,
  findTag,
  isElement,
  type Node,
  type Parent,
  parse,
  setChildren,
  setText,
  toXhtml,
} from "../html-tree.js";
import { isSafeImage, isSafeLink } from "../urls.js";

const words = (text: string) => new Set(text.trim().split(/\s+/));

const HTML_ELEMENTS = words(`
  a abbr address article aside b bdi bdo blockquote body br caption cite code col colgroup data dd del details dfn div
  dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark ol p picture pre q rp
  rt ruby s samp section small span strong sub sup table tbody td tfoot th thead time tr u ul var wbr`);
const SVG_ELEMENTS = words(`
  a circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA
  feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset feTurbulence filter g image line
  linearGradient marker mask path pattern polygon polyline radialGradient rect stop style svg switch symbol text textPath
  title tspan use`);
const MATHML_ELEMENTS = words(`
  math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle
  msub msubsup msup mtable mtd mtext mtr munder munderover none`);

/** The attributes of all elements. */
const GLOBAL = words("class dir hidden id lang role style title xml:lang xml:space");
const INERT = /^(?:aria|data)-[a-z_][a-z\d_.-]*$/;
const HTML_ATTRIBUTES = words(`
  abbr alt cite colspan datetime headers height href hreflang reversed rowspan scope span src start type value width`);
const SVG_ATTRIBUTES = words(`
  alignment-baseline baseline-shift clip-path clip-rule clipPathUnits color color-interpolation
  color-interpolation-filters cx cy d direction display dominant-baseline dx dy fill fill-opacity fill-rule filter
  filterUnits flood-color flood-opacity font-family font-size font-stretch font-style font-variant font-weight fr fx fy
  gradientTransform gradientUnits height href in in2 k1 k2 k3 k4 lengthAdjust letter-spacing marker-end marker-mid
  marker-start markerHeight markerUnits markerWidth mask maskContentUnits maskUnits mode offset opacity operator orient
  overflow paint-order pathLength patternContentUnits patternTransform patternUnits points preserveAspectRatio
  primitiveUnits r radius refX refY result rotate rx ry shape-rendering slope spreadMethod startOffset stdDeviation
  stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
  stroke-opacity stroke-width systemLanguage tableValues text-anchor text-decoration text-rendering textLength transform
  type values vector-effect version viewBox visibility width word-spacing writing-mode x x1 x2 y y1 y2`);
const MATHML_ATTRIBUTES = words(`
  accent accentunder alttext columnalign columnlines columnspacing columnspan depth display displaystyle fence form
  frame framespacing height intent largeop linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize
  minsize movablelimits notation rowalign rowlines rowspacing rowspan rspace scriptlevel separator stretchy symmetric
  voffset width`);

/** The properties of styles. EPUB forbids those of direction. */
const PROPERTIES = words(`
  background-color border border-bottom border-collapse border-color border-left border-radius border-right
  border-spacing border-style border-top border-width break-after break-before break-inside caption-side clip-path
  clip-rule color display dominant-baseline fill fill-opacity fill-rule filter float font font-family font-feature-settings
  font-size font-stretch font-style font-variant font-variant-numeric font-weight height letter-spacing line-height
  list-style-type margin margin-block margin-bottom margin-inline margin-left margin-right margin-top marker-end marker-mid
  marker-start mask max-height max-width min-height min-width opacity overflow padding padding-bottom padding-left
  padding-right padding-top paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
  stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align text-anchor text-decoration
  text-indent text-rendering text-transform transform vector-effect vertical-align visibility white-space width
  word-spacing writing-mode`);
const FUNCTIONS = words(`
  blur brightness calc clamp color-mix contrast cubic-bezier drop-shadow grayscale hsl hsla light-dark matrix max min
  oklab oklch opacity polygon rgb rgba rotate saturate scale skewX skewY translate translateX translateY var`);

const [HTML, SVG, MATHML] = [
  { elements: HTML_ELEMENTS, attributes: HTML_ATTRIBUTES },
  { elements: SVG_ELEMENTS, attributes: SVG_ATTRIBUTES },
  { elements: MATHML_ELEMENTS, attributes: MATHML_ATTRIBUTES },
];

const listsFor = ({ namespaceURI }: Element) =>
  namespaceURI.endsWith("/svg") ? SVG : namespaceURI.endsWith("/MathML") ? MATHML : HTML;

/** Returns whether a value of a style refers to nothing outside its document. */
function isSafeValue(value: string): boolean {
  if (/[\\@<{}]|\/\*/.test(value)) return false;
  const local = value.replace(/url\(\s*(["']?)#[\w.:-]+\1\s*\)/gi, "");
  // The lookbehind keeps the search linear in long words.
  return [...local.matchAll(/(?<![\w-])([\w-]*)\(/g)].every(
    ([, name = ""]) => !name || FUNCTIONS.has(name),
  );
}

const cleanDeclarations = (style: string): string =>
  style
    .split(";")
    .filter((declaration) => {
      const [name = "", ...value] = declaration.split(":");
      return PROPERTIES.has(name.trim().toLowerCase()) && isSafeValue(value.join(":"));
    })
    .map((declaration) => declaration.trim())
    .join(";");

/** Returns the rules that a picture's stylesheet may have. Leaves out those in blocks with conditions, such as `@media`. */
function cleanRules(css: string): string {
  let result = "";
  let depth = 0;
  let selector = "";
  for (const [part] of css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, "").matchAll(/[{}]|[^{}]+/g)) {
    if (part === "{") depth += 1;
    else if (part === "}") depth = Math.max(0, depth - 1);
    // A statement such as `@import` ends before the selector.
    else if (depth === 0) selector = part.slice(part.lastIndexOf(";") + 1).trim();
    else if (depth === 1 && /^[\w\s.#*>+~,:()-]+$/.test(selector))
      result += `${selector}{${cleanDeclarations(part)}}`;
  }
  return result;
}

/** Leaves below a node only what a book may have. Keeps the content of other elements of HTML. */
export function keepAllowed(parent: Parent): void {
  const kept = parent.childNodes.flatMap((node) => {
    if (!isElement(node)) return [node];
    keepAllowed(node);
    const { elements, attributes } = listsFor(node);
    if (!elements.has(node.tagName)) return getReplacement(node);
    cleanElement(node, attributes);
    return [node];
  });
  setChildren(parent, kept);
}

/** Returns what remains of an element that is not allowed. */
function getReplacement(element: Element): readonly Node[] {
  const { tagName, childNodes } = element;
  if (listsFor(element) === HTML) return [...childNodes];
  // The first child is the formula itself.
  const hasFormula = tagName === "semantics" || tagName === "maction";
  return hasFormula ? childNodes.filter(isElement).slice(0, 1) : [];
}

function cleanElement(element: Element, allowed: ReadonlySet<string>): void {
  const { tagName, attrs } = element;
  const seen = new Set<string>();
  element.attrs = attrs.flatMap(({ name: local, prefix, value: given }) => {
    const name = prefix && prefix !== "xlink" ? `${prefix}:${local}` : local;
    const value = clean(name, given);
    const isGlobal = GLOBAL.has(name) || INERT.test(name);
    const isAllowed = isGlobal || (allowed.has(name) && isSafe(tagName, name, value, allowed));
    if (!isAllowed || seen.has(name) || (name === "style" && !value)) return [];
    seen.add(name);
    return [{ name, value }];
  });
  // HTML may be in these elements of SVG.
  if (allowed !== SVG_ATTRIBUTES || !["title", "desc", "style"].includes(tagName)) return;
  const text = element.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
  setText(element, tagName === "style" ? cleanRules(text) : text);
}

/** Returns the value that a book may have of an attribute. */
function clean(name: string, value: string): string {
  if (name === "style") return cleanDeclarations(value);
  // Browsers accept a "%" without two digits, but URLs in books may not have one.
  return ["cite", "href", "src"].includes(name) ? value.replace(/%(?![\da-f]{2})/gi, "%25") : value;
}

/** Returns whether an attribute may have the value. */
function isSafe(tagName: string, name: string, value: string, allowed: ReadonlySet<string>) {
  if (name === "cite" || (name === "href" && tagName === "a")) return isSafeLink(value);
  if (name === "src" || name === "href") return isSafeImage(value);
  return allowed !== SVG_ATTRIBUTES || isSafeValue(value);
}

/** Returns an SVG file that a book may have, or undefined if the text is no SVG. The file loads no other files. */
export function cleanSvg(text: string): string | undefined {
  const svg = findTag(parse(text), "svg");
  if (!svg) return undefined;
  const page = createElement("body", {}, [svg]);
  keepAllowed(page);
  for (const { attrs } of elementsIn(page)) {
    const index = attrs.findIndex(
      ({ name, value }) => name === "href" && !/^(?:#|data:)/.test(value),
    );
    if (index >= 0) attrs.splice(index, 1);
  }
  return toXhtml([svg]);
}
