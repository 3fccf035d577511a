/// <reference lib="dom" />
/** Writes what the playground shows for other places than a Markdown page: the same figure as source of each. */
import type { Drawing } from "../../src/figures/figure.js";
import { fromMarked, toText as plainText } from "../../src/inline.js";
import type { Options } from "../../src/options.js";
import { toSvg } from "../../src/render/svg.js";
import { writeTag } from "../../src/tag/arguments.js";
import { toFlags, toShellWord } from "../../src/tag/command-line.js";
import { type Arguments, Word } from "../../src/tag/values.js";

/** A tag with its result. */
export interface Source {
  readonly args: Arguments;
  readonly options: Options;
  readonly drawing: Drawing;
  /** Returns the figure with an id, for pages without scripts. */
  html(id: string): string;
}

/** The letters and digits of a tag, such as "lora-8-4096-4096", for ids and names of files, which differ between tags. */
const toName = ({ args }: Source): string =>
  (
    writeTag(args)
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  )
    .join("-")
    .slice(0, 60);

const toText = (value: unknown) => (value instanceof Word ? value.path : String(value));

/** The shortcode of Nunjucks and Liquid, in which named arguments are text. */
function writeShortcode({ args: { positional, named } }: Source): string {
  const texts = [...named].map(
    ([name, value]) => `"${`${name}=${toText(value)}`.replace(/["\\]/g, "\\$&")}"`,
  );
  return `{% lora ${[...positional.map(toText), ...texts].join(", ")} %}`;
}

/** The command that draws the figure. Options that need a page are not flags. */
function writeCommand(source: Source): string {
  const {
    args: { positional, named },
    options,
  } = source;
  const flags = toFlags([...named].filter(([name]) => !options[name]?.isForPages));
  const words = [...positional.map(toShellWord), ...flags];
  return ["lora-visualizer", ...words, "-o", `${toName(source)}.svg`].join(" ");
}

/** An image in Markdown, with its caption as the title, for the file that `command` draws. */
function writeImage(source: Source): string {
  const {
    args: { named },
    drawing,
  } = source;
  const caption = String(named.get("caption") ?? plainText(fromMarked(drawing.caption)));
  const title = caption && ` "${caption.replace(/["\\]/g, "\\$&")}"`;
  return `![${drawing.alt.replace(/[[\]\\]/g, "\\$&")}](${toName(source)}.svg${title})`;
}

/** The figure with the stylesheet of this page, which a site may copy. */
function writeHtml(source: Source): string {
  const sheet = document.querySelector<HTMLLinkElement>('link[href*="/lora/"][rel="stylesheet"]');
  return `${sheet ? `<link rel="stylesheet" href="${sheet.href}">\n` : ""}${source.html(toName(source))}`;
}

/** By the values of the menu. */
const writers: Readonly<Record<string, (source: Source) => string>> = {
  shortcode: writeShortcode,
  image: writeImage,
  html: writeHtml,
  svg: ({ drawing }) => toSvg(drawing.compose("wide")),
  command: writeCommand,
  link: () => location.href,
};

/** Returns a figure in a form of the menu. */
export const writeSnippet = (form: string, source: Source): string => writers[form]!(source);
