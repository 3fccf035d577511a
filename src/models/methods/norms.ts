/** LayerNorm tuning, which trains copies of modules. */
import { LoraError } from "../../errors.js";
import { TUNED_NORMS } from "../defaults.js";
import { endsIn, type Model } from "../model.js";
import {
  allParameters,
  fillFirstName,
  findInputEmbeddings,
  getFullNames,
  isWithin,
  type NumbersRead,
  type Parameter,
} from "../names.js";
import { numbersRead } from "../numbers-read.js";
import { findTiedWeights, savedModules } from "../saved.js";
import { createSelector } from "../selection.js";
import { isAllLinear } from "../targets.js";
import type { Tensor } from "../tensors.js";
import type { Method, MethodContext } from "./method.js";

/** Returns the names of the model's norms, for errors. */
const listNorms = ({ other = [] }: Model): string =>
  [
    ...new Set(
      other
        .filter(({ kind }) => kind === "LayerNorm" || kind === "RMSNorm")
        .map(({ name }) => name.split(".").at(-1)!),
    ),
  ].join(", ");

/** Returns every parameter of the model, including tied ones. Throws LoraError if names are unknown. */
function namedParameters(model: Model, read: NumbersRead): readonly Parameter[] {
  const parameters = allParameters(model, read);
  if (parameters) return [...parameters, ...findTiedWeights(model)];
  throw new LoraError(
    "model",
    "a model whose parameters are known by name, which ln-tuning requires",
    model.id,
  );
}

/** Returns the names of the modules that contain a parameter. */
const ancestors = (parameter: string) =>
  parameter
    .split(".")
    .slice(0, -1)
    .map((_, last, pieces) => pieces.slice(0, last + 1).join("."));

/** Returns the parameters in modules that are targets, with the modules' names. Throws LoraError. */
function findTunedParameters({ model, given }: MethodContext, targets: readonly string[] | string) {
  const saved = savedModules(model, given.modulesToSave);
  const copied = Array.isArray(saved) ? saved : [];
  const isAll = isAllLinear(targets);
  const { selects } = createSelector(model, isAll ? undefined : targets, given, copied);
  const read = numbersRead({ ...given, targets });
  const linear = getFullNames(model.modules, read);
  const tuned = namedParameters(model, read).flatMap((parameter) => {
    const names = ancestors(parameter.name);
    const modules = ancestors(fillFirstName(parameter)).flatMap((first, index) => {
      const name = names[index]!;
      return selects(first) && (!isAll || linear.has(name)) ? [{ first, name }] : [];
    });
    if (modules.length > 1)
      throw new LoraError(
        "targets",
        "modules none of which is inside another",
        modules.map(({ first }) => first),
      );
    const both = modules.find(({ first }) => copied.some((name) => isWithin(first, name)));
    if (both)
      throw new LoraError(
        "modulesToSave",
        "names that do not match the end of a target",
        both.first,
      );
    return modules.map(({ name }) => ({ ...parameter, module: name }));
  });
  if (tuned.length) return tuned;
  throw new LoraError("targets", `modules of ${model.id}, such as ${listNorms(model)}`, targets);
}

/** Targets for which PEFT's file also contains the embeddings. */
const EMBEDDINGS = ["embed_tokens", "lm_head"];

/** Copies of the norms that PEFT trains by default for the type, or of any modules that are targets. */
export const lnTuning: Method = {
  name: "ln-tuning",
  label: "LayerNorm tuning",
  paper: "arXiv 2312.11420",
  copiesIn: "base_model.model",
  tensors(context) {
    const { model, given } = context;
    const { targets = TUNED_NORMS[model.type] } = given;
    if (!targets?.length) {
      const norms = listNorms(model);
      throw new LoraError(
        "targets",
        `set for ${model.type}${norms && `, such as ${norms}`}, because PEFT has no default norms for it`,
        targets,
      );
    }
    const hasEmbeddings = EMBEDDINGS.some((name) => targets.includes(name));
    const isEmbedding = (module: string) =>
      hasEmbeddings && (module === findInputEmbeddings(model)?.module || endsIn(module, "lm_head"));
    return findTunedParameters(context, targets).flatMap(
      ({ name, module, ...parameter }): Tensor[] => {
        const within = name.slice(module.length + 1);
        const at = (place: string): Tensor => ({
          ...parameter,
          name: `base_model.model.${module}.${place}.${within}`,
          dtype: "base",
        });
        return [
          at(within.includes(".") ? "ln_tuning_layers.default" : "ln_tuning_layers"),
          ...(isEmbedding(module) ? [{ ...at("base_layer"), role: "buffer" } as const] : []),
        ];
      },
    );
  },
};
