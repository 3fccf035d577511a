/** A figure as a value, from which pages, feeds and e-books are written. */
import type { Drawing } from "../figures/figure.js";
import type { Inline } from "../inline.js";
import type { HtmlWords } from "../locales/index.js";
import type { Marks } from "../tables/html.js";
import type { Details } from "./details.js";
import type { Alternative, ImageFiles } from "./images.js";
import { getLanguages } from "./languages.js";

/** A figure with the settings of its tag. */
export interface FigureDocument {
  readonly drawing: Drawing;
  /** The words around figures in its language. */
  readonly words: HtmlWords;
  /** The author's caption. Default: generated. */
  readonly caption?: readonly Inline[] | undefined;
  /** The author's text alternative. Default: generated. */
  readonly alt?: string | undefined;
  /** Where the description and the tables are. */
  readonly details: Details;
  readonly isInteractive: boolean;
  /** Replaces the pictures by image files. */
  readonly images?: ImageFiles | undefined;
  /** The language of the page, if known. */
  readonly pageLang?: string | undefined;
}

/** What a page supplies for a figure. */
export interface Placing {
  readonly id: string;
  readonly number?: string | undefined;
  readonly marks?: Marks | undefined;
  /** Whether the figure has one picture and no controls, for readers without the stylesheet and scripts. */
  readonly isStatic?: boolean;
}

/** Returns the author's text alternative, or else the generated one. */
export const getAlternative = ({ drawing, alt, pageLang }: FigureDocument): Alternative =>
  alt === undefined
    ? { alt: drawing.steps?.alt ?? drawing.alt }
    : { alt, lang: getLanguages(pageLang, drawing.language.tag).author };
