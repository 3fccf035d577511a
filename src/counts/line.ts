/** Parses a row of the model table that states all shapes. */
import { LoraError, wholeNumber } from "../errors.js";
import { MAX_DIMENSION } from "../lora.js";
import { parseGroup } from "./groups.js";
import type { LinearModule, Published } from "./model.js";

const MODULE = /^(\S+) (\d+)x(\d+) (\d+)(?:x(\d+))?( b)?$/;

function parseModule(text: string): LinearModule {
  const [, path, d, k, layers, perLayer = 1, bias] = MODULE.exec(text) ?? [];
  if (!path) throw new LoraError("module", 'of the form "mlp.w1 8x4 2x3 b"', text);
  return {
    path,
    d: Number(d),
    k: Number(k),
    layers: Number(layers),
    perLayer: Number(perLayer),
    hasBias: bias !== undefined,
  };
}

/** Types whose attention and feed-forward block run in parallel. */
const PARALLEL = ["falcon", "gpt_neox", "phi-msft"];

const size = (text: string) => wholeNumber("layers and widths", Number(text), 1, MAX_DIMENSION);

/** Throws LoraError. */
export function parseModel(line: string): Published {
  const [
    names = "",
    type = "",
    layers = "",
    hidden = "",
    kv = "",
    other = "",
    modules = "",
    source = "",
  ] = line.split(" | ");
  const ids = names.split(", ");
  return {
    ids,
    id: ids[0]!,
    type,
    layers: size(layers),
    hidden: hidden ? size(hidden) : undefined,
    kvWidth: kv ? size(kv) : undefined,
    isParallel: PARALLEL.includes(type),
    modules: modules.split("; ").map(parseModule),
    other: other === "partial" ? undefined : other.split("; ").filter(Boolean).map(parseGroup),
    source,
  };
}
