/** Renders inline Markdown for the command. */
import MarkdownIt from "markdown-it";
import { renderCaption } from "../plugin/inline-markdown.js";

const md = new MarkdownIt({ html: true });

/** Returns a caption as rich text. Formulas stay as written. Throws TagError. */
export const renderMarkdown = (text: string) => renderCaption(md, text, {});
