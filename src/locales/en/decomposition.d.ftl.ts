// Generated from decomposition.ftl by npm run messages.

import type { Live as Shared } from "./shared.ftl";

export interface Live {
  readonly title: (a: { readonly rank: number }) => string;
  readonly size: (a: { readonly d: number; readonly k: number }) => string;
  readonly alt: (a: { readonly d: number; readonly factor: string; readonly full: number; readonly k: number; readonly outcome: "saving" | "even" | "loss"; readonly rank: number; readonly rest: string; readonly scaled: boolean; readonly share: string; readonly trainable: number }) => string;
  readonly caption: (a: { readonly d: number; readonly k: number; readonly rank: number }) => string;
  readonly spoken: (a: { readonly option: string; readonly share: string; readonly trainable: number; readonly value: string }) => string;
  readonly lowered: (a: { readonly option: string; readonly share: string; readonly trainable: number; readonly value: string }) => string;
  readonly headline: (a: { readonly denominator: string; readonly full: number; readonly rest: string; readonly rounded: boolean; readonly trainable: number; readonly verdict: "loss" | "even" | "share" | "ratio" }) => string;
  readonly deck: (a: { readonly breakEven: string; readonly factor: string; readonly outcome: "saving" | "even" | "loss"; readonly rest: string; readonly share: string; readonly withAlpha: boolean }) => string;
  readonly adapted: string;
  readonly frozen: string;
  readonly labelW: (a: { readonly d: number; readonly inside: boolean; readonly k: number }) => readonly [string, string];
  readonly trainedA: string;
  readonly trainedB: string;
  readonly product: (a: { readonly rank: number }) => string;
  readonly productLine: (a: { readonly rank: number }) => string;
  readonly fullArea: string;
  readonly trainedArea: string;
  readonly toScale: string;
  readonly partSum: (a: { readonly d: number; readonly factor: string; readonly k: number; readonly scaled: boolean }) => string;
  readonly partW: (a: { readonly d: number; readonly full: number; readonly k: number }) => string;
  readonly partB: (a: { readonly b: number; readonly d: number; readonly rank: number }) => string;
  readonly partA: (a: { readonly a: number; readonly k: number; readonly rank: number }) => string;
  readonly partBa: (a: { readonly d: number; readonly k: number; readonly rank: number }) => string;
  readonly partFull: (a: { readonly full: number }) => string;
  readonly partLora: (a: { readonly share: string; readonly trainable: number }) => string;
  readonly later: () => Promise<Later>;
}

export interface Page {
  readonly fullName: string;
  readonly loraName: string;
  readonly lesson: string;
  readonly summary: string;
  readonly listed: (a: { readonly d: number; readonly k: number; readonly rank: number }) => string;
  readonly labels: { readonly rank: string; readonly d: string; readonly k: string };
  readonly explanation: string;
  readonly tableCaption: string;
  readonly tableHead: readonly [string, string, string];
  readonly tableQuantities: readonly [string, string, string, string, string, string, string, string, string, string];
  readonly savingFormula: string;
  readonly fewRanks: (a: { readonly ranks: string }) => string;
  readonly manyRanks: (a: { readonly count: number; readonly firstRank: string; readonly lastRank: string }) => string;
  readonly stepsListed: (a: { readonly d: number; readonly k: number; readonly ranks: string }) => string;
  readonly stepsCaption: (a: { readonly d: number; readonly firstShare: string; readonly firstTrained: string; readonly full: number; readonly k: number; readonly lastShare: string; readonly lastTrained: string; readonly ranks: string }) => string;
  readonly stepsAlt: (a: { readonly d: number; readonly firstShare: string; readonly firstTrained: string; readonly full: number; readonly k: number; readonly lastShare: string; readonly lastTrained: string; readonly ranks: string }) => string;
  readonly stepsTable: string;
  readonly stepsHead: readonly [string, string, string, string];
  readonly task: (a: { readonly d: number; readonly k: number; readonly target: string }) => string;
  readonly answer: (a: { readonly next: string; readonly rankText: string; readonly rest: string }) => string;
  readonly slightlyLess: (a: { readonly rankText: string; readonly target: string }) => string;
  readonly less: (a: { readonly rankText: string; readonly rest: string; readonly target: string }) => string;
  readonly nothing: (a: { readonly rankText: string; readonly target: string }) => string;
}

export interface Later {
  readonly task: (a: { readonly d: number; readonly k: number; readonly target: string }) => string;
  readonly answer: (a: { readonly next: string; readonly rankText: string; readonly rest: string }) => string;
  readonly slightlyLess: (a: { readonly rankText: string; readonly target: string }) => string;
  readonly less: (a: { readonly rankText: string; readonly rest: string; readonly target: string }) => string;
  readonly nothing: (a: { readonly rankText: string; readonly target: string }) => string;
  readonly otherMatrix: (a: { readonly d: number; readonly k: number }) => string;
  readonly noSaving: (a: { readonly rankText: string }) => string;
  readonly enough: (a: { readonly rankText: string; readonly rest: string; readonly target: string }) => string;
}

/** The messages that code reads, with the shared ones: in scripts of pages, and in the build. */
export type LiveMessages = Shared & Live;
export type PageMessages = LiveMessages & Page;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
