/** Simulates the training step of decoders: LLaMA and similar models, GPT-2, and OPT. */
import type { ModelCount, ModuleCount } from "../count.js";
import { Config } from "../families/family.js";
import { getShapeKeys } from "../keys.js";
import type { Model } from "../model.js";
import { activationNames, type Module, Step, type StepInput } from "../modules.js";
import type { Tensor } from "../tape.js";
import { type Experts, MIXTURE, mixture, SHARED } from "./experts.js";
import { hasOnly, inLayer, type Simulation, toLayerKinds } from "./simulation.js";

/** How a decoder differs from LLaMA. */
interface Decoder {
  /** Path suffixes of its modules. A fused module is listed once. */
  readonly qkv: readonly string[];
  readonly output: string;
  readonly up: readonly string[];
  readonly down: string;
  readonly norm: "llama" | "gemma" | "LayerNorm";
  /** The key of the activation function, and its default. */
  readonly activation: readonly [key: string, name: string];
  readonly hasHeadNorms?: boolean;
  /** Whether the outputs of both blocks are normalized, in addition to their inputs. */
  readonly hasOuterNorms?: boolean;
  /** Whether position embeddings have a row for each token of the batch or of a sequence. Absent if rotary. */
  readonly positions?: "batch" | "sequence";
  readonly scalesQueries?: boolean;
  /** Whether attention stores all scores, because PyTorch's kernels cannot limit them. */
  readonly isEager?: boolean;
  readonly scalesEmbedding?: boolean;
  /** Whether rotary embeddings apply to only a part of each head. */
  readonly isPartial?: boolean;
  /** The default of `sliding_window`; null for none. */
  readonly window?: number | null;
  readonly experts?: Experts;
}

const LLAMA: Decoder = {
  qkv: ["q_proj", "k_proj", "v_proj"],
  output: "o_proj",
  up: ["gate_proj", "up_proj"],
  down: "down_proj",
  norm: "llama",
  activation: ["hidden_act", "silu"],
};
const GEMMA: Decoder = {
  ...LLAMA,
  norm: "gemma",
  activation: ["hidden_activation", "gelu_pytorch_tanh"],
  hasOuterNorms: true,
  scalesEmbedding: true,
  window: 4096,
};

const QWEN2: Decoder = { ...LLAMA, window: 4096 };

const DECODERS: Readonly<Record<string, Decoder>> = {
  llama: LLAMA,
  mistral: { ...LLAMA, window: 4096 },
  mixtral: {
    ...LLAMA,
    experts: { perToken: 2, isNormalized: () => true },
  },
  qwen2: QWEN2,
  qwen2_moe: {
    ...QWEN2,
    experts: {
      perToken: 4,
      castsWeights: true,
      isNormalized: (config) => config.flag("norm_topk_prob", false),
      hasShared: true,
    },
  },
  qwen3: { ...LLAMA, hasHeadNorms: true, window: 4096 },
  gemma2: { ...GEMMA, isEager: true },
  gemma3_text: { ...GEMMA, hasHeadNorms: true },
  phi3: { ...LLAMA, qkv: ["qkv_proj"], up: ["gate_up_proj"], isPartial: true },
  gpt2: {
    qkv: ["attn.c_attn"],
    output: "attn.c_proj",
    up: ["c_fc"],
    down: "mlp.c_proj",
    norm: "LayerNorm",
    activation: ["activation_function", "gelu_new"],
    positions: "sequence",
  },
  opt: {
    qkv: LLAMA.qkv,
    output: "out_proj",
    up: ["fc1"],
    down: "fc2",
    norm: "LayerNorm",
    activation: ["activation_function", "relu"],
    positions: "batch",
    scalesQueries: true,
  },
};

/** Defaults of keys that change no parameter shape in some or all types. */
const DEFAULTS = {
  sliding_window_pattern: 6,
  use_sliding_window: false,
};

/** Keys that change the computation in ways that are not simulated. */
const UNSIMULATED_KEYS = ["output_router_logits", "router_jitter_noise"];

/** Adds the defaults that the simulation needs. */
const readSettings = (config: NonNullable<Model["config"]>, extraDefaults = {}) => {
  const keys = getShapeKeys(String(config.model_type));
  return new Config(config, {
    ...keys,
    defaults: { ...DEFAULTS, ...keys.defaults, ...extraDefaults },
  });
};

const getActivation = (
  { activation: [key, fallback] }: Decoder,
  config: NonNullable<Model["config"]>,
) => readSettings(config, { [key]: fallback }).text(key);

/** Whether the model has the decoder's modules and settings, and no others. */
function isKnown(decoder: Decoder, model: Model): boolean {
  const { config, head } = model;
  if (!config || head || !activationNames.includes(getActivation(decoder, config))) return false;
  const { qkv, output, up, down, experts } = decoder;
  const settings = readSettings(config);
  const mixtureModules = experts
    ? [...MIXTURE, ...LLAMA.up, ...(experts.hasShared ? SHARED : [])]
    : [];
  // With one module for each expert, the computation differs.
  const parts = MIXTURE.filter((item) => model.modules.some(({ path }) => path === item));
  if (experts && parts.length && parts.length < MIXTURE.length) return false;
  const width = model.modules.find(({ path }) => path.endsWith(output))?.k ?? 0;
  const rotated = Math.trunc(
    (width / settings.number("num_attention_heads")) * getRotatedPart(settings),
  );
  return (
    // Half of a head is rotated against the other half.
    (decoder.positions !== undefined || rotated % 2 === 0) &&
    hasOnly(model, [...qkv, output, ...up, down, ...mixtureModules]) &&
    !UNSIMULATED_KEYS.some((key) => settings.get(key, false))
  );
}

/** In tokens, or Infinity if the window changes no tensor's size. */
function getWindow(decoder: Decoder, model: Model): number {
  if (decoder.isEager) return Number.POSITIVE_INFINITY;
  const config = readSettings(model.config ?? {});
  // Qwen2's mixture has a mask for layers with a window of 0 even if there are none.
  if (decoder.experts?.hasShared && !config.flag("use_sliding_window")) return 0;
  const window = config.get("sliding_window", decoder.window);
  const isUsed = slidingLayers(model, config).includes(true);
  return isUsed && typeof window === "number" ? window : Number.POSITIVE_INFINITY;
}

/** By `layer_types`, or transformers' default for it. */
function slidingLayers({ type, layers }: Model, config: Config): readonly boolean[] {
  const types = config.list("layer_types", "a list of layer types");
  const limit = () => config.number("max_window_layers", 28, 0);
  const isSliding = (index: number): boolean => {
    if (types) return types[index] === "sliding_attention";
    if (type === "mistral" || type === "phi3" || type === "mixtral") return true;
    if (type === "gemma2") return index % 2 === 0;
    if (type === "gemma3_text") return (index + 1) % config.number("sliding_window_pattern") > 0;
    if (type === "qwen2" || type === "qwen3")
      return config.flag("use_sliding_window") && index >= limit();
    if (type === "qwen2_moe")
      return config.flag("use_sliding_window") && index % 2 === 0 && index < limit();
    return false;
  };
  return Array.from({ length: layers }, (_, index) => isSliding(index));
}

function simulateForward(decoder: Decoder, { model, modules }: ModelCount, input: StepInput) {
  const config = readSettings(model.config!);
  const { hidden = 1, kvWidth = hidden, other = [] } = model;
  const { batch, sequence, isPadded } = input;
  const step = new Step(input);
  const { tokens, width } = step;
  const vocabulary = other[0]!.numel / hidden;
  const findByEnd = (modules: readonly ModuleCount[], end: string) =>
    modules.find(({ path }) => path.endsWith(end))!;
  const output = findByEnd(modules, decoder.output);
  const queryWidth = output.k;
  const heads = config.number("num_attention_heads");
  const headDim = queryWidth / heads;
  const isGrouped = kvWidth !== queryWidth;

  const embedding = step.parameter(vocabulary * hidden);
  const embed = (weight: typeof embedding, rows: number) =>
    step.run([step.weight(weight)], [rows * hidden, width], [], () => [
      step.allocate(weight.numel, width),
    ]);
  let x = embed(embedding, tokens);
  if (decoder.scalesEmbedding) x = step.map(x, "none");
  // With checkpointed layers, transformers makes the embeddings require a gradient.
  if ((input.inputNeedsGradient ?? input.checkpointing) && !input.isFull) x = step.leaf(x);
  /** Tensors that live until the last layer, and those that every layer reads. */
  const local: Tensor[] = [step.keep(x)];
  const shared: Tensor[] = [step.allocate(decoder.positions === "batch" ? tokens : sequence, 8)];
  const isSliding = slidingLayers(model, config);

  const { isLimited = sequence >= getWindow(decoder, model) } = input;
  const getMask = (isNeeded: boolean) =>
    isNeeded ? step.allocate((isPadded ? batch : 1) * sequence ** 2, 1) : undefined;
  let masks: readonly [full: Tensor | undefined, sliding: Tensor | undefined];
  if (decoder.isEager) {
    const [full, sliding] = [0, 1].map(() => step.allocate(batch * sequence ** 2, width));
    masks = [full, sliding];
  } else {
    const hasBoth = decoder.norm === "gemma" || decoder.experts?.hasShared === true;
    const full = getMask(isPadded && (hasBoth || isSliding.includes(false)));
    masks = [full, getMask((hasBoth || isSliding.includes(true)) && (isPadded || isLimited))];
  }
  local.push(...masks.flatMap((mask) => mask ?? []));

  let rotations: readonly (readonly [cos: Tensor, sin: Tensor])[] = [];
  const rotaryDim = Math.trunc(headDim * getRotatedPart(config));
  if (decoder.positions) {
    const rows = decoder.positions === "batch" ? tokens : sequence;
    const positions = embed(
      step.parameter(other.find(({ kind }) => kind === "weights")!.numel),
      rows,
    );
    local.push(step.keep(positions));
    x = step.addBroadcast(x, positions);
  } else {
    const kinds = decoder.norm === "gemma" && decoder.hasHeadNorms ? new Set(isSliding).size : 1;
    const table = () => step.allocate(sequence * rotaryDim, width);
    rotations = Array.from({ length: kinds }, () => [table(), table()] as const);
    local.push(...rotations.flat());
  }

  const getRotation = (index: number) => rotations[isSliding[index] ? rotations.length - 1 : 0];

  const activation = step.activation(getActivation(decoder, model.config!));
  const isAffine = config.flag("layer_norm_elementwise_affine", true);
  const norm = () =>
    decoder.norm === "LayerNorm" ? step.norm(hidden, isAffine) : step.rmsNorm(decoder.norm, hidden);
  const isPreNorm = config.flag("do_layer_norm_before", true);
  const layer = (index: number): { run: Module; shared: readonly Tensor[] } => {
    const [attentionNorm, mlpNorm] = [norm(), norm()];
    const [outerAttention, outerMlp] = decoder.hasOuterNorms ? [norm(), norm()] : [];
    const headNorms = decoder.hasHeadNorms
      ? [0, 1].map(() => step.rmsNorm(decoder.norm as "llama" | "gemma", headDim))
      : [];
    const layerModules = inLayer(modules, index);
    const findModule = (end: string) => findByEnd(layerModules, end);
    const adapted = (end: string) => step.adapted(findModule(end));
    const qkv = decoder.qkv.map(adapted);
    const outputProjection = adapted(decoder.output);
    const mask = masks[Number(isSliding[index])];
    const [cos, sin] = getRotation(index) ?? [];
    const rotate = (states: Tensor): Tensor =>
      cos && sin ? step.rotated(states, cos, sin) : states;
    /** Tensors that live until the layer ends. */
    const retained: Tensor[] = [];
    const attend = (hiddenStates: Tensor): Tensor => {
      const widths = [queryWidth, kvWidth, kvWidth].map((width) => tokens * width);
      // Qwen3 normalizes queries before it computes keys.
      const isEarly = decoder.norm === "llama";
      const project = (module: Module, headNorm: Module | undefined): Tensor => {
        const projected = module(step.keep(hiddenStates));
        return headNorm && isEarly ? headNorm(projected) : projected;
      };
      const fused = qkv.length === 1 ? qkv[0]!(step.keep(hiddenStates)) : undefined;
      const parts = !fused
        ? qkv.map((module, index) => project(module, headNorms[index]))
        : decoder.isPartial
          ? widths.map((numel) => step.slice(step.keep(fused), numel))
          : step.split(step.keep(fused), ...widths);
      let [q, k, v] = parts as [Tensor, Tensor, Tensor];
      if (decoder.scalesQueries) q = step.map(q, "none");
      if (rotations.length) [q, k] = [step.transposed(q), step.transposed(k)];
      if (headNorms.length && !isEarly) [q, k] = [headNorms[0]!(q), headNorms[1]!(k)];
      // transformers' function keeps both tensors alive until it returns.
      const rotating = [q, k].map((tensor) => step.keep(tensor));
      [q, k] = [rotate(q), rotate(k)];
      step.free(...rotating);
      // Local variables of the simulated function keep these tensors alive until it returns.
      const localTensors = [q, k, v].map((tensor) => step.keep(tensor));
      let result: Tensor;
      if (decoder.isEager) {
        const [attended, probabilities] = step.eagerAttention(q, k, v, {
          tokens,
          heads,
          sequence,
          repeats: isGrouped && kvWidth > headDim,
          isCapped: config.get("attn_logit_softcapping", true) !== null,
        });
        result = attended;
        retained.push(probabilities);
      } else {
        let bias: Tensor | undefined;
        if (mask || (isGrouped && headDim > 256)) {
          const numel = q.numel;
          // A single key head is repeated by strides, without a copy.
          const repeat = (x: Tensor) =>
            kvWidth === headDim ? step.expand(x, numel) : step.copy(x, numel);
          if (isGrouped) [k, v] = [repeat(k), repeat(v)];
          if (mask)
            bias = step.allocate(tokens * sequence, input.precision === "mixed" ? 2 : q.width);
        }
        result = step.attention(q, k, v, tokens * heads, bias);
        if (decoder.isPartial && heads > 1) result = step.copy(result);
      }
      const projected = outputProjection(result);
      step.free(hiddenStates, fused, ...localTensors);
      return projected;
    };
    const createFeedForward =
      (up: readonly Module[], down: Module) =>
      (hiddenStates: Tensor): Tensor => {
        if (decoder.norm === "LayerNorm") {
          // In OPT's layer, no variable keeps the input of the feed-forward block alive.
          const inner = activation(
            up[0]!(decoder.scalesQueries ? hiddenStates : step.keep(hiddenStates)),
          );
          const result = down(inner);
          if (!decoder.scalesQueries) step.free(hiddenStates);
          return result;
        }
        if (up.length === 1) {
          const gateAndUp = up[0]!(step.keep(hiddenStates));
          const [gate, rest] = step.split(gateAndUp, gateAndUp.numel / 2, gateAndUp.numel / 2) as [
            Tensor,
            Tensor,
          ];
          const result = down(step.mul(rest, activation(step.keep(gate))));
          step.free(hiddenStates, gate);
          return result;
        }
        const gate = activation(up[0]!(step.keep(hiddenStates)));
        const result = down(step.mul(gate, up[1]!(step.keep(hiddenStates))));
        step.free(hiddenStates);
        return result;
      };
    const gated = (prefix = "") =>
      createFeedForward(
        LLAMA.up.map((end) => adapted(prefix + end)),
        adapted(prefix + LLAMA.down),
      );
    const { experts } = decoder;
    const feedForward = experts
      ? layerModules.some(({ path }) => path === MIXTURE[0])
        ? mixture(step, experts, {
            config,
            findModule,
            activation,
            shared: experts.hasShared ? gated("shared_expert.") : undefined,
          })
        : gated("mlp.")
      : createFeedForward(decoder.up.map(adapted), adapted(decoder.down));
    const block = (x: Tensor, norm: Module, body: Module, outer: Module | undefined): Tensor => {
      if (!isPreNorm) return norm(step.add(body(step.keep(x)), x));
      const result = body(norm(step.keep(x)));
      return step.add(x, outer ? outer(result) : result);
    };
    const reads = [...shared, cos, sin, mask].flatMap((tensor) => tensor ?? []);
    return {
      shared: reads,
      run: (x) => {
        retained.length = 0;
        if (decoder.positions !== "sequence") {
          const result = block(
            block(x, attentionNorm, attend, outerAttention),
            mlpNorm,
            feedForward,
            outerMlp,
          );
          step.free(...retained);
          return result;
        }
        // GPT-2 keeps the outputs of attention and of the second norm alive until the layer ends.
        const attended = attend(attentionNorm(step.keep(x)));
        const middle = step.add(step.keep(attended), x);
        const normalized = mlpNorm(step.keep(middle));
        const result = step.add(middle, feedForward(step.keep(normalized)));
        step.free(attended, normalized);
        return result;
      },
    };
  };
  x = step.stack(
    x,
    toLayerKinds(modules, model.layers).map(
      // Layers with different masks or rotations differ, because the first layer that reads a tensor stores it.
      (kind, index) =>
        `${kind} ${masks.indexOf(masks[Number(isSliding[index])])} ${rotations.indexOf(getRotation(index)!)}`,
    ),
    layer,
  );
  const hasLastNorm = isPreNorm && !config.flag("_remove_final_layer_norm", false);
  const finalStates = hasLastNorm ? norm()(x) : x;
  step.free(...local, ...shared);
  const isTied = (model.tied ?? []).length > 0;
  const head = isTied ? embedding : step.parameter(vocabulary * hidden);
  let logits = step.linear(step.keep(finalStates), head, vocabulary, hidden);
  if (decoder.isEager && config.get("final_logit_softcapping", true) !== null) {
    const scaledLogits = step.map(logits, "none");
    logits = step.map(step.map(scaledLogits, "output"), "none");
  }
  const loss = step.crossEntropy(step.keep(logits), tokens);
  step.free(finalStates, logits);
  step.endForward();
  return { step, loss };
}

/** The fraction of each head to which rotary embeddings apply. */
function getRotatedPart(config: Config): number {
  const [parameters, part] = [config.get("rope_parameters"), config.get("partial_rotary_factor")];
  const nested = (parameters as { partial_rotary_factor?: unknown } | undefined)
    ?.partial_rotary_factor;
  return Number(nested ?? part ?? 1);
}

export const decoders: Readonly<Record<string, Simulation>> = Object.fromEntries(
  Object.entries(DECODERS).map(([type, decoder]) => [
    type,
    {
      supports: (model) => isKnown(decoder, model),
      forward: (count, input) => simulateForward(decoder, count, input),
      getWindow: (model) => getWindow(decoder, model),
      ...(decoder.isEager && { copiesSequences: true }),
    } satisfies Simulation,
  ]),
);
