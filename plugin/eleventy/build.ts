import path from "node:path";
import type { Adapter } from "../../src/adapter/index.js";
import { LoraError, printable } from "../../src/errors.js";
import { escapeText } from "../../src/escape.js";
import { type Ending, hasEnd, writeEnd } from "../../src/html/description.js";
import { BESIDE } from "../../src/html/details.js";
import { getHtmlWords, type Locale } from "../../src/locales/index.js";
import type { Logo } from "../../src/scene.js";
import { findId, type Shortcode, type Tag } from "../../src/tag/arguments.js";
import { NESTED } from "../../src/tag/content-figure.js";
import { renderProblem, renderTag } from "../../src/tag/evaluate.js";
import type { Host, RenderedFigure } from "../../src/tag/figure.js";
import { LANG } from "../../src/tag/options.js";
import { TagError } from "../../src/tag/values.js";
import { CONTENT_END, writeRendered } from "../../src/tag/write.js";
import { dark } from "../../src/theme.js";
import { assertInProject } from "../files.js";
import { Ids } from "../ids.js";
import { toImageUrl } from "../images/address.js";
import { Images } from "../images/images.js";
import { renderCaption, renderTitle, warnOnConsole } from "../inline-markdown.js";
import { Output } from "../output.js";
import { assertFits, type Place } from "../place.js";
import type { FigureScript } from "../scripts.js";
import { Store } from "../store.js";
import { createFileReaders } from "../weights.js";
import { BuildAssets } from "./assets.js";
import { Barrier, waitsForAll } from "./barrier.js";
import { Book } from "./book.js";
import { loadLogo, Previews } from "./cards.js";
import {
  type BuildEvent,
  type CollectionItem,
  type ContentMap,
  isWriting,
  type Page,
  type TemplateData,
} from "./config.js";
import { Epub } from "./epub.js";
import { isFeed, toMathmlOnly } from "./feed.js";
import { type Edit, type Tag as HtmlTag, insertion, splice } from "./html.js";
import { containsImages, finishImages } from "./images.js";
import { type LayoutLanguage, Layouts } from "./layouts.js";
import {
  copyToSearch,
  findDuplicateIds,
  findFigures,
  findTagsOutsideMarkdown,
  isPage,
  type PageReading,
  readPage,
  renderAnswers,
  toCompact,
} from "./page.js";
import { getPageKey, getPageKeys, type PageData, Pages } from "./pages.js";
import {
  findPlaceholders,
  mayHaveFigures,
  type Placeholder,
  placeholders,
  TRUNCATED,
} from "./placeholders.js";
import { isGiven } from "./previews.js";
import { formatPath, Problems, withoutStack } from "./problems.js";
import type { PageOutput } from "./references.js";
import type { Site } from "./site.js";

/** An output that waits for the other pages. There may be thousands, so it has nothing else. */
interface Inspected {
  readonly output: PageOutput;
  /** The changes to the output that depend on no other page. */
  readonly edits: Edit[];
  readonly placeholders: readonly Placeholder[];
  /** The figures by the position at which their details may be collected. */
  readonly byEnd?: PageReading["byEnd"];
}

/** One build of a site: its pages, their problems, and the files to write. */
export class Build {
  readonly #problems: Problems;
  readonly #ids = new Ids();
  readonly #barrier = new Barrier();
  readonly #images: Images;
  readonly #pages = new Pages();
  /** Titles of templates by the paths of their sources. */
  readonly #titles = new Map<string, unknown>();
  readonly #layouts: Layouts;
  /** What the layouts of templates say about their language, by the paths of the templates. */
  readonly #layoutLanguages = new Map<string, LayoutLanguage>();
  #hasWarnedOfLanguage = false;
  /** The updates of adapter files by path. Figures of the same file share them. */
  readonly #adapters = new Map<string, Adapter>();
  readonly #cache: Store;
  readonly #assets: BuildAssets;
  readonly #previews: Previews;
  readonly #epub: Epub;
  /** Languages without a catalog that a warning has named. */
  readonly #unknownLanguages = new Set<string>();
  /** How often a figure with this page and id has been rendered. */
  readonly #renderings = new Map<string, number>();
  /** The printed warnings about captions. */
  readonly #warnings = new Set<string>();
  #output: Promise<Output> | undefined;
  /** Writes files while pages wait for them. */
  #writing: Promise<void> | undefined;

  private constructor(
    private readonly site: Site,
    private readonly event: BuildEvent,
    logo: Logo | undefined,
    private readonly book: Book,
  ) {
    const { layouts, includes } = event.directories;
    this.#problems = new Problems([layouts, includes].filter((item) => item !== undefined));
    this.#layouts = new Layouts(event.directories, site.config.layoutAliases);
    this.#cache = new Store(site.options.cacheDirectory);
    this.#images = new Images(site.renderer, this.#cache);
    this.#previews = new Previews(site, this.#images, logo);
    this.#epub = new Epub(site, book.references);
    const { colorScheme } = site.options;
    this.#assets = new BuildAssets(colorScheme, site.config.getFilter("url"), site.siteLocales);
  }

  /** Starts a build. Throws LoraError if the site's logo cannot be used. */
  static async begin(site: Site, event: BuildEvent): Promise<Build> {
    return new Build(site, event, await loadLogo(site), await Book.open(site, event));
  }

  /** Delays these pages until all are rendered, except in an incremental build. */
  setPages({ inputPathToUrl }: ContentMap): void {
    // A template without pages, such as an empty pagination, has an empty list.
    const inputPaths = Object.keys(inputPathToUrl).filter((item) => inputPathToUrl[item]!.length);
    if (waitsForAll(this.event)) this.#barrier.waitFor(inputPaths);
    this.book.prune(getPageKeys(inputPathToUrl));
    this.#checkUrls();
  }

  /** Sets the pages of the e-book: those of a collection. */
  setBook(items: readonly CollectionItem[]): void {
    this.#epub.items = items;
  }

  /** Finds pages in the place of the plugin's folder or the e-book. Throws LoraError if a file of the site has the e-book's name. */
  #checkUrls(): void {
    const { authors } = this.site;
    const { url: book } = this.#epub;
    // Any file in the plugin's folder needs the folder.
    for (const url of [toImageUrl(""), ...(book ? [book] : [])]) {
      const inputPath = authors.findConflict(url);
      if (inputPath === undefined) continue;
      const taken = url === book ? `the e-book ${book}` : "the plugin's folder /lora/";
      const message = `this page and ${taken} cannot both exist, because one would be a folder of the other; change the page's permalink`;
      this.#problems.add({ inputPath }, { source: "permalink:", message });
    }
    if (book && authors.writes(book))
      withoutStack(new LoraError("epub.file", "a URL that no other file of the site has", book));
  }

  /** Stores the title and the layout's language of a template, because shortcodes receive no page data. */
  storeTemplate(data: TemplateData, content: unknown): void {
    const { title, page } = data;
    if (!page) return;
    if (title !== undefined) this.#titles.set(page.inputPath, title);
    const language = this.#layouts.find(data, content);
    if (language) this.#layoutLanguages.set(page.inputPath, language);
  }

  /** Stores the page data that transforms need but do not receive. */
  storePageData(data: PageData): void {
    const { previewKeys, previews = false } = this.site.options;
    const { title, description, chapter, lang, page } = data;
    if (!page) return;
    const key = previewKeys.find((item) => isGiven(data[item]));
    const image = key === undefined ? undefined : { key, value: data[key] };
    const words = image || previews ? { title, description, image } : undefined;
    Object.assign(this.#pages.get(page), { words, chapter, lang, title });
  }

  /** Returns HTML for a block or a phrase, otherwise plain text. Collects problems instead of throwing. */
  render(tag: Tag | Shortcode, place: Place, page: Page, data: object): string {
    try {
      if ("error" in tag) throw tag.error;
      const rendered = renderTag(tag.args, data, this.#createHost(page, data));
      if (rendered.kind === "number") {
        return place === "inline" ? rendered.text : escapeText(rendered.text);
      }
      assertFits(rendered, place);
      if (rendered.kind === "end") return CONTENT_END;
      const language = this.#getLanguage(page);
      if (rendered.kind !== "figure")
        return this.book.placeholder(page, language, rendered, tag.source);
      const id = this.#ids.assign(getPageKey(page), rendered.id);
      const { title: titleInData = this.#titles.get(page.inputPath) } = data as PageData;
      const { chapter, title = titleInData } = this.#pages.get(page);
      const facts = { chapter, title: this.#toText(title, page), language };
      const number = this.book.number(page, facts, rendered, id);
      const marks = placeholders.marks(...this.#store(getPageKey(page), id, rendered));
      return toCompact(writeRendered(rendered, { id, number, marks, isStatic: true }));
    } catch (error) {
      if (!(error instanceof TagError || error instanceof LoraError)) throw error;
      return this.#reject(tag, place, page, error);
    }
  }

  /** Stores a figure for its finished page. Returns its subject in placeholders. */
  #store(key: string, id: string, rendered: RenderedFigure): Placeholder["subject"] {
    const name = `${key}#${id}`;
    const count = (this.#renderings.get(name) ?? 0) + 1;
    this.#renderings.set(name, count);
    const subject = [key, id, ...(count > 1 ? [String(count)] : [])];
    this.site.figures.set(subject.join("#"), rendered);
    return subject;
  }

  /** Returns an author's content in a figure, for a paired shortcode. Empty lines let Markdown read the content. */
  renderContent(tag: Shortcode, content: string, page: Page): string {
    const isNested = this.#startsContent(content);
    const checked = isNested ? { source: tag.source, error: new TagError(NESTED) } : tag;
    const start = this.render(checked, "block", page, {});
    const end = this.#startsContent(start) ? `\n\n${CONTENT_END}` : "";
    return `${start}\n\n${content.trim()}${end}`;
  }

  /** Whether one of the figures in a part of a page is the start of an author's content. */
  #startsContent(html: string): boolean {
    return findPlaceholders(html).some(({ kind, subject }) => {
      const rendered = kind === "figure" && this.site.figures.get(subject.join("#"));
      return rendered && !rendered.figure && !rendered.table;
    });
  }

  /** Returns part of a page with the numbers known so far. */
  fillKnownNumbers(page: Page, html: string): string {
    return this.book.references.fillKnownNumbers(html, getPageKey(page));
  }

  /**
   * Returns a page for the site's transforms: with all pictures and controls, if it is a page for browsers. Draws the
   * page's images, which these transforms may measure.
   */
  async prepare(page: Page, content: unknown): Promise<unknown> {
    const finished = isPage(page, content) ? this.#toPage(content) : content;
    await this.#drawImages(page, finished);
    return finished;
  }

  /** Returns a page in which figures have all pictures and controls. Elsewhere, they are static. */
  #toPage(content: string): string {
    const text = copyToSearch(content);
    if (!mayHaveFigures(text)) return content;
    const edits = findFigures(text).flatMap(({ subject, ...range }) => {
      const rendered = this.site.figures.get(subject.join("#"));
      if (!rendered) return [];
      const [key = "", id = ""] = subject;
      const number = this.book.references.getCurrentNumber(key, id);
      const marks = placeholders.marks(...subject);
      return { ...range, text: writeRendered(rendered, { id, number, marks }) };
    });
    return toCompact(splice(text, edits));
  }

  async #drawImages(page: Page, content: unknown): Promise<void> {
    const { images } = this.site;
    if (!images.size || typeof content !== "string") return;
    if (!containsImages(copyToSearch(content), images)) return;
    try {
      await this.#images.check();
      if (isWriting(this.event) && !this.#isStopping)
        await this.#images.draw(await this.#openOutput());
    } catch (error) {
      this.#problems.add(page, { source: "format=png", message: (error as Error).message });
    }
    if (this.#isStopping) await this.#waitForPages(page);
  }

  /**
   * Returns the finished page when all pages are rendered and the files that they refer to are written.
   * Throws the report if there are problems, FileError for a file that cannot be written.
   */
  async transform(page: Page, content: unknown): Promise<unknown> {
    if (typeof content !== "string") {
      this.book.recordOutput(page, content, []);
      await this.#waitForPages(page);
      return content;
    }
    const { output, edits, placeholders, byEnd = [] } = await this.#inspect(page, content);
    await this.#waitForPages(page);
    await this.#writeFiles();
    await this.#barrier.takeTurn();
    if (!edits.length && !placeholders.length) return content;
    edits.push(...this.book.references.resolve(placeholders, output));
    for (const [at, subjects] of byEnd)
      edits.push(insertion(at, writeEnd(subjects.flatMap((item) => this.#getEnding(item)))));
    return splice(copyToSearch(content), edits);
  }

  /** Finds an output's placeholders and problems, and what to change when all pages are rendered. */
  async #inspect(page: Page, content: string): Promise<Inspected> {
    const text = copyToSearch(content);
    const placeholders = findPlaceholders(text);
    if (placeholders.some(({ kind }) => kind === "truncated"))
      this.#problems.add(page, { source: TRUNCATED, message: TRUNCATED });
    const edits = this.#finishImages(text, isPage(page, content));
    const marks = placeholders.filter(({ kind }) => kind === "figure");
    if (marks.length && !isPage(page, content) && isFeed(text)) edits.push(...toMathmlOnly(text));
    const hasOthers = placeholders.some(({ kind }) => kind === "list" || kind === "problem");
    const getFigure = (subject: readonly string[]) =>
      this.site.figures.get(subject.join("#")) ?? [];
    const getGoals = (figures: readonly RenderedFigure[]) =>
      figures.flatMap(({ figure }) => figure?.drawing.goal ?? []);
    const hasGoals = getGoals(marks.flatMap(({ subject }) => getFigure(subject))).length > 0;
    const needsReading = marks.length || hasOthers || this.#pages.get(page).words;
    const hasEnds = marks.some(({ subject }) =>
      [getFigure(subject)].flat().some(({ figure }) => figure && hasEnd(figure)),
    );
    const reading =
      isPage(page, content) && needsReading
        ? readPage(text, marks, hasGoals || hasEnds)
        : undefined;
    const subjects = reading?.figures ?? marks.map(({ subject }) => subject);
    const ids = subjects.map(([, id = ""]) => id);
    const output = this.book.recordOutput(page, content, ids);
    if (page.url) this.#epub.setFigures(page.url, subjects);
    if (output.isPage)
      for (const problem of findTagsOutsideMarkdown(text)) this.#problems.add(page, problem);
    if (!reading) return { output, edits, placeholders };
    for (const problem of findDuplicateIds(page, reading, this.#ids))
      this.#problems.add(page, problem);
    const figures = subjects.flatMap(getFigure);
    const ofPage = subjects.filter(([key]) => key === getPageKey(page)).flatMap(getFigure);
    const preview = await this.#addPreview(page, reading.metas, ofPage);
    for (const { start, end } of preview?.replaced ?? []) edits.push({ start, end, text: "" });
    const scripts = figures.flatMap(toScript);
    const assets =
      subjects.length || hasOthers
        ? this.#assets.elementsFor({
            interactive: scripts[0],
            languages: new Set(scripts.map(({ language }) => language)),
            hasImages: containsImages(text, this.site.images),
            hasFurther: hasOthers || figures.some(needsFurther),
          })
        : "";
    const answers = renderAnswers(getGoals(figures));
    edits.push(insertion(reading.styleStart, assets));
    edits.push(insertion(reading.headEnd, preview?.elements ?? ""));
    edits.push(insertion(reading.mainEnd, answers));
    return { output, edits, placeholders, byEnd: hasEnds ? reading.byEnd : new Map() };
  }

  #getEnding(subject: Placeholder["subject"]): Ending[] {
    const [key = "", id = ""] = subject;
    const document = this.site.figures.get(subject.join("#"))?.figure;
    const number = this.book.references.getCurrentNumber(key, id);
    return document ? [{ id, number, document }] : [];
  }

  /** Requests the page's preview, which shows the first of its figures. */
  async #addPreview(page: Page, metas: readonly HtmlTag[], figures: readonly RenderedFigure[]) {
    const { words } = this.#pages.get(page);
    const drawing = figures.find(({ figure }) => figure)?.figure?.drawing;
    try {
      return words && (await this.#previews.addTo(page, metas, words, drawing));
    } catch (error) {
      if (!(error instanceof TagError || error instanceof LoraError)) throw error;
      const source = `${words?.image?.key}:`;
      this.#problems.add(page, { source, message: error.message });
      return undefined;
    }
  }

  /** Returns the changes to images. Outputs other than pages get absolute URLs. */
  #finishImages(content: string, isForBrowsers: boolean): Edit[] {
    const { images, config, options } = this.site;
    const addPrefix = config.getFilter("url");
    const siteUrl = isForBrowsers ? undefined : options.siteUrl;
    return finishImages(content, images, (url) =>
      siteUrl ? new URL(addPrefix(url), siteUrl).href : addPrefix(url),
    );
  }

  /** Writes the index and finishes the image files. While serving, prints the problems. Throws FileError. */
  async finish(event: BuildEvent): Promise<void> {
    if (this.#problems.count) console.error(this.#problems.report);
    if (!isWriting(this.event)) return;
    const output = await this.#openOutput();
    await this.book.storeIndex();
    await this.#images.finish(output, this.#isAuthorFile);
    if (this.#adapters.size) await this.#cache.prune();
    this.#previews.warn(output);
    if (!this.#isServing) await this.#epub.write(event, output);
  }

  readonly #isAuthorFile = (address: string): boolean => {
    const { authors } = this.site;
    return authors.has(address) || authors.copies(address);
  };

  /** Writes the files that pages refer to. Pages that wait at the same time share one run of `#writeRound`. */
  #writeFiles(): Promise<void> {
    if (isWriting(this.event)) this.#writing ??= this.#writeRound();
    return this.#writing ?? Promise.resolve();
  }

  async #writeRound(): Promise<void> {
    try {
      const output = await this.#openOutput();
      while (this.#assets.isWaiting || this.#images.isWaiting) {
        await this.#assets.write(output);
        await this.#images.write(output, this.#isAuthorFile);
      }
    } finally {
      // There must be no `await` after the loop's last check: a page that arrives then starts a new round.
      this.#writing = undefined;
    }
  }

  get #isServing(): boolean {
    return this.event.runMode !== "build";
  }

  /** Opens the folder once: opening removes unfinished files. */
  #openOutput(): Promise<Output> {
    this.#output ??= Output.open(this.event.directories.output);
    return this.#output;
  }

  /** Whether the build will end with a report and without pages. */
  get #isStopping(): boolean {
    return this.#problems.count > 0 && !this.#isServing;
  }

  /** Returns a page's title without markup. */
  #toText(title: unknown, page: Page): string | undefined {
    const { markdown } = this.site;
    return typeof title === "string" && markdown
      ? renderTitle(markdown, title, { page })
      : undefined;
  }

  #createHost(page: Page, data: object): Host {
    const { inputPath } = page;
    const { markdown } = this.site;
    return {
      ...(markdown && {
        renderMarkdown: (text) =>
          renderCaption(markdown, text, data, (message) => this.#warn(page, message)),
      }),
      lang: this.#getLang(page),
      findLocale: (lang) => this.#findLocale(page, lang),
      addImage: (scene, scale, isDark) => {
        const url = this.#images.add(scene, scale, isDark ? dark : undefined);
        this.site.images.add(url);
        return url;
      },
      colorScheme: this.site.options.colorScheme,
      details: { ...BESIDE, print: "end", ...this.site.options.details },
      ...createFileReaders(path.dirname(inputPath), assertInProject, {
        cache: isWriting(this.event) ? this.#cache : undefined,
        adapters: this.#adapters,
      }),
      hasIsland: true,
    };
  }

  /**
   * Returns the language of a page: that of its data, of Eleventy's I18n plugin, of its layout, or of the site. The first
   * page whose layout has none prints a warning.
   */
  #getLang(page: Page): string | undefined {
    const { lang = page.lang } = this.#pages.get(page);
    const layout = this.#layoutLanguages.get(page.inputPath);
    const known = LANG.read(lang) ?? layout?.lang ?? this.site.options.lang;
    if (known === undefined && layout && !this.#hasWarnedOfLanguage) {
      this.#hasWarnedOfLanguage = true;
      const { place, tag } = layout;
      const attribute = /\slang\s*=/i.test(tag)
        ? "add lang: de to the page's data"
        : `write ${tag.slice(0, 5)} lang="de"${printable(tag.slice(5))}, or add lang: de to the page's data`;
      console.warn(
        `[lora] ${place}: ${printable(tag)} states no language that can be read, so figures are English; for German ones, ${attribute}`,
      );
    }
    return known;
  }

  #getLanguage(page: Page) {
    const lang = this.#getLang(page);
    return { lang, words: getHtmlWords(this.#findLocale(page, lang)) };
  }

  /** Returns the catalog of a language. If there is none, the first call for this language prints a warning. */
  #findLocale({ inputPath }: Page, lang = "en"): Locale | undefined {
    const { siteLocales } = this.site;
    const locale = siteLocales.find(lang);
    if (!locale && !this.#unknownLanguages.has(lang)) {
      this.#unknownLanguages.add(lang);
      console.warn(
        `[lora] ${formatPath(inputPath)}: there are no words in the language “${lang}”, so figures are English; ` +
          `languages: ${siteLocales.tags.join(", ")}; to add one, set the plugin's option locales`,
      );
    }
    return locale;
  }

  /** Prints a warning about a page, once. Several pages and outputs may render the same caption. */
  #warn({ inputPath }: Page, message: string): void {
    const warning = printable(`${formatPath(inputPath)}: ${message}`);
    if (!this.#warnings.has(warning)) warnOnConsole(warning);
    this.#warnings.add(warning);
  }

  /** Records the problem. While serving, returns it as HTML or text that replaces the figure. */
  #reject(tag: Tag | Shortcode, place: Place, page: Page, error: TagError | LoraError): string {
    const { message } = error;
    const isList = "args" in tag && tag.args.tag === "loraList";
    // Every figure reports an invalid chapter in the front matter. The report merges these problems.
    const isChapter = error instanceof LoraError && error.argument === "chapter" && !isList;
    const file =
      error instanceof TagError && error.file
        ? path.resolve(path.dirname(page.inputPath), error.file)
        : undefined;
    this.#problems.add(page, { source: isChapter ? "chapter:" : tag.source, message, file });
    if (isChapter) this.book.rejectChapter();
    this.book.reject(page, findId(tag));
    if (!this.#isServing) return "";
    const problem = typeof tag.source === "string" ? `${tag.source}: ${message}` : message;
    if (place === "block") return renderProblem(problem, placeholders.problem);
    return place === "phrase" ? escapeText(`[${problem}]`) : `[${problem}]`;
  }

  /** Resolves when all pages have arrived. Throws the report if there are problems, except while serving. */
  async #waitForPages(page: Page): Promise<void> {
    await this.#barrier.arrive(page.inputPath);
    for (const { page, ...problem } of this.book.findProblems()) this.#problems.add(page, problem);
    if (this.#isStopping) this.#problems.stop();
  }
}

/** Returns the script of a figure's controls, if it has controls. */
function toScript({ figure }: RenderedFigure): readonly FigureScript[] {
  if (!figure?.isInteractive) return [];
  const { figure: kind, language } = figure.drawing;
  return [{ kind, language: language.script ?? language.tag }];
}

/** Returns whether a figure needs rules beyond those of every figure: those of tables, steps or exercises. */
const needsFurther = ({ table, figure }: RenderedFigure): boolean =>
  Boolean(table ?? figure?.drawing.steps ?? figure?.drawing.goal);
