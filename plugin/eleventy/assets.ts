/** The stylesheet and the scripts of pages with figures, as files below /lora/. */
import type { ColorScheme } from "../../src/html/figure.js";
import { stylesheet } from "../../src/html/stylesheet.js";
import { escapeText } from "../../src/render/svg.js";
import { contentName } from "../files.js";
import type { Output } from "../output.js";
import { Scripts } from "./scripts.js";

/** Those that a build's pages need. */
export class Assets {
  /** Contents by file name. */
  readonly #files = new Map<string, string>();

  readonly #scripts = new Scripts();
  readonly #stylesheet: string;
  readonly #stylesheetName: string;

  /** Figures are light or dark by the page's own `color-scheme`, or by this. */
  constructor(colorScheme: ColorScheme | undefined) {
    const scheme = colorScheme && `:where(.lora){color-scheme:${colorScheme}}\n`;
    this.#stylesheet = stylesheet + (scheme ?? "");
    this.#stylesheetName = contentName("lora", "css", this.#stylesheet);
  }

  /** The elements that load what the figures of a page need; `url` adds the path prefix. */
  elementsFor(page: string, url: (address: string) => string): string {
    const addressOf = (name: string) => escapeText(url(`/lora/${name}`));
    this.#files.set(this.#stylesheetName, this.#stylesheet);
    const sheet = `<link rel="stylesheet" href="${addressOf(this.#stylesheetName)}"/>`;
    const scripts = this.#scripts.of(page);
    if (!scripts) return sheet;
    for (const [name, content] of this.#scripts.files) this.#files.set(name, content);
    const preload = scripts.preload.map(
      (name) => `<link rel="modulepreload" href="${addressOf(name)}"/>`,
    );
    return `${sheet}<script type="module" src="${addressOf(scripts.entry)}"></script>${preload.join("")}`;
  }

  /** Throws FileError. */
  async write(output: Output): Promise<void> {
    for (const [name, content] of this.#files) await output.write(`/lora/${name}`, content);
  }
}
