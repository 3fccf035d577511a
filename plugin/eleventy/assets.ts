/** The stylesheet and the scripts of pages with figures, as files below /lora/. */
import path from "node:path";
import { stylesheet } from "../../src/html/stylesheet.js";
import { escapeText } from "../../src/render/svg.js";
import { contentName, writeWhole } from "../files.js";
import { SCRIPTS } from "./scripts.js";

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
    for (const { element, script, also } of SCRIPTS) {
      if (!element.test(page)) continue;
      for (const { name, content } of also) add(name, content);
      elements += `<script type="module" src="${add(script.name, script.content)}"></script>`;
    }
    return elements;
  }

  async write(output: string): Promise<void> {
    for (const [name, content] of this.#files) {
      await writeWhole(path.join(output, "lora", name), content);
    }
  }
}
