/** Reads the configuration that diffusers saves in the metadata of a file. */
import { MAX_METADATA } from "../bounds.js";
import { LoraError } from "../errors.js";
import { groupBy } from "../group-by.js";
import { exact } from "../number-format.js";
import { isObject } from "../options.js";
import { readScaling, type Scaling } from "./config.js";

const reject = (allowed: string, value: unknown) =>
  new LoraError("lora_adapter_metadata in the header", allowed, value);

/** Splits "unet.r" into the part of a pipeline, which may be "", and the rest. */
function splitName(name: string): [part: string, rest: string] {
  const dot = name.indexOf(".");
  return [name.slice(0, Math.max(0, dot)), name.slice(dot + 1)];
}

/**
 * Returns the scaling of each part of a pipeline. The keys have the part's name as a prefix, such as "unet.r"
 * (_pack_dict_with_prefix in src/diffusers/loaders/lora_base.py), or no prefix if only one model was saved.
 */
export function readMetadata(text: string): Scaling {
  if (text.length > MAX_METADATA)
    throw reject(`at most ${exact(MAX_METADATA)} characters`, text.length);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw reject("valid JSON", text);
  }
  if (!isObject(content)) throw reject("an object, as diffusers writes it", content);
  if (Object.hasOwn(content, "r")) return readScaling(content);
  const configs = groupBy(Object.entries(content), ([key]) => splitName(key)[0]);
  const scalings = new Map(
    [...configs].map(([part, entries]) => {
      const config = entries.map(([key, value]) => [splitName(key)[1], value]);
      return [part, readScaling(Object.fromEntries(config))];
    }),
  );
  /** Returns the part's scaling and the rest of the module's name. */
  const split = (path: string) => {
    const [part, module] = splitName(path);
    return [scalings.get(part), module] as const;
  };
  return {
    getRank(path) {
      const [scaling, module] = split(path);
      return scaling?.getRank(module);
    },
    // Without a configuration, diffusers assumes α = r (get_peft_kwargs in src/diffusers/utils/peft_utils.py).
    getScale(path, rank) {
      const [scaling, module] = split(path);
      return scaling?.getScale(module, rank) ?? 1;
    },
    findParameters: () => [],
  };
}
