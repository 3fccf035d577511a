/** Writes what the playground shows for other places than a Markdown page: the same figure as source of each. */
import type { Drawing } from "../../src/figures/figure.js";
import type { Options } from "../../src/options.js";
import { toSvg } from "../../src/render/svg.js";
import { toFlags, toShellWord } from "../../src/tag/command-line.js";
import { type Arguments, Word } from "../../src/tag/values.js";

/** A tag with its result. */
export interface Source {
  readonly args: Arguments;
  readonly options: Options;
  readonly drawing: Drawing;
  /** Returns the figure for pages without scripts. */
  html(): string;
}

const toText = (value: unknown) => (value instanceof Word ? value.path : String(value));

/** The shortcode of Nunjucks and Liquid, in which named arguments are text. */
function writeShortcode({ args: { positional, named } }: Source): string {
  const texts = [...named].map(
    ([name, value]) => `"${`${name}=${toText(value)}`.replace(/["\\]/g, "\\$&")}"`,
  );
  return `{% lora ${[...positional.map(toText), ...texts].join(", ")} %}`;
}

/** The command that draws the figure. Options that need a page are not flags. */
function writeCommand({ args: { positional, named }, options, drawing }: Source): string {
  const flags = toFlags([...named].filter(([name]) => !options[name]?.isForPages));
  const words = [...positional.map(toShellWord), ...flags];
  return ["lora-visualizer", ...words, "-o", `${drawing.figure}.svg`].join(" ");
}

/** An image in Markdown, for the file that `command` draws. */
const writeImage = ({ drawing }: Source) =>
  `![${drawing.alt.replace(/[[\]\\]/g, "\\$&")}](${drawing.figure}.svg)`;

/** Functions that write a figure, by the values of the menu. */
export const snippets: Readonly<Record<string, (source: Source) => string>> = {
  shortcode: writeShortcode,
  image: writeImage,
  html: (source) => source.html(),
  svg: ({ drawing }) => toSvg(drawing.compose("wide")),
  command: writeCommand,
  link: () => location.href,
};
