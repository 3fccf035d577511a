/** Methods that train rotations, circulant blocks or coefficients of a transform. */
import { LoraError } from "../../errors.js";
import type { ModuleCount } from "../count.js";
import { tensor } from "../tensors.js";
import { atMost, divides, inEach, type Method } from "./method.js";

function atMostWeights(value: number, { d, k, name }: ModuleCount) {
  if (value > d * k)
    throw new LoraError("frequencies", `at most the weights of ${name}, ${d * k}`, value);
}

export const fourierft: Method = {
  name: "fourierft",
  label: "FourierFT",
  paper: "arXiv 2405.03003",
  trades: "It trains a few coefficients of the update's Fourier transform, any number of them.",
  adapts: "fourier",
  takesConv1d: true,
  settings: () => ({ frequencies: 1000 }),
  tensors: inEach((item, { frequencies }) => {
    atMostWeights(frequencies, item);
    return [tensor("fourierft_spectrum", frequencies)];
  }),
};

export const waveft: Method = {
  name: "waveft",
  label: "WaveFT",
  paper: "arXiv 2505.12532",
  trades: "It trains a few coefficients of the update's wavelet transform, any number of them.",
  adapts: "fourier",
  takesConv1d: true,
  settings: () => ({ frequencies: 2592 }),
  tensors: inEach((item, { frequencies }) => {
    atMostWeights(frequencies, item);
    return [tensor("waveft_spectrum", frequencies)];
  }),
};

export const c3a: Method = {
  name: "c3a",
  label: "C3A",
  paper: "arXiv 2407.19342",
  trades: "It convolves in circles, block by block: high rank by d·k divided by the block's side.",
  adapts: "fourier",
  settings: () => ({ blockSize: 256 }),
  tensors: inEach((item, { blockSize }) => {
    divides("blockSize", blockSize, item, "dk");
    return [tensor("c3a_kernel", item.d / blockSize, item.k / blockSize, blockSize)];
  }),
};

/** PEFT's without its CUDA extension, which has one butterfly factor. */
export const boft: Method = {
  name: "boft",
  label: "BOFT",
  paper: "arXiv 2311.06243",
  trades: "It rotates the inputs in blocks and scales the outputs, which keeps angles.",
  adapts: "lora",
  settings: () => ({ blockSize: 4 }),
  tensors: inEach((item, { blockSize }) => {
    divides("blockSize", blockSize, item, "k");
    return [
      tensor("boft_R", 1, item.k / blockSize, blockSize, blockSize),
      tensor("boft_s", item.d, 1),
    ];
  }),
};

/** The divisor of the side that is nearest to the size, the smaller of two as near: PEFT's choice. */
function nearestDivisor(side: number, size: number): number {
  let [below, above] = [Math.min(size, side), Math.min(size, side)];
  while (side % below !== 0) below--;
  while (side % above !== 0) above++;
  return size - below <= above - size ? below : above;
}

export const oft: Method = {
  name: "oft",
  label: "OFT",
  paper: "arXiv 2306.07280",
  trades: "It rotates the inputs in blocks, which keeps the angles between neurons.",
  adapts: "lora",
  settings: () => ({ blockSize: 32 }),
  tensors: inEach(({ k }, { blockSize }) => {
    const side = nearestDivisor(k, blockSize);
    return [tensor("oft_R.weight", k / side, (side * (side - 1)) / 2)];
  }),
};

export const hra: Method = {
  name: "hra",
  label: "HRA",
  paper: "arXiv 2405.17484",
  trades: "It reflects the inputs r times: orthogonal, at half of LoRA's size or less.",
  adapts: "lora",
  hasRank: true,
  tensors: inEach(({ k, rank }) => [tensor("hra_u", k, rank)]),
};

/** A rotation within the weight's first r singular directions, scaled on both sides. */
export const psoft: Method = {
  name: "psoft",
  label: "PSOFT",
  paper: "OpenReview FSHrinMArK",
  trades: "It rotates only the weight's r strongest directions: r(r + 3) / 2 numbers a module.",
  adapts: "lora",
  hasRank: true,
  tensors: inEach((item) => {
    const { d, k, rank } = item;
    atMost(Math.min(d, k), item);
    return [
      tensor("psoft_R.weight", (rank * (rank - 1)) / 2),
      tensor("psoft_R.vector_a", rank),
      tensor("psoft_R.vector_b", rank),
    ];
  }),
};

/** All but the directions that it keeps. PEFT's count adds these to the base model's. */
export const osf: Method = {
  name: "osf",
  label: "OSF",
  paper: "arXiv 2504.07097",
  trades: "It fine-tunes all but the weight's strongest directions, against forgetting.",
  adapts: "osf",
  settings: () => ({ keptRank: undefined }),
  tensors: inEach(({ d, k, name }, { keptRank }) => {
    const side = Math.min(d, k);
    const kept = keptRank ?? Math.floor(side / 2);
    if (kept < 1 || kept >= side)
      throw new LoraError("keptRank", `at least 1 and below ${side} for ${name}`, kept);
    return [
      tensor("osf_svd_params.U_low", d, side - kept),
      tensor("osf_svd_params.S_low", side - kept),
      tensor("osf_svd_params.V_low", side - kept, k),
    ];
  }),
};
