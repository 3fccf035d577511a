/** The parts of Eleventy's untyped configuration API that the plugin uses. */
import type { MarkdownItOfPages } from "../markdown-it.js";

export interface Page {
  readonly inputPath: string;
  readonly outputPath?: string | false;
  readonly url?: string | false;
  /** Set by Eleventy's I18n plugin. */
  readonly lang?: string;
}

export interface BuildEvent {
  readonly runMode: "build" | "serve" | "watch";
  readonly outputMode: "fs" | "json" | "ndjson";
  /** Whether Eleventy may render only what has changed. */
  readonly incremental?: boolean;
  readonly directories: {
    readonly input: string;
    readonly output: string;
    readonly includes: string;
    readonly layouts?: string;
  };
  /** The pages that the build has written, at its end. */
  readonly results?: readonly { readonly url: string | false; readonly content: unknown }[];
}

/** Returns whether the build writes files. With JSON output or `--dryrun` it writes none. */
export const isWriting = ({ outputMode }: BuildEvent) =>
  outputMode === "fs" && !process.argv.some((item) => /^--dryrun(?:$|=(?!false))/.test(item));

/** A template's data before pagination. */
export interface TemplateData {
  readonly [key: string]: unknown;
  readonly pagination?: { readonly alias?: unknown };
  readonly title?: unknown;
  readonly layout?: unknown;
  readonly page?: Pick<Page, "inputPath">;
  eleventyComputed?: unknown;
}

/** A page in a collection. Its URL is known when pages are rendered. */
export interface CollectionItem {
  readonly url?: string | false;
}

/** Returns the pages of a collection. */
type Collect = (api: {
  getFilteredByTag(tag: string): readonly CollectionItem[];
}) => readonly CollectionItem[] | Promise<readonly CollectionItem[]>;

/** The URLs of each source file's pages; `false` for a page that is not written. */
export interface ContentMap {
  readonly inputPathToUrl: Readonly<Record<string, readonly (string | false)[]>>;
}

/** The template languages of a site. */
interface ExtensionMap {
  readonly engineManager?: {
    /** Returns the engine of a language, and creates the engine's library at the first call. */
    getEngine(name: "md", map: ExtensionMap): Promise<unknown>;
  };
}

/** The value of `this` in transforms. */
export interface TransformContext {
  readonly page: Page;
  /** Set by the filter `renderTransforms`, for feeds. */
  readonly baseHref?: string;
}

/** Runs all transforms on the content of a page. `base` is the base of absolute URLs. */
type RenderTransforms = (
  this: unknown,
  content: unknown,
  page?: unknown,
  base?: string,
) => Promise<unknown>;

type Listener = (...args: never[]) => unknown;

export interface EleventyConfig {
  versionCheck(range: string): void;
  amendLibrary(name: "md", change: (md: MarkdownItOfPages<Page>) => void): void;
  addShortcode(name: string, code: (this: { page?: Page }, ...args: unknown[]) => string): void;
  /** `process` gets a template's data before `eleventyComputed` is evaluated. */
  addPreprocessor(
    name: string,
    fileExtensions: "*",
    process: (data: TemplateData, content: unknown) => void,
  ): void;
  addPairedShortcode(
    name: string,
    code: (this: { page?: Page }, content: string, ...args: unknown[]) => string,
  ): void;
  addTransform(
    name: string,
    change: (this: TransformContext, content: unknown) => Promise<unknown>,
  ): void;
  readonly layoutAliases?: Readonly<Record<string, string>>;
  /** The transforms that have been added, in their order. */
  readonly transforms?: Record<string, unknown>;
  addCollection(name: string, collect: Collect): void;
  /** The collections of the configuration, without those of tags. */
  getCollections(): Readonly<Record<string, Collect>>;
  addWatchTarget(file: string): void;
  getFilter(name: "url"): (url: string) => string;
  getFilter(name: "renderTransforms"): RenderTransforms;
  addFilter(name: "renderTransforms", filter: RenderTransforms): void;
  /** Passthrough copies by source path; `outputPath` is a string if the target path differs. */
  readonly passthroughCopies?: Readonly<Record<string, { readonly outputPath?: string | boolean }>>;
  /** Emitted when all plugins have been added. */
  on(
    name: "eleventy.config",
    listener: (config: { getConfig(): { preprocessors: Record<string, unknown> } }) => unknown,
  ): void;
  on(name: "eleventy.before" | "eleventy.after", listener: (event: BuildEvent) => unknown): void;
  /** The emitter that `on` uses. Its `emit` waits for asynchronous listeners. */
  readonly events: {
    on(name: string, listener: Listener): void;
    rawListeners(name: string): Listener[];
    removeAllListeners(name: string): void;
    emit(name: string, event: BuildEvent): Promise<unknown>;
  };
  /** Emitted before Eleventy finds the templates of a build. */
  on(name: "eleventy.extensionmap", listener: (event: ExtensionMap) => unknown): void;
  on(name: "eleventy.contentMap", listener: (event: ContentMap) => unknown): void;
  /** Emitted when a rendered page refers to a file that Eleventy copies, with the path of the copy. */
  on(name: "eleventy#copy", listener: (event: { readonly target: string }) => unknown): void;
}
