/** Methods whose update of a matrix consists of one or more low-rank products. */
import { LoraError, wholeNumber } from "../../errors.js";
import { MAX_DIMENSION } from "../../lora.js";
import type { ModuleCount } from "../count.js";
import { buffer, type Tensor, tensor } from "../tensors.js";
import { assertDivides, checkRank, forEachModule, type Method } from "./method.js";

const a = ({ rank, k, isEmbedding }: ModuleCount) =>
  tensor(isEmbedding ? "lora_embedding_A" : "lora_A.weight", rank, k);
const b = ({ rank, d, isEmbedding }: ModuleCount) =>
  tensor(isEmbedding ? "lora_embedding_B" : "lora_B.weight", d, rank);
const frozen = (tensor: Tensor): Tensor => ({ ...tensor, role: "frozen" });

/** Does the same as `forEachModule`, and adds the bias of B if `loraBias` is set. */
const withBias =
  (createTensors: (module: ModuleCount) => readonly Tensor[]): Method["tensors"] =>
  (context) =>
    forEachModule((module) => [
      ...createTensors(module),
      ...(context.input.loraBias ? [tensor("lora_B.bias", module.d)] : []),
    ])(context);

const asLora = {
  adapts: "lora",
  isLora: true,
  hasRank: true,
  hasRankPattern: true,
  takesConv1d: true,
  takesEmbeddings: true,
} as const;

export const lora: Method = {
  ...asLora,
  takesParameters: true,
  takesBias: true,
  name: "lora",
  label: "LoRA",
  paper: "arXiv 2106.09685",
  tensors: withBias((module) => [a(module), b(module)]),
};

export const rslora: Method = {
  ...lora,
  name: "rslora",
  label: "rsLoRA",
  paper: "arXiv 2312.03732",
};

export const dora: Method = {
  ...asLora,
  name: "dora",
  label: "DoRA",
  paper: "arXiv 2402.09353",
  tensors: forEachModule((module) => [
    a(module),
    b(module),
    tensor("lora_magnitude_vector", module.d),
  ]),
};

export const loraFa: Method = {
  ...asLora,
  takesParameters: true,
  takesBias: true,
  name: "lora-fa",
  label: "LoRA-FA",
  paper: "arXiv 2308.03303",
  // PEFT's optimizer freezes parameters named lora_A. The A of an embedding has another name.
  tensors: withBias((module) => [module.isEmbedding ? a(module) : frozen(a(module)), b(module)]),
};

export const mica: Method = {
  ...asLora,
  name: "mica",
  label: "MiCA",
  paper: "arXiv 2604.01694",
  tensors(context) {
    const { baseDtype = "float32", dtype = "float32" } = context.input;
    // If PEFT casts an adapter to fp32, the frozen parameters of embeddings become trainable.
    const isCast = baseDtype !== "float32" && dtype === "float32";
    return forEachModule((module) => {
      checkRank(Math.min(module.d, module.k), module);
      return [a(module), module.isEmbedding && isCast ? b(module) : frozen(b(module))];
    })(context);
  },
};

/** AdaLoRA at its rank before pruning. Training masks pruned ranks, and the file omits them. */
export const adalora: Method = {
  name: "adalora",
  label: "AdaLoRA",
  paper: "arXiv 2303.10512",
  adapts: "adalora",
  hasRank: true,
  takesConv1d: true,
  settings: ({ rank }) => ({ initRank: Math.round(1.5 * rank) }),
  tensors(context) {
    const { baseDtype = "float32" } = context.input;
    // PEFT freezes this parameter, but a cast to a 16-bit dtype makes it trainable again.
    const ranknum = { ...tensor("ranknum", 1), isSaved: false };
    return forEachModule(({ d, k }, { initRank }) => [
      tensor("lora_A", initRank, k),
      tensor("lora_B", d, initRank),
      tensor("lora_E", initRank, 1),
      baseDtype === "float32" ? frozen(ranknum) : ranknum,
    ])(context);
  },
};

export const loha: Method = {
  name: "loha",
  label: "LoHa",
  paper: "arXiv 2108.06098",
  adapts: "lora",
  hasRank: true,
  hasRankPattern: true,
  tensors: forEachModule(({ d, k, rank }) => [
    tensor("hada_w1_a", d, rank),
    tensor("hada_w1_b", rank, k),
    tensor("hada_w2_a", d, rank),
    tensor("hada_w2_b", rank, k),
  ]),
};

/**
 * Returns PEFT's factorization, dimension = m·u. If `factor` divides the dimension, m is `factor`. Otherwise, m
 * is the largest divisor that exceeds neither √dimension nor `factor`.
 */
function factors(dimension: number, factor: number): readonly [m: number, u: number] {
  if (factor > 0 && dimension % factor === 0) return [factor, dimension / factor];
  const limit = Math.min(Math.floor(Math.sqrt(dimension)), factor > 0 ? factor : dimension);
  let m = limit;
  while (dimension % m !== 0) m--;
  return [m, dimension / m];
}

/**
 * LoKr with d = m·u, k = p·q: an m × p and a u × q factor. A factor is a low-rank product if r is less than half
 * its longer side.
 */
export const lokr: Method = {
  name: "lokr",
  label: "LoKr",
  paper: "arXiv 2309.14859",
  adapts: "lora",
  hasRank: true,
  hasRankPattern: true,
  settings: () => ({ factor: -1, decomposeBoth: false }),
  tensors: forEachModule(({ d, k, rank }, { factor, decomposeBoth }) => {
    if (factor !== -1) wholeNumber("factor", factor, 1, MAX_DIMENSION, () => "or -1");
    const [[m, u], [p, q]] = [factors(d, factor), factors(k, factor)];
    const lowRank = (name: string, rows: number, columns: number) => [
      tensor(`${name}_a`, rows, rank),
      tensor(`${name}_b`, rank, columns),
    ];
    return [
      ...(decomposeBoth && rank < Math.max(m, p) / 2
        ? lowRank("lokr_w1", m, p)
        : [tensor("lokr_w1", m, p)]),
      ...(rank < Math.max(u, q) / 2 ? lowRank("lokr_w2", u, q) : [tensor("lokr_w2", u, q)]),
    ];
  }),
};

/** HiRA. PEFT 0.21.2 accepts a rank_pattern for it but ignores it. */
export const hira: Method = {
  name: "hira",
  label: "HiRA",
  paper: "OpenReview TwJrTz9cRS",
  adapts: "lora",
  hasRank: true,
  takesConv1d: true,
  takesEmbeddings: true,
  tensors: forEachModule(({ d, k, rank, isEmbedding }) => {
    const prefix = isEmbedding ? "hira_embedding" : "hira";
    return [tensor(`${prefix}_A`, rank, k), tensor(`${prefix}_B`, d, rank)];
  }),
};

/** DEFT at a rank of at most d. Its variant PaRa removes a subspace but adds nothing, so it has no R. */
export const deft: Method = {
  name: "deft",
  label: "DEFT",
  paper: "NeurIPS 2025",
  adapts: "lora",
  hasRank: true,
  takesConv1d: true,
  settings: () => ({ para: false }),
  tensors: forEachModule(({ d, k, rank }, { para }) => {
    const width = Math.min(rank, d);
    return [tensor("deft_P", d, width), ...(para ? [] : [tensor("deft_R", width, k)])];
  }),
};

export const delora: Method = {
  name: "delora",
  label: "DeLoRA",
  paper: "arXiv 2503.18225",
  adapts: "lora",
  hasRank: true,
  hasRankPattern: true,
  tensors(context) {
    const { modulesToSave: saved } = context.input;
    const norm = "delora_w_norm";
    // PEFT also copies these norms if a name in modules_to_save, such as "norm", matches the end of their name.
    const isCopied = Array.isArray(saved) && saved.some((name) => norm.endsWith(name));
    const copies = isCopied ? [`${norm}.original_module`, `${norm}.modules_to_save.default`] : [];
    return forEachModule(({ d, k, rank }) => [
      tensor("delora_A", rank, k),
      tensor("delora_B", d, rank),
      tensor("delora_lambda", 1),
      ...[norm, ...copies].map((name) => buffer(name, k)),
    ])(context);
  },
};

export const gralora: Method = {
  name: "gralora",
  label: "GraLoRA",
  paper: "arXiv 2505.20355",
  adapts: "lora",
  hasRank: true,
  takesConv1d: true,
  settings: () => ({ blocks: 2, hybridRank: 0 }),
  tensors: forEachModule((module, { blocks, hybridRank }) => {
    const { d, k, rank } = module;
    assertDivides("blocks", blocks, module, "dk");
    if (rank % blocks !== 0) throw new LoraError("rank", `a multiple of blocks = ${blocks}`, rank);
    return [
      tensor("gralora_A", blocks, k / blocks, rank),
      tensor("gralora_B", blocks, rank, d / blocks),
      ...(hybridRank
        ? [
            tensor("gralora_A_general.weight", hybridRank, k),
            tensor("gralora_B_general.weight", d, hybridRank),
          ]
        : []),
    ];
  }),
};
