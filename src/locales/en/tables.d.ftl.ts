// Generated from tables.ftl by npm run messages.

import type { Live as Shared } from "./shared.ftl";

export type Live = object;

export interface Page {
  readonly notes: (a: { readonly headless: boolean; readonly layout: "fused" | "separate"; readonly mixed: boolean }) => string;
  readonly captionMatrix: (a: { readonly d: number; readonly k: number; readonly parameters: number }) => string;
  readonly captionModel: (a: { readonly headless: boolean; readonly layout: "fused" | "separate"; readonly mixed: boolean; readonly model: string; readonly modules: string }) => string;
  readonly captionModels: (a: { readonly headless: boolean; readonly layout: "fused" | "separate"; readonly mixed: boolean; readonly modules: string; readonly rank: number }) => string;
  readonly defaultTargets: string;
  readonly captionMethods: (a: { readonly headless: boolean; readonly layout: "fused" | "separate"; readonly mixed: boolean; readonly model: string; readonly parameters: number }) => string;
  readonly headMatrix: readonly [string, string, string, string];
  readonly headModel: readonly [string, string, string, string, string, string, string];
  readonly headModels: readonly [string, string, string, string, string, string, string];
  readonly headModelsTargets: readonly [string, string, string, string, string, string, string, string];
  readonly headMethods: readonly [string, string, string, string, string];
  readonly unknown: string;
  readonly allLinear: string;
  readonly noFile: string;
  readonly namesSeparator: string;
  readonly settingsSeparator: string;
  readonly settingsOn: (a: { readonly list: string; readonly modules: string }) => string;
  readonly onlyOn: (a: { readonly modules: string }) => string;
  readonly trade: (a: { readonly settings: string; readonly trades: string }) => string;
  readonly termKinds: (a: { readonly kind: "lora" | "vector" | "constant" | "none" }) => string;
  readonly settings: { readonly rank: (a: { readonly count: number }) => string; readonly tokens: (a: { readonly count: number }) => string; readonly bottleneck: (a: { readonly count: number }) => string; readonly initRank: (a: { readonly count: number }) => string; readonly factor: (a: { readonly count: number }) => string; readonly decomposeBoth: string; readonly feedforward: (a: { readonly names: string }) => string; readonly encoderHidden: (a: { readonly count: number }) => string; readonly layers: (a: { readonly count: number }) => string; readonly para: string; readonly bat: string; readonly weightTerms: (a: { readonly kind: "lora" | "vector" | "constant" | "none" }) => string; readonly promptTerm: (a: { readonly kind: "lora" | "vector" | "constant" | "none" }) => string; readonly biasTerms: (a: { readonly kind: "lora" | "vector" | "constant" | "none" }) => string; readonly orthogonal: string; readonly scaleInput: string; readonly scaleOutput: string; readonly sparseRate: (a: { readonly rate: string }) => string; readonly miniRank: (a: { readonly count: number }) => string; readonly frequencies: (a: { readonly count: number }) => string; readonly variant: (a: { readonly count: number }) => string; readonly groupSize: (a: { readonly count: number }) => string; readonly vectorSize: (a: { readonly count: number }) => string; readonly blocks: (a: { readonly count: number }) => string; readonly blockCount: (a: { readonly count: number }) => string; readonly shareBlocks: string; readonly hybridRank: (a: { readonly count: number }) => string; readonly blockSize: (a: { readonly count: number }) => string; readonly vectors: (a: { readonly count: number }) => string; readonly vectorLength: (a: { readonly count: number }) => string; readonly stride: (a: { readonly count: number }) => string; readonly bCount: (a: { readonly count: number }) => string; readonly depth: (a: { readonly count: number }) => string; readonly thetaLength: (a: { readonly count: number }) => string; readonly keptRank: (a: { readonly count: number }) => string; readonly saveProjection: string };
  readonly methodNames: { readonly full: string; readonly prompt: string; readonly prefix: string; readonly trainableTokens: string; readonly lnTuning: string; readonly houlsby: string; readonly adaptionPrompt: string };
  readonly tradeOffs: { readonly full: string; readonly lora: string; readonly rslora: string; readonly dora: string; readonly adalora: string; readonly vera: string; readonly loha: string; readonly lokr: string; readonly ia3: string; readonly prefix: string; readonly prompt: string; readonly bitfit: string; readonly houlsby: string; readonly loraFa: string; readonly lnTuning: string; readonly pTuning: string; readonly mica: string; readonly hira: string; readonly deft: string; readonly delora: string; readonly gralora: string; readonly glora: string; readonly lily: string; readonly peanut: string; readonly miss: string; readonly vblora: string; readonly tinylora: string; readonly unilora: string; readonly pvera: string; readonly randlora: string; readonly beft: string; readonly road: string; readonly shira: string; readonly frod: string; readonly fourierft: string; readonly waveft: string; readonly c3a: string; readonly boft: string; readonly oft: string; readonly hra: string; readonly psoft: string; readonly osf: string; readonly adaptionPrompt: string; readonly trainableTokens: string };
}

export type Later = object;

/** The messages that code reads, with the shared ones: in scripts of pages, and in the build. */
export type LiveMessages = Shared & Live;
export type PageMessages = LiveMessages & Page;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
