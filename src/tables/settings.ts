/** The settings of methods that a table's rows state, in every language. */
import type { Settings } from "../counts/index.js";

/** Values that a row does not state, because they change nothing. */
const UNSTATED: Settings = {
  factor: -1,
  decomposeBoth: false,
  feedforward: [],
  para: false,
  bat: false,
  weightTerms: "lora",
  promptTerm: "lora",
  biasTerms: "constant",
  orthogonal: true,
  scaleInput: true,
  scaleOutput: true,
  shareBlocks: false,
  hybridRank: 0,
  depth: 0,
  saveProjection: true,
};

type Stated = Settings & { readonly rank?: number | undefined };

/** Returns the texts of a row's settings. `toText` returns the text of a value that changes something. */
export const listSettings = (
  settings: Stated,
  toText: (name: string, value: unknown) => string,
): string[] =>
  Object.entries(settings)
    .filter(
      ([name, value]) =>
        value !== undefined && String(value) !== String(UNSTATED[name as keyof Settings]),
    )
    .map(([name, value]) => toText(name, value));
