/** What is known about a figure before it is drawn. */
import type { InputOf, Options, Values } from "../options.js";

/** A kind of figure, as tags name it. */
export interface Kind<O extends Options = Options, E = Values> {
  /** The name of the kind, as in the option `figure`. */
  readonly name: string;
  /** The options. The required options are the tag's positional arguments, in this order. */
  readonly options: O;
  /** Options of examples, as in the gallery. */
  readonly examples: readonly E[];
}

/** Checks the types of a kind's examples. */
export const defineKind = <O extends Options>(kind: Kind<O, InputOf<O>>) => kind;
