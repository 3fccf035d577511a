import { type Composition, hatchStroke, type Node, type Paint, type Scene } from "../scene.js";
import { light, ownFont, type Theme } from "../theme.js";

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
  const hundredths = Math.round(Math.abs(value) * 100);
  const sign = value < 0 && hundredths ? "-" : "";
  return sign + Math.floor(hundredths / 100) + PARTS[hundredths % 100];
}

/** "", ".01", … ".99": a fraction's own conversion to text costs several times as much. */
const PARTS = Array.from({ length: 100 }, (_, hundredths) => String(hundredths / 100).slice(1));

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
  /** Of a file. Default: light. */
  readonly theme?: Theme;
  /** For a page, whose stylesheet sets colours and fonts; without it the narrow one is not shown. */
  readonly composition?: Composition;
}

/** A file of its own: one line of SVG with title and description; no ids, no styles, no scripts. */
export function toSvg(scene: Scene, { theme = light, composition }: SvgOptions = {}): string {
  const look = composition ? inPage(composition) : { theme, isTitled: true };
  return toElements(scene, look, stringSink);
}

/** What is the same for a whole picture. */
interface Look {
  readonly theme: Theme;
  /** More attributes of the outermost element. */
  readonly attributes?: Attributes;
  /** Whether title and description are elements too, as programs for files show them. */
  readonly isTitled?: boolean;
}

/**
 * How a picture in a page looks: cut out of it the same as a file's. The page's stylesheet knows
 * the inks by their light colours, and shows one composition.
 */
export function inPage(composition: Composition): Look {
  const display = composition === "narrow" ? "none" : "";
  return { theme: light, attributes: { class: `lora-${composition}`, display } };
}

const NONE: readonly never[] = [];
const ITALIC = { "font-style": "italic" };
const MATH = { "font-family": ownFont.math, ...ITALIC };

/** The one mapping from nodes to SVG elements. */
function elements<E>(nodes: readonly Node[], theme: Theme, sink: Sink<E>): E[] {
  const paint = ({ fill, stroke, strokeWidth }: Paint): Attributes => ({
    fill: fill ? theme[fill] : "none",
    stroke: stroke && theme[stroke],
    "stroke-width": strokeWidth,
  });

  const draw = (node: Node): E => {
    switch (node.type) {
      case "rect": {
        const { x, y, width, height } = node;
        return sink.element("rect", { x, y, width, height, ...paint(node) }, NONE);
      }
      case "path": {
        const d = node.d.replace(/\d*\.\d+(e-?\d+)?/g, (number) => round(Number(number)));
        return sink.element("path", { d, ...paint(node) }, NONE);
      }
      case "hatch": {
        const { x, y, width, height, stroke } = node;
        const { from, to, dash, skew } = hatchStroke(node);
        const line = {
          d: `M${round(from)} ${round(height / 2)}H${round(to)}`,
          transform: `skewX(${45 * skew})`,
          stroke: theme[stroke],
          "stroke-width": height,
          "stroke-dasharray": dash.map(round).join(" "),
        };
        // An inner picture cuts what leaves it.
        return sink.element("svg", { x, y, width, height }, [sink.element("path", line, NONE)]);
      }
      case "text": {
        const { x, y, fill, formula, size, bold, anchor, runs } = node;
        const attributes = {
          x,
          y,
          fill: fill === "ink" ? "" : theme[fill],
          "font-family": formula ? ownFont.math : "",
          "font-size": size,
          "font-weight": bold ? "700" : "",
          "text-anchor": anchor === "start" ? "" : anchor,
        };
        const children = runs.map(({ text, math }) => {
          const content = sink.text(text);
          return math ? sink.element("tspan", formula ? ITALIC : MATH, [content]) : content;
        });
        return sink.element("text", attributes, children);
      }
      case "image": {
        const { x, y, width, height, href } = node;
        return sink.element("image", { x, y, width, height, href }, NONE);
      }
      case "group": {
        const { x, y, scale, children } = node;
        const transform = `translate(${round(x)} ${round(y)}) scale(${scale.map(round)})`;
        return sink.element("g", { transform }, children.map(draw));
      }
    }
  };

  return nodes.map(draw);
}

/** The scene as one SVG element. */
export function toElements<E>(scene: Scene, look: Look, sink: Sink<E>): E {
  const { width, height, title, desc, children } = scene;
  const { theme, attributes, isTitled } = look;
  const root = {
    xmlns: "http://www.w3.org/2000/svg",
    "font-family": ownFont.text,
    "text-rendering": "geometricPrecision",
    // Of texts, unless they say otherwise.
    fill: theme.ink,
    ...attributes,
    role: "img",
    "aria-label": desc,
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
  };
  const label = (name: string, content: string) => sink.element(name, {}, [sink.text(content)]);
  return sink.element("svg", root, [
    ...(isTitled ? [label("title", title), label("desc", desc)] : NONE),
    sink.element("rect", { width, height, fill: theme.paper }, NONE),
    ...elements(children, theme, sink),
  ]);
}

/** Nodes as markup within a picture of a page. */
export function toMarkup(nodes: readonly Node[]): string {
  return elements(nodes, light, stringSink).join("");
}
