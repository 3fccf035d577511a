/** The previews of one build: which pages get one, and the meta elements of these pages. */
import { LoraError } from "../../src/errors.js";
import type { Drawing } from "../../src/figures/figure.js";
import { logoAllowed } from "../../src/render/logo.js";
import type { Logo } from "../../src/scene.js";
import { TagError } from "../../src/tag/values.js";
import { isFile } from "../files.js";
import type { Images } from "../images/images.js";
import type { Output } from "../output.js";
import type { Page } from "./config.js";
import type { Tag } from "./html.js";
import {
  createPreview,
  describesImage,
  describesOnly,
  hasOgImage,
  metaElements,
  type PageWords,
  type Rejection,
} from "./previews.js";
import { formatPath, withoutStack } from "./problems.js";
import type { Site } from "./site.js";

const NO_SITE_URL = new TagError(
  'previews require the site\'s URL: addPlugin(loraVisualizer, { siteUrl: "https://example.org" })',
);

/** Returns the site's logo, or undefined if it has none. Throws LoraError if the logo cannot be used. */
export async function loadLogo({ options, renderer }: Site): Promise<Logo | undefined> {
  const { siteLogo } = options;
  if (siteLogo === undefined) return undefined;
  const logo = await renderer.readLogo(siteLogo).catch(withoutStack);
  return logo ?? withoutStack(new LoraError("siteLogo", logoAllowed(siteLogo), siteLogo));
}

export class Previews {
  readonly #rejections: (Rejection & { readonly page: Page })[] = [];

  constructor(
    private readonly site: Site,
    private readonly images: Images,
    private readonly logo: Logo | undefined,
  ) {}

  /**
   * Requests the page's preview, if it gets one. Returns the preview's meta elements, and those of the page that they
   * replace. Throws TagError if the preview cannot be drawn or `siteUrl` is missing, and LoraError if the page names a
   * URL that is not allowed.
   */
  async addTo(
    page: Page,
    metas: readonly Tag[],
    words: PageWords,
    drawing: Drawing | undefined,
  ): Promise<{ elements: string; replaced: readonly Tag[] } | undefined> {
    const { config, options } = this.site;
    const { siteUrl, replaceOgImage = false } = options;
    const hasImage = hasOgImage(metas) && !replaceOgImage;
    const toAbsolute = (url: string) => new URL(config.getFilter("url")(url), siteUrl).href;
    const root = siteUrl && toAbsolute("/");
    const facts = { logo: this.logo, root, hasImage };
    const preview = await createPreview(page, words, drawing, this.site, facts);
    if (!preview) return undefined;
    if ("reason" in preview) {
      this.#rejections.push({ ...preview, page });
      return undefined;
    }
    const { url, scene } = preview;
    if (url !== undefined) this.#assertPossible(url);
    const requestedUrl = url === undefined ? undefined : { url, inputPath: page.inputPath };
    const at = this.images.addPreview(scene, options.theme, requestedUrl);
    if (describesOnly(metas, siteUrl ? toAbsolute(at) : at, siteUrl)) return undefined;
    if (!siteUrl) throw NO_SITE_URL;
    const replaced = metas.filter(describesImage);
    const kept = metas.filter((meta) => !replaced.includes(meta));
    return { replaced, elements: metaElements(kept, preview, toAbsolute(at)) };
  }

  /** Warns about each page that gets no preview, with the reason. */
  warn(output: Output): void {
    for (const { page, url: address, reason: why, warnOnlyIfAbsent } of this.#rejections) {
      const isAbsent = this.site.options.siteUrl !== undefined && !isFile(output.toPath(address));
      if (warnOnlyIfAbsent && !isAbsent) continue;
      console.warn(`[lora] ${formatPath(page.inputPath)}: no preview at ${address}: ${why}`);
    }
  }

  /** Throws TagError if one of a preview and a file of another page would be a folder of the other. */
  #assertPossible(url: string): void {
    const other = this.site.authors.findConflict(url) ?? this.images.findConflict(url);
    if (other === undefined) return;
    throw new TagError(
      `the preview ${url} and the output of ${formatPath(other)} cannot both exist, because one would be a folder of ` +
        "the other; change one of the two URLs",
    );
  }
}
