/** Describes the modules of an adapter. */
import type { Update } from "./reader.js";
import { computeNorm } from "./summary.js";

/** A module's place: the name of its kind, in which `*` stands for the layer, and the layer if there is one. */
interface Place {
  readonly pattern: string;
  readonly layer: number | undefined;
}

/** Matches the names of kohya's scripts, which have underscores instead of dots: the part of the model, and its layers. */
const UNDERSCORED = /^(lora_[a-z\d]+)(?:_(\w+?))?_(\d{1,15})_(\w+)$/;

/**
 * Returns the place of a module, by its complete name. The first number in a name is the layer. The layers of a list of
 * modules, such as net.0, have the list's name, and the number stands before it.
 */
export function findPlace(path: string): Place {
  const parts = UNDERSCORED.exec(path)?.slice(1).filter(Boolean) ?? path.split(".");
  const at = parts.findIndex((part) => /^\d{1,15}$/.test(part));
  if (at < 0 || parts.length === 1) return { pattern: path, layer: undefined };
  const isLast = at === parts.length - 1;
  const pattern = isLast ? parts.toSpliced(at - 1, 2, "*", parts[at - 1]!) : parts.with(at, "*");
  return { pattern: pattern.join("."), layer: Number(parts[at]) };
}

export const sumSquares = (updates: readonly Update[]): number =>
  updates.reduce((sum, { sigmas }) => sum + computeNorm(sigmas) ** 2, 0);
