/** A picture as SVG text. */
import { made } from "../made.js";
import { COMPOSITIONS, type Composition, type Node, type Scene } from "../scene.js";
import { light, type Theme } from "../theme.js";
import { inPage, writeNodes, writeScene } from "./elements.js";
import { round, type Sink } from "./sink.js";

/**
 * Text made safe inside HTML, XHTML and SVG, both as content and in a double-quoted attribute. Throws
 * TypeError for anything else.
 */
export function escapeText(value: string): string {
  if (typeof value !== "string") throw new TypeError("what is written into markup must be text");
  // Stryker disable next-line ConditionalExpression: the slower way gives the same
  if (!PERHAPS_UNSAFE.test(value)) return value;
  return value.replace(UNSAFE, (char) => ENTITIES[char] ?? "\ufffd");
}

/** Most texts have nothing to escape, which is seen three times as fast without Unicode mode. */
const PERHAPS_UNSAFE = /[^ !#-%(-;=?-\ud7ff\ue000-\ufffd]/;

/** The same of text in which `*…*` marks variables: these in italics. */
export function toVariables(content: string): string {
  return escapeText(content).replace(/\*([^*]+)\*/g, "<i>$1</i>");
}

/** What markup gives a meaning to, white space that XML would fold, and what XML cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML forbids.
const UNSAFE = /[&<>"'\t\n\r\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;
const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

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
  made("picture", () => writeScene(scene, look, sink));
  return sink.markup;
}

/** Nodes as markup within a picture of a page. */
export function toMarkup(nodes: readonly Node[]): string {
  const sink = new StringSink();
  writeNodes(nodes, { theme: light }, sink);
  return sink.markup;
}
