/** The stylesheet and the scripts of pages with figures, as files below /lora/. */
import path from "node:path";
import { stylesheet } from "../../src/html/stylesheet.js";
import { escapeText } from "../../src/render/svg.js";
import { contentName, writeWhole } from "../files.js";
import { SCRIPTS, scriptsFor } from "./scripts.js";

const STYLESHEET = contentName("lora", "css", stylesheet);

/** Those that a build's pages need. */
export class Assets {
  /** Contents by file name. */
  readonly #files = new Map<string, string>();

  /** The elements that load what the figures of a page need; `url` adds the path prefix. */
  elementsFor(page: string, url: (address: string) => string): string {
    const add = (name: string, content: string) => {
      this.#files.set(name, content);
      return escapeText(url(`/lora/${name}`));
    };
    let elements = `<link rel="stylesheet" href="${add(STYLESHEET, stylesheet)}"/>`;
    const scripts = scriptsFor(page);
    if (!scripts) return elements;
    for (const [name, content] of SCRIPTS) this.#files.set(name, content);
    const addressOf = (name: string) => escapeText(url(`/lora/${name}`));
    elements += `<script type="module" src="${addressOf(scripts.entry)}"></script>`;
    for (const name of scripts.preload)
      elements += `<link rel="modulepreload" href="${addressOf(name)}"/>`;
    return elements;
  }

  async write(output: string): Promise<void> {
    for (const [name, content] of this.#files) {
      await writeWhole(path.join(output, "lora", name), content);
    }
  }
}
