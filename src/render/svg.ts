import type { Composition, Image, Ink, Node, Path, Rect, Run, Scene, Text } from "../scene.js";
import { light, mathFont, type Theme } from "../theme.js";

/** Text made safe inside HTML, XHTML and SVG, both as content and in a double-quoted attribute. */
export function escapeText(value: string): string {
  if (!PERHAPS_UNSAFE.test(value)) return value;
  return value.replace(UNSAFE, (char) => ENTITIES[char] ?? "\ufffd");
}

/** Most texts have nothing to escape, which is seen three times as fast without Unicode mode. */
const PERHAPS_UNSAFE = /[^ !#-%(-;=?-\ud7ff\ue000-\ufffd]/;

/** The same of text in which `*…*` marks variables: these in italics. */
export function toVariables(content: string): string {
  return escapeText(content).replace(/\*([^*]+)\*/g, "<i>$1</i>");
}

/** What markup gives a meaning to, white space that XML would fold, and what XML cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML forbids.
const UNSAFE = /[&<>"'\t\n\r\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;
const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** The one rounding point: a hundredth of a pixel, in attributes and in path strings alike. */
function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export type Attributes = Record<string, string | number | undefined>;

/** Where SVG elements go: into a string here, into a document in a browser. */
export interface Sink<E> {
  element(name: string, attributes: Attributes, children: readonly E[]): E;
  text(content: string): E;
}

/** An attribute's value as text; numbers are rounded, and nothing is left out. */
export function attributeText(value: string | number | undefined): string {
  return typeof value === "number" ? round(value) : (value ?? "");
}

const stringSink: Sink<string> = {
  element(name, attributes, children) {
    let markup = `<${name}`;
    for (const key in attributes) {
      const value = attributes[key];
      // Numbers have nothing to escape.
      if (typeof value === "number") markup += ` ${key}="${round(value)}"`;
      else if (value) markup += ` ${key}="${escapeText(value)}"`;
    }
    if (!children.length) return `${markup}/>`;
    markup += ">";
    for (const child of children) markup += child;
    return `${markup}</${name}>`;
  },
  text: escapeText,
};

export interface SvgOptions {
  /** Default: light. In a page these colours are for readers without its stylesheet. */
  readonly theme?: Theme;
  /** For a page, whose stylesheet sets colours and fonts; without it the narrow one is not shown. */
  readonly composition?: Composition;
}

/** A file of its own: one line of SVG with title and description; no ids, no styles, no scripts. */
export function toSvg(scene: Scene, { theme = light, composition }: SvgOptions = {}): string {
  if (composition) return toElements(scene, inPage(composition, theme), stringSink);
  const label = (name: string, content: string) =>
    stringSink.element(name, {}, [stringSink.text(content)]);
  const look = {
    attributes: {
      xmlns: "http://www.w3.org/2000/svg",
      "font-family": "system-ui,sans-serif",
      "text-rendering": "geometricPrecision",
    },
    fonts: mathFont,
    colour: (ink: Ink) => theme[ink],
  };
  const labels = label("title", scene.title) + label("desc", scene.desc);
  return toElements(scene, look, stringSink).replace(">", () => `>${labels}`);
}

/** What is the same for a whole picture. */
interface Look {
  /** More attributes of the outermost element. */
  readonly attributes: Attributes;
  readonly fonts: typeof mathFont;
  colour(ink: Ink): string;
}

/** How a picture in a page looks: valid inside HTML and XHTML; any serif will do without the stylesheet. */
export function inPage(composition: Composition, theme = light): Look {
  const isHidden = composition === "narrow";
  return {
    attributes: { class: `lora-${composition}`, display: isHidden ? "none" : "" },
    fonts: { italic: "serif", upright: "serif" },
    colour: (ink) => `var(--lora-${ink},${theme[ink]})`,
  };
}

/** A rectangle, path, text or image: each has some of these. */
type Shape = { readonly fill?: Ink | undefined; readonly stroke?: Ink | undefined } & Partial<
  Omit<Rect, "type" | "fill" | "stroke"> &
    Omit<Path, "type" | "fill" | "stroke"> &
    Omit<Text, "type" | "fill" | "stroke"> &
    Omit<Image, "type">
>;

/** The one mapping from nodes to SVG elements. */
function elements<E>(nodes: readonly Node[], { fonts, colour }: Look, sink: Sink<E>): E[] {
  const italic = { "font-family": fonts.italic, "font-style": "italic" };
  const run = ({ text, math }: Run): E =>
    math ? sink.element("tspan", italic, [sink.text(text)]) : sink.text(text);

  const draw = (node: Node): E => {
    if (node.type === "group") {
      const { x, y, scale, children } = node;
      const transform = `translate(${round(x)} ${round(y)}) scale(${scale.map(round)})`;
      return sink.element("g", { transform }, children.map(draw));
    }
    const { x, y, width, height, href, d, fill, stroke, strokeWidth }: Shape = node;
    const { size, bold, anchor, formula, runs = [] }: Shape = node;
    const attributes = {
      x,
      y,
      width,
      height,
      href,
      d: d?.replace(/\d*\.\d+(e-?\d+)?/g, (number) => round(Number(number))),
      fill: fill ? colour(fill) : "none",
      stroke: stroke && colour(stroke),
      "stroke-width": strokeWidth,
      "font-family": formula ? fonts.upright : "",
      "font-size": size,
      "font-weight": bold ? "700" : "",
      "text-anchor": anchor === "start" ? "" : anchor,
    };
    return sink.element(node.type, attributes, runs.map(run));
  };

  return nodes.map(draw);
}

/** The scene as one SVG element. */
export function toElements<E>(scene: Scene, look: Look, sink: Sink<E>): E {
  const { width, height, desc, children } = scene;
  const root = {
    ...look.attributes,
    role: "img",
    "aria-label": desc,
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
  };
  const paper = sink.element("rect", { width, height, fill: look.colour("paper") }, []);
  return sink.element("svg", root, [paper, ...elements(children, look, sink)]);
}

/** Nodes as markup within a picture of a page. */
export function toMarkup(nodes: readonly Node[], composition: Composition): string {
  return elements(nodes, inPage(composition), stringSink).join("");
}
