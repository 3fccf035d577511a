/** What the figure's page carries besides what all figures of a model do. */
import { type Block as Placed, queryAndValue } from "../../models/blocks.js";
import { instances, type LinearModule } from "../../models/model.js";
import { targetNames } from "../resolve-model.js";
import type { Input } from "../whole-model.js";
import { type Choice, type LayerInput, type Part, withTargets } from "./moving.js";
import * as say from "./words.js";

/** The blocks by layers of one kind; what stands outside of layers comes last. */
export function partsOf(blocks: readonly Placed[], isParallel = false): Part[] {
  const layered = blocks.filter(({ role }) => role !== "other");
  const layers = [...new Set(layered.map(({ part }) => part))].map((part): Part => {
    const own = layered.filter((block) => block.part === part);
    const max = Math.max(...own.map((block) => block.layers));
    return [
      say.layer(part, max),
      own.map((block) => {
        const counts = countsOf(block);
        const each = Math.max(...counts);
        const isBeside = isParallel && block.role === "mlp";
        const title = say.role(block, each, Math.min(...counts) < each, max, isBeside);
        return each > 1 ? [...carried(block, title), say.experts(each)] : carried(block, title);
      }),
    ];
  });
  const others = blocks.filter(({ role }) => role === "other");
  return others.length
    ? [
        ...layers,
        ["", others.map((block) => carried(block, say.others(block.part, layers.length > 0)))],
      ]
    : layers;
}

const carried = ({ part, prefix, stages }: Placed, title: string) =>
  [title, [part, prefix].filter(Boolean).join("."), stages.map(({ length }) => length)] as const;

/** How many of each of its modules one layer has: of experts several, of their router one. */
const countsOf = ({ stages, layers }: Placed) =>
  stages.flat().map(({ module }) => instances(module) / layers);

/** What each preset adapts: a model that has no queries and values, what is given. */
export function choicesOf(blocks: readonly Placed[], input: Input): LayerInput["choices"] {
  const placed = blocks.flatMap(({ stages }) => stages.flat());
  const queries = new Set(blocks.flatMap(queryAndValue));
  const choice = (isChosen: (module: LinearModule, index: number) => boolean): Choice => {
    const places = placed.flatMap(({ module }, index) => (isChosen(module, index) ? [index] : []));
    return [targetNames(withTargets(input.modules, places)), places];
  };
  const given = choice((_, index) => input.modules[index]![4]);
  return {
    "as given": given,
    "q and v": queries.size > 0 ? choice((module) => queries.has(module)) : given,
    "all linear": choice(() => true),
  };
}
