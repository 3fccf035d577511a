/** The English words of tables. `*…*` marks a variable; \u00a0 prevents a line break. */
import type { Settings } from "../models/settings.js";

/** The functions of a language that the words need. */
interface Formats {
  exact(value: number): string;
  percent(part: number, total: number): { readonly share: string; readonly rest: string };
}

export type TableWords = ReturnType<typeof tableWords>;

/** Returns the words of tables. */
export function tableWords({ exact, percent }: Formats) {
  const size = (rows: number, columns: number) => `${exact(rows)}\u00a0×\u00a0${exact(columns)}`;
  const withoutHeads = (isHeadless: boolean) =>
    isHeadless ? "; those of BERT’s kind without pooler and heads" : "";
  const modelColumns = [
    ...["Base parameters", "LoRA trains", "Share", "Saving", "PEFT’s trainable%"],
    "File, bytes",
  ];
  const unknown = "unknown";

  /** Each setting in a row; empty if the value changes nothing. */
  const settings: {
    readonly [K in keyof Settings]-?: (value: NonNullable<Settings[K]>) => string;
  } = {
    tokens: (value) => `${exact(value)} tokens`,
    bottleneck: (value) => `width ${exact(value)}`,
    initRank: (value) => `${exact(value)} before pruning`,
    factor: (value) => (value === -1 ? "" : `factor ${exact(value)}`),
    decomposeBoth: (value) => (value ? "both factors thin" : ""),
    feedforward: (value) => (value.length ? `inputs of ${value.join(", ")} rescaled` : ""),
    encoderHidden: (value) => `an encoder ${exact(value)} wide`,
    layers: (value) => `${exact(value)} layers`,
    miniRank: (value) => `a block ${exact(value)} wide`,
    frequencies: (value) => `${exact(value)} coefficients`,
    variant: (value) => `variant ${value}`,
    groupSize: (value) => `groups of ${exact(value)}`,
    vectorSize: (value) => `vectors of ${exact(value)}`,
    blocks: (value) => `${size(value, value)} blocks`,
    hybridRank: (value) => (value ? `${exact(value)} of it plain` : ""),
    blockSize: (value) => `blocks of ${exact(value)}`,
    vectors: (value) => `${exact(value)} vectors`,
    vectorLength: (value) => `of length ${exact(value)}`,
    stride: (value) => `one *A* for ${exact(value)} layers`,
    bCount: (value) => `${exact(value)} *B* for all`,
    depth: (value) => (value ? `${exact(value)} hidden layers a side` : ""),
    thetaLength: (value) => `a vector of ${exact(value)}`,
    keptRank: (value) => `${exact(value)} directions kept`,
    saveProjection: (value) => (value ? "" : "projections not saved"),
  };

  return {
    captions: {
      matrix: (d: number, k: number) =>
        `LoRA on a matrix of ${size(d, k)} with ${exact(d * k)} parameters`,
      model: (modules: string, model: string, isHeadless: boolean) =>
        `LoRA on ${modules} of ${model}${withoutHeads(isHeadless)}`,
      /** `modules` is undefined if the models differ. */
      models: (rank: number, modules: string | undefined, isHeadless: boolean) =>
        `LoRA at rank ${exact(rank)} on ${modules ?? "PEFT’s default targets"}, model by model${withoutHeads(isHeadless)}`,
      methods: (model: string, parameters: number, isHeadless: boolean) =>
        `Methods on ${model}, ${exact(parameters)} parameters${withoutHeads(isHeadless)}`,
    },

    heads: {
      matrix: ["Rank *r*", "LoRA trains, *r*(*d*\u00a0+\u00a0*k*)", "Share", "Saving"],
      model: ["Rank *r*", ...modelColumns],
      models: (hasTargets: boolean) => [
        ...["Model", ...(hasTargets ? ["Targets"] : [])],
        ...modelColumns,
      ],
      methods: ["Method", "Trains", "Share", "File, bytes", "Settings, and what it trades"],
    },

    /** A count; undefined if it is unknown. */
    count: (value: number | undefined) => (value === undefined ? unknown : exact(value)),

    share: (part: number, total: number | undefined) =>
      total === undefined ? unknown : percent(part, total).share,

    saving(part: number, total: number | undefined): string {
      if (total === undefined) return unknown;
      return part > total ? "none, LoRA costs more" : percent(part, total).rest;
    },

    /** The adapted modules: PEFT's names, or undefined for all linear modules. */
    modules: (names: readonly string[] | undefined) => names?.join(", ") ?? "all linear modules",

    noFile: "none",

    /** A method's settings: "rank 8, 20 tokens on q_proj". Parts that do not apply are undefined. */
    settings(rank: number | undefined, values: Settings, modules: string | undefined): string {
      const given = Object.entries(values).filter(([, value]) => value !== undefined);
      const phrases = given.map(([name, value]) =>
        (settings[name as keyof Settings] as (value: unknown) => string)(value),
      );
      const list = [rank === undefined ? "" : `rank ${exact(rank)}`, ...phrases];
      const stated = list.filter(Boolean).join(", ");
      return [stated, modules === undefined ? "" : `on ${modules}`].filter(Boolean).join(" ");
    },

    /** The settings as a sentence, and what the method trades. */
    trades: (settings: string, trades: string) =>
      settings ? `${settings[0]!.toUpperCase()}${settings.slice(1)}. ${trades}` : trades,
  };
}
