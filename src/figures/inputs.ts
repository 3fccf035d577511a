/**
 * Names the arguments of each figure's `draw`, which editors show in place of their structure. A new figure needs
 * no line here.
 */
import type { Figure } from "./figure.js";
import type { figures } from "./index.js";

type Defined = typeof figures;
type InputOf<N extends keyof Defined> = Parameters<Defined[N]["draw"]>[0];

/** The arguments of `figures.decomposition.draw()`. */
export interface DecompositionInput extends InputOf<"decomposition"> {}
/** The arguments of `figures.model.draw()`. */
export interface ModelFigureInput extends InputOf<"model"> {}
/** The arguments of `figures.memory.draw()`. */
export interface MemoryInput extends InputOf<"memory"> {}
/** The arguments of `figures.forward.draw()`. */
export interface ForwardInput extends InputOf<"forward"> {}
/** The arguments of `figures.compute.draw()`. */
export interface ComputeInput extends InputOf<"compute"> {}
/** The arguments of `figures.spectrum.draw()`. */
export interface SpectrumInput extends InputOf<"spectrum"> {}
/** The arguments of `figures.capacity.draw()`. */
export interface CapacityInput extends InputOf<"capacity"> {}
/** The arguments of `figures.adapter.draw()`. */
export interface AdapterFigureInput extends InputOf<"adapter"> {}
/** The arguments of `figures.initialization.draw()`. */
export interface InitializationInput extends InputOf<"initialization"> {}
/** The arguments of `figures.savings.draw()`. */
export interface SavingsInput extends InputOf<"savings"> {}
/** The arguments of `figures.methods.draw()`. */
export interface MethodsInput extends InputOf<"methods"> {}
/** The arguments of `figures.merge.draw()`. */
export interface MergeInput extends InputOf<"merge"> {}

/** The kinds of figures whose arguments have a name. */
interface NamedFigures {
  readonly decomposition: Figure<DecompositionInput>;
  readonly model: Figure<ModelFigureInput>;
  readonly memory: Figure<MemoryInput>;
  readonly forward: Figure<ForwardInput>;
  readonly compute: Figure<ComputeInput>;
  readonly spectrum: Figure<SpectrumInput>;
  readonly capacity: Figure<CapacityInput>;
  readonly adapter: Figure<AdapterFigureInput>;
  readonly initialization: Figure<InitializationInput>;
  readonly savings: Figure<SavingsInput>;
  readonly methods: Figure<MethodsInput>;
  readonly merge: Figure<MergeInput>;
}

/** The arguments of `draw()` of a figure without a name here. Editors show a mapped type by its name. */
export type FigureInput<N extends keyof Defined> = {
  readonly [K in keyof InputOf<N>]: InputOf<N>[K];
};

/** The other kinds of figures. */
type OtherFigures = {
  readonly [N in Exclude<keyof Defined, keyof NamedFigures>]: Figure<FigureInput<N>>;
};

/** All kinds of figures by name. Their functions `draw` throw LoraError. */
export interface Figures extends NamedFigures, OtherFigures {}
