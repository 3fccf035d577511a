/** A picture as SVG elements, in a string or in a document: the one mapping from nodes to them. */
import {
  type Composition,
  hatchStroke,
  type Node,
  type Paint,
  type Scene,
  type Text,
} from "../scene.js";
import { light, ownFont, type Theme } from "../theme.js";

/** The one rounding point: a hundredth of a pixel, in attributes and in path strings alike. */
export function round(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError("a length in a picture must be a finite number");
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

/** What is the same for a whole picture. */
export interface Look {
  readonly theme: Theme;
  /** More attributes of the outermost element. */
  readonly attributes?: Attributes;
  /** Whether title and description are elements too, as programs for files show them. */
  readonly isTitled?: boolean;
  /** Whether it is seen only where a page's stylesheet says the fonts, and need not say them itself. */
  readonly isStyled?: boolean;
}

/**
 * How a picture in a page looks: the wide one, cut out of it, the same as a file's; the narrow one is
 * seen only where the page's stylesheet shows it. That knows the inks by their light colours.
 */
export function inPage(composition: Composition): Look {
  const isHidden = composition === "narrow";
  return {
    theme: light,
    isStyled: isHidden,
    attributes: { class: `lora-${composition}`, display: isHidden ? "none" : "" },
  };
}

const NONE: readonly never[] = [];
/** Sites' minifiers take a space at an element's edge away, but none that does not break. */
const EDGES = /^ | $/g;
const FRACTION = /\d*\.\d+(e-?\d+)?/g;
const dashes = ([line, gap]: readonly [number, number]) => `${round(line)} ${round(gap)}`;

/** The one mapping from nodes to SVG elements, within one whose texts have the `usual` size. */
export function elements<E>(
  nodes: readonly Node[],
  { theme, isStyled }: Look,
  sink: Sink<E>,
  usual?: number,
): E[] {
  const painted = ({ fill, stroke, strokeWidth, dash }: Paint): Attributes => ({
    fill: fill ? theme[fill] : "none",
    stroke: stroke && theme[stroke],
    "stroke-width": strokeWidth,
    "stroke-dasharray": dash && dashes(dash),
  });
  const draw = (node: Node): E => {
    switch (node.type) {
      case "rect": {
        const { x, y, width, height } = node;
        return sink.element("rect", { x, y, width, height, ...painted(node) }, NONE);
      }
      case "path": {
        const d = node.d.replace(FRACTION, (number) => round(Number(number)));
        return sink.element("path", { d, ...painted(node) }, NONE);
      }
      case "hatch": {
        const { x, y, width, height, stroke } = node;
        const { from, to, dash, skew } = hatchStroke(node);
        const line = {
          d: `M${round(from)} ${round(height / 2)}H${round(to)}`,
          transform: `skewX(${45 * skew})`,
          stroke: theme[stroke],
          "stroke-width": height,
          "stroke-dasharray": dashes(dash),
        };
        // An inner picture cuts what leaves it.
        return sink.element("svg", { x, y, width, height }, [sink.element("path", line, NONE)]);
      }
      case "text": {
        const { x, y, fill, formula, size, bold, anchor, runs } = node;
        // Where all are variables, as in a matrix's name, the whole text says so.
        const isMath = runs.length > 0 && runs.every(({ math }) => math);
        const ink = (runs.length === 1 && runs[0]!.fill) || fill;
        const attributes = {
          x,
          y,
          fill: ink === "ink" ? "" : theme[ink],
          "font-family": formula || isMath ? ownFont.math : "",
          "font-style": isMath ? "italic" : "",
          "font-size": size === usual ? "" : size,
          "font-weight": bold && !isMath ? "700" : "",
          "text-anchor": anchor === "start" ? "" : anchor,
        };
        const children = runs.map((run) => {
          const content = sink.text(run.text.replace(EDGES, "\u00a0"));
          const own = run.fill && run.fill !== ink ? theme[run.fill] : "";
          if (!own && (isMath || !run.math)) return content;
          const isVariable = run.math && !isMath && !isStyled;
          const look = {
            "font-family": isVariable && !formula ? ownFont.math : "",
            "font-style": isVariable ? "italic" : "",
            fill: own,
            // Variables have no bold face; one made of their own would differ from engine to engine.
            "font-weight": bold ? "400" : "",
          };
          return sink.element("tspan", look, [content]);
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
      default:
        throw new TypeError("what is in a picture must be a node of a type that there is");
    }
  };

  return nodes.map(draw);
}

/** The size of most texts: that of the last words, for a heading may be larger. */
const usualSize = (nodes: readonly Node[]) =>
  nodes.findLast((node): node is Text => node.type === "text" && !node.formula)?.size;

/** The scene as one SVG element. */
export function toElements<E>(scene: Scene, look: Look, sink: Sink<E>): E {
  const { width, height, title, desc, children } = scene;
  const { theme, attributes, isTitled, isStyled } = look;
  const usual = usualSize(children);
  const root = {
    xmlns: "http://www.w3.org/2000/svg",
    "font-family": isStyled ? "" : ownFont.text,
    "font-size": usual,
    "text-rendering": isStyled ? "" : "geometricPrecision",
    // Of texts, unless they say otherwise.
    fill: isStyled ? "" : theme.ink,
    ...attributes,
    role: "img",
    "aria-label": desc,
    width,
    height,
    viewBox: `0 0 ${round(width)} ${round(height)}`,
  };
  const label = (name: string, content: string) => sink.element(name, {}, [sink.text(content)]);
  return sink.element("svg", root, [
    ...(isTitled ? [label("title", title), label("desc", desc)] : NONE),
    sink.element("rect", { width, height, fill: theme.paper }, NONE),
    ...elements(children, look, sink, usual),
  ]);
}
