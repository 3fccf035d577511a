/** What a kind of figure is, and what a page, a file or a reader's browser gets of it. */
import type { Control, InputOf, Lookup, Options, Values } from "../options.js";
import type { Composition, Scene } from "../scene.js";
import type { Card } from "./card.js";
import type { Overlay } from "./overlay.js";

/** Rows of cells in which `*…*` marks variables; the first cell of a row is its header. */
export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of words, which start where numbers end. */
  readonly prose?: readonly number[];
  /** What the first cell of each row leads to. */
  readonly links?: readonly (Link | undefined)[];
  /** How a phone stacks the columns, as the stylesheet says. */
  readonly stack?: "models" | "methods";
  /** The same for programs. */
  readonly data?: Data;
}

/** An address, and what is there. */
export interface Link {
  readonly href: string;
  readonly title: string;
}

/** Plain names, whole numbers, shares as fractions; nothing where nothing is known. */
export interface Data {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | undefined)[])[];
}

/** All that is needed to draw a figure again from other numbers, in a reader's browser too. */
export interface Moving<I = Values, N = unknown> {
  /** A reader's input brought within what is allowed. */
  fit(input: I): I;
  /** Whatever picture and words tell, from an input that is allowed. */
  count(input: I): N;
  compose(counts: N, composition: Composition): Scene;
  readonly words: Live<I, N>;
}

/** What is said again when a figure moves. */
export interface Live<I = Values, N = unknown> {
  caption(counts: N): string;
  /** What the picture shows, in full sentences. */
  description(counts: N): string;
  /** Row by row the cells of the table's last columns, those that follow the controls. */
  cells(counts: N): readonly string[];
  /** What the control of an option says of its value. */
  spoken(counts: N, option: string): string;
  /** Said where another control took the first one down with it. */
  lowered?(counts: N): string;
  /** Where the input sets an exercise: what there is to say of this attempt. */
  answer?(counts: N, input: I): Promise<string | undefined>;
}

/** The rest of a figure's words, which only the build writes. */
export interface Words<N> {
  /** One sentence for the gallery. */
  readonly summary: string;
  /** What a list of figures calls it: in a few words, and other ones for other numbers. */
  listed(counts: N): string;
  /** Of the controls, by option. */
  readonly labels: Readonly<Record<string, string>>;
  /** The text alternative, 250 characters at most. */
  alt(counts: N): string;
  /** What holds for every figure of its kind. */
  readonly explanation: string;
  table(counts: N): Table;
  /** Of one figure at several values of its first control. */
  readonly steps?: {
    readonly legend: string;
    name(counts: N): string;
    listed(all: readonly N[]): string;
    caption(all: readonly N[]): string;
    alt(all: readonly N[]): string;
    table(all: readonly N[]): Table;
  };
}

/** One kind of figure, as its folder states it. */
export interface Statement<O extends Options, I extends Values, N> {
  readonly name: string;
  readonly options: O;
  /** Shown in the gallery and walked by the tests. */
  readonly examples: readonly InputOf<O>[];
  readonly moving: Moving<I, N>;
  readonly words: Words<N>;
  /** Whether its pictures have nothing to note at any values, so that no page keeps room for it. */
  readonly hasNoNotes?: boolean;
  /**
   * From an author's values to plain data that a page can carry: names are looked up, defaults set,
   * and what a figure of several `steps` needs is checked. Throws LoraError.
   */
  resolve(values: InputOf<O>): I & Resolved;
  /** The exercise that the input sets. */
  goal?(input: I): Goal | undefined;
  /** What a page's card shows of it; without it a card has the page's words alone. */
  card?(counts: N): Card;
}

/** Members that an input may have, whatever its figure. */
export interface Resolved {
  /** Rising values of the first control, among which a reader chooses also where no script runs. */
  readonly steps?: readonly number[] | undefined;
  /** Options that change nothing of this one, and so have no control. */
  readonly still?: readonly string[] | undefined;
}

/** An exercise: the task, and its answer. */
export interface Goal {
  readonly task: string;
  readonly answer: string;
}

/** What a reader moves: a control, its option's value, and how far it goes. */
export interface Handle {
  readonly name: string;
  readonly label: string;
  readonly control: Control;
  readonly value: unknown;
  /** Of a choice, what there is to choose from. */
  readonly values: readonly string[] | undefined;
  /** Of the option, where it is a number. */
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly isWhole: boolean | undefined;
  /** Of the slider: as far as it ever goes, and as far as it may with the other values. */
  readonly farthest: number;
  readonly limit: number;
}

/** One figure at several values of its first control. */
export interface Steps {
  overlay(composition: Composition): Overlay;
  /** The control's option. */
  readonly name: string;
  readonly values: readonly number[];
  /** Which one is chosen at first. */
  readonly chosen: number;
  readonly legend: string;
  /** What each choice is called, and what is said of it. */
  readonly labels: readonly { readonly name: string; readonly spoken: string }[];
  table(): Table;
}

/** Everything that a page shows of one figure, generated from the same numbers when it is asked for. */
export interface Drawing {
  /** The name of its kind. */
  readonly figure: string;
  /** Plain data from which it can be drawn again. */
  readonly input: Values;
  /** Whether its pictures have nothing to note, wherever they move. */
  readonly hasNoNotes: boolean;
  /** The picture for wide columns or for narrow ones; legible from 288 px. */
  compose(composition: Composition): Scene;
  /** What a list of figures calls it. */
  readonly listed: string;
  readonly caption: string;
  readonly alt: string;
  readonly description: string;
  readonly explanation: string;
  table(): Table;
  /** What a reader may change where scripts run; none where the figure is still. */
  readonly handles: readonly Handle[];
  readonly steps: Steps | undefined;
  readonly goal: Goal | undefined;
  readonly card: Card | undefined;
}

/** A kind of figure, as the registry holds it. */
export interface Figure<V = Values> {
  readonly name: string;
  readonly summary: string;
  /** In the order of the tag's positional arguments, which are the required ones. */
  readonly options: Options;
  readonly examples: readonly V[];
  readonly moving: Moving;
  /** Validates the values, after `lookUp` has replaced them, and draws them. Throws LoraError. */
  draw(values: V, lookUp?: Lookup): Drawing;
}
