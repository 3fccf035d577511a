/** How many parameters each method trains of a model. Every function throws LoraError. */
import { LoraError, MAX_DIMENSION, wholeNumber } from "../lora.js";
import { allBiases } from "./biases.js";
import { type AdapterInput, countOn, type ModelCount, type ModuleCount } from "./count.js";
import { tunedNorms } from "./groups.js";
import { IA3_DEFAULTS } from "./ia3.js";
import { type Model, matches } from "./model.js";

/** Virtual tokens and the width of Houlsby adapters, where none are given. */
export const TOKENS = 20;
export const BOTTLENECK = 64;

/** What the methods can be told; each reads only its own settings. */
export interface MethodOptions {
  /** Of the methods that have one. */
  readonly rank: number;
  /** As in ModelInput. Default: LoRA's in PEFT for the type, whatever the method; (IA)³ has its own. */
  readonly targets?: AdapterInput["targets"];
  /** Virtual tokens of prefix, prompt and p-tuning. Default: 20. */
  readonly tokens?: number | undefined;
  /** Width inside a Houlsby adapter. Default: 64. */
  readonly bottleneck?: number | undefined;
  /** AdaLoRA's rank before pruning. Default: one and a half times the rank, rounded. */
  readonly initRank?: number | undefined;
  /** LoKr's decompose_factor. Default: -1, the two factors as near to each other as they can be. */
  readonly factor?: number | undefined;
  /** Targets of (IA)³ whose inputs are rescaled. Default: PEFT's for the type. */
  readonly feedforward?: readonly string[] | undefined;
  /** Width inside p-tuning's encoder. Default: the model's hidden size. */
  readonly encoderHidden?: number | undefined;
}

const size = (name: string, value: unknown) => wholeNumber(name, value, 1, MAX_DIMENSION);

/** Over all instances of the targeted modules, the sum of what one has. */
const perModule = ({ modules }: ModelCount, one: (module: ModuleCount) => number): number =>
  modules.reduce((sum, module) => sum + (module.rank ? module.instances * one(module) : 0), 0);

function hiddenOf({ id, hidden }: Model, method: string): number {
  if (hidden) return hidden;
  throw new LoraError("model", `one of a single hidden size for ${method}`, id);
}

function known<T>(value: T | undefined, { id }: Model, method: string): T {
  if (value !== undefined) return value;
  throw new LoraError("model", `a model of which every parameter is known for ${method}`, id);
}

/** The modules of an encoder-decoder model's second stack; none in other models. */
const decoder = ({ modules }: Model) => modules.filter(({ path }) => path.startsWith("decoder."));

export const lora = (model: Model, { rank, targets }: MethodOptions): number =>
  countOn(model, { rank, targets }).trainable;

/** r(d + k) + d: the magnitudes are one per output row, as in PEFT. */
export const dora = (model: Model, { rank, targets }: MethodOptions): number =>
  countOn(model, { rank, targets, dora: true }).trainable;

/** r·d: A stays as it was initialised. */
export const loraFa = (model: Model, { rank, targets }: MethodOptions): number =>
  countOn(model, { rank, targets }).b;

/** r(d + k + 1) at the rank before pruning: the triplets that are dropped are masked, not removed. */
export function adalora(model: Model, { rank, targets, initRank }: MethodOptions): number {
  const before = initRank ?? Math.round(1.5 * size("rank", rank));
  const count = countOn(model, { rank: size("initRank", before), targets });
  return count.trainable + perModule(count, (module) => module.rank);
}

/** d + r: two vectors scale a pair of random matrices that all modules share and nobody trains. */
export const vera = (model: Model, { rank, targets }: MethodOptions): number =>
  perModule(countOn(model, { rank, targets }), (module) => module.d + module.rank);

/** 2r(d + k): the element-wise product of two low-rank products. */
export const loha = (model: Model, options: MethodOptions): number => 2 * lora(model, options);

/**
 * PEFT's factorisation, dimension = m·n. m is the factor where that divides the dimension, else the
 * largest divisor that is neither above √dimension nor above the factor.
 */
function factors(dimension: number, factor: number): readonly [m: number, n: number] {
  if (factor > 0 && dimension % factor === 0) return [factor, dimension / factor];
  const limit = Math.min(Math.floor(Math.sqrt(dimension)), factor > 0 ? factor : dimension);
  let m = limit;
  while (dimension % m !== 0) m--;
  return [m, dimension / m];
}

/** d = m·n, k = p·q: m·p, and r(n + q) for the n × q factor unless r reaches half its longer side. */
export function lokr(model: Model, { rank, targets, factor = -1 }: MethodOptions): number {
  const wanted =
    factor === -1 ? -1 : wholeNumber("factor", factor, 1, MAX_DIMENSION, () => "or -1");
  return perModule(countOn(model, { rank, targets }), (module) => {
    const [[m, n], [p, q]] = [factors(module.d, wanted), factors(module.k, wanted)];
    const isLow = module.rank < Math.max(n, q) / 2;
    return m * p + (isLow ? module.rank * (n + q) : n * q);
  });
}

/** One vector a module: d entries after it, or k before it where it is a feed-forward module. */
export function ia3(model: Model, { targets, feedforward }: MethodOptions): number {
  const standard = IA3_DEFAULTS[model.type];
  const wanted = targets ?? standard?.targets;
  const inputs = feedforward ?? standard?.feedforward ?? [];
  if (!wanted)
    throw new LoraError("targets", `given for (IA)³ and ${model.type}, of no default`, targets);
  return perModule(countOn(model, { rank: 1, targets: wanted }), (module) =>
    inputs.some((name) => matches(module, name)) ? module.k : module.d,
  );
}

/** A key and a value per token and layer; as in PEFT, an encoder-decoder model's encoder has none. */
export function prefix(model: Model, { tokens = TOKENS }: MethodOptions): number {
  if (!model.kvWidth)
    throw new LoraError("model", "one of a single key and value width for prefix", model.id);
  const layers = Math.max(...decoder(model).map((one) => one.layers), 0) || model.layers;
  return size("tokens", tokens) * layers * 2 * model.kvWidth;
}

/** One embedding a token; an encoder-decoder model has them twice, as in PEFT. */
export function prompt(model: Model, { tokens = TOKENS }: MethodOptions): number {
  const stacks = decoder(model).length ? 2 : 1;
  return stacks * size("tokens", tokens) * hiddenOf(model, "prompt");
}

/** The embeddings and an encoder of three layers with biases, which is dropped after training. */
export function pTuning(model: Model, options: MethodOptions): number {
  const width = hiddenOf(model, "p-tuning");
  const inner = size("encoderHidden", options.encoderHidden ?? width);
  const encoder = width * inner + inner + (inner * inner + inner) + (inner * width + width);
  return prompt(model, options) + encoder;
}

/** Every bias there is: none in models of the LLaMA kind, unless their linear layers have some. */
export const bitfit = (model: Model): number => known(allBiases(model), model, "bitfit");

/** Two adapters a layer of 2·d·m + d + m each, the norms left frozen. */
export function houlsby(model: Model, { bottleneck = BOTTLENECK }: MethodOptions): number {
  const [d, m] = [hiddenOf(model, "houlsby"), size("bottleneck", bottleneck)];
  return 2 * model.layers * (2 * d * m + d + m);
}

/** Norms of the layers and the last one, weights and biases. */
export function lnTuning(model: Model): number {
  const norms = tunedNorms(known(model.other, model, "ln-tuning"));
  if (norms) return norms;
  throw new LoraError("model", "one with norms for ln-tuning", model.id);
}
