/** Draws PNG files. Pages get the URLs of the files while they render; the files are drawn later. */
import path from "node:path";
import { exact } from "../../src/number-format.js";
import type { PngOptions } from "../../src/render/options.js";
import type { Renderer } from "../../src/render/png.js";
import type { Scene } from "../../src/scene.js";
import { TagError } from "../../src/tag/values.js";
import type { Theme } from "../../src/theme.js";
import { Claims, normalizeUrl } from "../claims.js";
import { forEachConcurrently } from "../concurrent.js";
import { isFile } from "../files.js";
import { isMarked, markPng } from "../marks.js";
import type { Output } from "../output.js";
import { Progress } from "../progress.js";
import type { Store } from "../store.js";
import { toImageUrl } from "./address.js";

/** A URL that a page names. The author may have a file at this URL. */
interface RequestedUrl {
  readonly url: string;
  readonly inputPath: string;
}

/** Returns whether an author's file is at the URL. */
type IsAuthorFile = (url: string) => boolean;

interface Job {
  readonly url: string;
  readonly scene: Scene;
  readonly options: PngOptions;
  /** The SHA-256 of everything that the picture is drawn from. */
  readonly key: string;
  /** Whether it is a preview, which no element of a page loads. */
  readonly isPreview: boolean;
  /** The page that names the URL, if the URL is not generated. */
  readonly inputPath?: string | undefined;
}

/** The images of one build: requested while pages render, then read from the cache or drawn. */
export class Images {
  /** Maps URLs to jobs. URLs are case-folded, because some file systems ignore case. */
  #jobs = new Map<string, Job>();
  /** The URLs that pages name, with the sources of the pages. */
  readonly #claims = new Claims();
  /** The jobs that are not yet written. */
  readonly #waiting = new Set<Job>();
  readonly #sum = { drawn: 0, reused: 0, bytes: 0, kept: 0, time: 0 };
  #round = Promise.resolve();
  readonly #renderer: Renderer;
  readonly #store: Store;

  constructor(renderer: Renderer, store: Store) {
    this.#renderer = renderer;
    this.#store = store;
  }

  /** Requests a figure as a small file and returns its URL. */
  add(scene: Scene, scale: number, theme?: Theme): string {
    const options = { scale, colours: "few", ...(theme && { theme }) } as const;
    return this.#request({ scene, options, isPreview: false });
  }

  /**
   * Requests a preview in the theme's colors as a small file. Returns the URL that the page names, or a
   * generated URL. Throws TagError if another preview has the URL.
   */
  addPreview(scene: Scene, theme: Theme, requested?: RequestedUrl): string {
    return this.#request(
      { scene, options: { theme, colours: "fewest" }, isPreview: true },
      requested,
    );
  }

  #request(image: Pick<Job, "scene" | "options" | "isPreview">, requested?: RequestedUrl): string {
    const { scene } = image;
    const key = this.#renderer.keyOf(scene, image.options);
    const url = requested?.url ?? toImageUrl(key);
    const file = normalizeUrl(url);
    const other = this.#jobs.get(file);
    if (other && (other.key !== key || other.url !== url)) {
      const titles = `“${other.scene.title}” and “${scene.title}”`;
      throw new TagError(`${url} would be the preview of two pages, ${titles}`);
    }
    if (other) return url;
    const job = { ...image, url, key, inputPath: requested?.inputPath };
    this.#jobs.set(file, job);
    if (requested) this.#claims.add(url, requested.inputPath);
    this.#waiting.add(job);
    return url;
  }

  /** Returns the source of a page whose preview cannot exist together with a file at the URL, because one would be a folder. */
  findConflict(url: string): string | undefined {
    return this.#claims.findConflict(url);
  }

  /** Whether there are requested images that are not written yet. */
  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** Throws RendererError if images are requested but cannot be drawn. */
  async check(): Promise<void> {
    if (this.#jobs.size) await this.#renderer.measure();
  }

  /** Writes the images requested so far whose URL is generated. Throws FileError. */
  draw(output: Output): Promise<void> {
    return this.#writeNext(
      ({ inputPath }) => !inputPath,
      output,
      () => false,
    );
  }

  /**
   * Writes all images requested so far. Draws only those that the cache lacks. Never replaces a file
   * that is an author's, or that has no mark of a generated file, at a URL that a page names.
   * Throws FileError.
   */
  write(output: Output, isAuthorFile: IsAuthorFile): Promise<void> {
    return this.#writeNext(() => true, output, isAuthorFile);
  }

  /**
   * Writes previews again if a later step of the site has removed them. A bundler, for example, keeps only
   * files that pages load. Logs the totals. Throws FileError.
   */
  async finish(output: Output, isAuthorFile: IsAuthorFile): Promise<void> {
    if (!this.#jobs.size) return;
    const previews = [...this.#jobs.values()].filter(({ isPreview }) => isPreview);
    const written = previews.filter((job) => !this.#waiting.has(job));
    for (const job of written) if (!isFile(output.toPath(job.url))) this.#waiting.add(job);
    await this.write(output, isAuthorFile);
    await this.#store.prune();
    const { drawn, reused, bytes, time } = this.#sum;
    const counts = `${exact(drawn)} ${drawn === 1 ? "image" : "images"} drawn, ${exact(reused)} reused`;
    console.log(
      `[lora] ${counts}, ${exact(Math.round(bytes / 1000))} kB, ${exact(Math.round(time))} ms`,
    );
  }

  /** Writes the waiting images that `isIncluded` accepts. Starts when earlier calls have finished. */
  #writeNext(
    isIncluded: (job: Job) => boolean,
    output: Output,
    isAuthorFile: IsAuthorFile,
  ): Promise<void> {
    this.#round = this.#round
      .catch(() => undefined)
      .then(() => this.#write(output, [...this.#waiting].filter(isIncluded), isAuthorFile));
    return this.#round;
  }

  async #write(output: Output, waiting: readonly Job[], isAuthorFile: IsAuthorFile): Promise<void> {
    const start = performance.now();
    const sum = this.#sum;
    const progress = new Progress(this.#jobs.size, "images");
    try {
      await forEachConcurrently(waiting.values(), async (job) => {
        const { url: address } = job;
        const isAuthorsFile = job.inputPath !== undefined && isAuthorFile(address);
        const existing = isAuthorsFile ? undefined : await output.read(address);
        if (isAuthorsFile || (job.inputPath && existing && !isMarked(existing))) {
          sum.kept++;
          const page = path.relative(".", job.inputPath).replaceAll("\\", "/");
          console.warn(
            `[lora] ${page}: no preview at ${address}: the site already has a file with this URL`,
          );
        } else {
          const picture = await this.#picture(job);
          const bytes = job.inputPath ? markPng(picture, job.key) : picture;
          sum.bytes += bytes.length;
          // An unchanged file is not written again: a server would reload it.
          if (!existing?.equals(bytes))
            await output.write(address, bytes, job.inputPath ? "marked" : undefined);
        }
        this.#waiting.delete(job);
        progress.show(sum.drawn + sum.reused + sum.kept);
      });
    } finally {
      progress.end();
      sum.time += performance.now() - start;
    }
  }

  /** Returns the picture without a mark, so that all its URLs share one cache entry. */
  async #picture({ scene, options, key }: Job): Promise<Uint8Array> {
    const cached = await this.#store.read(key);
    if (cached) {
      this.#sum.reused++;
      return cached;
    }
    const bytes = await this.#renderer.toPng(scene, options);
    this.#sum.drawn++;
    await this.#store.keep(key, bytes);
    return bytes;
  }
}
