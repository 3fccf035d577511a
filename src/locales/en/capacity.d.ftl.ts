// Generated from capacity.ftl by npm run messages.

import type { Live as Shared } from "./shared.ftl";

export interface Live {
  readonly title: string;
  readonly fullTick: string;
  readonly name: (a: { readonly full: boolean; readonly rank: string }) => string;
  readonly caption: (a: { readonly full: boolean; readonly rank: string }) => string;
  readonly alt: (a: { readonly full: boolean; readonly fullMean: string; readonly mean: string; readonly rank: string; readonly share: string; readonly trainable: number }) => string;
  readonly spoken: (a: { readonly full: boolean; readonly mean: string; readonly rank: string; readonly share: string; readonly trainable: number }) => string;
  readonly headline: (a: { readonly enough: string; readonly gap: number; readonly outcome: "equal" | "behind" | "full"; readonly rank: string }) => string;
  readonly deck: (a: { readonly enough: string; readonly outcome: "equal" | "behind" | "full"; readonly seeds: number; readonly share: string; readonly side: number }) => string;
  readonly accuracyTitle: (a: { readonly seeds: number }) => string;
  readonly trainedTitle: string;
  readonly fullName: string;
  readonly tick: (a: { readonly full: boolean; readonly rank: string }) => string;
  readonly conditions: (a: { readonly tested: string }) => string;
  readonly partRuns: (a: { readonly full: boolean; readonly mean: string; readonly rank: string; readonly runs: string }) => string;
  readonly partParameters: (a: { readonly full: boolean; readonly rank: string; readonly trainable: number }) => string;
}

export interface Page {
  readonly lesson: string;
  readonly summary: string;
  readonly labels: { readonly rank: string };
  readonly fullValue: string;
  readonly explanation: (a: { readonly size: string; readonly tested: string }) => string;
  readonly tableCaption: string;
  readonly tableHead: readonly [string, string, string, string, string, string];
  readonly seed: (a: { readonly seed: number }) => string;
}

export type Later = object;

/** The messages that code reads, with the shared ones: in scripts of pages, and in the build. */
export type LiveMessages = Shared & Live;
export type PageMessages = LiveMessages & Page;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
