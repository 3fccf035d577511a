/** Resolves the target modules of a model, by PEFT's rules and defaults. */
import { LoraError } from "../errors.js";
import { closestMatch } from "../suggestions.js";
import { DEFAULT_TARGETS } from "./defaults.js";
import { type FusedTargets, toFullName } from "./experts.js";
import { endsIn, isHeadless, isLinear, type LinearModule, type Model, matches } from "./model.js";
import { allParameters, NO_NUMBERS } from "./names.js";
import { isNamed, type Names } from "./selection.js";

/** PEFT's value of `target_modules` for all linear modules. */
export const ALL_LINEAR = "all-linear";

/** Names of modules or a regular expression, as in PEFT's target_modules, or "all-linear". */
export type Targets = Names | undefined;

export type Defaults = keyof typeof DEFAULT_TARGETS;

export const isAllLinear = (targets: Targets) => String(targets).toLowerCase() === ALL_LINEAR;

/** PEFT ignores missing targets, such as `wi` in a gated T5. */
function findDefaults({ modules, type }: Model, defaults: Defaults): Targets {
  const byType: Readonly<Record<string, readonly string[]>> = DEFAULT_TARGETS[defaults];
  // For a type without defaults, only OSF adapts all linear modules.
  if (defaults === "osf" && !byType[type]) return ALL_LINEAR;
  const names = byType[type]?.filter((name) => modules.some((module) => matches(module, name)));
  return names?.length ? names : undefined;
}

const isKnownTarget = (modules: readonly LinearModule[], target: string) =>
  modules.some((module) => matches(module, target) || isNamed(module, target));

/**
 * Returns the module name that a target probably misspells. Excludes names that differ in the first letter or in a
 * digit, and short names, because those may be names in other models, such as c_proj, linear_2 and wo.
 */
function findMisspelled(target: string, names: readonly string[]): string | undefined {
  const last = target.split(".").at(-1)!;
  const match = closestMatch(names, last);
  const distinctive = (name: string) => name.replace(/(?!^)\D/g, "");
  const isOther = !match || match === last || distinctive(match) !== distinctive(last);
  return isOther || match.length <= 3 ? undefined : match;
}

/** Throws LoraError for targets that the names and shapes of a checkpoint leave in doubt. */
function checkDoubts({ doubts, id }: Model, targets: Names): void {
  if (!doubts) return;
  const reject = (target: string, reason: string) =>
    new LoraError(
      "targets",
      `modules that are certain from the tensors of ${id}, whose type is not known (${reason})`,
      target,
    );
  if (targets === ALL_LINEAR && doubts.allLinear) throw reject(targets, doubts.allLinear);
  if (typeof targets === "string") return;
  for (const target of targets) {
    const doubt = doubts.modules.find(([name]) => endsIn(name, target));
    if (doubt) throw reject(target, doubt[1]);
    if (doubts.names.some((name) => `.${name}`.includes(`.${target}.`)))
      throw reject(target, "it also contains other modules");
  }
}

/**
 * Returns the given or default targets. For "all-linear", returns the names of all linear modules.
 * `fusedTargets` is how LoRA interprets targets in a mixture, `extras` are modules that are adapted only by
 * name, and `isOptional` is whether targets may be absent. Throws LoraError if no name matches a module.
 */
export function resolveTargets(
  model: Model,
  targets: Targets,
  defaults: Defaults = "lora",
  {
    fusedTargets,
    extras = [],
    isOptional = false,
  }: {
    readonly fusedTargets?: FusedTargets | undefined;
    readonly extras?: readonly LinearModule[];
    readonly isOptional?: boolean;
  } = {},
): Names {
  const linear = model.modules.filter(isLinear);
  const names = [
    ...new Set([
      ...linear.map(({ path }) => path.split(".").at(-1)!),
      ...(fusedTargets?.names ?? []),
    ]),
  ];
  const listNames = () => {
    const all = names.length ? names : extras.map(({ path }) => path.split(".").at(-1)!);
    if (all.length) return all.join(", ");
    throw new LoraError(
      "model",
      "a model with known linear modules, which targets can name; beside a checkpoint, a config.json of a known type tells them",
      model.id,
    );
  };
  // If PEFT converts targets to parameters, it ignores its defaults.
  const fallback = fusedTargets ? undefined : findDefaults(model, defaults);
  const requested = isAllLinear(targets)
    ? ALL_LINEAR
    : (targets ?? fallback ?? (isOptional ? [] : undefined));
  if (requested === undefined)
    throw new LoraError("targets", `set for ${model.type}, to some of ${listNames()}`, targets);
  if (requested === ALL_LINEAR) {
    if (!model.other)
      throw new LoraError(
        "targets",
        `a list of names, because only some modules of ${model.id} are known`,
        requested,
      );
    checkDoubts(model, requested);
    return names;
  }
  if (typeof requested === "string") return requested;
  if (requested.length === 0 && !isOptional)
    throw new LoraError("targets", `a list of names, or "${ALL_LINEAR}"`, targets);
  checkDoubts(model, requested);
  const isKnown = (target: string) => {
    const parameter = fusedTargets?.findParameter(target);
    return parameter === undefined
      ? isKnownTarget([...linear, ...extras], target)
      : model.modules.some((module) => endsIn(toFullName(module, module.path), parameter));
  };
  const missing = requested.filter((target) => !isKnown(target));
  const others = names.filter((name) => !requested.includes(name));
  for (const target of missing) {
    const match = findMisspelled(target, others);
    if (match)
      throw new LoraError("targets", `modules of ${model.id} (did you mean ${match}?)`, target);
  }
  // PEFT ignores a name that matches no module if other names match. Here, such a name is an error if the model may
  // have unknown modules.
  const mayIgnore = () =>
    isOptional ||
    (!model.doubts &&
      requested.some(isKnown) &&
      !isHeadless(model) &&
      allParameters(model, NO_NUMBERS));
  if (missing.length && !mayIgnore())
    throw new LoraError("targets", `modules of ${model.id}: ${listNames()}`, missing[0]);
  return requested;
}
