/** Links to the sections of Markdown pages: ids of headings, and lists of contents. */
import type MarkdownIt from "markdown-it";
import type { Token } from "markdown-it";
import { escapeText } from "../../src/escape.js";
import { getHtmlWords } from "../../src/locales/index.js";
import { siteLocales } from "./languages.js";

const MIN_SECTIONS = 4;

/** GitHub's slug of a heading, but without no-break spaces, which are invalid in ids. */
const toId = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(/\s/g, "-");

const toText = (heading: Token) => (heading.children ?? []).map(({ content }) => content).join("");

/** A markdown-it plugin that gives headings ids, and lists the sections of long pages after the title. */
export function headings(md: MarkdownIt): void {
  md.core.ruler.push("headings", ({ tokens, env, Token }) => {
    const contents = getHtmlWords(siteLocales.find(env.lang ?? "en")).bookContents;
    const links: string[] = [];
    for (const [index, token] of tokens.entries()) {
      if (token.type !== "heading_open") continue;
      const heading = tokens[index + 1]!;
      const id = toId(heading.content);
      token.attrSet("id", id);
      if (token.tag === "h2")
        links.push(`<li><a href="#${id}">${escapeText(toText(heading))}</a></li>\n`);
    }
    const title = tokens.findIndex(({ type, tag }) => type === "heading_close" && tag === "h1");
    if (title < 0 || links.length < MIN_SECTIONS) return;
    const list = new Token("html_block", "", 0);
    list.content = `<nav class="contents" aria-label="${contents}">
<details>
<summary>${contents}</summary>
<ul>
${links.join("")}</ul>
</details>
</nav>
`;
    tokens.splice(title + 1, 0, list);
  });
}
