// Generated from scaling.ftl by npm run messages.

import type { Live as Shared } from "./shared.ftl";

export interface Live {
  readonly formula: (a: { readonly curve: "none" | "sqrt" | "r" | "double" | "equal" }) => string;
  readonly title: (a: { readonly alpha: string; readonly rank: number }) => string;
  readonly caption: (a: { readonly alpha: string; readonly rank: number }) => string;
  readonly alt: (a: { readonly alpha: string; readonly divided: string; readonly rank: number; readonly rooted: string }) => string;
  readonly spoken: (a: { readonly alpha: string; readonly divided: string; readonly rank: number; readonly rooted: string }) => string;
  readonly headline: string;
  readonly deck: (a: { readonly alpha: string; readonly rank: number; readonly twice: string }) => string;
  readonly factorTitle: string;
  readonly curveName: (a: { readonly curve: "none" | "sqrt" | "r" | "double" | "equal"; readonly long: boolean }) => string;
  readonly step: (a: { readonly from: string; readonly long: boolean; readonly scaling: "sqrt" | "r"; readonly to: string }) => string;
  readonly excess: (a: { readonly rank: number }) => string;
  readonly lossTitle: string;
  readonly lossDeck: (a: { readonly fixed: number; readonly seeds: number }) => string;
  readonly rankName: (a: { readonly rank: number }) => string;
  readonly best: (a: { readonly curve: "none" | "sqrt" | "r" | "double" | "equal"; readonly long: boolean; readonly rank: number; readonly rate: string }) => string;
  readonly conditions: string;
  readonly partCurve: (a: { readonly curve: "none" | "sqrt" | "r" | "double" | "equal"; readonly from: string; readonly rank: number; readonly to: string; readonly twice: string }) => string;
  readonly partExcess: (a: { readonly rank: number }) => string;
  readonly partStep: (a: { readonly curve: "none" | "sqrt" | "r" | "double" | "equal"; readonly from: string; readonly rank: number; readonly scaling: "sqrt" | "r"; readonly to: string; readonly twice: string }) => string;
  readonly partScaling: (a: { readonly curve: "none" | "sqrt" | "r" | "double" | "equal" }) => string;
  readonly partLosses: (a: { readonly loss: string; readonly rank: number; readonly rate: string }) => string;
}

export interface Page {
  readonly lesson: string;
  readonly summary: string;
  readonly labels: { readonly rank: string; readonly alpha: string };
  readonly explanation: (a: { readonly fixed: number; readonly rates: number; readonly seeds: number }) => string;
  readonly spread: (a: { readonly high: string; readonly loss: string; readonly low: string }) => string;
  readonly tableCaption: string;
  readonly tableHead: readonly [string, string, string, string, string, string, string];
}

export type Later = object;

/** The messages that code reads, with the shared ones: in scripts of pages, and in the build. */
export type LiveMessages = Shared & Live;
export type PageMessages = LiveMessages & Page;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
