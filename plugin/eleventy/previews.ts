/** Social previews of pages with `card:` or `image:` in their front matter, or of all pages with a title. */
import path from "node:path";
import { LoraError } from "../../src/errors.js";
import type { Drawing } from "../../src/figures/figure.js";
import { composePreview } from "../../src/figures/preview.js";
import { GlyphError } from "../../src/render/png.js";
import type { Logo, Scene } from "../../src/scene.js";
import { TagError } from "../../src/tag/values.js";
import { isFile } from "../files.js";
import { toMetas, toTag } from "../head.js";
import { getAttribute } from "../html-tree.js";
import { isPreviewUrl, PREVIEW_URL, resolveImageUrl } from "../images/address.js";
import { renderTitle } from "../inline-markdown.js";
import type { Page } from "./config.js";
import type { Tag } from "./html.js";
import type { Site } from "./site.js";

/** The page data that a preview needs. */
export interface PageWords {
  readonly title?: unknown;
  readonly description?: unknown;
  /** The preview's URL in the page's data, and its key there. */
  readonly image?: { readonly key: string; readonly value: unknown } | undefined;
}

interface Preview {
  /** The file's path below the output folder, with a leading slash, if the page names one. */
  readonly url: string | undefined;
  readonly scene: Scene;
  readonly title: string;
  readonly description: string | undefined;
}

/** The reason why a page that names a preview gets none. */
export interface Rejection {
  readonly url: string;
  readonly reason: string;
  /** Whether to warn only if no file is at the URL after the build. */
  readonly warnOnlyIfAbsent?: boolean;
}

/** Facts about a build and the page's head. */
interface Facts {
  readonly logo: Logo | undefined;
  /** The absolute URL of the site's root, if known. */
  readonly root: string | undefined;
  /** Whether the page has an `og:image` that only a preview which the page names replaces. */
  readonly hasImage: boolean;
}

/** Returns whether a page's data has a value. */
export const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/**
 * Returns the page's preview, or the reason why the page gets none, or undefined if it does not ask
 * for a preview. Throws TagError and LoraError.
 */
export async function createPreview(
  page: Page,
  { image, ...data }: PageWords,
  drawing: Drawing | undefined,
  site: Site,
  { logo, root, hasImage }: Facts,
): Promise<Preview | Rejection | undefined> {
  const { renderer, options } = site;
  const { previews = false, siteName } = options;
  const { key = "", value } = image ?? {};
  // Most sites use the key for pictures of their own. A preview's name ends in .png.
  if (!(previews || (image && (drawing || String(value).endsWith(".png"))))) return undefined;
  const url =
    typeof value === "string" && page.url ? resolveImageUrl(value, page.url, root) : undefined;
  if (url === undefined && (image || hasImage)) return undefined;
  if (url !== undefined) {
    const isFolder = url.endsWith("/");
    if (!isFolder && (site.authors.has(url) || isBeside(page, String(value))))
      return drawing && { url, reason: "the site already has a file with this URL" };
    if (!previews && !drawing)
      return {
        url,
        reason:
          "the page has no figure (to draw a preview anyway, set the plugin's option previews: true)",
        warnOnlyIfAbsent: true,
      };
    assertPng(url, String(value), key);
    if (!isPreviewUrl(url, String(value))) throw new LoraError(key, PREVIEW_URL, value);
  }
  const title = toText(data.title, page, site) ?? drawing?.compose("wide").title;
  if (title === undefined)
    return url === undefined ? undefined : { url, reason: "the page has no title" };
  const description = toText(data.description, page, site);
  try {
    const measure = await renderer.measure();
    const words = { title, description, siteName, logo };
    const scene = composePreview(drawing, words, measure);
    await renderer.assertGlyphs(scene);
    return { url, scene, title, description };
  } catch (error) {
    const fix =
      error instanceof GlyphError && !error.missingPackage
        ? '; add a font that has it: fonts: ["./some-font.ttf"]'
        : "";
    throw new TagError(`the preview cannot be drawn: ${(error as Error).message}${fix}`);
  }
}

/** Returns a text of the page's data without markup. */
function toText(
  value: unknown,
  page: Page,
  { markdown }: Pick<Site, "markdown">,
): string | undefined {
  if (typeof value !== "string") return typeof value === "number" ? String(value) : undefined;
  return markdown ? renderTitle(markdown, value, { page }) : value;
}

/** Returns whether the image is a file next to the page's source, and not a PNG file. */
function isBeside({ inputPath }: Page, image: string): boolean {
  return !image.endsWith(".png") && isFile(path.join(path.dirname(inputPath), image));
}

/** Throws TagError if a preview's name does not end in .png. */
function assertPng(url: string, image: string, key: string): void {
  if (url.endsWith(".png")) return;
  const name = image.replace(/\/$/, "/preview").replace(/\.\w+$/, "");
  throw new TagError(
    `there is no file “${image}”, and a preview's name must end in .png: write ${key}: ${name}.png; if ` +
      `${key}: is for other pictures, choose another key for previews: addPlugin(loraVisualizer, { previewKey: "preview" })`,
  );
}

export const hasOgImage = (metas: readonly Tag[]): boolean =>
  metas.some((meta) => getMetaNames(meta).includes("og:image"));

/**
 * Returns whether a head already describes the image at a URL, as networks read it: once, as a property, and with no
 * other image. Without `siteUrl`, the absolute URL is not known, but its end.
 */
export function describesOnly(metas: readonly Tag[], url: string, siteUrl?: string): boolean {
  const images = metas.filter((meta) => getMetaNames(meta).some((name) => IMAGE.test(name)));
  const isRight = (value = "") =>
    siteUrl === undefined ? /^https?:/.test(value) && value.endsWith(url) : value === url;
  const [property, ...others] = images.filter((meta) => getMetaNames(meta).includes("og:image"));
  return (
    property !== undefined &&
    getAttribute(property, "property") === "og:image" &&
    !others.length &&
    images.every((meta) => isRight(getAttribute(meta, "content")))
  );
}

/** Names of the meta elements that name a page's image, and of those that describe it. */
const IMAGE = /^(?:og|twitter):image(?::(?:url|secure_url|src))?$/;
const IMAGE_META = /^(?:og|twitter):image(?::|$)|^twitter:card$/;

/** Returns whether the meta element describes the page's image. */
export const describesImage = (meta: Tag): boolean =>
  getMetaNames(meta).some((name) => IMAGE_META.test(name));

/** Returns the meta elements of a preview, without those that the page already has. */
export function metaElements(metas: readonly Tag[], preview: Preview, url: string): string {
  const existing = new Set(metas.flatMap(getMetaNames));
  const { title, description, scene } = preview;
  return toMetas({ title, description, alt: scene.desc }, url)
    .filter(([, { property, name }]) => !existing.has((property ?? name)!))
    .map(toTag)
    .join("");
}

function getMetaNames(meta: Tag): string[] {
  const names = ["property", "name"].map((key) => getAttribute(meta, key)?.toLowerCase());
  return names.filter((name) => name !== undefined);
}
