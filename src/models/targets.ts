/** The target modules of a model, by PEFT's rules and defaults. */
import { LoraError } from "../errors.js";
import { DEFAULT_TARGETS } from "./defaults.js";
import { endsIn, type Model, matches } from "./model.js";
import { isNamedBy, type Names } from "./selection.js";

/** PEFT's value of `target_modules` for all linear modules. */
export const ALL_LINEAR = "all-linear";

/** Names of modules or a regular expression, as in PEFT's target_modules, or "all-linear". */
export type Targets = Names | undefined;

/** The name of a method's default targets. */
export type Defaults = keyof typeof DEFAULT_TARGETS;

export const isAllLinear = (targets: Targets) => String(targets).toLowerCase() === ALL_LINEAR;

/** Returns the default targets that the model has. PEFT ignores others, such as `wi` in a gated T5. */
function defaultsOf({ modules, type }: Model, defaults: Defaults): Targets {
  // PEFT translates the targets of fused experts before it reads its defaults, and finds none.
  if (modules.some(({ fusedNames }) => fusedNames)) return undefined;
  const byType: Readonly<Record<string, readonly string[]>> = DEFAULT_TARGETS[defaults];
  // Only OSF adapts all linear modules of an unknown type.
  if (defaults === "osf" && !byType[type]) return ALL_LINEAR;
  const found = byType[type]?.filter((name) => modules.some((module) => matches(module, name)));
  return found?.length ? found : undefined;
}

/**
 * Returns the given or default targets, and the names of all linear modules for "all-linear". Throws
 * LoraError for a name that matches no module of the model.
 */
export function targetsOf(model: Model, targets: Targets, defaults: Defaults = "lora"): Names {
  const names = [
    ...new Set(
      model.modules.flatMap(({ path, fusedNames }) => fusedNames ?? path.split(".").at(-1)!),
    ),
  ];
  const wanted = isAllLinear(targets) ? ALL_LINEAR : (targets ?? defaultsOf(model, defaults));
  if (wanted === undefined)
    throw new LoraError("targets", `given for ${model.type}: some of ${names.join(", ")}`, targets);
  if (wanted === ALL_LINEAR) {
    if (!model.other)
      throw new LoraError(
        "targets",
        `names for ${model.id}, of which only some modules are known`,
        wanted,
      );
    return names;
  }
  if (typeof wanted === "string") return wanted;
  if (wanted.length === 0)
    throw new LoraError("targets", `a list of names, or "${ALL_LINEAR}"`, targets);
  const missing = wanted.find(
    (target) =>
      !model.modules.some((module) => matches(module, target) || isNamedBy(module, target)),
  );
  if (missing !== undefined)
    throw new LoraError("targets", `modules of ${model.id}: ${names.join(", ")}`, missing);
  for (const { fusedNames = [] } of model.modules) {
    const named = fusedNames.filter((name) => wanted.some((target) => endsIn(target, name)));
    if (named.length && named.length < fusedNames.length)
      throw new LoraError("targets", `complete: ${fusedNames.join(" and ")} are fused`, named);
  }
  return wanted;
}
