/** Writes a scene as SVG text. */
import { escapeText } from "../escape.js";
import type { Composition, Node, Scene } from "../scene.js";
import { light, STANDALONE_TEXT, type Theme } from "../theme.js";
import { sizeAttributes, writeContent, writeNodes } from "./elements.js";
import { round, type Sink } from "./sink.js";

/** Separates texts in a page, because search indexes and feeds that remove tags would join them. */
const TEXT_END = " ";

/** Collects markup. Elements without content are self-closing. */
class StringSink implements Sink {
  markup = "";
  /** Whether the start tag of the last element is still open. */
  #isTagOpen = false;
  /** Markup after each text element, where it is not drawn. */
  readonly #afterText: string;
  /** Names of the open elements. */
  readonly #names: string[] = [];

  constructor(afterText = "") {
    this.#afterText = afterText;
  }

  open(name: string): void {
    this.markup += (this.#isTagOpen ? "><" : "<") + name;
    this.#names.push(name);
    this.#isTagOpen = true;
  }

  set(name: string, value: string | number): void {
    // Numbers need no escaping.
    const text = typeof value === "number" ? round(value) : escapeText(value);
    this.markup += ` ${name}="${text}"`;
  }

  text(content: string): void {
    this.markup += (this.#isTagOpen ? ">" : "") + escapeText(content);
    this.#isTagOpen = false;
  }

  writeElement(name: string, content: string): void {
    this.open(name);
    this.text(content);
    this.close();
  }

  close(): void {
    const name = this.#names.pop();
    this.markup += this.#isTagOpen ? "/>" : `</${name}>`;
    if (name === "text") this.markup += this.#afterText;
    this.#isTagOpen = false;
  }
}

/** Options of SVG text. */
export interface SvgOptions {
  /** Colors of a file. Default: light. */
  readonly theme?: Theme;
  /**
   * Writes the picture for a page whose stylesheet sets colors and fonts, instead of for a file.
   * Without the stylesheet, the narrow composition is not shown, and the wide one looks the same.
   */
  readonly composition?: Composition;
  /** The language of the picture's description, if it differs from the page's language. */
  readonly lang?: string | undefined;
}

/**
 * Returns the scene as one line of SVG, without ids and scripts. By default it is a file with
 * a title and a description. `style` is that of the root. Throws TypeError for a malformed scene.
 */
export function toSvg(
  scene: Scene,
  options: SvgOptions & { readonly direction?: "ltr"; readonly style?: string } = {},
): string {
  const { theme = light, composition, direction = "", lang, style } = options;
  const sink = new StringSink(composition && TEXT_END);
  // Visible only with the stylesheet, which sets its fonts.
  const isStyled = composition === "narrow";
  const { "font-size": fontSize, ...size } = sizeAttributes(scene);
  const root = {
    direction,
    xmlns: "http://www.w3.org/2000/svg",
    "font-family": isStyled ? "" : STANDALONE_TEXT,
    "font-size": fontSize,
    "text-rendering": isStyled ? "" : "geometricPrecision",
    // The default color of texts.
    fill: isStyled ? "" : theme.ink,
    class: composition ? `lora-${composition}` : "",
    display: isStyled ? "none" : "",
    lang,
    role: "img",
    // In a file, the title is the picture's name, and the description would be read twice.
    "aria-label": composition ? scene.desc : "",
    ...size,
    style,
  };
  sink.open("svg");
  for (const [name, value] of Object.entries(root)) if (value) sink.set(name, value);
  if (!composition) {
    sink.writeElement("title", scene.title);
    sink.writeElement("desc", scene.desc);
  }
  // The stylesheet identifies inks by the colors of the light theme.
  writeContent(scene, { theme: composition ? light : theme, isStyled }, sink);
  sink.close();
  return sink.markup;
}

/** Markup to insert into a page's SVG. */
export function toMarkup(nodes: readonly Node[], theme: Theme = light): string {
  const sink = new StringSink(TEXT_END);
  writeNodes(nodes, { theme }, sink);
  return sink.markup;
}
