// Generated from backward.ftl by npm run messages.

import type { Live as Shared } from "./shared.ftl";

export interface Live {
  readonly title: (a: { readonly firstStep: boolean; readonly rank: number }) => string;
  readonly alt: (a: { readonly d: number; readonly firstStep: boolean; readonly k: number; readonly rank: number }) => string;
  readonly headline: (a: { readonly firstStep: boolean }) => string;
  readonly deck: (a: { readonly firstStep: boolean; readonly full: number; readonly outcome: "saving" | "even" | "loss"; readonly scaling: string; readonly trainable: number; readonly withAlpha: boolean }) => string;
  readonly gradientH: (a: { readonly d: number; readonly wide: boolean }) => string;
  readonly gradientX: (a: { readonly k: number; readonly wide: boolean }) => string;
  readonly savedX: (a: { readonly k: number; readonly wide: boolean }) => string;
  readonly gradientAx: (a: { readonly firstStep: boolean; readonly rank: number; readonly wide: boolean }) => string;
  readonly savedAx: (a: { readonly rank: number; readonly wide: boolean }) => string;
  readonly frozen: string;
  readonly labelW: (a: { readonly inside: boolean }) => readonly [string, string];
  readonly trainedA: string;
  readonly trainedB: (a: { readonly firstStep: boolean }) => string;
  readonly gradientA: (a: { readonly firstStep: boolean; readonly k: number; readonly rank: number }) => string;
  readonly gradientB: (a: { readonly d: number; readonly rank: number }) => string;
  readonly notSaved: string;
  readonly partGradientH: (a: { readonly d: number }) => string;
  readonly partW: (a: { readonly d: number; readonly k: number }) => string;
  readonly partB: (a: { readonly d: number; readonly firstStep: boolean; readonly rank: number }) => string;
  readonly partGradientB: (a: { readonly b: number; readonly d: number; readonly rank: number }) => string;
  readonly partAx: (a: { readonly rank: number }) => string;
  readonly partGradientAx: (a: { readonly firstStep: boolean; readonly rank: number }) => string;
  readonly partA: (a: { readonly k: number; readonly rank: number }) => string;
  readonly partGradientA: (a: { readonly a: number; readonly firstStep: boolean; readonly k: number; readonly rank: number }) => string;
  readonly partX: (a: { readonly k: number }) => string;
  readonly partGradientX: (a: { readonly firstStep: boolean; readonly k: number }) => string;
  readonly caption: (a: { readonly d: number; readonly firstStep: boolean; readonly k: number; readonly rank: number }) => string;
  readonly spoken: (a: { readonly claim: string; readonly rank: number }) => string;
}

export interface Page {
  readonly lesson: string;
  readonly summary: string;
  readonly listed: (a: { readonly d: number; readonly firstStep: boolean; readonly k: number; readonly rank: number }) => string;
  readonly labels: { readonly rank: string; readonly firstStep: string };
  readonly explanation: string;
  readonly tableCaption: string;
  readonly tableHead: readonly [string, string, string, string];
  readonly tableTensors: readonly [string, string, string, string, string, string, string, string, string, string, string];
  readonly states: { readonly zero: string; readonly nonzero: string; readonly none: string };
}

export type Later = object;

/** The messages that code reads, with the shared ones: in scripts of pages, and in the build. */
export type LiveMessages = Shared & Live;
export type PageMessages = LiveMessages & Page;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
