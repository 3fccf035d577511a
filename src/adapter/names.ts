/** Recognizes the names of the tensors that PEFT, diffusers, kohya's scripts and MLX write. */

/** What a tensor is to its module. */
type Role = "a" | "b" | "alpha" | "magnitude" | "bias";

interface Name {
  /** The module's name in the file, without the prefix of PEFT. */
  readonly path: string;
  readonly role: Role;
  /** Whether MLX wrote the tensor, which stores factors transposed. */
  readonly isMlx?: true;
  /** Whether the loader of the format assumes α = r if the file does not state α. */
  readonly isAlphaRank?: true;
}

/** PEFT puts this before the names of the model (get_peft_model_state_dict in src/peft/utils/save_and_load.py). */
const PREFIX = /^base_model\.model\./;

export const removePrefix = (tensor: string) => tensor.replace(PREFIX, "");

/** PEFT's names, which new versions of diffusers also use. */
const PEFT = /^(.+)\.lora_(?:embedding_)?([AB])(?:\.weight)?$/;
/** kohya-ss/sd-scripts, LoRAModule in networks/lora.py. Its module names have underscores instead of dots. */
const KOHYA = /^(.+)\.lora_(down|up)\.weight$/;
/** diffusers, UNET_TO_DIFFUSERS and DIFFUSERS_TO_PEFT in src/diffusers/utils/state_dict_utils.py. */
const DIFFUSERS = /^(.+)\.lora(?:_linear_layer)?\.(down|up)\.weight$/;
/** The names of attention processors in old versions of diffusers (DIFFUSERS_OLD_TO_PEFT in the same file). */
const OLD_DIFFUSERS = /^(.+)\.to_(q|k|v|out)_lora\.(down|up)\.weight$/;
/** mlx-lm, LoRALinear and LoRASwitchLinear in mlx_lm/tuner/lora.py. */
const MLX = /^(.+)\.lora_([ab])$/;

const SCALARS: readonly (readonly [name: RegExp, role: Role])[] = [
  [/^(.+)\.alpha$/, "alpha"],
  // PEFT, kohya's scripts, and mlx_lm/tuner/dora.py.
  [/^(.+)\.(?:lora_magnitude_vector(?:\.weight)?|dora_scale|m)$/, "magnitude"],
  [/^(.+)\.lora_B\.bias$/, "bias"],
];

/** Matches names of factors that are not supported, or not recognized. */
const UNKNOWN = /\.lora_[A-Za-z]\w*(?:\.\w+)*$/;

/** Names of other methods, which a file may have instead. */
const OTHER_METHODS: readonly (readonly [name: RegExp, method: string])[] = [
  [/[._]lokr_/, "LoKr"],
  [/\.hada_/, "LoHa"],
  [/\.lora_E$/, "AdaLoRA"],
  [/\.vera_lambda/, "VeRA"],
  [/\.lora_mid\.weight$/, "LoCon with a third factor lora_mid"],
  [UNKNOWN, "factors of another name"],
];

/** Returns the module and the role of a tensor, or undefined for other tensors, such as those of modules_to_save. */
export function parseName(tensor: string): Name | undefined {
  const name = removePrefix(tensor);
  const peft = PEFT.exec(name);
  if (peft) return { path: peft[1]!, role: peft[2] === "A" ? "a" : "b" };
  const mlx = MLX.exec(name);
  if (mlx) return { path: mlx[1]!, role: mlx[2] === "a" ? "a" : "b", isMlx: true };
  const [, path, side] = KOHYA.exec(name) ?? DIFFUSERS.exec(name) ?? [];
  if (path !== undefined) return toDown(path, side);
  const [, parent, kind, oldSide] = OLD_DIFFUSERS.exec(name) ?? [];
  if (parent !== undefined) return toDown(`${parent}.${renameOld(parent, kind!)}`, oldSide);
  for (const [pattern, role] of SCALARS) {
    const match = pattern.exec(name);
    if (match) return { path: removeProcessor(match[1]!), role };
  }
  return undefined;
}

const toDown = (path: string, side: string | undefined): Name => ({
  path: removeProcessor(path),
  role: side === "down" ? "a" : "b",
  isAlphaRank: true,
});

/** As KEYS_TO_ALWAYS_REPLACE in src/diffusers/utils/state_dict_utils.py. */
const removeProcessor = (path: string) => path.replace(".processor.", ".");

/** Returns the name of the matrix to which an old name refers: in text encoders, another one than in U-Nets. */
function renameOld(parent: string, kind: string): string {
  if (parent.startsWith("text_encoder")) return `${kind}_proj`;
  return kind === "out" ? "to_out.0" : `to_${kind}`;
}

/** Returns the method of a tensor whose module has another update than BA, or undefined. */
export const findOtherMethod = (tensor: string): string | undefined =>
  parseName(tensor) ? undefined : OTHER_METHODS.find(([pattern]) => pattern.test(tensor))?.[1];
