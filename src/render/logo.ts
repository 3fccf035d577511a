/** Reads a site's logo from a file, for cards. Node only. */
import { existsSync } from "node:fs";
import { MAX_PICTURE } from "../bounds.js";
import type { Logo } from "../scene.js";
import { readRegularFile } from "./read.js";

/** Decodes a picture with the canvas. Rejects if it cannot. */
type Decode = (bytes: Buffer) => Promise<{ readonly width: number; readonly height: number }>;

/** For an error about this path. */
export const logoAllowed = (file: string) =>
  existsSync(file)
    ? "a PNG, JPEG or WebP picture, or an SVG with a viewBox and its text converted to paths"
    : "the path of an existing picture";

/**
 * Returns the logo in a file, or undefined if it is not what `logoAllowed` describes. An SVG must not
 * have `<text>`, because its font depends on the system, and must have a viewBox, to be scaled.
 */
export async function logoIn(file: string, decode: Decode): Promise<Logo | undefined> {
  try {
    const bytes = readRegularFile(file, MAX_PICTURE);
    const decoded = await decode(bytes);
    const type = detectType(bytes);
    const { width, height } = type === "svg+xml" ? viewBox(String(bytes)) : decoded;
    if (!(width > 0 && height > 0)) throw new RangeError("no size");
    return { href: `data:image/${type};base64,${bytes.toString("base64")}`, width, height };
  } catch {
    return undefined;
  }
}

/** Detects a media subtype that the canvas can decode, from its first bytes. */
function detectType(bytes: Buffer): string {
  const start = bytes.toString("latin1", 0, 12);
  if (start.startsWith("\x89PNG")) return "png";
  if (start.startsWith("\xff\xd8\xff")) return "jpeg";
  if (/^RIFF....WEBP/s.test(start)) return "webp";
  return "svg+xml";
}

/** Throws if the SVG has no viewBox, or has text. */
function viewBox(source: string): { width: number; height: number } {
  const svg = source.replace(/<!--[\s\S]*?-->/g, "");
  const [root] = /<svg\b(?:"[^"]*"|'[^']*'|[^>"'])*>/.exec(svg)!;
  const [, box] = /\sviewBox\s*=\s*["']([^"']*)["']/.exec(root)!;
  const numbers = box!
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [, , width = 0, height = 0] = numbers;
  if (numbers.length !== 4 || !numbers.every(Number.isFinite) || /<text\b/.test(svg))
    throw new RangeError("no viewBox, or text");
  return { width, height };
}
