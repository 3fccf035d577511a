import type { Ink, Node, Run, Scene } from "../scene.js";
import { light, mathFont, type Theme } from "../theme.js";

/** Text made safe inside HTML, XHTML and SVG, both as content and in a double-quoted attribute. */
export function escapeText(value: string): string {
  return value.replace(UNSAFE, (char) => ENTITIES[char] ?? "\ufffd");
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

function roundAll(d: string): string {
  return d.replace(/\d*\.\d+(e-?\d+)?/g, (number) => round(Number(number)));
}

export type Attributes = Record<string, string | number | undefined>;

/** Where SVG elements go: into a string here, into a document in a browser. */
export interface Sink<E> {
  element(name: string, attributes: Attributes, children: readonly E[]): E;
  text(content: string): E;
}

/** An attribute's value as text; numbers are rounded. */
export function attributeText(value: string | number): string {
  return typeof value === "number" ? round(value) : value;
}

const stringSink: Sink<string> = {
  element(name, attributes, children) {
    let markup = `<${name}`;
    for (const [key, value] of Object.entries(attributes)) {
      if (value === undefined || value === "") continue;
      markup += ` ${key}="${escapeText(attributeText(value))}"`;
    }
    return children.length ? `${markup}>${children.join("")}</${name}>` : `${markup}/>`;
  },
  text: escapeText,
};

export interface SvgOptions {
  /** Colours written as attributes, which a page's stylesheet overrides by class. Default: light. */
  readonly theme?: Theme;
  /** A class of the outermost element, for the page's stylesheet. */
  readonly className?: string;
  /** Not shown unless a stylesheet says so. */
  readonly hidden?: boolean;
  /** A file of its own: with XML namespace, title and description, and a generic font. */
  readonly standalone?: boolean;
}

/** The scene as one line of SVG, valid inside HTML and XHTML; no ids, no styles, no scripts. */
export function toSvg(scene: Scene, options: SvgOptions = {}): string {
  return toElements(scene, options, stringSink);
}

/** The one mapping from scene to SVG elements. */
export function toElements<E>(scene: Scene, options: SvgOptions, sink: Sink<E>): E {
  const { theme = light, className, hidden, standalone } = options;

  // In a page the stylesheet names the fonts; without it any serif will do.
  const font = (face: keyof typeof mathFont) => (standalone ? mathFont[face] : "serif");

  const paint = (fill: Ink | undefined, stroke?: Ink, extra?: string): Attributes => ({
    class: [extra, fill && `lora-fill-${fill}`, stroke && `lora-stroke-${stroke}`]
      .filter(Boolean)
      .join(" "),
    fill: fill ? theme[fill] : "none",
    stroke: stroke && theme[stroke],
  });

  const run = ({ text, math }: Run): E => {
    const content = sink.text(text);
    if (!math) return content;
    const style = { class: "lora-math", "font-family": font("italic"), "font-style": "italic" };
    return sink.element("tspan", style, [content]);
  };

  const draw = (node: Node): E => {
    switch (node.type) {
      case "group": {
        const { x, y, scale, children } = node;
        const move = `translate(${round(x)} ${round(y)})`;
        const isScaled = scale[0] !== 1 || scale[1] !== 1;
        const transform = isScaled ? `${move} scale(${scale.map(round).join(" ")})` : move;
        return sink.element("g", { transform }, children.map(draw));
      }
      case "rect": {
        const { x, y, width, height, fill, stroke, strokeWidth } = node;
        const box = { x, y, width, height, ...paint(fill, stroke), "stroke-width": strokeWidth };
        return sink.element("rect", box, []);
      }
      case "path": {
        const { d, fill, stroke, strokeWidth } = node;
        const line = { d: roundAll(d), ...paint(fill, stroke), "stroke-width": strokeWidth };
        return sink.element("path", line, []);
      }
      case "text": {
        const { x, y, size, fill, anchor, bold, formula } = node;
        const style = {
          "font-family": formula ? font("upright") : undefined,
          "font-size": size,
          "font-weight": bold ? "700" : undefined,
          "text-anchor": anchor === "start" ? undefined : anchor,
        };
        return sink.element(
          "text",
          { x, y, ...paint(fill, undefined, formula ? "lora-formula" : undefined), ...style },
          node.runs.map(run),
        );
      }
    }
  };

  const { width, height, title, desc } = scene;
  const root = {
    xmlns: standalone ? "http://www.w3.org/2000/svg" : undefined,
    class: className,
    role: "img",
    "aria-label": desc,
    width,
    height,
    viewBox: `0 0 ${round(width)} ${round(height)}`,
    "font-family": standalone ? "system-ui,sans-serif" : undefined,
    "text-rendering": "geometricPrecision",
    display: hidden ? "none" : undefined,
  };
  const labels = standalone
    ? [sink.element("title", {}, [sink.text(title)]), sink.element("desc", {}, [sink.text(desc)])]
    : [];
  return sink.element("svg", root, [...labels, ...scene.children.map(draw)]);
}
