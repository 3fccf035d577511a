// Generated from compute.ftl by npm run messages.

import type { Live as Shared } from "./shared.ftl";

export interface Live {
  readonly title: (a: { readonly model: string; readonly rank: number }) => string;
  readonly alt: (a: { readonly forward: number; readonly full: number; readonly lora: number; readonly model: string; readonly rank: number; readonly unmerged: number }) => string;
  readonly caption: (a: { readonly model: string; readonly rank: number }) => string;
  readonly spoken: (a: { readonly added: string; readonly rank: number; readonly share: string }) => string;
  readonly headline: (a: { readonly claim: "third" | "less" | "even" | "more"; readonly rest: string }) => string;
  readonly deck: (a: { readonly model: string; readonly rank: number; readonly share: string; readonly targetList: string }) => string;
  readonly names: { readonly forward: string; readonly inputGradient: string; readonly gradient: string };
  readonly full: string;
  readonly lora: string;
  readonly amount: (a: { readonly number: string; readonly power: string; readonly unit: string; readonly units: number }) => string;
  readonly skipped: string;
  readonly skippedShort: string;
  readonly trained: (a: { readonly count: number }) => string;
  readonly wider: (a: { readonly times: number }) => string;
  readonly inference: string;
  readonly merged: (a: { readonly added: string }) => string;
  readonly time: string;
  readonly source: string;
  readonly methods: { readonly full: string; readonly lora: string; readonly dora: string };
  readonly seconds: (a: { readonly compared: boolean; readonly seconds: number; readonly share: string }) => string;
  readonly partStep: (a: { readonly amount: string; readonly count: number; readonly name: string }) => string;
  readonly partLora: (a: { readonly amount: string; readonly lora: number; readonly share: string }) => string;
  readonly partPass: (a: { readonly count: number; readonly name: string }) => string;
  readonly partTrained: (a: { readonly count: number }) => string;
  readonly partSkipped: (a: { readonly count: number }) => string;
  readonly partInference: (a: { readonly added: string; readonly amount: string; readonly forward: number; readonly unmerged: number }) => string;
  readonly partTime: string;
  readonly partMeasured: (a: { readonly name: string; readonly time: string }) => string;
  readonly none: string;
}

export interface Page {
  readonly lesson: string;
  readonly summary: string;
  readonly labels: { readonly rank: string };
  readonly explanation: string;
  readonly tableCaption: (a: { readonly model: string }) => string;
  readonly tableHead: readonly [string, string, string, string];
  readonly tableQuantities: readonly [string, string, string, string, string, string, string];
}

export type Later = object;

/** The messages that code reads, with the shared ones: in scripts of pages, and in the build. */
export type LiveMessages = Shared & Live;
export type PageMessages = LiveMessages & Page;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
