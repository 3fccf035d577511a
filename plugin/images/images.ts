/** PNG files: named by their content while pages render, drawn when all pages are there. */
import os from "node:os";
import path from "node:path";
import { exact } from "../../src/format.js";
import { hasText, withText } from "../../src/render/encode.js";
import type { PngOptions } from "../../src/render/options.js";
import type { Renderer } from "../../src/render/png.js";
import type { Scene } from "../../src/scene.js";
import { TagError } from "../../src/tag/values.js";
import type { Theme } from "../../src/theme.js";
import type { Output } from "../output.js";
import { Store } from "../store.js";
import { foldedAddress, imageAddress } from "./address.js";
import { Progress } from "./progress.js";

/** The keyword of the text, the picture's key, that says of a file at a page's own address: it is ours. */
const MARK = "lora-visualizer";

/** An address that a page names, where another's file may be. */
interface OwnAddress {
  readonly address: string;
  readonly inputPath: string;
}

interface Job {
  readonly address: string;
  readonly scene: Scene;
  readonly options: PngOptions;
  /** SHA-256 of all that the picture is drawn from. */
  readonly key: string;
  /** The page that names the file, where the picture's key does not. */
  readonly inputPath?: string | undefined;
}

/** What a build draws: asked for while its pages render, then written, from the store what is there. */
export class Images {
  /** By their addresses, as they differ on every system. */
  #jobs = new Map<string, Job>();
  /** Those that are still to be written. */
  readonly #waiting = new Set<Job>();
  readonly #sum = { drawn: 0, reused: 0, bytes: 0, kept: 0, time: 0 };
  #round = Promise.resolve();
  readonly #renderer: Renderer;
  readonly #store: Store;

  constructor(renderer: Renderer, cacheFolder: string) {
    this.#renderer = renderer;
    this.#store = new Store(cacheFolder);
  }

  /** Asks for a figure as a file of few bytes and says at which address it will be. */
  add(scene: Scene, scale: number, theme?: Theme): string {
    return this.#ask(scene, { scale, colours: "few", ...(theme && { theme }) });
  }

  /**
   * Asks for a preview in the theme's colours, as a file of few bytes, and says at which address it
   * will be: the page's own, or one by its key. Throws TagError where another is to be there.
   */
  addPreview(scene: Scene, theme: Theme, own?: OwnAddress): string {
    return this.#ask(scene, { theme, colours: "fewest" }, own);
  }

  #ask(scene: Scene, options: PngOptions, own?: OwnAddress): string {
    const key = this.#renderer.keyOf(scene, options);
    const address = own?.address ?? imageAddress(key);
    const file = foldedAddress(address);
    const other = this.#jobs.get(file);
    if (other && (other.key !== key || other.address !== address)) {
      const titles = `“${other.scene.title}” and “${scene.title}”`;
      throw new TagError(`${address} would be the preview of two pages, ${titles}`);
    }
    if (other) return address;
    const job = { address, scene, options, key, inputPath: own?.inputPath };
    this.#jobs.set(file, job);
    this.#waiting.add(job);
    return address;
  }

  /** Throws RendererError where images are asked for that nothing here can draw. */
  async check(): Promise<void> {
    if (this.#jobs.size) await this.#renderer.measure();
  }

  /** Writes all that have been asked for so far and have no address of a page's own. Throws FileError. */
  async draw(output: Output): Promise<void> {
    // One round after another, for pages come all at once.
    this.#round = this.#round
      .catch(() => undefined)
      .then(() => {
        const jobs = [...this.#waiting].filter((item) => !item.inputPath);
        return this.#write(output, jobs, () => false);
      });
    await this.#round;
  }

  /**
   * Writes the rest, whole files or none, draws only what the store does not have, and says what was
   * done. A file at a page's own address that is its author's, or is not marked as ours, stays.
   * Throws FileError.
   */
  async write(output: Output, isAuthors: (address: string) => boolean): Promise<void> {
    if (!this.#jobs.size) return;
    await this.#write(output, [...this.#waiting], isAuthors);
    await this.#store.prune();
    const { drawn, reused, bytes, time } = this.#sum;
    const counts = `${exact(drawn)} ${drawn === 1 ? "image" : "images"} drawn, ${exact(reused)} reused`;
    console.log(
      `[lora] ${counts}, ${exact(Math.round(bytes / 1000))} kB, ${exact(Math.round(time))} ms`,
    );
  }

  async #write(
    output: Output,
    all: readonly Job[],
    isAuthors: (address: string) => boolean,
  ): Promise<void> {
    const jobs = all.values();
    const start = performance.now();
    const sum = this.#sum;
    const progress = new Progress(this.#jobs.size);
    let hasFailed = false;
    const work = async () => {
      for (const job of jobs) {
        if (hasFailed) return;
        const { address } = job;
        const isTheirs = job.inputPath !== undefined && isAuthors(address);
        const there = isTheirs ? undefined : await output.read(address);
        if (isTheirs || (job.inputPath && there && !hasText(there, MARK))) {
          sum.kept++;
          const page = path.relative(".", job.inputPath).replaceAll("\\", "/");
          console.warn(`[lora] ${page}: no card at ${address}: a file of the site's own is there`);
        } else {
          const picture = await this.#picture(job);
          const bytes = job.inputPath ? withText(picture, MARK, job.key) : picture;
          sum.bytes += bytes.length;
          // One that is so already is left alone, so that a server does not reload it.
          if (!there?.equals(bytes)) await output.write(address, bytes);
        }
        this.#waiting.delete(job);
        progress.show(sum.drawn + sum.reused + sum.kept);
      }
    };
    // A few at a time: compression runs beside drawing, and memory stays flat.
    const workers = Array.from({ length: Math.min(8, 2 * os.availableParallelism()) }, () =>
      work().catch((error) => {
        hasFailed = true;
        throw error;
      }),
    );
    // All have ended before the bar goes and an error is shown.
    await Promise.allSettled(workers);
    progress.end();
    sum.time += performance.now() - start;
    await Promise.all(workers);
  }

  /** The picture without a mark, so that it is one entry of the store wherever it is shown. */
  async #picture({ scene, options, key }: Job): Promise<Uint8Array> {
    const kept = await this.#store.read(key);
    if (kept) {
      this.#sum.reused++;
      return kept;
    }
    const bytes = await this.#renderer.toPng(scene, options);
    this.#sum.drawn++;
    await this.#store.keep(key, bytes);
    return bytes;
  }
}
