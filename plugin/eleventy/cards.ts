/** The cards of one build: which pages get one, what that adds to a head, and who goes without. */

import { LoraError } from "../../src/errors.js";
import type { Drawing } from "../../src/figures/figure.js";
import { logoAllowed } from "../../src/render/logo.js";
import type { Renderer } from "../../src/render/png.js";
import type { Logo } from "../../src/scene.js";
import { TagError } from "../../src/tag/values.js";
import { isFile } from "../files.js";
import type { Images } from "../images/images.js";
import type { Output } from "../output.js";
import type { Authors } from "./authors.js";
import type { EleventyConfig, Page } from "./config.js";
import type { CheckedOptions } from "./options.js";
import { hasOwnImage, metaElements, type PageWords, previewOf, type Refusal } from "./previews.js";
import { shown, withoutStack } from "./problems.js";

/** What is the same in every build of a site. */
export interface Site {
  readonly config: EleventyConfig;
  readonly options: CheckedOptions;
  readonly renderer: Renderer;
  readonly authors: Authors;
}

/** The site's logo, if it has one. Throws LoraError where it cannot be used. */
export async function logoOf({ options, renderer }: Site): Promise<Logo | undefined> {
  const { siteLogo } = options;
  if (siteLogo === undefined) return undefined;
  const logo = await renderer.readLogo(siteLogo).catch(withoutStack);
  return logo ?? withoutStack(new LoraError("siteLogo", logoAllowed(siteLogo), siteLogo));
}

export class Cards {
  readonly #refused: (Refusal & { readonly page: Page })[] = [];

  constructor(
    private readonly site: Site,
    private readonly images: Images,
    private readonly logo: Logo | undefined,
  ) {}

  /**
   * The elements that the page's card adds to its head; the card is drawn later. Throws TagError
   * where it cannot be drawn or the site has no address, LoraError for an address that no card may have.
   */
  async elementsFor(
    page: Page,
    content: string,
    words: PageWords,
    drawing: Drawing | undefined,
  ): Promise<string> {
    const { authors, renderer, options } = this.site;
    const { siteUrl, siteName, previews = false, previewKey } = options;
    const whole = (address: string) =>
      new URL(this.site.config.getFilter("url")(address), siteUrl).href;
    const preview = await previewOf(page, words, drawing, {
      isAuthors: (address) => authors.has(address),
      renderer,
      siteName,
      logo: this.logo,
      previews,
      previewKey,
      root: siteUrl && whole("/"),
      hasImage: () => hasOwnImage(content),
    });
    if (!preview) return "";
    if ("why" in preview) {
      this.#refused.push({ ...preview, page });
      return "";
    }
    const hasImage = hasOwnImage(content);
    if (!hasImage) this.#assertSiteUrl();
    const { address, scene } = preview;
    const own = address === undefined ? undefined : { address, inputPath: page.inputPath };
    const at = this.images.addPreview(scene, options.theme, own);
    return hasImage ? "" : metaElements(content, preview, whole(at));
  }

  /** Says of each page that named a card's address, and gets none there, why. */
  tell(output: Output): void {
    for (const { page, address, why, warnOnlyIfAbsent } of this.#refused) {
      const isMeant = this.site.options.siteUrl !== undefined && !isFile(output.pathOf(address));
      if (warnOnlyIfAbsent && !isMeant) continue;
      console.warn(`[lora] ${shown(page.inputPath)}: no card at ${address}: ${why}`);
    }
  }

  #assertSiteUrl(): void {
    if (this.site.options.siteUrl) return;
    const remedy = 'addPlugin(loraVisualizer, { siteUrl: "https://example.org" })';
    throw new TagError(`a preview needs the site's address: ${remedy}`);
  }
}
