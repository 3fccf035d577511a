/** The parts of Eleventy's untyped configuration interface that the plugin uses. */
import type { MarkdownItHost } from "../markdown-it.js";

export interface Page {
  readonly inputPath: string;
  readonly outputPath?: string | false;
  readonly url?: string | false;
}

export interface BuildEvent {
  readonly runMode: "build" | "serve" | "watch";
  readonly outputMode: "fs" | "json" | "ndjson";
  /** Whether only what has changed may be rendered. */
  readonly incremental?: boolean;
  readonly directories: {
    readonly input: string;
    readonly output: string;
    readonly includes: string;
    readonly layouts?: string;
  };
}

/** Whether the build writes files, which one for JSON does not, nor the command where it is to try only. */
export const isWriting = ({ outputMode }: BuildEvent) =>
  outputMode === "fs" && !process.argv.some((item) => /^--dryrun(?:$|=(?!false))/.test(item));

/** A template's data before its pages are known. */
export interface TemplateData {
  readonly [key: string]: unknown;
  readonly pagination?: { readonly alias?: unknown };
  eleventyComputed?: unknown;
}

/** Which pages each source file makes, by their addresses; one that is not written has `false`. */
export interface ContentMap {
  readonly inputPathToUrl: Readonly<Record<string, readonly (string | false)[]>>;
}

export interface EleventyConfig {
  versionCheck(range: string): void;
  amendLibrary(name: "md", change: (md: MarkdownItHost) => void): void;
  addShortcode(name: string, code: (this: { page?: Page }, ...args: unknown[]) => string): void;
  /** `look` is given all of a template's data that is not computed, and what it has at `eleventyComputed` is. */
  addPreprocessor(name: string, fileExtensions: "*", look: (data: TemplateData) => void): void;
  addTransform(
    name: string,
    change: (this: { page: Page; baseHref?: string }, content: unknown) => Promise<unknown>,
  ): void;
  /** In their order; without those that are added later. */
  readonly transforms?: Record<string, unknown>;
  addWatchTarget(file: string): void;
  getFilter(name: "url"): (url: string) => string;
  /** What is copied as it is: from which path to which, if not to the same. */
  readonly passthroughCopies?: Readonly<Record<string, { readonly outputPath?: string | boolean }>>;
  /** When all plugins have been added: what they have made of the configuration, which builds go by. */
  on(
    name: "eleventy.config",
    listener: (all: { getConfig(): { preprocessors: Record<string, unknown> } }) => unknown,
  ): void;
  on(name: "eleventy.before" | "eleventy.after", listener: (event: BuildEvent) => unknown): void;
  on(name: "eleventy.contentMap", listener: (event: ContentMap) => unknown): void;
  /** After the copies, before `eleventy.after`: from which file each address, escaped, was copied. */
  on(
    name: "eleventy.passthrough",
    listener: (event: { map: Record<string, string> }) => unknown,
  ): void;
}
