/** Methods that train rotations, circulant blocks or coefficients of a transform. */
import { LoraError } from "../../errors.js";
import { tensor } from "../tensors.js";
import { assertDivides, checkRank, forEachModule, type Method } from "./method.js";

/** `Method.tensors` for a method that trains coefficients. A module's `rank` is its number of coefficients. */
const coefficients = (name: string): Method["tensors"] =>
  forEachModule(({ d, k, name: module, rank: count }) => {
    if (count > d * k)
      throw new LoraError(
        "frequencies",
        `at most ${d * k}, the number of weights of ${module}`,
        count,
      );
    return [tensor(name, count)];
  });

export const fourierft: Method = {
  name: "fourierft",
  label: "FourierFT",
  paper: "arXiv 2405.03003",
  adapts: "fourier",
  takesConv1d: true,
  perModule: ["frequencies", "frequencyPattern"],
  settings: () => ({ frequencies: 1000 }),
  tensors: coefficients("fourierft_spectrum"),
};

export const waveft: Method = {
  name: "waveft",
  label: "WaveFT",
  paper: "arXiv 2505.12532",
  adapts: "fourier",
  takesConv1d: true,
  perModule: ["frequencies", "frequencyPattern"],
  settings: () => ({ frequencies: 2592 }),
  tensors: coefficients("waveft_spectrum"),
};

export const c3a: Method = {
  name: "c3a",
  label: "C3A",
  paper: "arXiv 2407.19342",
  adapts: "fourier",
  perModule: ["blockSize", "blockSizePattern"],
  settings: () => ({ blockSize: 256 }),
  tensors: forEachModule((module) => {
    const { d, k, rank: size } = module;
    assertDivides("blockSize", size, module, "dk");
    return [tensor("c3a_kernel", d / size, k / size, size)];
  }),
};

/** BOFT as PEFT builds it without its CUDA extension, with one butterfly factor. */
export const boft: Method = {
  name: "boft",
  label: "BOFT",
  paper: "arXiv 2311.06243",
  adapts: "lora",
  settings: () => ({ blockSize: 4 }),
  tensors: forEachModule((module, { blockSize }) => {
    assertDivides("blockSize", blockSize, module, "k");
    return [
      tensor("boft_R", 1, module.k / blockSize, blockSize, blockSize),
      tensor("boft_s", module.d, 1),
    ];
  }),
};

/** As in PEFT, the smaller of two equally close divisors wins. */
function nearestDivisor(side: number, size: number): number {
  let [below, above] = [Math.min(size, side), Math.min(size, side)];
  while (side % below !== 0) below--;
  while (side % above !== 0) above++;
  return size - below <= above - size ? below : above;
}

/** OFT: orthogonal blocks along the input. `blockSize` sets their size, or `blockCount` their number. */
export const oft: Method = {
  name: "oft",
  label: "OFT",
  paper: "arXiv 2306.07280",
  adapts: "lora",
  takesEmbeddings: true,
  settings: ({ input: { blockCount } }) => ({
    ...(blockCount ? { blockCount } : { blockSize: 32 }),
    shareBlocks: false,
  }),
  tensors(context) {
    const { blockSize, blockCount } = context.input;
    if (blockSize && blockCount)
      throw new LoraError("blockSize", "left out with blockCount", blockSize);
    return forEachModule(({ d, k, isEmbedding }, { blockSize, shareBlocks }) => {
      const width = isEmbedding ? d : k;
      const divisor = nearestDivisor(width, blockCount ?? blockSize);
      const [count, side] = blockCount ? [divisor, width / divisor] : [width / divisor, divisor];
      const prefix = isEmbedding ? "oft_embedding_R" : "oft_R";
      return [tensor(`${prefix}.weight`, shareBlocks ? 1 : count, (side * (side - 1)) / 2)];
    })(context);
  },
};

export const hra: Method = {
  name: "hra",
  label: "HRA",
  paper: "arXiv 2405.17484",
  adapts: "lora",
  hasRank: true,
  tensors: forEachModule(({ k, rank }) => [tensor("hra_u", k, rank)]),
};

/**
 * PSOFT trains an r × r matrix in the first r singular directions of the weight: a rotation if
 * `orthogonal` is true. `scaleInput` and `scaleOutput` add trained scales before and after this matrix.
 */
export const psoft: Method = {
  name: "psoft",
  label: "PSOFT",
  paper: "OpenReview FSHrinMArK",
  adapts: "lora",
  hasRank: true,
  settings: () => ({ orthogonal: true, scaleInput: true, scaleOutput: true }),
  tensors: forEachModule((module, { orthogonal, scaleInput, scaleOutput }) => {
    const { d, k, rank } = module;
    checkRank(Math.min(d, k), module);
    return [
      orthogonal
        ? tensor("psoft_R.weight", (rank * (rank - 1)) / 2)
        : tensor("psoft_R.weight", rank, rank),
      ...(scaleInput ? [tensor("psoft_R.vector_a", rank)] : []),
      ...(scaleOutput ? [tensor("psoft_R.vector_b", rank)] : []),
    ];
  }),
};

/**
 * OSF trains all singular directions except the first `keptRank`. PEFT counts the trained directions in addition
 * to the base model, and skips GPT-2's Conv1D layers.
 */
export const osf: Method = {
  name: "osf",
  label: "OSF",
  paper: "arXiv 2504.07097",
  adapts: "osf",
  takesConv1d: true,
  skipsOthers: true,
  settings: () => ({ keptRank: undefined }),
  tensors: forEachModule(({ d, k, name }, { keptRank }) => {
    const side = Math.min(d, k);
    const keptDirections = Math.min(side, keptRank ?? Math.floor(side / 2));
    if (keptDirections < 1)
      throw new LoraError(
        "keptRank",
        `at least 1 for ${name}, where the default (half of the smaller side, rounded down) is 0`,
        keptRank,
      );
    return [
      tensor("osf_svd_params.U_low", d, side - keptDirections),
      tensor("osf_svd_params.S_low", side - keptDirections),
      tensor("osf_svd_params.V_low", side - keptDirections, k),
    ];
  }),
};
