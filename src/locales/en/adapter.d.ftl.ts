// Generated from adapter.ftl by npm run messages.

import type { Live as Shared } from "./shared.ftl";

export interface Live {
  readonly title: string;
  readonly place: (a: { readonly kind: string; readonly layer: number; readonly layered: boolean }) => string;
  readonly inUnits: (a: { readonly power: string; readonly powered: boolean }) => string;
  readonly directions: (a: { readonly directions: string; readonly ranks: string }) => string;
  readonly hold: (a: { readonly directions: string; readonly largest: number; readonly ranks: string; readonly share: string }) => string;
  readonly exampleTitle: (a: { readonly kind: string; readonly layer: number; readonly layered: boolean }) => string;
  readonly nothing: string;
  readonly held: (a: { readonly directions: string; readonly largest: number; readonly ranks: string; readonly share: string }) => string;
  readonly sentences: (a: { readonly directions: string; readonly kind: string; readonly largest: number; readonly layer: number; readonly layered: boolean; readonly ranks: string; readonly share: string; readonly zero: boolean }) => string;
  readonly notShown: (a: { readonly undrawn: "none" | "magnitudes" | "biases" | "both" }) => string;
  readonly headline: (a: { readonly directions: string; readonly largest: number; readonly ranks: string; readonly share: string; readonly zero: boolean }) => string;
  readonly deck: (a: { readonly experts: number; readonly factor: number; readonly hasExperts: boolean; readonly scaling: "differs" | "assumed" | "known"; readonly undrawn: "none" | "magnitudes" | "biases" | "both" }) => string;
  readonly sizeLabel: (a: { readonly measure: "update" | "entry"; readonly power: string; readonly powered: boolean; readonly symbol: string }) => string;
  readonly directionsLabel: string;
  readonly exampleHeld: (a: { readonly directions: string; readonly largest: number; readonly ranks: string; readonly share: string }) => string;
  readonly exampleValues: (a: { readonly count: number }) => string;
  readonly partRow: (a: { readonly directions: string; readonly kind: string; readonly layered: boolean; readonly layers: string; readonly ranks: string; readonly sizes: string; readonly symbol: string }) => string;
  readonly partExample: (a: { readonly directions: string; readonly kind: string; readonly largest: number; readonly layer: number; readonly layered: boolean; readonly ranks: string; readonly share: string; readonly values: string }) => string;
  readonly layer: string;
  readonly alt: (a: { readonly directions: string; readonly kind: string; readonly largest: number; readonly layer: number; readonly layered: boolean; readonly ranks: string; readonly share: string; readonly undrawn: "none" | "magnitudes" | "biases" | "both"; readonly zero: boolean }) => string;
  readonly caption: (a: { readonly hasOthers: boolean; readonly others: string; readonly ranks: string }) => string;
}

export interface Page {
  readonly lesson: string;
  readonly summary: string;
  readonly listed: (a: { readonly share: string }) => string;
  readonly labels: { readonly share: string; readonly measure: string };
  readonly measures: { readonly update: string; readonly entry: string };
  readonly explanation: string;
  readonly tableHead: readonly [string, string, string, string, string];
  readonly tableDirections: (a: { readonly share: string }) => string;
  readonly comparedTitle: string;
  readonly comparedSizes: (a: { readonly different: boolean; readonly first: string; readonly kind: string; readonly layer: number; readonly layered: boolean; readonly second: string }) => string;
  readonly comparedOverlap: (a: { readonly alike: boolean; readonly meanA: string; readonly meanB: string; readonly randomA: string; readonly randomB: string }) => string;
  readonly comparedSentences: (a: { readonly alike: boolean; readonly different: boolean; readonly first: string; readonly kind: string; readonly layer: number; readonly layered: boolean; readonly meanA: string; readonly meanB: string; readonly randomA: string; readonly randomB: string; readonly second: string }) => string;
  readonly comparedNotShown: (a: { readonly undrawn: "none" | "magnitudes" | "biases" | "both" }) => string;
  readonly comparedDeck: (a: { readonly assumed: boolean; readonly different: boolean; readonly first: string; readonly kind: string; readonly layer: number; readonly layered: boolean; readonly second: string }) => string;
  readonly comparedReading: (a: { readonly area: boolean; readonly undrawn: "none" | "magnitudes" | "biases" | "both" }) => string;
  readonly comparedFactor: (a: { readonly letter: string; readonly named: boolean; readonly overlap: string }) => string;
  readonly comparedPart: (a: { readonly first: string; readonly kind: string; readonly layered: boolean; readonly layers: string; readonly meanA: string; readonly meanB: string; readonly second: string; readonly symbol: string }) => string;
  readonly comparedRow: (a: { readonly first: string; readonly second: string }) => string;
  readonly none: string;
  readonly comparedAlt: (a: { readonly alike: boolean; readonly different: boolean; readonly first: string; readonly kind: string; readonly layer: number; readonly layered: boolean; readonly meanA: string; readonly meanB: string; readonly randomA: string; readonly randomB: string; readonly second: string }) => string;
  readonly comparedCaption: string;
  readonly comparedTable: string;
  readonly comparedHead: (a: { readonly symbol: string }) => readonly [string, string, string, string, string, string, string, string, string];
}

export type Later = object;

/** The messages that code reads, with the shared ones: in scripts of pages, and in the build. */
export type LiveMessages = Shared & Live;
export type PageMessages = LiveMessages & Page;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
