// Generated from forward.ftl by npm run messages.

import type { Live as Shared } from "./shared.ftl";

export interface Live {
  readonly title: (a: { readonly merged: boolean; readonly rank: number }) => string;
  readonly alt: (a: { readonly a: number; readonly b: number; readonly d: number; readonly full: number; readonly k: number; readonly merged: boolean; readonly plainFactor: string; readonly rank: number }) => string;
  readonly headline: (a: { readonly added: "merged" | "more" | "thin" | "share"; readonly share: string }) => string;
  readonly deck: (a: { readonly factor: string; readonly formula: string; readonly merged: boolean; readonly scaling: string; readonly trainable: number; readonly withAlpha: boolean }) => string;
  readonly x: (a: { readonly k: number; readonly wide: boolean }) => string;
  readonly h: (a: { readonly d: number; readonly wide: boolean }) => string;
  readonly ax: (a: { readonly rank: number; readonly wide: boolean }) => string;
  readonly frozen: string;
  readonly trainedA: string;
  readonly trainedB: string;
  readonly nameW: (a: { readonly inside: boolean; readonly merged: boolean }) => string;
  readonly labelW: (a: { readonly full: number; readonly inside: boolean; readonly merged: boolean }) => readonly [string, string];
  readonly labelA: (a: { readonly a: number; readonly wide: boolean }) => readonly [string, string];
  readonly labelB: (a: { readonly b: number; readonly wide: boolean }) => readonly [string, string];
  readonly gone: string;
  readonly rounding: string;
  readonly partX: (a: { readonly k: number }) => string;
  readonly partW: (a: { readonly d: number; readonly factor: string; readonly full: number; readonly k: number; readonly merged: boolean }) => string;
  readonly partA: (a: { readonly a: number; readonly k: number; readonly rank: number }) => string;
  readonly partAx: (a: { readonly rank: number }) => string;
  readonly partB: (a: { readonly b: number; readonly d: number; readonly rank: number }) => string;
  readonly partSum: (a: { readonly factor: string; readonly sum: number }) => string;
  readonly partH: (a: { readonly d: number }) => string;
  readonly caption: (a: { readonly d: number; readonly k: number; readonly merged: boolean; readonly rank: number }) => string;
  readonly none: string;
  readonly inW: string;
  readonly spoken: (a: { readonly claim: string; readonly rank: number }) => string;
}

export interface Page {
  readonly lesson: string;
  readonly summary: string;
  readonly listed: (a: { readonly d: number; readonly k: number; readonly merged: boolean; readonly rank: number }) => string;
  readonly labels: { readonly rank: string; readonly merged: string };
  readonly explanation: string;
  readonly tableCaption: string;
  readonly tableHead: readonly [string, string, string, string];
  readonly tableSteps: readonly [string, string, string, string, string, string, string, string, string];
}

export type Later = object;

/** The messages that code reads, with the shared ones: in scripts of pages, and in the build. */
export type LiveMessages = Shared & Live;
export type PageMessages = LiveMessages & Page;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
