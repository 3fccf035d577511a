/** Implements LayerNorm tuning, which trains copies of modules. */
import { LoraError } from "../../errors.js";
import { TUNED_NORMS } from "../defaults.js";
import { getDistinctNumbers } from "../distinct-numbers.js";
import { STORED_TARGETS } from "../extras.js";
import { endsIn, type Model } from "../model.js";
import {
  allParameters,
  type DistinctNumbers,
  fillFirstName,
  findInputEmbeddings,
  getAncestors,
  getFullNames,
  isWithin,
  type Parameter,
} from "../names.js";
import { findTiedWeights, savedModules } from "../saved.js";
import { createSelector } from "../selection.js";
import { isAllLinear } from "../targets.js";
import type { Tensor } from "../tensors.js";
import type { Method, MethodContext } from "./method.js";

const listNorms = ({ other = [] }: Model): string =>
  [
    ...new Set(
      other
        .filter(({ kind }) => kind === "LayerNorm" || kind === "RMSNorm")
        .map(({ name }) => name.split(".").at(-1)!),
    ),
  ].join(", ");

/** Includes tied parameters. Throws LoraError if names are unknown. */
function namedParameters(model: Model, distinct: DistinctNumbers): readonly Parameter[] {
  const parameters = allParameters(model, distinct);
  if (parameters) return [...parameters, ...findTiedWeights(model)];
  throw new LoraError(
    "model",
    "a model whose parameters are known by name, which ln-tuning requires",
    model.id,
  );
}

/** Parameters have the names of their modules. Throws LoraError. */
function findTunedParameters({ model, input }: MethodContext, targets: readonly string[] | string) {
  const saved = savedModules(model, input.modulesToSave);
  const copied = Array.isArray(saved) ? saved : [];
  const isAll = isAllLinear(targets);
  const { selects } = createSelector(model, isAll ? undefined : targets, input, copied);
  const distinct = getDistinctNumbers({ ...input, targets });
  const linear = getFullNames(model.modules, distinct);
  const tuned = namedParameters(model, distinct).flatMap((parameter) => {
    const names = getAncestors(parameter.name);
    const modules = getAncestors(fillFirstName(parameter)).flatMap((first, index) => {
      const name = names[index]!;
      return selects(first) && (!isAll || linear.has(name)) ? [{ first, name }] : [];
    });
    if (modules.length > 1)
      throw new LoraError(
        "targets",
        "modules none of which is inside another",
        modules.map(({ first }) => first),
      );
    const conflict = modules.find(({ first }) => copied.some((name) => isWithin(first, name)));
    if (conflict)
      throw new LoraError(
        "modulesToSave",
        "names that do not match the end of a target",
        conflict.first,
      );
    return modules.map(({ name }) => ({ ...parameter, module: name }));
  });
  if (tuned.length) return tuned;
  throw new LoraError("targets", `modules of ${model.id}, such as ${listNorms(model)}`, targets);
}

/** LayerNorm tuning trains copies of the targets, by default the norms that PEFT lists for the model type. */
export const lnTuning: Method = {
  name: "ln-tuning",
  label: "LayerNorm tuning",
  paper: "arXiv 2312.11420",
  copiesIn: "base_model.model",
  tensors(context) {
    const { model, input } = context;
    const { targets = TUNED_NORMS[model.type] } = input;
    if (!targets?.length) {
      const norms = listNorms(model);
      throw new LoraError(
        "targets",
        `set for ${model.type}${norms && `, such as ${norms}`}, because PEFT has no default norms for it`,
        targets,
      );
    }
    const hasEmbeddings = STORED_TARGETS.some((name) => targets.includes(name));
    const isEmbedding = (module: string) =>
      hasEmbeddings && (module === findInputEmbeddings(model)?.module || endsIn(module, "lm_head"));
    return findTunedParameters(context, targets).flatMap(
      ({ name, module, ...parameter }): Tensor[] => {
        const relativeName = name.slice(module.length + 1);
        const createTensor = (place: string): Tensor => ({
          ...parameter,
          name: `base_model.model.${module}.${place}.${relativeName}`,
          dtype: "base",
        });
        return [
          createTensor(
            relativeName.includes(".") ? "ln_tuning_layers.default" : "ln_tuning_layers",
          ),
          ...(isEmbedding(module)
            ? [{ ...createTensor("base_layer"), role: "buffer" } as const]
            : []),
        ];
      },
    );
  },
};
