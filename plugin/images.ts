/** PNG files: named by their content while pages render, drawn when all pages are there. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { toPng } from "../src/render/png.js";
import type { Scene } from "../src/scene.js";
import { TagError } from "./arguments.js";
import { writeWhole } from "./assets.js";

const require = createRequire(import.meta.url);
const ownVersion: string = require("eleventy-plugin-lora-visualizer/package.json").version;

/** What draws, as part of every name: another version may draw other pixels. Throws TagError. */
function rendererName(): string {
  try {
    const { version } = require("@napi-rs/canvas/package.json");
    return `${ownVersion} ${version}`;
  } catch {
    const packages = "@napi-rs/canvas harfbuzzjs";
    throw new TagError(
      `PNG files need optional packages that are not here: npm install ${packages}`,
    );
  }
}

interface Job {
  readonly scene: Scene;
  readonly scale: number;
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
    this.#jobs.set(address, { scene, scale });
    return address;
  }

  /** Asks for the scene at an address that the author chose. */
  addAt(address: string, scene: Scene): void {
    this.#jobs.set(address, { scene, scale: 1 });
  }

  /** Draws and writes what is not there yet, whole files or none. */
  async write(output: string): Promise<void> {
    for (const [address, { scene, scale }] of this.#jobs) {
      const file = path.join(output, address);
      const isNamedByContent = address.startsWith("/lora/");
      if (isNamedByContent && existsSync(file)) continue;
      await writeWhole(file, await toPng(scene, { scale }));
    }
  }
}
