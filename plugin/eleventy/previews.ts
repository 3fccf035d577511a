/** Social previews: a page's card, at the `image:` of its front matter, or everywhere if asked. */
import type { Drawing } from "../../src/figures/figure.js";
import { composePreview, PREVIEW } from "../../src/figures/preview.js";
import type { Renderer } from "../../src/render/renderer.js";
import { escapeText } from "../../src/render/svg.js";
import type { Logo, Scene } from "../../src/scene.js";
import { TagError } from "../../src/tag/values.js";
import type { Page } from "./config.js";

/** What a page's data says about its preview. */
export interface PageWords {
  readonly title?: unknown;
  readonly description?: unknown;
  readonly image?: unknown;
}

export interface Preview {
  /** Path of the file below the output folder, with a leading slash; none where the page names none. */
  readonly address: string | undefined;
  readonly scene: Scene;
  readonly title: string;
  readonly description: string | undefined;
}

/** What the plugin knows of the site. */
export interface Site {
  isAuthors(address: string): boolean;
  readonly renderer: Pick<Renderer, "measure" | "assertGlyphs">;
  readonly siteName: string | undefined;
  readonly logo: Logo | undefined;
  /** Whether every page with a title gets a preview, not only one that names an image. */
  readonly previews: boolean;
}

/** The page's preview, or none where none is wanted or another's image is there. Throws TagError. */
export async function previewOf(
  page: Page,
  data: PageWords,
  drawing: Drawing | undefined,
  site: Site,
): Promise<Preview | undefined> {
  const address = addressOf(page, data.image);
  const isOthers = address === undefined && data.image !== undefined;
  if (isOthers || (address && site.isAuthors(address))) return undefined;
  const isAsked = site.previews || (address !== undefined && drawing !== undefined);
  const title = asText(data.title) ?? drawing?.compose("wide").title;
  if (!isAsked || title === undefined) return undefined;
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

/** `image:` as a path below the site's root; relative ones start at the page, others' are not ours. */
function addressOf(page: Page, image: unknown): string | undefined {
  if (typeof image !== "string" || !/^[^:?#\\]+\.png$/.test(image) || !page.url) return undefined;
  const { origin, pathname } = new URL(image, `http://site${page.url}`);
  if (origin !== "http://site") return undefined;
  try {
    const decoded = decodeURI(pathname);
    // Which some systems take for folders.
    return decoded.includes("\\") ? undefined : decoded;
  } catch {
    throw new TagError(`image: must be a path, but “${image}” has a % that is not an escape`);
  }
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
  const elements = html.match(COMMENT_OR_META)?.filter((one) => !one.startsWith("<!--")) ?? [];
  return new Set(
    elements.flatMap((one) => [...one.matchAll(META_NAME)].map(([, name]) => name!.toLowerCase())),
  );
}
