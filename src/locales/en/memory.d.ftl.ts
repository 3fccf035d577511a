// Generated from memory.ftl by npm run messages.

export interface Live {
  readonly units: readonly [string, string, string];
  readonly overhead: (a: { readonly high: string; readonly low: string }) => string;
  readonly title: (a: { readonly model: string; readonly rank: number }) => string;
  readonly tokens: (a: { readonly batch: number; readonly sequence: number }) => string;
  readonly mode: (a: { readonly mode: "full" | "lora" | "qlora" }) => string;
  readonly loraCost: (a: { readonly loraBytes: string; readonly loraLess: boolean; readonly loraShare: string }) => string;
  readonly alt: (a: { readonly batch: number; readonly complete: boolean; readonly fullBytes: string; readonly loraBytes: string; readonly loraLess: boolean; readonly loraShare: string; readonly model: string; readonly qloraBytes: string; readonly qloraLess: boolean; readonly qloraShare: string; readonly rank: number; readonly sequence: number; readonly trainedBytes: string }) => string;
  readonly captionState: (a: { readonly fullBytes: string; readonly loraBytes: string; readonly model: string; readonly qloraBytes: string; readonly rank: number; readonly targetList: string }) => string;
  readonly captionPeak: (a: { readonly batch: number; readonly bounded: boolean; readonly checkpointing: boolean; readonly fullBytes: string; readonly high: string; readonly loraBytes: string; readonly loraLess: boolean; readonly loraShare: string; readonly low: string; readonly lowest: string; readonly model: string; readonly qloraBytes: string; readonly rank: number; readonly sequence: number; readonly targetList: string }) => string;
  readonly captionMeasured: (a: { readonly items: string }) => string;
  readonly measuredItem: (a: { readonly item: string; readonly mode: "full" | "lora" | "qlora" }) => string;
  readonly captionFp32: string;
  readonly spoken: (a: { readonly batch: number; readonly loraBytes: string; readonly rank: number; readonly sequence: number }) => string;
  readonly values: (a: { readonly targetList: string }) => string;
  readonly verdict: (a: { readonly loraShare: string; readonly outcome: "saving" | "even" | "loss"; readonly qloraShare: string }) => readonly [string, string];
  readonly label: (a: { readonly mode: "full" | "lora" | "qlora"; readonly weights: "full16" | "full32" | "base16" | "base32" | "base4" | "mostly32" }) => string;
  readonly legend: { readonly frozen: string; readonly ink: string; readonly gradient: string; readonly optimizer: string; readonly activation: string; readonly temporary: string };
  readonly lens: (a: { readonly enlargement: number; readonly rank: number; readonly zoom: "enlarged" | "drawn" }) => readonly [string, string];
  readonly setting: (a: { readonly optimizer: "adamw" | "adamw-8bit" | "sgd"; readonly precision: "mixed" | "bf16" | "fp32" }) => string;
  readonly footState: (a: { readonly optimizer: "adamw" | "adamw-8bit" | "sgd"; readonly precision: "mixed" | "bf16" | "fp32" }) => readonly [string, string];
  readonly footPeak: (a: { readonly batch: number; readonly checkpointing: boolean; readonly high: string; readonly low: string; readonly lowest: string; readonly optimizer: "adamw" | "adamw-8bit" | "sgd"; readonly precision: "mixed" | "bf16" | "fp32"; readonly sequence: number }) => readonly [string, string, string, string];
  readonly ticks: (a: { readonly items: string }) => string;
  readonly noTicks: (a: { readonly batch: number; readonly sequence: number }) => string;
  readonly wider: (a: { readonly items: string }) => string;
  readonly widerItem: (a: { readonly part: "full" | "lora" | "qlora" | "trained"; readonly times: number }) => string;
  readonly phases: { readonly forward: string; readonly loss: string; readonly backward: string; readonly step: string };
  readonly excluded: (a: { readonly complete: boolean; readonly high: string; readonly low: string }) => string;
  readonly none: string;
  readonly unknown: string;
  readonly mixture: string;
}

export interface Page {
  readonly lesson: string;
  readonly summary: string;
  readonly labels: { readonly rank: string; readonly batch: string; readonly sequence: string; readonly checkpointing: string };
  readonly explanation: (a: { readonly high: string; readonly low: string }) => string;
  readonly tableCaption: (a: { readonly model: string }) => string;
  readonly tableExperts: (a: { readonly layout: "fused" | "separate"; readonly model: string }) => string;
  readonly tableHead: readonly [string, string, string, string];
  readonly tableQuantities: readonly [string, string, string, string, string, string, string, string, string, string, string, string, string, string];
  readonly cardSubject: (a: { readonly model: string; readonly rank: number }) => string;
  readonly cardCost: (a: { readonly fullBytes: string; readonly loraShare: string; readonly outcome: "saving" | "even" | "loss" }) => readonly [string, string];
  readonly cardNote: (a: { readonly complete: boolean; readonly thin: boolean }) => string;
}

export type Later = object;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
