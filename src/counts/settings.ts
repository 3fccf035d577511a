/** Declares the settings of fine-tuning methods, except rank and targets. */
import { MAX_DIMENSION } from "../lora.js";
import { boolean, choice, type InputOf, names, number } from "../options.js";

const size = <const S extends { readonly about: string; readonly default: string }>(
  declaration: S,
) => number({ min: 1, max: MAX_DIMENSION, ...declaration });

/**
 * Defaults are PEFT's where PEFT has a default, except for `initRank`: PEFT's default of `init_r` is 12 at every
 * rank. PEFT's names are in parentheses.
 */
export const SETTINGS = {
  tokens: size({
    default: "20",
    about:
      "the number of virtual tokens (prompts and prefixes) or of trained tokens (trainable tokens)",
  }),
  bottleneck: size({ default: "64", about: "the hidden width of a Houlsby adapter" }),
  initRank: size({
    default: "1.5 times the rank, rounded",
    about: "AdaLoRA’s rank before pruning (init_r)",
  }),
  factor: number({
    min: -1,
    max: MAX_DIMENSION,
    default: "-1: the two factors are as close in size as possible",
    about: "LoKr’s first factor (decompose_factor)",
  }),
  decomposeBoth: boolean({
    default: "false",
    about: "whether LoKr’s first factor is also low-rank",
  }),
  feedforward: names({
    allowed: "a list of module names",
    default: "PEFT’s default for the model’s type",
    about: "the targets whose inputs (IA)³ rescales (feedforward_modules)",
  }),
  encoderHidden: size({
    default: "the hidden size",
    about: "the hidden width of p-tuning’s encoder",
  }),
  layers: size({
    default: "all",
    about: "the number of layers that adaption prompt adapts, counted from the last",
  }),
  para: boolean({
    default: "false",
    about: "whether DEFT has no second matrix, as in its variant PaRa (para)",
  }),
  bat: boolean({
    default: "false",
    about: "whether MiSS has an r × r block for every r outputs (init_weights=“bat”)",
  }),
  weightTerms: choice(["lora", "vector", "constant", "none"], {
    default: "lora",
    about: "GLoRA’s terms A and B, which scale and shift the weight (config_A_B)",
  }),
  promptTerm: choice(["lora", "vector", "none"], {
    default: "lora",
    about: "GLoRA’s term C, whose product with the weight is added to the bias (config_C)",
  }),
  biasTerms: choice(["vector", "constant", "none"], {
    default: "constant",
    about: "GLoRA’s terms D and E, which scale and shift the bias (config_D_E)",
  }),
  orthogonal: boolean({
    default: "true",
    about: "whether PSOFT’s matrix is a rotation (psoft_orth)",
  }),
  scaleInput: boolean({
    default: "true",
    about: "whether PSOFT scales the input of its matrix (psoft_mag_a)",
  }),
  scaleOutput: boolean({
    default: "true",
    about: "whether PSOFT scales the output of its matrix (psoft_mag_b)",
  }),
  sparseRate: number({
    min: 0,
    max: 1,
    isWhole: false,
    default: "0.01",
    about: "the share of trained off-diagonal entries in FRoD’s matrix (sparse_rate)",
  }),
  miniRank: size({
    default: "d (no repetition)",
    about:
      "the number of columns of MiSS’s block, which is repeated along the output (mini_r); must divide d",
  }),
  frequencies: size({
    default: "1000 for FourierFT, 2592 for WaveFT",
    about: "the number of coefficients per module (n_frequency)",
  }),
  variant: number({
    min: 1,
    max: 4,
    allowed: "1, 2 or 4",
    default: "1",
    about: "RoAd’s variant: the number of angles, and of scales, per pair of outputs",
  }),
  groupSize: size({
    default: "64",
    about: "the number of outputs that RoAd rotates together (group_size)",
  }),
  vectorSize: size({ default: "64", about: "the length of TinyLoRA’s vector (u)" }),
  blocks: size({
    default: "2",
    about: "the number of blocks along each side in GraLoRA (gralora_k)",
  }),
  blockCount: size({
    default: "set by blockSize",
    about: "the number of OFT’s blocks along the input (r)",
  }),
  shareBlocks: boolean({
    default: "false",
    about: "whether all of OFT’s blocks are the same (block_share)",
  }),
  hybridRank: number({
    min: 0,
    max: MAX_DIMENSION,
    default: "0",
    about: "the rank of the LoRA added to GraLoRA’s blocks (hybrid_r)",
  }),
  blockSize: size({
    default: "4 for BOFT, 32 for OFT, 256 for C3A",
    about: "the side of an orthogonal or circulant block",
  }),
  vectors: size({ default: "256", about: "the number of vectors in VB-LoRA’s bank (num_vectors)" }),
  vectorLength: size({ default: "256", about: "the length of VB-LoRA’s vectors (vector_length)" }),
  stride: size({ default: "1", about: "the number of layers that share an A in Lily (stride_A)" }),
  bCount: number({
    min: 2,
    max: MAX_DIMENSION,
    default: "2",
    about: "the number of B matrices that Lily mixes (num_B)",
  }),
  depth: number({
    min: 0,
    max: 1024,
    default: "0",
    about: "the number of hidden layers on each side of PEANuT’s middle",
  }),
  thetaLength: size({ default: "256", about: "the length of Uni-LoRA’s vector (theta_d_length)" }),
  keptRank: size({
    default: "half of the smaller side",
    about: "the number of singular directions that OSF keeps (effective_rank)",
  }),
  saveProjection: boolean({
    default: "true",
    about: "whether the file contains the frozen random matrices (save_projection)",
  }),
};

export type Settings = InputOf<typeof SETTINGS>;

/** Settings that may be undefined, because they have no default, or none for some model types. */
type Undecided = "miniRank" | "keptRank" | "feedforward" | "blockCount";

/** The settings that a method receives. All settings that are not `Undecided` have a value. */
export type ResolvedSettings = Pick<Settings, Undecided> & {
  readonly [K in Exclude<keyof Settings, Undecided>]-?: NonNullable<Settings[K]>;
};
