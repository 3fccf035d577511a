/** The options of `toHtml()`. */
import { boolean, type InputOf, text } from "../options.js";

/** Options of `toHtml()`. Tags share most of them. */
export const HTML_OPTIONS = {
  id: text({ about: "the figure's id on its page" }),
  number: text({ default: "none", about: "the number before the caption, as in Figure 11.3" }),
  caption: text({
    default: "generated from the numbers",
    about: "the caption; an empty string removes it",
  }),
  alt: text({
    pattern: /\S/,
    allowed: "text in quotes, neither empty nor equal to the caption",
    default: "generated from the numbers",
    about: "the text alternative of the picture",
  }),
  picture: text({ default: "SVG", about: "the HTML that replaces both pictures" }),
  table: boolean({
    default: "true",
    about: "whether the figure has a description and a table",
  }),
  lang: text({
    pattern: /^[a-z]+(?:[-_][a-z\d]+)*$/i,
    allowed: 'a language tag such as "de" or "pt-BR"',
    default: "en",
    about:
      "the language of the page; if the figure's text is in another language, a lang attribute marks it",
  }),
  /** Set this only in a page that loads the island (the scripts). */
  interactive: boolean({
    default: "false",
    about: "whether readers with JavaScript get controls",
  }),
};

/** The options of `toHtml()`. All texts are plain text except `picture`, which is HTML. */
export interface HtmlOptions extends InputOf<typeof HTML_OPTIONS> {}
