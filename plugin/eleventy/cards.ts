/** The cards of one build: which pages get one, and the meta elements of these pages. */
import { LoraError } from "../../src/errors.js";
import type { Drawing, Goal } from "../../src/figures/figure.js";
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

/** The parts of a site that its builds share. */
export interface Site {
  readonly config: EleventyConfig;
  readonly options: CheckedOptions;
  readonly renderer: Renderer;
  readonly authors: Authors;
  /** Exercises by figure. They outlive a build: an incremental build does not render every page again. */
  readonly exercises: Map<string, Goal>;
}

/** Returns the site's logo, if it has one. Throws LoraError if it cannot be used. */
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
   * Returns the meta elements of the page's card, which is drawn later. Throws TagError if the card
   * cannot be drawn or the site's address is unknown, LoraError for an address that is not allowed.
   */
  async elementsFor(
    page: Page,
    content: string,
    words: PageWords,
    drawing: Drawing | undefined,
  ): Promise<string> {
    const { authors, renderer, options } = this.site;
    const { siteUrl, siteName, previews = false, previewKey } = options;
    const toAbsolute = (address: string) =>
      new URL(this.site.config.getFilter("url")(address), siteUrl).href;
    const preview = await previewOf(page, words, drawing, {
      isAuthors: (address) => authors.has(address),
      renderer,
      siteName,
      logo: this.logo,
      previews,
      previewKey,
      root: siteUrl && toAbsolute("/"),
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
    const named = address === undefined ? undefined : { address, inputPath: page.inputPath };
    const at = this.images.addPreview(scene, options.theme, named);
    return hasImage ? "" : metaElements(content, preview, toAbsolute(at));
  }

  /** Warns of each page that names a card but gets none, with the reason. */
  warnOfMissing(output: Output): void {
    for (const { page, address, why, warnOnlyIfAbsent } of this.#refused) {
      const isAbsent = this.site.options.siteUrl !== undefined && !isFile(output.pathOf(address));
      if (warnOnlyIfAbsent && !isAbsent) continue;
      console.warn(`[lora] ${shown(page.inputPath)}: no card at ${address}: ${why}`);
    }
  }

  #assertSiteUrl(): void {
    if (this.site.options.siteUrl) return;
    const fix = 'addPlugin(loraVisualizer, { siteUrl: "https://example.org" })';
    throw new TagError(`a preview needs the site's address: ${fix}`);
  }
}
