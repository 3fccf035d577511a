/** Which files of the finished site are its author's: a preview is never drawn over one. */
import { createRequire } from "node:module";
import path from "node:path";
import { isFile } from "../files.js";
import { foldedAddress } from "../images/address.js";
import type { EleventyConfig } from "./config.js";

/** The library that finds the files of a glob for Eleventy; none where it uses another. */
interface Globs {
  isDynamicPattern(pattern: string): boolean;
  globSync(patterns: string, options: object): string[];
}

function eleventysGlobs(): Globs | undefined {
  try {
    const require = createRequire(import.meta.url);
    return createRequire(require.resolve("@11ty/eleventy"))("tinyglobby");
  } catch {
    return undefined;
  }
}

/** Addresses, escaped or not, by what makes them one file. */
function folded(addresses: readonly string[]): ReadonlySet<string> {
  const plain = (address: string) => {
    try {
      return decodeURI(address);
    } catch {
      return address;
    }
  };
  return new Set(addresses.flatMap((item) => [item, plain(item)]).map(foldedAddress));
}

export class Authors {
  readonly #config: EleventyConfig;
  #inputFolder = ".";
  #outputFolder = "_site";
  /** Addresses that the files of globs are copied to; found when first asked for in a build. */
  #ofGlobs: ReadonlySet<string> | undefined;
  #pages: ReadonlySet<string> = new Set();
  #copies: ReadonlySet<string> = new Set();

  /** Follows what the configuration's builds say of themselves. */
  constructor(config: EleventyConfig) {
    this.#config = config;
    config.on("eleventy.before", ({ directories }) => {
      this.#inputFolder = directories.input;
      this.#outputFolder = directories.output;
      this.#ofGlobs = undefined;
      this.#copies = new Set();
    });
    config.on("eleventy.contentMap", ({ inputPathToUrl }) => {
      const urls = Object.values(inputPathToUrl).flat();
      this.#pages = folded(urls.filter((url) => url !== false));
    });
    // Only now are the files known that pages refer to and that are copied for that.
    config.on("eleventy.passthrough", ({ map }) => {
      this.#copies = folded(Object.keys(map));
    });
  }

  /** Whether a file of the source is at the address, copied as it is, or a template writes there. */
  has(address: string): boolean {
    this.#ofGlobs ??= folded(this.#targets());
    const known = [this.#pages, this.#copies, this.#ofGlobs];
    if (known.some((all) => all.has(foldedAddress(address)))) return true;
    return [address, address.normalize("NFD")].some((form) => this.#sources(form).some(isFile));
  }

  /** Which files would be copied to the address. */
  #sources(address: string): string[] {
    const copied = this.#passthrough().flatMap(([from, to = from]) => {
      const below = path.posix.relative(path.posix.join("/", to), address);
      return below.startsWith("..") ? [] : [path.join(from, below)];
    });
    return [path.join(this.#inputFolder, address), ...copied];
  }

  /** What the configuration copies: from which path, and to which if not to the same. */
  #passthrough(): (readonly [from: string, to: string | undefined])[] {
    return Object.entries(this.#config.passthroughCopies ?? {}).map(([from, { outputPath }]) => [
      from,
      typeof outputPath === "string" ? outputPath : undefined,
    ]);
  }

  /** Where globs' files go, as Eleventy finds and places them. */
  #targets(): string[] {
    const globs = eleventysGlobs();
    return this.#passthrough().flatMap(([from, to]) => {
      if (!globs?.isDynamicPattern(from)) return [];
      const files = globs.globSync(path.posix.normalize(from), {
        caseSensitiveMatch: false,
        dot: true,
        ignore: [path.posix.normalize(this.#outputFolder)],
      });
      return files.map((file) => {
        const below = path.posix.relative(this.#inputFolder, file);
        const own = below.startsWith("..") ? file : below;
        return path.posix.join("/", to === undefined ? own : `${to}/${path.posix.basename(file)}`);
      });
    });
  }
}
