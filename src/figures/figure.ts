/** The types that figures implement, and that pages and browsers use. */
import type { Inline } from "../inline.js";
import type { Formats, Language } from "../language-format.js";
import type { NumberPatterns } from "../number-format.js";
import type { Control, InputOf, Lookup, Options, Values } from "../options.js";
import type { Composition, Measure, Node, Part, Scene } from "../scene.js";
import type { Card, Room } from "./card.js";
import type { Kind } from "./kind.js";
import type { Overlay } from "./overlay.js";

/** Rows of cells in which `*…*` marks variables; the first cell of a row is its header. */
export interface Table {
  /** The caption as plain text. */
  readonly caption: string;
  /** The caption with its markup, if an author gave it. */
  readonly inlineCaption?: readonly Inline[];
  /** The header of each column. */
  readonly head: readonly string[];
  /** The cells, row by row. */
  readonly rows: readonly (readonly string[])[];
  /** Indices of columns with text, which are left-aligned. Other columns have numbers, which are right-aligned. */
  readonly prose?: readonly number[];
  /** The number of rows that print shows. Default: all. */
  readonly printed?: number;
  /** The link of each row's first cell. */
  readonly links?: readonly (Link | undefined)[];
  /** The kind of table for which the stylesheet stacks columns on a phone. */
  readonly stack?: "models" | "methods";
  /** The table's values for programs. */
  readonly data?: Data;
  /** How the cells write numbers. Default: as in English. */
  readonly numbers?: NumberPatterns;
}

/** A URL and its title. */
export interface Link {
  readonly href: string;
  readonly title: string;
}

/** A table of plain names, whole numbers and shares as fractions; unknown values are undefined. */
export interface Data {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | undefined)[])[];
}

/** The functions that redraw a figure, in the build and in browsers. */
export interface Interactive<I = Values, N = unknown, L = unknown> {
  /** Brings every value of a reader's input into its range. */
  clip(input: I): I;
  /** Returns the numbers that the picture and its text contain, for an input in range. */
  count(input: I): N;
  /** Returns one composition, with the figure's strings in any language. */
  compose(counts: N, composition: Composition, words: L): Scene;
}

/** The strings that change while a reader uses a control. */
export interface LiveWords<I = Values, N = unknown> {
  /** The claim as a sentence with its numbers, above the picture. It changes if a value changes the claim. */
  headline(counts: N): string;
  /** What the claim is about: shares, subject, settings. May be "". */
  deck(counts: N): string;
  caption(counts: N): string;
  /** The table's cells that change with the controls: the last columns, row by row. */
  cells(counts: N): readonly string[];
  /** What a screen reader announces after a control changed its option. */
  spoken(counts: N, option: string): string;
  /** What a screen reader announces after another control lowered the first control's value. */
  lowered?(counts: N): string;
  /** The reply to a reader's attempt at the input's exercise. */
  answer?(counts: N, input: I): Promise<string | undefined>;
}

/** The strings that only the build writes. */
export interface PageWords<I = Values, N = unknown> {
  /** What a reader learns, as a heading of the gallery. */
  readonly lesson: string;
  /** One sentence for the gallery. */
  readonly summary: string;
  /** The entry in a list of figures: short, and different for figures with different numbers. */
  listed(counts: N): string;
  /** Labels of the controls, by option. */
  readonly labels: Readonly<Record<string, string>>;
  /** Maps an option to the labels of its values. By default, the label is the value. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The text alternative, at most 250 characters. */
  alt(counts: N): string;
  /** An explanation that applies to every figure of this kind, with sources. `*…*` marks variables. */
  readonly explanation: string;
  table(counts: N): Table;
  /** The strings of a figure that shows several values of its first control. */
  readonly steps?: {
    readonly legend: string;
    name(counts: N): string;
    listed(all: readonly N[]): string;
    caption(all: readonly N[]): string;
    alt(all: readonly N[]): string;
    table(all: readonly N[]): Table;
  };
  goal?(input: I): Goal | undefined;
}

/** The strings of a view without controls, in place of the same strings of the interactive view. */
export interface ViewWords<N>
  extends Pick<LiveWords<Values, N>, "headline" | "caption">,
    Pick<PageWords<Values, N>, "listed" | "alt" | "table"> {}

/** A part of a picture in words, and what they state. */
export type PartTexts = Pick<Part, "name" | "role" | "words"> & Partial<Pick<Part, "facts">>;

/** A figure's texts besides those of every figure, such as labels and the parts of its picture. */
interface OtherTexts {
  readonly [name: string]: unknown;
  readonly parts?: Readonly<Record<string, PartTexts | ((...of: never[]) => PartTexts)>>;
}

export type LiveTexts<I, N> = LiveWords<I, N> & OtherTexts;
export type PageTexts<I, N> = PageWords<I, N> & OtherTexts;
export type ViewTexts<N> = ViewWords<N> & OtherTexts;

/**
 * The messages of one file in one language, compiled from Fluent. `shared` has the messages of shared.ftl. Scripts of
 * pages contain only `live`.
 */
export interface MessageFile {
  live(formats: Formats, shared: object): object;
  page(formats: Formats, shared: object, live: object): object;
}

/**
 * The logic of a figure's strings, for every language: computes the arguments of messages. `messages` are those of the
 * figure's file, together with the shared ones.
 */
export interface WordFactories<L = LiveWords, P = PageWords> {
  /** The English file. Files of other languages have the same messages. */
  readonly english: MessageFile;
  live(formats: Formats, messages: object): L;
  page(formats: Formats, messages: object, live: L): P;
}

/** A figure's strings in one language, ready to use. */
export interface FigureWords<L = LiveWords, P = PageWords> {
  readonly language: Language;
  readonly live: L;
  readonly page: P;
}

/** The names of options with a control. */
type Controlled<O> = {
  [K in keyof O]: O[K] extends { readonly control: Control } ? K : never;
}[keyof O];

/** The strings that a figure's options require: a label for each control, and the strings of `steps`. */
type RequiredWords<O, I, N> = {
  readonly labels: Readonly<Record<Controlled<O> & string, string>>;
} & (O extends { readonly steps: unknown } ? Required<Pick<PageWords<I, N>, "steps">> : unknown);

/** Another view of a figure, without controls. Scripts of pages contain neither its code nor its strings. */
interface FixedView<I, V, L, P> {
  /** The view's numbers, or undefined if the input selects the interactive view. */
  count(input: I): V | undefined;
  /** The view's strings, which are a group of the page's strings. */
  words(page: P): ViewWords<V>;
  compose(counts: V, composition: Composition, words: FigureWords<L, P>): Scene;
  card(counts: V, words: FigureWords<L, P>, room: Room, measure: Measure): readonly Node[];
}

/** The parameters of `defineFigure`: everything that a figure's folder provides. */
export interface FigureDefinition<
  O extends Options,
  I extends Values,
  N,
  L extends LiveWords<I, N>,
  P extends PageWords<I, N>,
  V = never,
> extends Kind<O, InputOf<O>> {
  readonly interactive: Interactive<I, N, L>;
  readonly fixedView?: FixedView<I, V, L, P>;
  /** English strings; src/locales has other languages. */
  readonly words: WordFactories<L, P & RequiredWords<O, I, N>>;
  /**
   * Converts an author's values to plain data that a page can store: looks up names, sets defaults,
   * and checks `steps`. Returns facts, never text. Throws LoraError.
   */
  resolve(values: InputOf<O>): I & Resolved;
  /** Draws the figure on a page's social card. */
  card(counts: N, words: FigureWords<L, P>, room: Room, measure: Measure): readonly Node[];
}

/** Members that any figure's input may have. */
export interface Resolved {
  /** Ascending values of the first control, from which readers can choose without scripts. */
  readonly steps?: readonly number[] | undefined;
  /** Options that have no effect on this figure, and therefore no control. */
  readonly inactiveOptions?: readonly string[] | undefined;
}

/** An exercise: the task, and its answer. */
export interface Goal {
  readonly task: string;
  readonly answer: string;
}

/** A control with the value of its option and its range. */
export interface Handle {
  readonly name: string;
  readonly label: string;
  readonly control: Control;
  readonly value: unknown;
  /** The values of a choice, each with its label. */
  readonly values: readonly { readonly value: string; readonly label: string }[];
  /** The range of a number option. */
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly isWhole: boolean | undefined;
  /** The slider's largest value at any setting of the other controls. */
  readonly farthest: number;
  /** The slider's largest value at the current setting of the other controls. */
  readonly limit: number;
}

/** A figure at several values of its first control. */
export interface Steps {
  overlay(composition: Composition): Overlay;
  /** The control's option. */
  readonly name: string;
  readonly values: readonly number[];
  /** Index of the value that is shown first. */
  readonly chosen: number;
  readonly legend: string;
  /** The text alternative of all pictures. */
  readonly alt: string;
  /** The name and the announcement of each value. */
  readonly labels: readonly { readonly name: string; readonly spoken: string }[];
  table(): Table;
}

/** Everything that a page shows of a figure. Getters compute their values when they are read. */
export interface Drawing {
  /** The name of the figure's kind. */
  readonly figure: string;
  /** The language of its text. */
  readonly language: Language;
  /** Plain data from which the figure can be drawn again. */
  readonly input: Values;
  /** Returns the wide or the narrow picture. */
  compose(composition: Composition): Scene;
  /** The entry in a list of figures. */
  readonly listed: string;
  /** The claim, as a sentence. */
  readonly headline: string;
  /** The sentence below the picture. */
  readonly caption: string;
  /** The text alternative, at most 250 characters. */
  readonly alt: string;
  /** Text in which `*…*` marks variables. */
  readonly explanation: string;
  /** Returns the figure's numbers as a table. */
  table(): Table;
  /** The controls of an interactive figure; empty for a static figure. */
  readonly handles: readonly Handle[];
  /** The pictures for several values of the first control. Undefined without `steps`. */
  readonly steps: Steps | undefined;
  /** The exercise. Undefined without `goal`. */
  readonly goal: Goal | undefined;
  /** What a social preview shows. */
  readonly card: Card;
}

/** Settings of a drawing. */
interface DrawSettings<L = LiveWords, P = PageWords> {
  /** Default: English. */
  readonly words?: FigureWords<L, P> | undefined;
  /** Replaces a value before it is validated, such as a name of page data by that data. */
  readonly lookUp?: Lookup | undefined;
}

/** A kind of figure in the registry. */
export interface Figure<V = Values, L = LiveWords, P = PageWords> extends Kind<Options, V> {
  /** The functions that redraw the figure. */
  readonly interactive: Interactive;
  /** The figure's strings, for every language. */
  readonly words: WordFactories<L, P>;
  /** What a reader learns, as a heading of the gallery, in English. */
  readonly lesson: string;
  /** A sentence for the gallery, in English. */
  readonly summary: string;
  /** Validates the values, after `lookUp` has replaced them, and draws them. Throws LoraError. */
  draw(values: V, settings?: DrawSettings<L, P>): Drawing;
}
