import path from "node:path";
import { LoraError } from "../../src/lora.js";
import { LOGO } from "../../src/render/logo.js";
import type { Renderer } from "../../src/render/renderer.js";
import { escapeText } from "../../src/render/svg.js";
import type { Logo } from "../../src/scene.js";
import type { Shortcode, Tag } from "../../src/tag/arguments.js";
import { type Host, renderProblem, renderTag } from "../../src/tag/evaluate.js";
import { TagError } from "../../src/tag/values.js";
import { readProjectJson } from "../files.js";
import { Images } from "../images/images.js";
import { assertFits, type Place } from "../places.js";
import { Assets } from "./assets.js";
import type { Authors } from "./authors.js";
import { Barrier } from "./barrier.js";
import { Book } from "./book.js";
import type { BuildEvent, ContentMap, EleventyConfig, Page } from "./config.js";
import { Ids } from "./ids.js";
import type { CheckedOptions } from "./options.js";
import { faultsOf, finishImages, finishPage, hasFigure, isPage, namesImages } from "./page.js";
import { keyOf, Pages } from "./pages.js";
import { hasOwnImage, metaElements, type PageWords, type Preview, previewOf } from "./previews.js";
import { Problems, withoutStack } from "./problems.js";
import { CUT, isCut } from "./references.js";
import type { Source } from "./template.js";

/** What a page's data says. */
export type PageData = PageWords & { readonly chapter?: unknown; readonly page?: Page };

/** What is the same in every build of a site. */
interface Site {
  readonly config: EleventyConfig;
  readonly options: CheckedOptions;
  readonly renderer: Renderer;
  readonly authors: Authors;
}

/** One build of a site: what is known of its pages, what is wrong in them, what it has to write. */
export class Build {
  readonly #problems: Problems;
  readonly #ids = new Ids();
  readonly #barrier = new Barrier();
  readonly #images: Images;
  readonly #pages = new Pages();
  readonly #assets = new Assets();

  private constructor(
    private readonly site: Site,
    private readonly event: BuildEvent,
    private readonly logo: Logo | undefined,
    private readonly book: Book,
  ) {
    const { layouts, includes } = event.directories;
    this.#problems = new Problems([layouts, includes].filter((one) => one !== undefined));
    this.#images = new Images(site.renderer, site.options.cacheDirectory);
  }

  /** Throws LoraError where the site's logo cannot be used. */
  static async begin(site: Site, event: BuildEvent): Promise<Build> {
    const { siteLogo } = site.options;
    const book = await Book.open(site, event);
    if (siteLogo === undefined) return new Build(site, event, undefined, book);
    const read = await site.renderer.readLogo(siteLogo).catch(withoutStack);
    const logo = read ?? withoutStack(new LoraError("siteLogo", LOGO, siteLogo));
    return new Build(site, event, logo, book);
  }

  /** Waits for these pages before any is written. */
  expect({ inputPathToUrl }: ContentMap): void {
    // An empty list belongs to a template that makes no page, as an empty pagination.
    this.#barrier.expect(Object.keys(inputPathToUrl).filter((one) => inputPathToUrl[one]!.length));
    this.book.expect(new Set(Object.entries(inputPathToUrl).flat(2)));
  }

  /** Keeps what a page's data says, for transforms are not given it. */
  remember({ title, description, image, chapter, page }: PageData): void {
    if (page?.url) this.#pages.of(page).words = { title, description, image };
    if (page) this.book.remember(page, chapter);
  }

  /** HTML for a block or a phrase, plain text for other places; problems are kept for the end. */
  render(tag: Tag | Shortcode, place: Place, page: Page, data: object): string {
    try {
      if ("error" in tag) throw tag.error;
      const rendered = renderTag(tag.args, data, this.#hostOf(page));
      if (rendered.kind === "number") {
        return place === "inline" ? rendered.text : escapeText(rendered.text);
      }
      assertFits(rendered, place);
      if (rendered.kind !== "figure") return this.book.answer(page, rendered, tag.source);
      if (rendered.drawing) this.#pages.of(page).figure ??= rendered.drawing;
      return this.book.figure(page, rendered, this.#ids.take(keyOf(page), rendered.id));
    } catch (error) {
      if (!(error instanceof TagError || error instanceof LoraError)) throw error;
      return this.#refuse(tag.source, place, page, error.message);
    }
  }

  /** The finished page, when all have been rendered. Throws the report where there are problems. */
  async transform(page: Page, content: unknown): Promise<unknown> {
    let elements = "";
    if (isPage(page, content)) {
      for (const { source, message } of faultsOf(page, content, this.#ids)) {
        this.#problem(page, source, message);
      }
      elements = await this.#preview(page, content);
    }
    if (namesImages(content)) await this.#checkImages(page);
    if (isCut(content)) this.#problem(page, "lora-mark", CUT);
    const output = this.book.show(page, content);
    await this.#pass(page);
    if (typeof content !== "string") return content;
    const url = this.site.config.getFilter("url");
    const finished = finishImages(this.book.write(content, output), url);
    if (!isPage(page, content)) return finished;
    if (hasFigure(content)) elements += this.#assets.elementsFor(content, url);
    return finishPage(finished, elements);
  }

  /** Writes what the pages need; while serving, says what is wrong. */
  async finish(): Promise<void> {
    if (this.#problems.count) console.error(this.#problems.report);
    if (this.event.outputMode !== "fs") return;
    const { output } = this.event.directories;
    await this.book.keep();
    await this.#assets.write(output);
    await this.#images.write(output, (address) => this.site.authors.has(address));
  }

  get #isServing(): boolean {
    return this.event.runMode !== "build";
  }

  #hostOf({ inputPath }: Page): Host {
    return {
      addImage: (scene, scale) => this.#images.add(scene, scale),
      readJson: (file) => readProjectJson(path.dirname(inputPath), file),
      hasIsland: true,
    };
  }

  #problem({ inputPath }: Page, source: Source, message: string): void {
    this.#problems.add({ inputPath, source, message });
  }

  /** Keeps the problem; while serving, it is also shown in the figure's place. */
  #refuse(source: Source, place: Place, page: Page, problem: string): string {
    this.#problem(page, source, problem);
    if (!this.#isServing) return "";
    const message = typeof source === "string" ? `${source}: ${problem}` : problem;
    if (place === "block") return renderProblem(message);
    return place === "phrase" ? escapeText(`[${message}]`) : `[${message}]`;
  }

  /** The elements that the page's preview adds to its head; the preview is drawn later. */
  async #preview(page: Page, content: string): Promise<string> {
    const { words, figure } = this.#pages.of(page);
    if (!words || hasOwnImage(content)) return "";
    const { options, renderer, authors } = this.site;
    const { siteName, previews = false } = options;
    const isAuthors = (address: string) => authors.has(address);
    try {
      const site = { isAuthors, renderer, siteName, logo: this.logo, previews };
      const preview = await previewOf(page, words, figure, site);
      return preview ? metaElements(content, preview, this.#addPreview(page, preview)) : "";
    } catch (error) {
      if (!(error instanceof TagError)) throw error;
      this.#problem(page, "image:", error.message);
      return "";
    }
  }

  /** The whole address at which the preview will be. Throws TagError. */
  #addPreview({ inputPath }: Page, { address, scene }: Preview): string {
    const { siteUrl, theme } = this.site.options;
    if (!siteUrl) {
      const remedy = 'addPlugin(loraVisualizer, { siteUrl: "https://example.org" })';
      throw new TagError(`the preview at image: needs the site's address: ${remedy}`);
    }
    const own = address === undefined ? undefined : { address, inputPath };
    const at = this.#images.addPreview(scene, theme, own);
    return new URL(this.site.config.getFilter("url")(at), siteUrl).href;
  }

  async #checkImages(page: Page): Promise<void> {
    await this.#images.check().catch((error: Error) => {
      this.#problem(page, "format=png", error.message);
    });
  }

  /**
   * Resolves when every page has come so far, without a problem unless it is being served. Where only
   * what has changed is rendered while serving, the others do not come, and are not waited for.
   */
  async #pass(page: Page): Promise<void> {
    if (!(this.#isServing && this.event.incremental)) await this.#barrier.arrive(page.inputPath);
    for (const fault of this.book.faults()) this.#problem(fault.page, fault.source, fault.message);
    if (this.#problems.count && !this.#isServing) withoutStack(new Error(this.#problems.report));
  }
}
