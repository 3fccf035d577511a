/**
 * The library of counts: models, methods, saved files, memory. Other folders import only this file. It also exports
 * what figures, tags, tables and the checker need besides `public.ts`, which programs get.
 */
export { activations, PRECISIONS } from "./activations.js";
export {
  type Block,
  groupBlocks,
  type NamedModule,
  type Part,
  queryAndValue,
  type Role,
} from "./blocks.js";
export { type CheckpointShapes, modelOfShapes, toShapes } from "./checkpoint.js";
export { families } from "./config.js";
export { CONFIG } from "./config-option.js";
export { countAdapters, formatModelName, shortName } from "./count.js";
export { getExpertLayout, withExperts } from "./experts.js";
export { copiesSequences, countImageTokens, getWindow, hasLayers } from "./layers.js";
export { modelOfContent, suggestIds, toModel } from "./lookup.js";
export { adapterBytes, type Compute, toCompute } from "./memory.js";
export {
  computeFileBytes,
  createContext,
  findFileBytes,
  listTensors,
  METHOD,
} from "./method-tensors.js";
export {
  baseParameters,
  countStacked,
  instances,
  isHeadless,
  isLinear,
  isMixture,
  listLayers,
} from "./model.js";
export type { StepInput } from "./modules.js";
export { isWithin } from "./names.js";
export { eightBitMoments } from "./optimizers.js";
export {
  type AdapterInput,
  ALPHA,
  EXPERTS,
  MODEL_OPTIONS,
  NARROWING,
  RANK,
  TARGETS,
} from "./options.js";
export { createMatcher, fullMatcher, suffixMatcher } from "./patterns.js";
export { findPeak, type Moment, type Phase, type TrainingState } from "./peak.js";
export { readAdapterConfig } from "./peft-config.js";
export * from "./public.js";
export { publishedPeaks, reservedPeak, runs, unfittedRuns } from "./published.js";
export { quantizedWeights } from "./quantization.js";
export { SETTINGS, type Settings } from "./settings.js";
export { ALL_LINEAR, isAllLinear, type Targets } from "./targets.js";
export type { NamedTensor } from "./tensor-names.js";
export { countTrained } from "./tensors.js";
export { getSequenceLength, TRAINING, trainingState } from "./training.js";
