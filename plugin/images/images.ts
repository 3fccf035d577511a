/** PNG files: named by their content while pages render, drawn when all pages are there. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { fonts } from "../../src/render/fonts.js";
import { type PngOptions, textMeasure, toPng } from "../../src/render/png.js";
import type { Scene } from "../../src/scene.js";
import { TagError } from "../../src/tag/values.js";
import type { Theme } from "../../src/theme.js";
import { writeWhole } from "../files.js";
import { Progress } from "./progress.js";
import { Store } from "./store.js";

const require = createRequire(import.meta.url);
const ownVersion: string = require("eleventy-plugin-lora-visualizer/package.json").version;

/** What draws, as part of every key: another version may draw other pixels. */
function rendererName(): string {
  try {
    return `${ownVersion} ${require("@napi-rs/canvas/package.json").version}`;
  } catch {
    // Nothing will be drawn: `Images.check` says why.
    return ownVersion;
  }
}

interface Job {
  readonly scene: Scene;
  readonly options: PngOptions;
  /** SHA-256 of all that the picture is drawn from. */
  readonly key: string;
}

/** What a build did with its images. */
export interface Written {
  readonly drawn: number;
  readonly reused: number;
  readonly bytes: number;
}

function jobOf(scene: Scene, options: PngOptions): Job {
  // The families' names hold the digests of an author's fonts.
  const content = JSON.stringify([rendererName(), fonts.text, options, scene]);
  return { scene, options, key: createHash("sha256").update(content).digest("hex") };
}

export class Images {
  #jobs = new Map<string, Job>();
  readonly #store: Store;

  constructor(cacheFolder: string) {
    this.#store = new Store(cacheFolder);
  }

  get count(): number {
    return this.#jobs.size;
  }

  /** Asks for a figure as a file of few bytes and says at which address it will be. */
  add(scene: Scene, scale: number): string {
    const job = jobOf(scene, { scale, colours: "few" });
    const address = `/lora/${job.key.slice(0, 24)}.png`;
    this.#jobs.set(address, job);
    return address;
  }

  /**
   * Asks for the scene in the theme's colours, every pixel exactly, and says at which address it
   * will be: the author's own, or one made from its content. Throws TagError where another picture
   * is to be there.
   */
  addAt(own: string | undefined, scene: Scene, theme: Theme): string {
    const job = jobOf(scene, { theme });
    const address = own ?? `/lora/${job.key.slice(0, 24)}.png`;
    const other = this.#jobs.get(address);
    if (other && other.key !== job.key) {
      const titles = `“${other.scene.title}” and “${scene.title}”`;
      throw new TagError(`${address} would be the preview of two pages, ${titles}`);
    }
    this.#jobs.set(address, job);
    return address;
  }

  /** Throws RendererError where images are asked for that nothing here can draw. */
  async check(): Promise<void> {
    if (this.#jobs.size) await textMeasure();
  }

  /** Writes all of them, whole files or none, and draws only what the store does not have. */
  async write(output: string): Promise<Written> {
    const sum = { drawn: 0, reused: 0, bytes: 0 };
    const progress = new Progress(this.#jobs.size);
    const waiting = this.#jobs.entries();
    let hasFailed = false;
    const work = async () => {
      for (const [address, { scene, options, key }] of waiting) {
        if (hasFailed) return;
        const kept = await this.#store.read(key);
        const bytes = kept ?? (await toPng(scene, options));
        if (kept) sum.reused++;
        else {
          sum.drawn++;
          await this.#store.keep(key, bytes);
        }
        sum.bytes += bytes.length;
        await writeChanged(path.join(output, address), bytes);
        progress.show(sum.drawn + sum.reused);
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
    await Promise.all(workers);
    await this.#store.prune();
    return sum;
  }
}

/** Leaves a file alone that is so already, so that a server does not reload it. */
async function writeChanged(file: string, bytes: Uint8Array): Promise<void> {
  const there = await readFile(file).catch(() => undefined);
  if (!there?.equals(bytes)) await writeWhole(file, bytes);
}
