/** Writes the files of checkpoints. Their tensors are holes of sparse files, so that large checkpoints take no space. */
import { closeSync, ftruncateSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { countElements } from "../../src/adapter/header.js";
import type { NamedTensor } from "../../src/counts/tensor-names.js";

/** Writes a safetensors file with tensors of 2 bytes for each number. */
export function writeTensors(file: string, tensors: readonly NamedTensor[]): void {
  let end = 0;
  const entries = tensors.map(({ name, dtype, shape }) => {
    const start = end;
    end += 2 * countElements(shape);
    return [name, { dtype, shape, data_offsets: [start, end] }] as const;
  });
  const header = Buffer.from(JSON.stringify(Object.fromEntries(entries)));
  const prefix = Buffer.alloc(8);
  prefix.writeBigUInt64LE(BigInt(header.length));
  mkdirSync(path.dirname(file), { recursive: true });
  const descriptor = openSync(file, "w");
  writeSync(descriptor, Buffer.concat([prefix, header]));
  ftruncateSync(descriptor, prefix.length + header.length + end);
  closeSync(descriptor);
}

/** Writes a folder with the tensors in `count` files and an index, or in one file, and returns the folder. */
export function writeCheckpoint(
  folder: string,
  tensors: readonly NamedTensor[],
  { count = 1, config }: { readonly count?: number; readonly config?: object } = {},
): string {
  mkdirSync(folder, { recursive: true });
  if (config) writeFileSync(path.join(folder, "config.json"), JSON.stringify(config));
  if (count === 1) writeTensors(path.join(folder, "model.safetensors"), tensors);
  else {
    const digits = (number: number) => String(number).padStart(5, "0");
    const name = (index: number) => `model-${digits(index + 1)}-of-${digits(count)}.safetensors`;
    for (let shard = 0; shard < count; shard++)
      writeTensors(
        path.join(folder, name(shard)),
        tensors.filter((_, index) => index % count === shard),
      );
    const map = tensors.map((tensor, index) => [tensor.name, name(index % count)]);
    writeFileSync(
      path.join(folder, "model.safetensors.index.json"),
      JSON.stringify({ metadata: {}, weight_map: Object.fromEntries(map) }),
    );
  }
  return folder;
}

/** The sizes of a decoder with names as in LLaMA. */
export interface Sizes {
  readonly layers: number;
  readonly hidden: number;
  readonly inner: number;
  readonly keys: number;
  readonly vocabulary: number;
}

/** Returns the tensors of a decoder with names as in LLaMA and an output head of its own. */
export function decoderTensors({ layers, hidden, inner, keys, vocabulary }: Sizes): NamedTensor[] {
  const tensor = (name: string, ...shape: number[]): NamedTensor => ({
    name: `${name}.weight`,
    dtype: "BF16",
    shape,
  });
  return [
    tensor("model.embed_tokens", vocabulary, hidden),
    ...Array.from({ length: layers }, (_, layer) => `model.layers.${layer}`).flatMap((layer) => [
      tensor(`${layer}.self_attn.q_proj`, hidden, hidden),
      tensor(`${layer}.self_attn.k_proj`, keys, hidden),
      tensor(`${layer}.self_attn.v_proj`, keys, hidden),
      tensor(`${layer}.self_attn.o_proj`, hidden, hidden),
      tensor(`${layer}.mlp.gate_proj`, inner, hidden),
      tensor(`${layer}.mlp.up_proj`, inner, hidden),
      tensor(`${layer}.mlp.down_proj`, hidden, inner),
      tensor(`${layer}.input_layernorm`, hidden),
      tensor(`${layer}.post_attention_layernorm`, hidden),
    ]),
    tensor("model.norm", hidden),
    tensor("lm_head", vocabulary, hidden),
  ];
}
