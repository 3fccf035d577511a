/** A site's logo, from its file to a picture for cards. Node only. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Logo } from "../scene.js";

/** What the canvas says of a picture's bytes; it rejects for what is none. */
type Decode = (bytes: Buffer) => Promise<{ readonly width: number; readonly height: number }>;

/** What a logo may be, said of a path that is none. */
export const logoAllowed = (file: string) =>
  existsSync(file)
    ? "a PNG, JPEG or WebP picture, or an SVG that has a viewBox and its text turned into paths"
    : "the path of a picture that is there";

/**
 * The logo in a file, undefined where that is not what a logo may be. An SVG's `<text>` would be set
 * in whatever fonts a machine has, and without a viewBox it cannot be scaled.
 */
export async function logoIn(file: string, decode: Decode): Promise<Logo | undefined> {
  try {
    const bytes = await readFile(file);
    const decoded = await decode(bytes);
    const type = typeOf(bytes);
    const { width, height } = type === "svg+xml" ? viewBox(String(bytes)) : decoded;
    if (!(width > 0 && height > 0)) throw new RangeError("no size");
    return { href: `data:image/${type};base64,${bytes.toString("base64")}`, width, height };
  } catch {
    return undefined;
  }
}

/** The kind of a picture that the canvas can decode, by its first bytes. */
function typeOf(bytes: Buffer): string {
  const start = bytes.toString("latin1", 0, 12);
  if (start.startsWith("\x89PNG")) return "png";
  if (start.startsWith("\xff\xd8\xff")) return "jpeg";
  if (/^RIFF....WEBP/s.test(start)) return "webp";
  return "svg+xml";
}

/** The size that an SVG's shape has. Throws RangeError. */
function viewBox(source: string): { width: number; height: number } {
  const svg = source.replace(/<!--[\s\S]*?-->/g, "");
  const [root = ""] = /<svg\b(?:"[^"]*"|'[^']*'|[^>"'])*>/.exec(svg) ?? [];
  const [, box = ""] = /\sviewBox\s*=\s*["']([^"']*)["']/.exec(root) ?? [];
  const numbers = box
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [, , width = 0, height = 0] = numbers;
  if (numbers.length !== 4 || !numbers.every(Number.isFinite) || /<text\b/.test(svg))
    throw new RangeError("no viewBox, or text");
  return { width, height };
}
