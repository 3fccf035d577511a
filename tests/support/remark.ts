/** Renders Markdown and MDX with remark, and compares HTML as trees. */
import { evaluate } from "@mdx-js/mdx";
import { fromHtml } from "hast-util-from-html";
import rehypeRaw from "rehype-raw";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { type Plugin, unified } from "unified";
import { type LoraRemarkOptions, loraRemark } from "../../plugin/remark.js";
import { escapeText } from "../../src/escape.js";

/** Renders Markdown with the plugin, after another plugin. Throws the file's message for a wrong tag. */
export const renderRemark = (...args: Parameters<typeof processRemark>): string =>
  String(processRemark(...args));

/** Returns the file with the rendered Markdown and its messages. */
export function processRemark(
  value: string,
  options: LoraRemarkOptions = {},
  data = {},
  before: Plugin = () => undefined,
) {
  const host = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(before)
    .use(loraRemark, options)
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeRaw)
    .use(rehypeStringify);
  return host.processSync({ value, path: "docs/a.md", data });
}

/** HTML, in contrast to text, which is escaped. */
class Html {
  constructor(readonly html: string) {}
}

const toHtml = (content: unknown): string =>
  Array.isArray(content)
    ? content.map(toHtml).join("")
    : content instanceof Html
      ? content.html
      : escapeText(String(content ?? ""));

interface Props {
  readonly children?: unknown;
  readonly [name: string]: unknown;
}

/** Creates an element as Astro and React do on the server. */
function jsx(type: string | ((props: Props) => unknown), props: Props): Html {
  if (typeof type === "function") return new Html(toHtml(type(props)));
  const { children, ...attributes } = props;
  const text = Object.entries(attributes).map(([name, value]) =>
    value === true ? ` ${name}=""` : ` ${name}="${escapeText(String(value))}"`,
  );
  return new Html(`<${type}${text.join("")}>${toHtml(children)}</${type}>`);
}

/** Compiles MDX with the plugin, runs it with components that replace elements, and returns its HTML. */
export async function renderMdx(
  value: string,
  options: LoraRemarkOptions = {},
  components: Readonly<Record<string, (props: Props) => unknown>> = {},
): Promise<string> {
  const { default: Content } = await evaluate({ value, path: "docs/a.mdx" }, {
    Fragment: ({ children }: Props) => new Html(toHtml(children)),
    jsx,
    jsxs: jsx,
    elementAttributeNameCase: "html",
    remarkPlugins: [remarkGfm, [loraRemark, options]],
  } as never);
  return toHtml((Content as (props: Props) => unknown)({ components }));
}

interface Tree {
  readonly type: string;
  readonly tagName?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly value?: string;
  readonly children?: readonly Tree[];
}

/** Returns the elements, attributes and texts of HTML, without line endings between elements. */
export function toTree(html: string): unknown {
  const simplify = ({ type, tagName, properties, value, children = [] }: Tree): unknown =>
    type === "element"
      ? [tagName, properties, simplifyAll(children)]
      : type === "text"
        ? value?.replace(/\s*\n\s*/g, "\n")
        : simplifyAll(children);
  const simplifyAll = (nodes: readonly Tree[]) =>
    nodes.map(simplify).filter((item) => !(typeof item === "string" && /^\n+$/.test(item)));
  return simplify(fromHtml(html.trim(), { fragment: true }) as Tree);
}
