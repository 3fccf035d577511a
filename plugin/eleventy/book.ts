/** The site as a book: its numbered figures, the references to them, and the index between builds. */
import type { RenderedFigure } from "../../src/tag/figure.js";
import type { SiteRequest } from "../../src/tag/references.js";
import { TagError } from "../../src/tag/values.js";
import { Numbers, parseChapter } from "../numbers.js";
import { waitsForAll } from "./barrier.js";
import type { BuildEvent, Page } from "./config.js";
import { EMPTY_INDEX, type NumberIndex, readIndex, writeIndex } from "./number-index.js";
import type { CheckedOptions } from "./options.js";
import { isPage } from "./page.js";
import { getPageKey } from "./pages.js";
import { placeholders } from "./placeholders.js";
import type { PageProblem } from "./problems.js";
import { type PageLanguage, type PageOutput, References } from "./references.js";
import type { Site } from "./site.js";
import type { Source } from "./template.js";

/** The facts about a page that its numbers and lists show. */
interface BookPage {
  readonly chapter: unknown;
  readonly title: string | undefined;
  readonly language: PageLanguage;
}

const TOO_LATE = new TagError(
  "this figure was rendered after the build had written a page that links to it or lists it; move the figure " +
    "from the layout of a paginated template to page content. If the figure is in page content, its page took " +
    "too long to render",
);

/** A reference or list on a page, with its source for error messages. */
interface SiteTag {
  readonly page: Page;
  readonly request: SiteRequest;
  readonly source: Source;
}

export class Book {
  readonly references: References;
  #siteTags: SiteTag[] = [];
  #hasWrongChapter = false;
  #isRendered = false;

  private constructor(
    private readonly options: CheckedOptions,
    private readonly numbers: Numbers,
    shown: NumberIndex["shown"],
    prefix: (address: string) => string,
    private readonly isComplete: boolean,
  ) {
    this.references = new References(numbers, { siteUrl: options.siteUrl, prefix }, shown);
  }

  /** Opens the book. In an incremental build, the index supplies the pages that are not rendered again. */
  static async open({ options, config }: Site, event: BuildEvent): Promise<Book> {
    const { pages, shown } = event.incremental
      ? await readIndex(options.cacheDirectory)
      : EMPTY_INDEX;
    const prefix = config.getFilter("url");
    return new Book(options, new Numbers(pages), shown, prefix, waitsForAll(event));
  }

  get #isNumbered(): boolean {
    return this.options.numbers ?? true;
  }

  /** Removes the pages of an earlier build whose keys are not among these. */
  prune(keys: ReadonlySet<string>): void {
    if (!keys.size) return;
    this.numbers.prune(keys);
    this.references.prune(keys);
  }

  /**
   * Numbers a figure, and returns the number that it has so far, or undefined if `chapter` is false and the author gives
   * no number. Throws LoraError or TagError.
   */
  number(
    page: Page,
    { chapter, title, language }: BookPage,
    rendered: RenderedFigure,
    id: string,
  ): string | undefined {
    const { countedAs: kind = "figure", listed, number: explicit } = rendered;
    const hasNoNumber = explicit === undefined && (!this.#isNumbered || chapter === false);
    const key = getPageKey(page);
    // Numbers need a page, which some template languages do not pass.
    if (hasNoNumber || !key) return undefined;
    this.references.setLanguage(key, language);
    const { lang = language.lang } = rendered;
    const item = { id, kind, caption: listed, number: explicit, lang };
    const url = page.url || undefined;
    const checkedChapter = chapter === false ? undefined : parseChapter(chapter);
    const isKnown = this.numbers.get(key)?.has(id);
    if (this.isComplete && !isKnown && this.references.isLate(url, checkedChapter, id))
      throw TOO_LATE;
    this.numbers.add(key, url, checkedChapter, item, title);
    return this.numbers.get(key)!.getCurrentNumber(id, language.words);
  }

  /** Records a figure with an error, so that references to the figure are not reported as further errors. */
  reject(page: Page, id: string | undefined): void {
    if (id !== undefined) this.references.reject(getPageKey(page), id);
  }

  /** Records an invalid chapter, so that the empty list of a chapter is not reported as a further error. */
  rejectChapter(): void {
    this.#hasWrongChapter = true;
  }

  /**
   * Returns a placeholder that `references.resolve` replaces with a link or a list of links. Throws TagError
   * if figures have no numbers.
   */
  placeholder(page: Page, language: PageLanguage, request: SiteRequest, source: Source): string {
    if (!this.#isNumbered)
      throw new TagError(
        "loraRef and loraList need figure numbers; remove `numbers: false` from the plugin's options",
      );
    this.#siteTags.push({ page, request, source });
    const key = getPageKey(page);
    this.references.setLanguage(key, language);
    if (request.kind === "list") return placeholders.list(key, request.chapter);
    return placeholders.reference(key, request.id, this.references.currentText(key, request.id));
  }

  /** Records a finished output and the figures that it shows. Returns the output for `references.resolve`. */
  recordOutput(page: Page, content: unknown, figures: readonly string[]): PageOutput {
    const ids = new Set(figures);
    const output = { url: page.url || undefined, isPage: isPage(page, content), ids };
    this.references.recordOutput(getPageKey(page), output);
    this.#isRendered = true;
    return output;
  }

  /** Yields the broken references and empty lists since the last call. */
  *findProblems(): Generator<PageProblem & { page: Page }> {
    const siteTags = this.#siteTags;
    this.#siteTags = [];
    for (const { page, request, source } of siteTags) {
      if (request.kind === "list" && this.#hasWrongChapter) continue;
      try {
        this.references.check(getPageKey(page), request);
      } catch (error) {
        if (!(error instanceof TagError)) throw error;
        yield { page, source, message: error.message };
      }
    }
  }

  /** Stores the index for the next build, if this one has rendered a page. */
  async storeIndex(): Promise<void> {
    if (!this.#isRendered) return;
    const index = { pages: this.numbers.index, shown: this.references.shown };
    await writeIndex(this.options.cacheDirectory, index);
  }
}
