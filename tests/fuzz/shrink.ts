/** Makes a case smaller while it still fails in the same way. */
import type { Case } from "./compare.js";
import type { Config } from "./oracle.js";
import { isRequired } from "./runs.js";

/**
 * Returns copies of an object. Each lacks one optional key, or has a smaller number or list. Never removes a
 * number, because its default is usually larger.
 */
function smallerObjects(values: Config, isKept: (name: string) => boolean): Config[] {
  const names = Object.keys(values);
  const without = names
    .filter((name) => typeof values[name] !== "number" && !isKept(name))
    .map((name) => {
      const { [name]: _, ...rest } = values;
      return rest;
    });
  const replaced = names.flatMap((name) => {
    const value = values[name];
    const set = (smaller: unknown): Config => ({ ...values, [name]: smaller });
    if (typeof value === "number" && value > 1)
      return [1, 2, 48].filter((number) => number < value).map(set);
    if (Array.isArray(value) && value.length > 1)
      return value.map((_, index) => set(value.filter((_, at) => at !== index)));
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return smallerObjects(value as Config, (inner) => inner === "model_type").map(set);
    return [];
  });
  return [...without, ...replaced];
}

/** Yields smaller cases, which differ from the given case by one key, number or setting. */
function* smaller({ on, run }: Case): Generator<Case> {
  const { name, method, config = {}, ...rest } = run;
  for (const next of smallerObjects(rest as Config, () => false))
    yield { on, run: { ...next, name, method, config } as Case["run"] };
  for (const next of smallerObjects(config, (key) => isRequired(name, key)))
    yield { on, run: { ...run, config: next } };
  for (const next of smallerObjects(on, (key) => ["model_type", "architectures"].includes(key)))
    yield { on: next, run };
}

/** Returns a case that is as small as possible and for which `fails` still holds. Stops after `attempts` tries. */
export async function shrink(
  start: Case,
  fails: (item: Case) => Promise<boolean>,
  attempts: number,
): Promise<Case> {
  let current = start;
  let remaining = attempts;
  for (let isSmaller = true; isSmaller && remaining > 0; ) {
    isSmaller = false;
    for (const next of smaller(current)) {
      if (remaining-- <= 0) break;
      if (!(await fails(next))) continue;
      current = next;
      isSmaller = true;
      break;
    }
  }
  return current;
}
