/**
 * The remark plugin that reads `<% lora … %>` in Markdown and MDX, where the plugin of markdown-it reads it.
 * micromark's constructs find the tags before MDX and other syntax. The transformer renders them.
 */
import { assertNames, type Built, LoraError, wrapErrors } from "../src/errors.js";
import { escapeText } from "../src/escape.js";
import { parseTag, type Tag } from "../src/tag/arguments.js";
import { opensVerbatim, piecesOfHtml, piecesOfText, splitTag } from "../src/tag/grammar.js";
import { TagError } from "../src/tag/values.js";
import {
  assertRenderOptions,
  defaultRender,
  RENDER_OPTIONS,
  type RenderOptions,
} from "./default-render.js";
import {
  BLOCK,
  type Extension,
  INLINE,
  MARK,
  nodesOfTags,
  syntax,
  unmark,
  withoutTags,
} from "./micromark.js";
import type { Place } from "./place.js";
import { Captions, type Node } from "./remark-captions.js";
import {
  IN_HTML,
  isContentTag,
  isList,
  isNumber,
  isReference,
  NO_START,
  replaceTags,
  UNCLOSED,
  UNPROCESSED_SHORTCODE,
} from "./tags.js";

/** The parts of unified's processor that the plugin needs. */
export interface RemarkHost {
  data(): object;
  parse(text: string): object;
}

/** The parts of a virtual file (VFile) that the plugin needs. */
export interface RemarkFile {
  readonly data: object;
  message(reason: string, options: object): unknown;
  fail(reason: string, options: object): never;
}

export interface LoraRemarkOptions extends RenderOptions {
  /**
   * Returns the object whose keys names in tags refer to. The default is the front matter that Astro, Docusaurus or
   * the package `vfile-matter` put into `file.data`, or `file.data` itself if there is none.
   */
  data?(file: RemarkFile): object;
  /** Whether React renders the pages, as in Docusaurus: fields of controls get default values. Default: false. */
  readonly react?: boolean;
  /**
   * Returns the bytes of a file that a tag names, such as `file="adapter_model.safetensors"`, or undefined if there
   * is no such file. An error with the code ENOENT counts as undefined. Without this function, tags cannot name files.
   */
  readFile?(name: string, file: RemarkFile): Uint8Array | undefined;
}

const OPTIONS = ["data", "react", ...RENDER_OPTIONS];

const PROCESSOR: Built = {
  argument: "this",
  allowed: "a processor of unified: write unified().use(remarkParse).use(loraRemark)",
  members: ["data", "parse"],
};

/** The data of a processor: the extensions of micromark and of mdast-util-from-markdown. */
interface Extensions {
  micromarkExtensions?: Extension[];
  fromMarkdownExtensions?: object[];
}

/**
 * The remark plugin: `remarkPlugins: [loraRemark]`, or `[[loraRemark, options]]` with options. Plugins that add
 * syntax, such as remark-mdx, precede it, and remark-rehype follows it. Throws LoraError for a wrong option.
 */
export function loraRemark(this: RemarkHost, options: LoraRemarkOptions = {}) {
  assertNames(options, OPTIONS);
  const { data = getFrontMatter, react = false, readFile } = options;
  if (typeof data !== "function") throw wrongData(data);
  if (typeof react !== "boolean") throw new LoraError("react", "true or false", react);
  assertRenderOptions(readFile, options);
  wrapErrors(PROCESSOR, this, () => addSyntax(this.data()));

  return (tree: object, file: RemarkFile): void => {
    const root = tree as Node;
    const captions = new Captions(this, root, react, (message) => tags.warn(message));
    const render = defaultRender(
      (text) => captions.read(text),
      options,
      readFile && ((name) => readFile(name, file)),
    );
    const page = data(file);
    if (typeof page !== "object" || page === null) throw wrongData(page);
    const tags = new Tags(file, captions, (tag, place) => render(tag, place, page));
    tags.renderIn(root);
    tags.resolve();
  };
}

function addSyntax(extensions: Extensions): void {
  const { micromarkExtensions = [], fromMarkdownExtensions = [] } = extensions;
  extensions.micromarkExtensions = [...micromarkExtensions.map(withoutTags), syntax];
  extensions.fromMarkdownExtensions = [...fromMarkdownExtensions, nodesOfTags];
}

const wrongData = (value: unknown) =>
  new LoraError("data", "a function that returns an object", value);

/** Returns the front matter that a site generator puts into a file's data. */
function getFrontMatter({ data }: RemarkFile): object {
  const { astro, frontMatter, matter } = data as Record<string, { frontmatter?: object }>;
  return astro?.frontmatter ?? frontMatter ?? matter ?? data;
}

class Tags {
  /** The node whose tags are rendered. */
  #node: Node | undefined;
  /** How many links are around the node. */
  #links = 0;
  /** Renders the tags that refer to figures, also to later ones. */
  readonly #late: (() => void)[] = [];

  constructor(
    readonly file: RemarkFile,
    readonly captions: Captions,
    readonly render: (tag: Tag, place: Place) => string,
  ) {}

  /** Reports something that does not stop the build, at the current node. */
  warn(message: string): void {
    this.file.message(message, { place: this.#node?.position, source: "lora", ruleId: "caption" });
  }

  /** Replaces the tags in the node's strings and children. `isVerbatim`: whether tags are literal text. */
  renderIn(node: Node, isVerbatim = false): void {
    this.#at(node, () => this.#renderStrings(node));
    const isCode = opensVerbatim(`<${node.name}`) === true;
    const isLink = node.type.startsWith("link") || node.name === "a";
    if (isLink) this.#links++;
    if (node.children) node.children = this.#renderAll(node.children, isVerbatim || isCode);
    if (isLink) this.#links--;
  }

  #renderAll(nodes: readonly Node[], isVerbatim: boolean): Node[] {
    let isOpen = isVerbatim;
    const result: Node[] = [];
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index]!;
      if (node.type === BLOCK || node.type === INLINE) {
        const source = unmark(node.value!);
        const { position } = node;
        if (isOpen) result.push({ type: "text", value: source, position });
        else if (node.type === INLINE && isReference(parseTag(source)) && !this.#links)
          result.push(this.#defer(node, source, "phrase"));
        else if (node.type === INLINE) {
          const value = this.#at(node, () => this.#toText(source));
          result.push({ type: "text", value, position });
        } else if (getName(node) === "loraFigure") {
          const end = findContentEnd(nodes, index + 1);
          result.push(...this.#renderContent(node, nodes.slice(index + 1, end), nodes[end]));
          index = end;
        } else result.push(...this.#at(node, () => this.#toBlock(node, source)));
      } else if (node.type === "html") {
        isOpen = opensVerbatim(node.value!) ?? isOpen;
        result.push(...this.#at(node, () => this.#renderHtml(node)));
      } else {
        this.renderIn(node, isOpen);
        result.push(node);
      }
    }
    return result;
  }

  /** Returns what `use` returns. Reports its errors at the node. */
  #at<Result>(node: Node, use: () => Result): Result {
    this.#node = node;
    try {
      return use();
    } catch (error) {
      if (!(error instanceof TagError)) throw error;
      const { position: place } = node;
      return this.file.fail(error.message, { place, source: "lora", ruleId: "tag" });
    }
  }

  /** Returns the number that a tag shows. */
  #toText(source: string): string {
    const tag = source.startsWith("{")
      ? { source, error: UNPROCESSED_SHORTCODE }
      : parseTag(source);
    return this.render(tag, "inline");
  }

  /** Renders the tags that wait for the numbers of all figures. */
  resolve(): void {
    for (const render of this.#late) render();
  }

  /** Returns a node that `resolve` fills. */
  #defer(node: Node, source: string, place: Place): Node {
    const children: Node[] = [];
    this.#late.push(() => {
      const html = this.#at(node, () => this.render(parseTag(source), place));
      children.push(...this.captions.toNodes(html));
    });
    return { type: "root", children };
  }

  #toBlock(node: Node, source: string): Node[] {
    return isList(parseTag(source)) ? [this.#defer(node, source, "block")] : this.#toFigure(source);
  }

  #toFigure(source: string): Node[] {
    const isEnd = splitTag(source).name === "endloraFigure";
    const tag = isEnd ? { source, error: NO_START } : parseTag(source);
    return this.captions.toNodes(this.render(tag, "block"));
  }

  /** Returns the figure around an author's content. */
  #renderContent(start: Node, content: readonly Node[], end: Node | undefined): Node[] {
    const source = unmark(start.value!);
    const html = this.#at(start, () =>
      this.render(end ? parseTag(source) : { source, error: UNCLOSED }, "block"),
    );
    const slot = this.captions.toSlot(this.#renderAll(content, false));
    const endHtml = this.#at(end!, () => this.render(parseTag(unmark(end!.value!)), "block"));
    return this.captions.toNodes(html + slot + endHtml);
  }

  /** Returns raw HTML with numbers in place of tags, split at the figures in it. */
  #renderHtml(node: Node): Node[] {
    const { value = "" } = node;
    if (!value.includes("<%")) return [node];
    const nodes: Node[] = [];
    let html = "";
    const addHtml = () => {
      if (html) nodes.push({ ...node, value: html });
      html = "";
    };
    const asAttribute = (source: string) => escapeText(this.#toText(source));
    for (const piece of piecesOfHtml(value)) {
      const { kind, text: source } = piece;
      if (kind !== "tag") html += replaceTags([piece], asAttribute);
      else if (isContentTag(source)) this.render({ source, error: IN_HTML }, "block");
      else if (isNumber(parseTag(source))) html += asAttribute(source);
      else {
        addHtml();
        if (isReference(parseTag(source))) nodes.push(this.#defer(node, source, "phrase"));
        else nodes.push(...this.#toBlock(node, source));
      }
    }
    addHtml();
    return nodes;
  }

  /** Renders tags in titles, alternative texts and attributes. Other strings, such as URLs, keep them as text. */
  #renderStrings(node: Node): void {
    for (const [key, value] of Object.entries(node)) {
      if (typeof value !== "string" || !value.includes(MARK)) continue;
      const isText = key === "alt" || key === "title";
      node[key] = isText
        ? value
            .split(MARK)
            .map((text, index) => (index % 2 ? this.#toText(text) : text))
            .join("")
        : unmark(value);
    }
    const { attributes = [] } = node;
    // MDX's elements have a list of attributes; the directives of remark-directive have an object.
    for (const attribute of Array.isArray(attributes) ? attributes : [attributes])
      for (const [key, value] of Object.entries(attribute)) {
        if (typeof value !== "string" || !value.includes("<%")) continue;
        const asText = (source: string) => this.#toText(source);
        attribute[key] = replaceTags(piecesOfText(value), asText, asText, "<%");
      }
  }
}

/** Returns the name of a tag that is alone on its lines. */
const getName = ({ type, value }: Node): string | undefined =>
  type === BLOCK ? splitTag(unmark(value!)).name : undefined;

/** Returns the index of the tag that ends an author's content, or the number of nodes if there is none. */
function findContentEnd(nodes: readonly Node[], start: number): number {
  for (let index = start; index < nodes.length; index++) {
    const name = getName(nodes[index]!);
    if (name === "endloraFigure") return index;
    if (name === "loraFigure") break;
  }
  return nodes.length;
}
