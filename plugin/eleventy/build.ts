import path from "node:path";
import { LoraError } from "../../src/errors.js";
import { escapeText } from "../../src/escape.js";
import type { Logo } from "../../src/scene.js";
import { idOf, type Shortcode, type Tag } from "../../src/tag/arguments.js";
import { type Host, renderProblem, renderTag } from "../../src/tag/evaluate.js";
import { TagError } from "../../src/tag/values.js";
import { dark } from "../../src/theme.js";
import { assertFits, type Place } from "../default-render.js";
import { Images } from "../images/images.js";
import { readProjectJson } from "../json.js";
import { Output } from "../output.js";
import { BuildAssets } from "./assets.js";
import { Barrier, waitsForAll } from "./barrier.js";
import { Book } from "./book.js";
import { Cards, logoOf, type Site } from "./cards.js";
import { type BuildEvent, type ContentMap, isWriting, type Page } from "./config.js";
import { Ids } from "./ids.js";
import { CUT, isCut } from "./marks.js";
import {
  faultsOf,
  figureIds,
  finishImages,
  finishPage,
  isPage,
  isStyled,
  namesImages,
} from "./page.js";
import { keyOf, keysOf, type PageData, Pages } from "./pages.js";
import { isAsked } from "./previews.js";
import { Problems } from "./problems.js";

/** One build of a site: what is known of its pages, what is wrong in them, what it has to write. */
export class Build {
  readonly #problems: Problems;
  readonly #ids = new Ids();
  readonly #barrier = new Barrier();
  readonly #images: Images;
  readonly #pages = new Pages();
  readonly #assets: BuildAssets;
  readonly #cards: Cards;
  #output: Promise<Output> | undefined;

  private constructor(
    private readonly site: Site,
    private readonly event: BuildEvent,
    logo: Logo | undefined,
    private readonly book: Book,
  ) {
    const { layouts, includes } = event.directories;
    this.#problems = new Problems([layouts, includes].filter((item) => item !== undefined));
    this.#images = new Images(site.renderer, site.options.cacheDirectory);
    this.#cards = new Cards(site, this.#images, logo);
    this.#assets = new BuildAssets(site.options.colorScheme, site.config.getFilter("url"));
  }

  /** Throws LoraError where the site's logo cannot be used. */
  static async begin(site: Site, event: BuildEvent): Promise<Build> {
    return new Build(site, event, await logoOf(site), await Book.open(site, event));
  }

  /** Waits for these pages before any is written; not where only what has changed is rendered while serving. */
  expect({ inputPathToUrl }: ContentMap): void {
    // An empty list belongs to a template that makes no page, as an empty pagination.
    const all = Object.keys(inputPathToUrl).filter((item) => inputPathToUrl[item]!.length);
    if (waitsForAll(this.event)) this.#barrier.expect(all);
    this.book.expect(keysOf(inputPathToUrl));
  }

  /** Keeps what a page's data says, for transforms are not given it. */
  remember(data: PageData): void {
    const { previewKey, previews = false } = this.site.options;
    const { title, description, chapter, page, [previewKey]: image } = data;
    if (!page) return;
    const words = isAsked(image, previews) ? { title, description, image } : undefined;
    Object.assign(this.#pages.of(page), { words, chapter });
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
      const id = this.#ids.take(keyOf(page), rendered.id);
      const { words, chapter } = this.#pages.of(page);
      if (words && rendered.drawing) this.#pages.addFigure(page, id, rendered.drawing);
      return this.book.figure(page, chapter, rendered, id);
    } catch (error) {
      if (!(error instanceof TagError || error instanceof LoraError)) throw error;
      return this.#refuse(tag, place, page, error.message);
    }
  }

  /** Before any transform, as of a site that measures pictures: the page's image files are there. */
  async prepare(page: Page, content: unknown): Promise<void> {
    if (!namesImages(content)) return;
    try {
      await this.#images.check();
      if (isWriting(this.event) && !this.#isStopping)
        await this.#images.draw(await this.#openOutput());
    } catch (error) {
      this.#problems.add(page, { source: "format=png", message: (error as Error).message });
    }
    if (!this.#isStopping) return;
    await this.#barrier.arrive(page.inputPath);
    this.#judge();
  }

  /** The finished page, when all have been rendered. Throws the report where there are problems. */
  async transform(page: Page, content: unknown): Promise<unknown> {
    const figures = typeof content === "string" ? figureIds(content) : [];
    let elements = "";
    if (isPage(page, content)) {
      for (const fault of faultsOf(page, content, figures, this.#ids))
        this.#problems.add(page, fault);
      elements = await this.#preview(page, content, figures);
      if (isStyled(content, figures)) elements += this.#assets.elementsFor(content);
    }
    if (isCut(content)) this.#problems.add(page, { source: CUT, message: CUT });
    const output = this.book.show(page, content, figures);
    await this.#barrier.arrive(page.inputPath);
    this.#judge();
    if (typeof content !== "string") return content;
    const url = this.site.config.getFilter("url");
    const siteUrl = isPage(page, content) ? undefined : this.site.options.siteUrl;
    const finished = finishImages(this.book.write(content, output), url, siteUrl);
    return isPage(page, content) ? finishPage(finished, elements) : finished;
  }

  /** Writes what the pages need; while serving, says what is wrong. Throws FileError. */
  async finish(): Promise<void> {
    if (this.#problems.count) console.error(this.#problems.report);
    if (!isWriting(this.event)) return;
    const output = await this.#openOutput();
    await this.book.keep();
    await this.#assets.write(output);
    await this.#images.write(output, (address) => this.site.authors.has(address));
    this.#cards.tell(output);
  }

  get #isServing(): boolean {
    return this.event.runMode !== "build";
  }

  /** Once, for opening it takes away what is not yet whole. */
  #openOutput(): Promise<Output> {
    this.#output ??= Output.open(this.event.directories.output);
    return this.#output;
  }

  /** Whether the build ends with a report, without a page. */
  get #isStopping(): boolean {
    return this.#problems.count > 0 && !this.#isServing;
  }

  #hostOf({ inputPath }: Page): Host {
    return {
      addImage: (scene, scale, isDark) => this.#images.add(scene, scale, isDark ? dark : undefined),
      colorScheme: this.site.options.colorScheme,
      readJson: (file) => readProjectJson(path.dirname(inputPath), file),
      hasIsland: true,
    };
  }

  /** Keeps the problem; while serving, it is also shown in the figure's place. */
  #refuse(tag: Tag | Shortcode, place: Place, page: Page, message: string): string {
    this.#problems.add(page, { source: tag.source, message });
    this.book.refuse(page, idOf(tag));
    if (!this.#isServing) return "";
    const problem = typeof tag.source === "string" ? `${tag.source}: ${message}` : message;
    if (place === "block") return renderProblem(problem);
    return place === "phrase" ? escapeText(`[${problem}]`) : `[${problem}]`;
  }

  /** What the page's card adds to its head: its first figure is on it, as readers see the page. */
  async #preview(page: Page, content: string, ids: readonly string[]): Promise<string> {
    const { words, figures } = this.#pages.take(page);
    if (!words) return "";
    const first = ids.find((id) => figures.has(id));
    try {
      return await this.#cards.elementsFor(page, content, words, figures.get(first ?? ""));
    } catch (error) {
      if (!(error instanceof TagError || error instanceof LoraError)) throw error;
      const source = `${this.site.options.previewKey}:`;
      this.#problems.add(page, { source, message: error.message });
      return "";
    }
  }

  /** When every page has come so far: throws the report if there is a problem, unless it is being served. */
  #judge(): void {
    for (const { page, ...fault } of this.book.faults()) this.#problems.add(page, fault);
    if (this.#isStopping) this.#problems.stop();
  }
}
