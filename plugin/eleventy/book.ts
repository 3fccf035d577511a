/** The site as a book: which figures are numbered, what refers to them, and what of that is kept. */
import { LoraError } from "../../src/errors.js";
import type { RenderedFigure } from "../../src/tag/evaluate.js";
import { CHAPTER, type SiteRequest } from "../../src/tag/references.js";
import { TagError } from "../../src/tag/values.js";
import { waitsForAll } from "./barrier.js";
import type { BuildEvent, EleventyConfig, Page } from "./config.js";
import { marks } from "./marks.js";
import { type Index, keepIndex, NONE, readIndex } from "./number-index.js";
import { Numbers } from "./numbers.js";
import type { CheckedOptions } from "./options.js";
import { isPage } from "./page.js";
import { keyOf } from "./pages.js";
import type { Fault } from "./problems.js";
import { type Finished, References } from "./references.js";
import type { Source } from "./template.js";

interface Site {
  readonly config: EleventyConfig;
  readonly options: CheckedOptions;
}

const LATE = new TagError(
  "this figure or table comes too late for the list or reference that it belongs to: either it is in " +
    "the layout of a pagination, of which one page is written before the next is rendered (put it into the pages' own " +
    "content), or nothing was rendered for so long that this page was no longer waited for",
);

/** What a page asked for, and how, so that a problem can name its place. */
interface Question {
  readonly page: Page;
  readonly asked: SiteRequest;
  readonly source: Source;
}

export class Book {
  readonly #references: References;
  #questions: Question[] = [];
  #isRendered = false;

  private constructor(
    private readonly options: CheckedOptions,
    private readonly numbers: Numbers,
    shown: Index["shown"],
    prefix: (address: string) => string,
    private readonly isComplete: boolean,
  ) {
    this.#references = new References(numbers, { siteUrl: options.siteUrl, prefix }, shown);
  }

  /** A build that may leave pages out knows these from the last one. */
  static async open({ options, config }: Site, event: BuildEvent): Promise<Book> {
    const { pages, shown } = event.incremental ? await readIndex(options.cacheDirectory) : NONE;
    const prefix = config.getFilter("url");
    return new Book(options, new Numbers(pages), shown, prefix, waitsForAll(event));
  }

  get #isNumbered(): boolean {
    return this.options.numbers ?? true;
  }

  /** The site's pages, by their keys. */
  expect(keys: ReadonlySet<string>): void {
    if (!keys.size) return;
    this.numbers.keepOnly(keys);
    this.#references.keepOnly(keys);
  }

  /** The figure's HTML, with a number where its page, by its chapter, has them. Throws LoraError or TagError. */
  figure(page: Page, chapter: unknown, { kind, ...rendered }: RenderedFigure, id: string): string {
    const key = keyOf(page);
    // Without a page there is nothing that the number could count.
    if (!this.#isNumbered || chapter === false || !key) return rendered.html(id);
    const { listed, drawing } = rendered;
    const item = { id, kind: drawing ? kind : "table", caption: listed } as const;
    const [url, before] = [page.url || undefined, chapterOf(chapter)];
    const isKnown = this.numbers.of(key)?.has(id);
    if (this.isComplete && !isKnown && this.#references.isLate(url, before, id)) throw LATE;
    this.numbers.add(key, url, before, item);
    return rendered.html(id, marks.number(key, id));
  }

  /** The page's figure of this id is refused, with which what refers to it has no fault of its own. */
  refuse(page: Page, id: string | undefined): void {
    if (id !== undefined) this.#references.refuse(keyOf(page), id);
  }

  /** A link, or a list of links. Throws TagError where figures have no numbers. */
  answer(page: Page, asked: SiteRequest, source: Source): string {
    if (!this.#isNumbered)
      throw new TagError("figures have no numbers here: the plugin's option numbers is false");
    this.#questions.push({ page, asked, source });
    return asked.kind === "list"
      ? marks.list(asked.chapter)
      : marks.reference(keyOf(page), asked.id);
  }

  /** What is finished and shows these figures, with marks where numbers will be. */
  show(page: Page, content: unknown, figures: readonly string[]): Finished {
    const ids = new Set(figures);
    const output = { url: page.url || undefined, isPage: isPage(page, content), ids };
    this.#references.show(keyOf(page), output);
    this.#isRendered = true;
    return output;
  }

  /** What leads nowhere of all that was asked since this was last called. */
  *faults(): Generator<Fault & { page: Page }> {
    const questions = this.#questions;
    this.#questions = [];
    for (const { page, asked, source } of questions) {
      try {
        this.#references.check(keyOf(page), asked);
      } catch (error) {
        if (!(error instanceof TagError)) throw error;
        yield { page, source, message: error.message };
      }
    }
  }

  /** The output with numbers and links. */
  write(content: string, output: Finished): string {
    return this.#references.write(content, output);
  }

  /** Keeps the numbers for the next build, if this one has rendered any page. */
  async keep(): Promise<void> {
    if (!this.#isRendered) return;
    const index = { pages: this.numbers.index, shown: this.#references.shown };
    await keepIndex(this.options.cacheDirectory, index);
  }
}

/** Throws LoraError where the front matter has something else. */
function chapterOf(value: unknown): string | undefined {
  if (value === undefined || value === null || value === true) return undefined;
  const chapter = CHAPTER.read(value);
  if (chapter === undefined) throw new LoraError("chapter", CHAPTER.allowed, value);
  return chapter;
}
