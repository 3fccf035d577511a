/** A picture as SVG text. */
import { wrapErrors } from "../errors.js";
import { escapeText } from "../escape.js";
import { COMPOSITIONS, type Composition, type Node, type Scene } from "../scene.js";
import { light, type Theme } from "../theme.js";
import { inPage, writeNodes, writeScene } from "./elements.js";
import { round, type Sink } from "./sink.js";

/** An element without content closes itself. */
class StringSink implements Sink {
  markup = "";
  /** Whether the last element may still have attributes. */
  #isOpen = false;
  /** The elements that have not ended. */
  // Stryker disable next-line ArrayDeclaration: nothing ends that has not begun
  readonly #names: string[] = [];

  open(name: string): void {
    this.markup += (this.#isOpen ? "><" : "<") + name;
    this.#names.push(name);
    this.#isOpen = true;
  }

  set(name: string, value: string | number): void {
    // Numbers have nothing to escape.
    const text = typeof value === "number" ? round(value) : escapeText(value);
    this.markup += ` ${name}="${text}"`;
  }

  text(content: string): void {
    this.markup += (this.#isOpen ? ">" : "") + escapeText(content);
    this.#isOpen = false;
  }

  close(): void {
    const name = this.#names.pop();
    this.markup += this.#isOpen ? "/>" : `</${name}>`;
    this.#isOpen = false;
  }
}

/** How a picture is written as SVG. */
export interface SvgOptions {
  /** Of a file. Default: light. */
  readonly theme?: Theme;
  /** For a page, whose stylesheet sets colours and fonts; without it the narrow one is not shown. */
  readonly composition?: Composition;
}

/**
 * A file of its own: one line of SVG with title and description; no ids, no styles, no scripts. Throws
 * TypeError where the scene is none, and for an option that there is not.
 */
export function toSvg(scene: Scene, options: SvgOptions = {}): string {
  const { theme = light, composition, ...others } = options;
  if (Object.keys(others).length) throw new TypeError("the options are theme and composition");
  if (composition !== undefined && !COMPOSITIONS.includes(composition))
    throw new TypeError(`composition must be ${COMPOSITIONS.join(" or ")}`);
  const look = composition ? inPage(composition) : { theme, isTitled: true };
  const sink = new StringSink();
  wrapErrors("picture", () => writeScene(scene, look, sink));
  return sink.markup;
}

/** Nodes as markup within a picture of a page. */
export function toMarkup(nodes: readonly Node[]): string {
  const sink = new StringSink();
  writeNodes(nodes, { theme: light }, sink);
  return sink.markup;
}
