/** The English strings of tables. `*…*` marks a variable; \u00a0 prevents a line break. */
import { layoutWords } from "../figures/model-words.js";
import type { Formats } from "../formats.js";
import type { Settings } from "../models/settings.js";
import { listSettings, type SettingTexts } from "./settings.js";

/** The trade-off of each method, one sentence by the method's name. */
const TRADES: Readonly<Record<string, string>> = {
  full: "It can reach any weights, but needs gradients and optimizer state for all of them.",
  lora: "It limits the update of each matrix to rank r and can be merged into the weights.",
  rslora: "It has LoRA's size but scales by alpha / √r, so that higher ranks keep learning.",
  dora: "It adds a trained magnitude per output row, and computes a norm in every step.",
  adalora:
    "It starts at one and a half times the rank and prunes: ranks differ, but training costs more.",
  vera: "It trains two vectors per matrix beside frozen random matrices; its usual rank is 256.",
  loha: "It reaches rank r² with twice LoRA's parameters, and computes a product per element.",
  lokr: "It keeps a high rank with very few parameters, but has a fixed block structure.",
  ia3: "It only rescales activations: very small, and unable to mix them.",
  prefix: "It leaves the weights alone; its virtual keys and values use up context in every layer.",
  prompt: "It trains only the embeddings of virtual tokens: small, and weak on small models.",
  bitfit: "It trains the existing biases; many recent models have none.",
  houlsby:
    "It inserts layers that cannot be merged; PEFT lacks it, and its paper trains norms too.",
  "lora-fa": "It freezes A, which saves activation memory and ties the update to A's rows.",
  "ln-tuning": "It trains only the norms: a gain per feature, and a shift if they have one.",
  "p-tuning": "It trains an encoder of virtual tokens and drops the encoder afterwards.",
  mica: "It freezes B at the weight's weakest singular directions and trains only A.",
  hira: "It multiplies the weight by BA entry by entry: LoRA's size and a full rank.",
  deft: "It takes a subspace of rank r out of the weight and puts a trained one in its place.",
  delora: "It bounds the size of the update by one trained number per module.",
  gralora: "It gives each block of the matrix a separate adapter: LoRA's size and a higher rank.",
  glora: "It scales the weight and adds to it: two low-rank products per matrix.",
  lily: "It shares A along layers and one mixture of B among all, chosen by a router.",
  peanut: "It computes the update from the weight itself, by a thin network with an activation.",
  miss: "It trains one small block that is repeated along the matrix: half of LoRA's size or less.",
  vblora:
    "It composes A and B from one bank of vectors; logits that choose them are most of its parameters.",
  tinylora: "It trains one short vector per module; the frozen rest fills its file.",
  unilora:
    "It trains one vector for the whole model; a fixed projection turns it into all A and B.",
  pvera: "It is VeRA with a distribution in place of each inner value: a mean and a spread.",
  randlora:
    "It sums many frozen random products of rank r into a full rank; its file holds them too.",
  beft: "It trains a bias only on the values, even if the model has no biases.",
  road: "It rotates and scales outputs in pairs: tiny, and cheap to serve in mixed batches.",
  shira:
    "It trains as many single weights as LoRA has: full rank, and a file three times as large.",
  frod: "It trains a diagonal and a few other entries between two fixed bases of the weight.",
  fourierft: "It trains a few coefficients of the update's Fourier transform, any number of them.",
  waveft: "It trains a few coefficients of the update's wavelet transform, any number of them.",
  c3a: "It trains circulant blocks: high rank, and d·k parameters divided by the block's side.",
  boft: "It rotates the inputs in blocks and scales the outputs, which keeps angles.",
  oft: "It rotates the inputs in blocks, which keeps the angles between neurons.",
  hra: "It reflects the inputs r times: orthogonal, at half of LoRA's size or less.",
  psoft: "It rotates only the weight's r strongest directions: r(r + 3) / 2 numbers per module.",
  osf: "It fine-tunes all but the weight's strongest directions, against forgetting.",
  "adaption-prompt":
    "It adds prompts to the attention of upper layers through a gate that starts at zero.",
  "trainable-tokens":
    "It trains single rows of the embeddings, as for new tokens, and nothing else.",
};

/** The facts about the models' parameters that a caption states. */
export interface Notes {
  readonly isHeadless: boolean;
  /** How experts are stored; undefined without experts. */
  readonly experts: "fused" | "separate" | undefined;
}

/** The kinds of a GLoRA term, in words. */
const TERMS = { lora: "low-rank", vector: "vectors", constant: "numbers", none: "none" } as const;

export type TableWords = ReturnType<typeof tableWords>;

/** Returns the strings of tables. */
export function tableWords({ exact, percent, real }: Formats) {
  const size = (rows: number, columns: number) => `${exact(rows)}\u00a0×\u00a0${exact(columns)}`;
  const formatNotes = ({ isHeadless, experts }: Notes) =>
    (isHeadless ? "; BERT-like models without pooler and heads" : "") +
    (experts ? `; experts ${layoutWords(experts)}` : "");
  const modelColumns = [
    ...["Base parameters", "LoRA trains", "Share", "Saving", "PEFT’s trainable%"],
    "File, bytes",
  ];
  const unknown = "unknown";

  const settings: SettingTexts = {
    rank: (value) => `rank ${exact(value)}`,
    tokens: (value) => `${exact(value)} tokens`,
    bottleneck: (value) => `width ${exact(value)}`,
    initRank: (value) => `${exact(value)} before pruning`,
    factor: (value) => `factor ${exact(value)}`,
    decomposeBoth: () => "both factors thin",
    feedforward: (value) => `inputs of ${value.join(", ")} rescaled`,
    encoderHidden: (value) => `encoder width ${exact(value)}`,
    layers: (value) => `${exact(value)} layers`,
    para: () => "PaRa, without *R*",
    bat: () => "Bat, a square block for each *r* outputs",
    weightTerms: (value) => `A and B: ${TERMS[value]}`,
    promptTerm: (value) => `C: ${TERMS[value]}`,
    biasTerms: (value) => `D and E: ${TERMS[value]}`,
    orthogonal: () => "any matrix in place of a rotation",
    scaleInput: () => "inputs not scaled",
    scaleOutput: () => "outputs not scaled",
    sparseRate: (value) => `${real(value)} of the entries`,
    miniRank: (value) => `block width ${exact(value)}`,
    frequencies: (value) => `${exact(value)} coefficients`,
    variant: (value) => `variant ${value}`,
    groupSize: (value) => `groups of ${exact(value)}`,
    vectorSize: (value) => `vectors of ${exact(value)}`,
    blocks: (value) => `${size(value, value)} blocks`,
    blockCount: (value) => `${exact(value)} blocks`,
    shareBlocks: () => "all blocks equal",
    hybridRank: (value) => `hybrid rank ${exact(value)}`,
    blockSize: (value) => `blocks of ${exact(value)}`,
    vectors: (value) => `${exact(value)} vectors`,
    vectorLength: (value) => `of length ${exact(value)}`,
    stride: (value) => `one *A* for ${exact(value)} layers`,
    bCount: (value) => `${exact(value)} matrices *B*`,
    depth: (value) => `${exact(value)} hidden layers per side`,
    thetaLength: (value) => `a vector of ${exact(value)}`,
    keptRank: (value) => `${exact(value)} directions kept`,
    saveProjection: () => "projections not saved",
  };

  return {
    captions: {
      matrix: (d: number, k: number) =>
        `LoRA on a matrix of ${size(d, k)} with ${exact(d * k)} parameters`,
      model: (modules: string, model: string, notes: Notes) =>
        `LoRA on ${modules} of ${model}${formatNotes(notes)}`,
      /** `modules` is undefined if the models differ. */
      models: (rank: number, modules: string | undefined, notes: Notes) =>
        `LoRA at rank ${exact(rank)} on ${modules ?? "PEFT’s default targets"}, model by model${formatNotes(notes)}`,
      methods: (model: string, parameters: number, notes: Notes) =>
        `Methods on ${model}, ${exact(parameters)} parameters${formatNotes(notes)}`,
    },

    heads: {
      matrix: ["Rank *r*", "LoRA trains, *r*(*d*\u00a0+\u00a0*k*)", "Share", "Saving"],
      model: ["Rank *r*", ...modelColumns],
      models: (hasTargets: boolean) => [
        ...["Model", ...(hasTargets ? ["Targets"] : [])],
        ...modelColumns,
      ],
      methods: ["Method", "Trains", "Share", "File, bytes", "Settings and trade-off"],
    },

    /** A count; undefined if it is unknown. */
    count: (value: number | undefined) => (value === undefined ? unknown : exact(value)),

    share: (part: number, total: number | undefined) =>
      total === undefined ? unknown : percent(part, total).share,

    saving(part: number, total: number | undefined): string {
      if (total === undefined) return unknown;
      return part > total ? "none, LoRA costs more" : percent(part, total).rest;
    },

    /** The adapted modules: PEFT's names, or undefined for all linear modules. */
    modules: (names: readonly string[] | undefined) => names?.join(", ") ?? "all linear modules",

    noFile: "none",

    /** A method's settings: "rank 8, 20 tokens on q_proj". Parts that do not apply are undefined. */
    settings(rank: number | undefined, values: Settings, modules: string | undefined): string {
      const list = listSettings({ rank, ...values }, settings).join(", ");
      return [list, modules === undefined ? "" : `on ${modules}`].filter(Boolean).join(" ");
    },

    tradeOffs: TRADES,

    /** The settings as a sentence, and the method's trade-off. */
    trades: (settings: string, trades: string) =>
      settings ? `${settings[0]!.toUpperCase()}${settings.slice(1)}. ${trades}` : trades,
  };
}
