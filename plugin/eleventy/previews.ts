/** Social previews: a page's card, at the `image:` of its front matter, or everywhere if asked. */
import path from "node:path";
import { LoraError } from "../../src/errors.js";
import { escapeText } from "../../src/escape.js";
import type { Drawing } from "../../src/figures/figure.js";
import { composePreview, PREVIEW } from "../../src/figures/preview.js";
import type { Renderer } from "../../src/render/png.js";
import type { Logo, Scene } from "../../src/scene.js";
import { TagError } from "../../src/tag/values.js";
import { isFile } from "../files.js";
import { addressOf, CARD_ADDRESS, isCardAddress } from "../images/address.js";
import type { Page } from "./config.js";

/** What a page's data says about its preview. */
export interface PageWords {
  readonly title?: unknown;
  readonly description?: unknown;
  readonly image?: unknown;
}

interface Preview {
  /** Path of the file below the output folder, with a leading slash; none where the page names none. */
  readonly address: string | undefined;
  readonly scene: Scene;
  readonly title: string;
  readonly description: string | undefined;
}

/** Why a page that names a card's address gets none there. */
export interface Refusal {
  readonly address: string;
  readonly why: string;
  /** Whether that matters only where no file comes to be at the address. */
  readonly warnOnlyIfAbsent?: boolean;
}

/** What the plugin knows of the site, and of the page's head. */
interface Site {
  isAuthors(address: string): boolean;
  readonly renderer: Pick<Renderer, "measure" | "assertGlyphs">;
  readonly siteName: string | undefined;
  readonly logo: Logo | undefined;
  /** Whether every page with a title gets a preview, not only one that names an image. */
  readonly previews: boolean;
  /** The key of the front matter that names the card's file. */
  readonly previewKey: string;
  /** The whole address of its root, where that is known. */
  readonly root: string | undefined;
  /** Whether the page's head names an image already: asked of few pages, for to look takes time. */
  hasImage(): boolean;
}

/** Whether a page may get a card, by what its data says of an image. */
export function isAsked(image: unknown, previews: boolean): boolean {
  return previews || (image !== undefined && image !== null);
}

/** The page's preview, or why it has none; nothing where none is asked for. Throws TagError and LoraError. */
export async function previewOf(
  page: Page,
  { image, ...data }: PageWords,
  drawing: Drawing | undefined,
  site: Site,
): Promise<Preview | Refusal | undefined> {
  if (!isAsked(image, site.previews)) return undefined;
  const isGiven = isAsked(image, false);
  // Most sites have pictures of their own at this key, of whatever form.
  if (isGiven && !(site.previews || drawing || String(image).endsWith(".png"))) return undefined;
  const address =
    typeof image === "string" && page.url ? addressOf(image, page.url, site.root) : undefined;
  if (address === undefined && (isGiven || site.hasImage())) return undefined;
  if (address !== undefined) {
    const isFolder = address.endsWith("/");
    if (!isFolder && (site.isAuthors(address) || isBeside(page, String(image))))
      return drawing && { address, why: "a file of the site's own is there" };
    if (!site.previews && !drawing)
      return {
        address,
        why: "the page has no figure (option previews: all get one)",
        warnOnlyIfAbsent: true,
      };
    assertPng(address, String(image), site.previewKey);
    if (!isCardAddress(address, String(image)))
      throw new LoraError(site.previewKey, CARD_ADDRESS, image);
  }
  const title = asText(data.title) ?? drawing?.compose("wide").title;
  if (title === undefined)
    return address === undefined ? undefined : { address, why: "the page has no title" };
  const description = asText(data.description);
  try {
    const measure = await site.renderer.measure();
    const words = { title, description, siteName: site.siteName, logo: site.logo };
    const scene = composePreview(drawing, words, measure);
    await site.renderer.assertGlyphs(scene);
    return { address, scene, title, description };
  } catch (error) {
    throw new TagError(`the preview cannot be drawn: ${(error as Error).message}`);
  }
}

function asText(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/** Whether it names a picture beside the page's source, which its site takes from there; a card is a PNG. */
function isBeside({ inputPath }: Page, image: string): boolean {
  return !image.endsWith(".png") && isFile(path.join(path.dirname(inputPath), image));
}

/** Throws TagError where a card's name does not end in .png. */
function assertPng(address: string, image: string, key: string): void {
  if (address.endsWith(".png")) return;
  const name = image.replace(/\/$/, "/card").replace(/\.\w+$/, "");
  throw new TagError(
    `nothing makes “${image}”, and a card's name ends in .png: write ${key}: ${name}.png; where ` +
      `${key}: is for other pictures, cards take another key: addPlugin(loraVisualizer, { previewKey: "card" })`,
  );
}

/** Whether the page's own head names an image already. */
export function hasOwnImage(html: string): boolean {
  return metaNames(html).has("og:image");
}

/** The head's elements for a preview, less those that `html` has already. */
export function metaElements(html: string, preview: Preview, address: string): string {
  const wanted: [string, string, string | undefined][] = [
    ["property", "og:title", preview.title],
    ["property", "og:description", preview.description],
    ["property", "og:image", address],
    ["property", "og:image:width", String(PREVIEW.width)],
    ["property", "og:image:height", String(PREVIEW.height)],
    ["property", "og:image:alt", preview.scene.desc],
    ["name", "twitter:card", "summary_large_image"],
  ];
  const there = metaNames(html);
  return wanted
    .filter(([, name, content]) => content !== undefined && !there.has(name))
    .map(([key, name, content]) => `<meta ${key}="${name}" content="${escapeText(content!)}"/>`)
    .join("");
}

/** A comment, or an element with its attributes. */
const COMMENT_OR_META = /<!--[\s\S]*?(?:-->|$)|<meta\b(?:"[^"]*"|'[^']*'|[^<>"'])*>/gi;
const META_NAME = /\s(?:property|name)=["']?([^"'\s/>]+)/gi;

/** What the page's meta elements say something of, in lower case. */
function metaNames(html: string): Set<string> {
  const elements = html.match(COMMENT_OR_META)?.filter((item) => !item.startsWith("<!--")) ?? [];
  return new Set(
    elements.flatMap((item) =>
      [...item.matchAll(META_NAME)].map(([, name]) => name!.toLowerCase()),
    ),
  );
}
