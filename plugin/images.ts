/** PNG files: named by their content while pages render, drawn when all pages are there. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { textMeasure, toPng } from "../src/render/png.js";
import type { Scene } from "../src/scene.js";
import { TagError } from "./arguments.js";
import { writeWhole } from "./assets.js";

const require = createRequire(import.meta.url);
const ownVersion: string = require("eleventy-plugin-lora-visualizer/package.json").version;

/** What draws, as part of every name: another version may draw other pixels. */
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
  readonly scale: number;
  /** The same name always has the same pixels, so that a whole file need not be drawn again. */
  readonly isNamedByContent: boolean;
}

/** Whether the file is a PNG from its first byte to its last. */
async function isWholePng(file: string): Promise<boolean> {
  try {
    const bytes = await readFile(file);
    return (
      bytes.subarray(1, 4).toString() === "PNG" && bytes.subarray(-8, -4).toString() === "IEND"
    );
  } catch {
    return false;
  }
}

export class Images {
  #jobs = new Map<string, Job>();

  /** Forgets what was asked for in an earlier build. */
  clear(): void {
    this.#jobs.clear();
  }

  /** Asks for the scene as a file and says at which address it will be. */
  add(scene: Scene, scale: number): string {
    const content = JSON.stringify([rendererName(), scale, scene]);
    const digest = createHash("sha256").update(content).digest("hex").slice(0, 24);
    const address = `/lora/${digest}.png`;
    this.#jobs.set(address, { scene, scale, isNamedByContent: true });
    return address;
  }

  /** Asks for the scene at an address that the author chose. Throws TagError where it is taken. */
  addAt(address: string, scene: Scene): void {
    const other = this.#jobs.get(address);
    if (other && JSON.stringify(other.scene) !== JSON.stringify(scene)) {
      const titles = `“${other.scene.title}” and “${scene.title}”`;
      throw new TagError(`${address} would be the preview of two pages, ${titles}`);
    }
    this.#jobs.set(address, { scene, scale: 1, isNamedByContent: false });
  }

  /** Throws RendererError where images are asked for that nothing here can draw. */
  async check(): Promise<void> {
    if (this.#jobs.size) await textMeasure();
  }

  /** Draws and writes what is not there yet, whole files or none. */
  async write(output: string): Promise<void> {
    for (const [address, { scene, scale, isNamedByContent }] of this.#jobs) {
      const file = path.join(output, address);
      if (isNamedByContent && (await isWholePng(file))) continue;
      await writeWhole(file, await toPng(scene, { scale }));
    }
  }
}
