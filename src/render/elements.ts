/** A picture as SVG elements, in a string or in a document: the one mapping from nodes to them. */
import {
  type Composition,
  hatchStroke,
  type Node,
  type Paint,
  type Rect,
  type Scene,
  type Text,
} from "../scene.js";
import { light, standaloneFonts, type Theme } from "../theme.js";
import { round, type Sink } from "./sink.js";

/** What is the same for a whole picture. */
interface Look {
  readonly theme: Theme;
  /** More attributes of the outermost element. */
  readonly attributes?: Readonly<Record<string, string>>;
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

/** Sites' minifiers take a space at an element's edge away, but none that does not break. */
const kept = (text: string) =>
  text.startsWith(" ") || text.endsWith(" ") ? text.replace(/^ | $/g, "\u00a0") : text;

const FRACTION = /\d*\.\d+(e-?\d+)?/g;
const dashes = ([line, gap]: readonly [number, number]) => `${round(line)} ${round(gap)}`;

type Box = Pick<Rect, "x" | "y" | "width" | "height">;

/** The one mapping from nodes to SVG elements, within one whose texts have the `usual` size. */
export function writeNodes(nodes: readonly Node[], look: Look, sink: Sink, usual?: number): void {
  const { theme, isStyled } = look;
  const box = (name: string, { x, y, width, height }: Box) => {
    sink.open(name);
    sink.set("x", x);
    sink.set("y", y);
    sink.set("width", width);
    sink.set("height", height);
  };
  const paint = ({ fill, stroke, strokeWidth, dash }: Paint) => {
    sink.set("fill", fill ? theme[fill] : "none");
    if (stroke) sink.set("stroke", theme[stroke]);
    if (strokeWidth !== undefined) sink.set("stroke-width", strokeWidth);
    if (dash) sink.set("stroke-dasharray", dashes(dash));
  };
  for (const node of nodes) {
    switch (node.type) {
      case "rect":
        box("rect", node);
        paint(node);
        sink.close();
        break;
      case "path":
        sink.open("path");
        sink.set(
          "d",
          node.d.replace(FRACTION, (number) => round(Number(number))),
        );
        paint(node);
        sink.close();
        break;
      case "hatch": {
        const { height, stroke } = node;
        const { from, to, dash, skew } = hatchStroke(node);
        // An inner picture cuts what leaves it.
        box("svg", node);
        sink.open("path");
        sink.set("d", `M${round(from)} ${round(height / 2)}H${round(to)}`);
        sink.set("transform", `skewX(${45 * skew})`);
        sink.set("stroke", theme[stroke]);
        sink.set("stroke-width", height);
        sink.set("stroke-dasharray", dashes(dash));
        sink.close();
        sink.close();
        break;
      }
      case "text": {
        const { x, y, fill, formula, size, bold, anchor, runs } = node;
        // Where all are variables, as in a matrix's name, the whole text says so.
        const isMath = runs.length > 0 && runs.every(({ math }) => math);
        const ink = (runs.length === 1 && runs[0]!.fill) || fill;
        sink.open("text");
        sink.set("x", x);
        sink.set("y", y);
        if (ink !== "ink") sink.set("fill", theme[ink]);
        if (formula || isMath) sink.set("font-family", standaloneFonts.math);
        if (isMath) sink.set("font-style", "italic");
        if (size !== usual) sink.set("font-size", size);
        if (bold && !isMath) sink.set("font-weight", "700");
        if (anchor !== "start") sink.set("text-anchor", anchor);
        for (const { text, math, fill = ink } of runs) {
          const content = kept(text);
          if (fill === ink && (isMath || !math)) {
            sink.text(content);
            continue;
          }
          const isVariable = math && !isMath && !isStyled;
          sink.open("tspan");
          if (isVariable && !formula) sink.set("font-family", standaloneFonts.math);
          if (isVariable) sink.set("font-style", "italic");
          if (fill !== ink) sink.set("fill", theme[fill]);
          // Variables have no bold face; one made of their own would differ from engine to engine.
          if (bold) sink.set("font-weight", "400");
          sink.text(content);
          sink.close();
        }
        sink.close();
        break;
      }
      case "image":
        box("image", node);
        sink.set("href", node.href);
        sink.close();
        break;
      case "group": {
        const { x, y, scale, children } = node;
        sink.open("g");
        sink.set("transform", `translate(${round(x)} ${round(y)}) scale(${scale.map(round)})`);
        writeNodes(children, look, sink, usual);
        sink.close();
        break;
      }
      default:
        throw new TypeError("there is no node of this type");
    }
  }
}

/** The size of most texts: that of the last words, for a heading may be larger. */
const usualSize = (nodes: readonly Node[]) =>
  nodes.findLast((node): node is Text => node.type === "text" && !node.formula)?.size;

/** The scene as one SVG element. */
export function writeScene(scene: Scene, look: Look, sink: Sink): void {
  const { width, height, title, desc, children } = scene;
  const { theme, attributes, isTitled, isStyled } = look;
  const usual = usualSize(children);
  const root: Readonly<Record<string, string | number | undefined>> = {
    xmlns: "http://www.w3.org/2000/svg",
    "font-family": isStyled ? "" : standaloneFonts.text,
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
  sink.open("svg");
  for (const name in root) if (root[name]) sink.set(name, root[name]);
  if (isTitled) {
    sink.open("title");
    sink.text(title);
    sink.close();
    sink.open("desc");
    sink.text(desc);
    sink.close();
  }
  sink.open("rect");
  sink.set("width", width);
  sink.set("height", height);
  sink.set("fill", theme.paper);
  sink.close();
  writeNodes(children, look, sink, usual);
  sink.close();
}
