/** The stylesheet and the scripts of pages with figures, as files below /lora/. */
import path from "node:path";
import { stylesheet } from "../../src/html/stylesheet.js";
import { escapeText } from "../../src/render/svg.js";
import { contentName, writeWhole } from "../files.js";
import { Scripts } from "./scripts.js";

const STYLESHEET = contentName("lora", "css", stylesheet);

/** Those that a build's pages need. */
export class Assets {
  /** Contents by file name. */
  readonly #files = new Map<string, string>();

  readonly #scripts = new Scripts();

  /** The elements that load what the figures of a page need; `url` adds the path prefix. */
  elementsFor(page: string, url: (address: string) => string): string {
    const addressOf = (name: string) => escapeText(url(`/lora/${name}`));
    this.#files.set(STYLESHEET, stylesheet);
    const sheet = `<link rel="stylesheet" href="${addressOf(STYLESHEET)}"/>`;
    const scripts = this.#scripts.of(page);
    if (!scripts) return sheet;
    for (const [name, content] of this.#scripts.files) this.#files.set(name, content);
    const preload = scripts.preload.map(
      (name) => `<link rel="modulepreload" href="${addressOf(name)}"/>`,
    );
    return `${sheet}<script type="module" src="${addressOf(scripts.entry)}"></script>${preload.join("")}`;
  }

  async write(output: string): Promise<void> {
    for (const [name, content] of this.#files) {
      await writeWhole(path.join(output, "lora", name), content);
    }
  }
}
