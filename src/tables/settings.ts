/** The settings of methods that a table's rows state, in every language. */
import type { Settings } from "../models/settings.js";

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

/** The text of each setting, for values that change something. */
export type SettingTexts = {
  readonly [K in keyof Stated]-?: (value: NonNullable<Stated[K]>) => string;
};

/** Returns the texts of a row's settings. */
export const listSettings = (settings: Stated, texts: SettingTexts): string[] =>
  Object.entries(settings)
    .filter(
      ([name, value]) =>
        value !== undefined && String(value) !== String(UNSTATED[name as keyof Settings]),
    )
    .map(([name, value]) => (texts[name as keyof Stated] as (value: unknown) => string)(value));
