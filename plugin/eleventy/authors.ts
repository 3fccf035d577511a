/** Finds the author's files in the finished site, which previews must not overwrite. */
import { createRequire } from "node:module";
import path from "node:path";
import { Claims, normalizeUrl } from "../claims.js";
import { isFile } from "../files.js";
import type { EleventyConfig } from "./config.js";

interface Globs {
  isDynamicPattern(pattern: string): boolean;
  globSync(patterns: string, options: object): string[];
}

/** Returns the glob library, or undefined if this Eleventy uses a different one. */
function loadGlobs(): Globs | undefined {
  try {
    const require = createRequire(import.meta.url);
    return createRequire(require.resolve("@11ty/eleventy"))("tinyglobby");
  } catch {
    return undefined;
  }
}

/** Returns each URL as given and without percent-encoding, both folded by `normalizeUrl`. */
function fold(addresses: readonly string[]): ReadonlySet<string> {
  const decode = (url: string) => {
    try {
      return decodeURI(url);
    } catch {
      return url;
    }
  };
  return new Set(addresses.flatMap((item) => [item, decode(item)]).map(normalizeUrl));
}

/** Returns the URL in the forms in which a file system may store its name. */
const formsOf = (url: string) => [url, url.normalize("NFD")];

export class AuthorFiles {
  readonly #config: EleventyConfig;
  #inputFolder = ".";
  #outputFolder = "_site";
  /** Targets of passthrough globs. Set by the first call of `has` in a build. */
  #globTargets: ReadonlySet<string> | undefined;
  #pages: ReadonlySet<string> = new Set();
  /** The files of pages, with the sources of the pages. */
  #claims = new Claims();
  /** Targets of files that Eleventy copies because rendered pages refer to them. */
  readonly #copies = new Set<string>();

  /** Listens to the configuration's builds. */
  constructor(config: EleventyConfig) {
    this.#config = config;
    config.on("eleventy.before", ({ directories }) => {
      this.#inputFolder = directories.input;
      this.#outputFolder = directories.output;
      this.#globTargets = undefined;
      this.#copies.clear();
    });
    config.on("eleventy.contentMap", ({ inputPathToUrl }) => {
      const urls = Object.values(inputPathToUrl).flat();
      this.#pages = fold(urls.filter((url) => url !== false));
      this.#claims = new Claims();
      for (const [inputPath, pages] of Object.entries(inputPathToUrl))
        for (const url of pages)
          if (url) this.#claims.add(url.replace(/\/$/, "/index.html"), inputPath);
    });
    // Eleventy removes listeners of events with "#" in their name before each build.
    config.on("eleventy.config", () => {
      config.on("eleventy#copy", ({ target }) => {
        const url = path.posix.join("/", path.posix.relative(this.#outputFolder, target));
        this.#copies.add(normalizeUrl(url));
      });
    });
  }

  /** Returns whether a page or a source file, which may be copied, has the URL. */
  has(url: string): boolean {
    const inInput = (form: string) => isFile(path.join(this.#inputFolder, form));
    return this.writes(url) || formsOf(url).some(inInput);
  }

  /** Returns whether a page or a copied source file has the URL. */
  writes(url: string): boolean {
    this.#globTargets ??= fold(this.#targets());
    const file = normalizeUrl(url);
    if (this.#pages.has(file) || this.#globTargets.has(file)) return true;
    return formsOf(url).some((form) => this.#sources(form).some(isFile));
  }

  /** Returns the source of a page whose file cannot exist together with a file at the URL, because one would be a folder. */
  findConflict(url: string): string | undefined {
    return this.#claims.findConflict(url);
  }

  /** Returns whether a rendered page refers to a source file that Eleventy copies to the URL. */
  copies(url: string): boolean {
    return this.#copies.has(normalizeUrl(url));
  }

  /** Returns the files that would be copied to the URL. */
  #sources(url: string): string[] {
    return this.#passthrough().flatMap(([from, to = from]) => {
      const below = path.posix.relative(path.posix.join("/", to), url);
      return below.startsWith("..") ? [] : [path.join(from, below)];
    });
  }

  /** Returns the passthrough copies, with the target path if it differs from the source path. */
  #passthrough(): (readonly [from: string, to: string | undefined])[] {
    return Object.entries(this.#config.passthroughCopies ?? {}).map(([from, { outputPath }]) => [
      from,
      typeof outputPath === "string" ? outputPath : undefined,
    ]);
  }

  /** Returns the targets of passthrough globs, found as Eleventy finds them. */
  #targets(): string[] {
    const globs = loadGlobs();
    return this.#passthrough().flatMap(([from, to]) => {
      if (!globs?.isDynamicPattern(from)) return [];
      const files = globs.globSync(path.posix.normalize(from), {
        caseSensitiveMatch: false,
        dot: true,
        ignore: [path.posix.normalize(this.#outputFolder)],
      });
      return files.map((file) => {
        const below = path.posix.relative(this.#inputFolder, file);
        const same = below.startsWith("..") ? file : below;
        return path.posix.join("/", to === undefined ? same : `${to}/${path.posix.basename(file)}`);
      });
    });
  }
}
