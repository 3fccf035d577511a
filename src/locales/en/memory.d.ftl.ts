// Generated from memory.ftl by npm run messages.

import type { Live as Shared } from "./shared.ftl";

export interface Live {
  readonly units: readonly [string, string, string];
  readonly overhead: (a: { readonly high: string; readonly low: string }) => string;
  readonly title: (a: { readonly model: string; readonly rank: number }) => string;
  readonly tokens: (a: { readonly batch: number; readonly sequence: number }) => string;
  readonly mode: (a: { readonly mode: "full" | "lora" | "qlora" }) => string;
  readonly loraCost: (a: { readonly loraBytes: string; readonly loraLess: boolean; readonly loraShare: string }) => string;
  readonly alt: (a: { readonly batch: number; readonly complete: boolean; readonly fullBytes: string; readonly loraBytes: string; readonly loraLess: boolean; readonly loraShare: string; readonly model: string; readonly qloraBytes: string; readonly qloraLess: boolean; readonly qloraShare: string; readonly rank: number; readonly sequence: number; readonly trainedBytes: string }) => string;
  readonly caption: (a: { readonly model: string; readonly rank: number }) => string;
  readonly spoken: (a: { readonly batch: number; readonly loraBytes: string; readonly rank: number; readonly sequence: number }) => string;
  readonly headline: (a: { readonly complete: boolean; readonly loraShare: string; readonly outcome: "saving" | "even" | "loss"; readonly qloraShare: string }) => string;
  readonly deck: (a: { readonly batch: number; readonly checkpointing: boolean; readonly complete: boolean; readonly less: "both" | "qlora" | "none"; readonly model: string; readonly rank: number; readonly sequence: number; readonly targetList: string }) => string;
  readonly bits: (a: { readonly weights: "full16" | "full32" | "base16" | "base32" | "base4" | "mostly32" }) => string;
  readonly label: (a: { readonly mode: "full" | "lora" | "qlora"; readonly weights: "full16" | "full32" | "base16" | "base32" | "base4" | "mostly32" }) => string;
  readonly names: { readonly weights: string; readonly frozen: string; readonly trained: string; readonly b: string; readonly a: string; readonly gradient: string; readonly optimizer: string; readonly activation: string; readonly temporary: string };
  readonly item: (a: { readonly amount: string; readonly name: string }) => string;
  readonly magnified: (a: { readonly both: boolean; readonly trainedBytes: string }) => string;
  readonly magnification: (a: { readonly magnification: number; readonly thin: boolean; readonly times: number }) => string;
  readonly setting: (a: { readonly optimizer: "adamw" | "adamw-8bit" | "sgd"; readonly precision: "mixed" | "bf16" | "fp32" }) => string;
  readonly freed: string;
  readonly lowerBound: (a: { readonly lowest: string }) => string;
  readonly allocator: (a: { readonly high: string; readonly low: string }) => string;
  readonly notCounted: string;
  readonly ticks: (a: { readonly items: string }) => string;
  readonly noTicks: (a: { readonly batch: number; readonly sequence: number }) => string;
  readonly partMode: (a: { readonly item: string; readonly mode: "full" | "lora" | "qlora"; readonly weights: "full16" | "full32" | "base16" | "base32" | "base4" | "mostly32" }) => string;
  readonly partTrained: (a: { readonly item: string }) => string;
  readonly partMagnified: (a: { readonly trainedBytes: string }) => string;
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
}

export type Later = object;

/** The messages that code reads, with the shared ones: in scripts of pages, and in the build. */
export type LiveMessages = Shared & Live;
export type PageMessages = LiveMessages & Page;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
