/** Reads the names and shapes of a checkpoint's tensors from the headers of its files. Opens no files itself. */
import type { Source } from "../adapter/index.js";
import { readHeader } from "../adapter/index.js";
import { MAX_SHARDS, MAX_TENSORS } from "../bounds.js";
import type { NamedTensor } from "../counts/index.js";
import { type CheckpointShapes, modelOfShapes, toShapes } from "../counts/index.js";
import { LoraError } from "../errors.js";
import { exact } from "../number-format.js";
import { isObject } from "../options.js";
import { isFolder, TagError } from "./values.js";

export type { CheckpointShapes };

/** How a host reads files. Both functions return undefined if there is no such file, and throw TagError for other errors. */
interface CheckpointFiles {
  /** What `use` returns for the open file. */
  open<T>(file: string, use: (source: Source) => T): T | undefined;
  readJson(file: string): unknown;
}

const WEIGHTS = "model.safetensors";
const INDEX = `${WEIGHTS}.index.json`;
const SAVE = 'save the model with save_pretrained("folder")';

/** Matches names of files in the folder of the index. */
const SHARD = /^(?!\.)[^\\/:]+\.safetensors$/;

/** The last name of a path, or the path of a folder in Hugging Face's cache, which contains the id. */
const withoutParents = (file: string) =>
  /models--/.test(file) ? file : (file.split(/[\\/]/).findLast((name) => /[^.]/.test(name)) ?? "");

/** The files with tensors. Throws LoraError for an index that is not valid. */
function listShards(index: unknown): string[] {
  const { weight_map: map } = Object(index);
  const shards = isObject(map) ? [...new Set(Object.values(map))] : [];
  if (!shards.length || shards.length > MAX_SHARDS)
    throw new LoraError("weight_map of the index", `1 to ${MAX_SHARDS} files by tensors`, map);
  const invalid = shards.find((name) => typeof name !== "string" || !SHARD.test(name));
  if (invalid !== undefined)
    throw new LoraError("each file in the index", "a .safetensors file in its folder", invalid);
  return shards as string[];
}

/**
 * Returns the shapes of a checkpoint: a folder, a safetensors file, or an index of several. Throws TagError for files that
 * cannot be read, and for tensors that describe no model.
 */
export function readCheckpoint(name: string, files: CheckpointFiles): CheckpointShapes {
  const folder = isFolder(name)
    ? `${name.replace(/[\\/]+$/, "")}/`
    : (/^.*[\\/]/.exec(name)?.[0] ?? "");
  const read = (file: string): NamedTensor[] | undefined => {
    if (!file.endsWith(".json"))
      return files.open(folder + file, (source) => [...readHeader(source, "model").tensors]);
    const index = files.readJson(folder + file);
    if (index === undefined) return undefined;
    let count = 0;
    return listShards(index).flatMap((shard) => {
      const tensors = read(shard);
      if (!tensors) throw new LoraError("each file in the index", "in its folder", shard);
      count += tensors.length;
      if (count > MAX_TENSORS)
        throw new LoraError("the checkpoint", `at most ${exact(MAX_TENSORS)} tensors`, count);
      return tensors;
    });
  };
  try {
    const candidates = isFolder(name) ? [INDEX, WEIGHTS] : [name.slice(folder.length)];
    const tensors = candidates.reduce<NamedTensor[] | undefined>(
      (previous, file) => previous ?? read(file),
      undefined,
    );
    if (!tensors) {
      const reason = isFolder(name)
        ? `it contains neither ${WEIGHTS} nor ${INDEX}; ${SAVE}`
        : "there is no such file";
      throw new TagError(`cannot read ${name}: ${reason}`, name);
    }
    const config = files.readJson(`${folder}config.json`);
    // The usual name of a file says nothing, but that of its folder does.
    const isUsual = candidates.includes(WEIGHTS) || candidates.includes(INDEX);
    const shapes = toShapes(
      withoutParents(isUsual ? folder : name),
      tensors,
      isObject(config) ? config : undefined,
    );
    modelOfShapes(shapes);
    return shapes;
  } catch (error) {
    if (error instanceof LoraError) throw new TagError(`${name}: ${error.message}`, name);
    throw error;
  }
}
