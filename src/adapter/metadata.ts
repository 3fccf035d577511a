/** Reads the configuration that diffusers saves in the metadata of a file. */
import { MAX_METADATA } from "../bounds.js";
import { LoraError } from "../errors.js";
import { exact } from "../number-format.js";
import { isObject } from "../options.js";
import { readScaling, type Scaling } from "./config.js";

const reject = (allowed: string, value: unknown) =>
  new LoraError("lora_adapter_metadata in the header", allowed, value);

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
  const configs = new Map<string, (readonly [key: string, value: unknown])[]>();
  for (const [key, value] of Object.entries(content)) {
    const dot = key.indexOf(".");
    const part = key.slice(0, Math.max(0, dot));
    const config = configs.get(part) ?? [];
    config.push([key.slice(dot + 1), value]);
    configs.set(part, config);
  }
  const scalings = new Map(
    [...configs].map(([part, config]) => [part, readScaling(Object.fromEntries(config))]),
  );
  /** Returns the part's scaling and the rest of the module's name. */
  const split = (path: string) => {
    const dot = path.indexOf(".");
    return [scalings.get(path.slice(0, Math.max(0, dot))), path.slice(dot + 1)] as const;
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
