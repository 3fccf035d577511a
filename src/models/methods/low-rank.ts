/** Methods whose update of a matrix is a product of thin ones, or made of such products. */

import { LoraError, wholeNumber } from "../../errors.js";
import { MAX_DIMENSION } from "../../lora.js";
import type { ModuleCount } from "../count.js";
import { type Tensor, tensor } from "../tensors.js";
import { atMost, divides, inEach, type Method } from "./method.js";

const a = ({ rank, k }: ModuleCount) => tensor("lora_A.weight", rank, k);
const b = ({ rank, d }: ModuleCount) => tensor("lora_B.weight", d, rank);
const frozen = (item: Tensor): Tensor => ({ ...item, role: "frozen" });

const asLora = { adapts: "lora", hasRank: true, hasRankPattern: true, takesConv1d: true } as const;

export const lora: Method = {
  ...asLora,
  takesFused: true,
  name: "lora",
  label: "LoRA",
  paper: "arXiv 2106.09685",
  trades: "It limits the update of each matrix to rank r and can be merged into the weights.",
  tensors: inEach((item) => [a(item), b(item)]),
};

export const rslora: Method = {
  ...lora,
  name: "rslora",
  label: "rsLoRA",
  paper: "arXiv 2312.03732",
  trades: "It has LoRA's size but scales by alpha / √r, so that higher ranks keep learning.",
};

export const dora: Method = {
  ...asLora,
  name: "dora",
  label: "DoRA",
  paper: "arXiv 2402.09353",
  trades: "It adds a trained magnitude per output row, and a norm to compute in every step.",
  tensors: inEach((item) => [a(item), b(item), tensor("lora_magnitude_vector", item.d)]),
};

export const loraFa: Method = {
  ...asLora,
  name: "lora-fa",
  label: "LoRA-FA",
  paper: "arXiv 2308.03303",
  trades: "It freezes A, which saves activation memory and ties the update to A's rows.",
  tensors: inEach((item) => [frozen(a(item)), b(item)]),
};

export const mica: Method = {
  ...asLora,
  name: "mica",
  label: "MiCA",
  paper: "arXiv 2604.01694",
  trades: "It freezes B at the weight's least singular directions and trains A alone.",
  tensors: inEach((item) => {
    atMost(Math.min(item.d, item.k), item);
    return [a(item), frozen(b(item))];
  }),
};

/** At the rank before pruning: what is dropped is masked in training, and gone from its file. */
export const adalora: Method = {
  name: "adalora",
  label: "AdaLoRA",
  paper: "arXiv 2303.10512",
  trades:
    "It starts at half as much rank again and prunes, so ranks differ but training costs more.",
  adapts: "adalora",
  hasRank: true,
  takesConv1d: true,
  settings: ({ rank }) => ({ initRank: Math.round(1.5 * rank) }),
  tensors: inEach(({ d, k }, { initRank }) => [
    tensor("lora_A", initRank, k),
    tensor("lora_B", d, initRank),
    tensor("lora_E", initRank, 1),
    { ...frozen(tensor("ranknum", 1)), isSaved: false },
  ]),
};

export const loha: Method = {
  name: "loha",
  label: "LoHa",
  paper: "arXiv 2108.06098",
  trades: "It reaches rank r² with twice LoRA's parameters, and computes a product per element.",
  adapts: "lora",
  hasRank: true,
  hasRankPattern: true,
  tensors: inEach(({ d, k, rank }) => [
    tensor("hada_w1_a", d, rank),
    tensor("hada_w1_b", rank, k),
    tensor("hada_w2_a", d, rank),
    tensor("hada_w2_b", rank, k),
  ]),
};

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

/** d = m·n, k = p·q: an m × p factor and an n × q one, thin unless r reaches half the longer side. */
export const lokr: Method = {
  name: "lokr",
  label: "LoKr",
  paper: "arXiv 2309.14859",
  trades: "It keeps a high rank with very few parameters, in a fixed block structure.",
  adapts: "lora",
  hasRank: true,
  hasRankPattern: true,
  settings: () => ({ factor: -1, decomposeBoth: false }),
  tensors: inEach(({ d, k, rank }, { factor, decomposeBoth }) => {
    if (factor !== -1) wholeNumber("factor", factor, 1, MAX_DIMENSION, () => "or -1");
    const [[m, n], [p, q]] = [factors(d, factor), factors(k, factor)];
    const thin = (name: string, rows: number, columns: number) => [
      tensor(`${name}_a`, rows, rank),
      tensor(`${name}_b`, rank, columns),
    ];
    return [
      ...(decomposeBoth && rank < Math.max(m, p) / 2
        ? thin("lokr_w1", m, p)
        : [tensor("lokr_w1", m, p)]),
      ...(rank < Math.max(n, q) / 2 ? thin("lokr_w2", n, q) : [tensor("lokr_w2", n, q)]),
    ];
  }),
};

/** PEFT 0.21.2 takes a rank_pattern for it and leaves it unread. */
export const hira: Method = {
  name: "hira",
  label: "HiRA",
  paper: "OpenReview TwJrTz9cRS",
  trades: "It multiplies the weight by BA entry by entry: LoRA's size and a full rank.",
  adapts: "lora",
  hasRank: true,
  takesConv1d: true,
  tensors: inEach(({ d, k, rank }) => [tensor("hira_A", rank, k), tensor("hira_B", d, rank)]),
};

export const deft: Method = {
  name: "deft",
  label: "DEFT",
  paper: "NeurIPS 2025",
  trades: "It takes a subspace of rank r out of the weight and puts a trained one in its place.",
  adapts: "lora",
  hasRank: true,
  takesConv1d: true,
  tensors: inEach(({ d, k, rank }) => [tensor("deft_P", d, rank), tensor("deft_R", rank, k)]),
};

export const delora: Method = {
  name: "delora",
  label: "DeLoRA",
  paper: "arXiv 2503.18225",
  trades: "It bounds how far the update may go by one trained number a module.",
  adapts: "lora",
  hasRank: true,
  hasRankPattern: true,
  tensors: inEach(({ d, k, rank }) => [
    tensor("delora_A", rank, k),
    tensor("delora_B", d, rank),
    tensor("delora_lambda", 1),
    { name: "delora_w_norm", shape: [k], role: "buffer" },
  ]),
};

export const gralora: Method = {
  name: "gralora",
  label: "GraLoRA",
  paper: "arXiv 2505.20355",
  trades: "It gives each block of the matrix an adapter of its own: LoRA's size and a higher rank.",
  adapts: "lora",
  hasRank: true,
  takesConv1d: true,
  settings: () => ({ blocks: 2, hybridRank: 0 }),
  tensors: inEach((item, { blocks, hybridRank }) => {
    const { d, k, rank } = item;
    divides("blocks", blocks, item, "dk");
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
