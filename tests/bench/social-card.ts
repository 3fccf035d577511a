/**
 * Makes the benchmark's preview for Satori, Takumi and Vega: texts and boxes at the same positions, without hatching.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { Renderer } from "../../src/render/png.js";
import type { Group, Measure, Node, Scene, Text } from "../../src/scene.js";
import { light } from "../../src/theme.js";
import { type Element, peer, type TakumiNode, type TakumiRequest } from "./peers.js";

/** The position and scale of a group on the card. */
type Placed = Pick<Group, "x" | "y" | "scale">;

function box(left: number, top: number, style: object, content?: string): Element {
  const placed = { display: "flex", position: "absolute", left, top, ...style };
  return { type: "div", props: { style: placed, ...(content ? { children: content } : {}) } };
}

function label(node: Text, { x, y, scale: [scale] }: Placed, measure: Measure): Element {
  const content = node.runs.map(({ text }) => text).join("");
  const fontSize = node.size * scale;
  const fontWeight = node.bold ? 700 : 400;
  const before = { start: 0, middle: 0.5, end: 1 }[node.anchor];
  const left = x + node.x * scale - before * measure(content, fontSize, node.bold);
  const style = { fontSize, fontWeight, color: light[node.fill], whiteSpace: "nowrap" };
  return box(left, y + node.y * scale - fontSize, style, content);
}

function elements(node: Node, at: Placed, measure: Measure): Element[] {
  const [across, down] = at.scale;
  if (node.type === "text") return [label(node, at, measure)];
  if (node.type === "group") {
    const scale = [across * node.scale[0], down * node.scale[1]] as const;
    const placed = { x: at.x + node.x * across, y: at.y + node.y * down, scale };
    return node.children.flatMap((child) => elements(child, placed, measure));
  }
  if (node.type !== "rect") return [];
  const { fill, stroke, strokeWidth = 1 } = node;
  const line = stroke ? { border: `${strokeWidth}px solid ${light[stroke]}` } : {};
  const style = { width: node.width * across, height: node.height * down, ...line };
  const paint = fill ? { backgroundColor: light[fill] } : {};
  return [box(at.x + node.x * across, at.y + node.y * down, { ...style, ...paint })];
}

/** Returns a function that turns a card's scene into a Satori element. */
export async function socialElement(): Promise<(scene: Scene) => Element> {
  const measure = await new Renderer().measure();
  const origin = { x: 0, y: 0, scale: [1, 1] } as const;
  return ({ width, height, children }) => {
    const all = children.flatMap((node) => elements(node, origin, measure));
    const style = { display: "flex", width, height, backgroundColor: light.paper };
    return { type: "div", props: { style, children: all } };
  };
}

export const fontFolder = path.resolve("src/render/fonts");
export const fontFile = (name: string) => path.join(fontFolder, name);

const FONTS = [
  { name: "Inter", file: fontFile("Inter-Regular.ttf"), weight: 400 },
  { name: "Inter", file: fontFile("Inter-Bold.ttf"), weight: 700 },
];

/** The card's fonts in the format of Satori and Takumi. */
const socialFonts = () => FONTS.map(({ file, ...font }) => ({ ...font, data: readFileSync(file) }));

/** Returns a function that makes cards as SVG with fonts that are read once. */
export async function socialCard(): Promise<(scene: Scene) => Promise<string>> {
  const [{ default: satori }, createElement] = await Promise.all([peer("satori"), socialElement()]);
  const fonts = socialFonts();
  return (scene) =>
    satori(createElement(scene), { width: scene.width, height: scene.height, fonts });
}

const asNode = ({ props: { style = {}, children = [] } }: Element): TakumiNode =>
  typeof children === "string"
    ? { type: "text", text: children, style }
    : { type: "container", style, children: children.map(asNode) };

/** Returns a function that makes Takumi's request for a card, with fonts as files. */
export async function takumiRequest(): Promise<(scene: Scene) => TakumiRequest> {
  const createElement = await socialElement();
  return (scene) => {
    const { width, height } = scene;
    return {
      node: asNode(createElement(scene)),
      options: { width, height, format: "png" },
      fonts: FONTS,
    };
  };
}

/** Returns a function that makes cards as PNG with Takumi and fonts that are read once. */
export async function takumiCard(): Promise<(scene: Scene) => Promise<Uint8Array>> {
  const [{ Renderer: Takumi }, createRequest] = await Promise.all([
    peer("takumi"),
    takumiRequest(),
  ]);
  const takumi = new Takumi();
  for (const font of socialFonts()) await takumi.registerFont(font);
  return (scene) => {
    const { node, options } = createRequest(scene);
    return takumi.render(node, options);
  };
}
