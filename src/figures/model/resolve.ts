/** Computes the data about a model that only this figure needs. */
import type { ModuleCount } from "../../counts/index.js";
import { instances, type Block as PlacedBlock, queryAndValue } from "../../counts/index.js";
import { findIndices, toTargets } from "../resolve-model.js";
import type { Block, Choice, Input, Part } from "./numbers.js";

/** Groups blocks by kind of layer; blocks outside of layers come last. */
export function createParts(blocks: readonly PlacedBlock[], isParallel = false): Part[] {
  const layered = blocks.filter(({ role }) => role !== "other");
  const parts = [...new Set(layered.map(({ part }) => part))].map((part): Part => {
    const members = layered.filter((block) => block.part === part);
    const layers = Math.max(...members.map((block) => block.layers));
    return { part, layers, blocks: members.map((block) => layerBlock(block, layers, isParallel)) };
  });
  const others = blocks
    .filter(({ role }) => role === "other")
    .map((block): Block => ({ ...plainBlock(block), part: block.part }));
  return others.length ? [...parts, { part: "", layers: 0, blocks: others }] : parts;
}

const plainBlock = ({ role, part, prefix, stages }: PlacedBlock): Block => ({
  role,
  prefix: [part, prefix].filter(Boolean).join("."),
  count: stages.flat().length,
});

function layerBlock(block: PlacedBlock, layers: number, isParallel: boolean): Block {
  const counts = getCounts(block);
  const each = Math.max(...counts);
  return {
    ...plainBlock(block),
    ...(block.layers < layers ? { layers: block.layers } : {}),
    ...(each > 1 ? { each } : {}),
    ...(Math.min(...counts) < each ? { hasRouter: true } : {}),
    ...(isParallel && block.role === "mlp" ? { isParallel: true } : {}),
  };
}

/** How many of each module one layer has, such as several experts and one router. */
const getCounts = ({ stages, layers }: PlacedBlock) =>
  stages.flat().map(({ module }) => instances(module) / layers);

/**
 * The targets of each preset. `blocks` have LoRA on all linear modules. In a model without queries
 * and values, "q and v" adapts the given targets.
 */
export function createChoices(
  blocks: readonly PlacedBlock<ModuleCount>[],
  adapted: readonly number[],
): Input["choices"] {
  const modules = blocks.flatMap(({ stages }) => stages.flat());
  const queries = new Set(blocks.flatMap(queryAndValue));
  const choice = (isChosen: (module: ModuleCount, index: number) => boolean): Choice => {
    const indices = findIndices(modules, isChosen);
    return [toTargets(modules, indices), indices];
  };
  const asGiven = choice((_, index) => adapted.includes(index));
  return {
    "as given": asGiven,
    "q and v": queries.size > 0 ? choice((module) => queries.has(module)) : asGiven,
    "all linear": choice(({ rank }) => rank > 0),
  };
}
