/// <reference lib="dom" />
/** Returns the channels, 0 to 255, of "#rrggbb", "rgb(r, g, b)" or "color(srgb r g b)". */
function channels(color: string): number[] {
  if (color.startsWith("#"))
    return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const max = color.startsWith("color(srgb ") ? 255 : 1;
  return (color.match(/[\d.]+/g) ?? []).map((item) => Number(item) * max);
}

/** Returns the relative luminance of WCAG 2.2. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = channels(color).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Returns the contrast ratio of WCAG 2.2, from 1 to 21. */
export function contrast(item: string, other: string): number {
  const [low = 0, high = 0] = [luminance(item), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Returns every visible text with its color and the color behind it. */
export function texts(): [text: string, color: string, behind: string][] {
  const known = new Map<Element, string>();
  const behind = (element: Element): string => {
    const color = known.get(element) ?? colorBehind(element);
    known.set(element, color);
    return color;
  };
  const colorBehind = (element: Element): string => {
    const picture = element.closest("svg");
    const ground = picture && getComputedStyle(picture.querySelector("rect")!).fill;
    if (picture) return ground === "none" ? behind(picture.parentElement!) : ground!;
    const { backgroundColor } = getComputedStyle(element);
    const isClear = backgroundColor === "rgba(0, 0, 0, 0)" && element.parentElement;
    return isClear ? behind(element.parentElement!) : backgroundColor;
  };
  /** Returns the color of the last shape before a picture's text that is behind the complete text. */
  const shapeBehind = (text: Element): string | undefined => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    for (let shape = text.previousElementSibling; shape; shape = shape.previousElementSibling) {
      const { fill } = getComputedStyle(shape);
      if (shape.tagName !== "rect" || fill === "none") continue;
      const box = shape.getBoundingClientRect();
      const isInside = box.left <= left && box.right >= right;
      if (isInside && box.top <= top && box.bottom >= bottom) return fill;
    }
    return undefined;
  };
  const results: [string, string, string][] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement!;
    if (!node.textContent!.trim() || !element.getClientRects().length) continue;
    const style = getComputedStyle(element);
    const drawn = element.closest("svg text");
    const color = drawn ? style.fill : style.color;
    results.push([node.textContent!, color, (drawn && shapeBehind(drawn)) ?? behind(element)]);
  }
  return results;
}

/** Returns the texts with a contrast of less than 4.5 : 1. */
export const faint = (all: [text: string, color: string, behind: string][]) =>
  all.filter(([, color, behind]) => contrast(color, behind) < 4.5);
