import { blocksOf, type Block as Placed, queryAndValue } from "../../models/blocks.js";
import { modelInput, modelOf } from "../../models/index.js";
import { instances, type LinearModule } from "../../models/model.js";
import { ALL_LINEAR } from "../../models/targets.js";
import { choice } from "../../options.js";
import { defineFigure } from "../define.js";
import { ALPHA } from "../options.js";
import { MODEL_OPTIONS, resolveModel } from "../resolve-model.js";
import { countInput, type Input, targetNames } from "../whole-model.js";
import { type Choice, moving, type Part } from "./moving.js";
import * as say from "./words.js";

const PRESET = choice(["as given", "q and v", "all linear"], {
  default: "as given",
  about: "which targets a reader finds chosen, and may change",
  control: { kind: "choice" },
  isForPages: true,
});

/** A transformer's layer, its linear modules to one scale, and what LoRA trains of the whole model. */
export const model = defineFigure({
  name: "model",
  options: { ...MODEL_OPTIONS, alpha: ALPHA, preset: PRESET },
  examples: [
    { rank: 8, model: "meta-llama/Llama-3.1-8B", targets: ["q_proj", "v_proj"] },
    { rank: 16, model: "mistralai/Mixtral-8x7B-v0.1", targets: [ALL_LINEAR] },
    { rank: 4, model: "google-bert/bert-base-cased" },
    { rank: 8, model: "google/flan-t5-xxl" },
  ],
  moving,
  words: say.words,
  resolve({ preset = "as given", ...values }) {
    const input = resolveModel(values);
    const blocks = blocksOf(modelOf(modelInput(values)).modules);
    return { ...input, parts: partsOf(blocks), preset, choices: choicesOf(input, blocks) };
  },
});

/** The blocks by layers of one kind; what stands outside of layers comes last. */
function partsOf(blocks: readonly Placed[]): Part[] {
  const layered = blocks.filter(({ role }) => role !== "other");
  const layers = [...new Set(layered.map(({ part }) => part))].map((part): Part => {
    const own = layered.filter((block) => block.part === part);
    const count = Math.max(...own.map((block) => block.layers));
    return [
      say.layer(part, count),
      own.map((block) => carried(block, say.role(block, each(block), count))),
    ];
  });
  const others = blocks.filter(({ role }) => role === "other");
  const title = say.others(layers.length > 0);
  return others.length ? [...layers, ["", others.map((block) => carried(block, title))]] : layers;
}

const carried = ({ part, prefix, stages }: Placed, title: string) =>
  [title, [part, prefix].filter(Boolean).join("."), stages.map(({ length }) => length)] as const;

/** How many of its modules one layer has, as experts. */
const each = ({ stages, layers }: Placed) =>
  Math.max(...stages.flat().map(({ module }) => instances(module) / layers));

/** What each preset adapts; a model without attention has no queries and values. */
function choicesOf(input: Input, blocks: readonly Placed[]) {
  const places = (isChosen: (module: LinearModule, index: number) => boolean) =>
    blocks
      .flatMap(({ stages }) => stages.flat())
      .flatMap(({ module }, index) => (isChosen(module, index) ? [index] : []));
  const inputs = new Set(blocks.flatMap(queryAndValue));
  const given = places((_, index) => input.modules[index]![4]);
  const choiceOf = (chosen: readonly number[]): Choice => {
    const modules = input.modules.map(
      ([name, d, k, instances], index) => [name, d, k, instances, chosen.includes(index)] as const,
    );
    return [targetNames(countInput({ ...input, modules })), chosen];
  };
  return {
    "as given": choiceOf(given),
    "q and v": choiceOf(inputs.size > 0 ? places((module) => inputs.has(module)) : given),
    "all linear": choiceOf(places(() => true)),
  };
}
