// Generated from adapter.ftl by npm run messages.

export interface Live {
  readonly title: string;
  readonly place: (a: { readonly kind: string; readonly layer: number; readonly layered: boolean }) => string;
  readonly inUnits: (a: { readonly power: string; readonly powered: boolean }) => string;
  readonly directions: (a: { readonly directions: string; readonly ranks: string }) => string;
  readonly hold: (a: { readonly directions: string; readonly largest: number; readonly ranks: string; readonly share: string }) => string;
  readonly nothing: string;
  readonly largest: (a: { readonly kind: string; readonly layer: number; readonly layered: boolean; readonly norm: string; readonly symbol: string }) => string;
  readonly held: (a: { readonly directions: string; readonly largest: number; readonly ranks: string; readonly share: string }) => string;
  readonly verdict: (a: { readonly directions: string; readonly kind: string; readonly largest: number; readonly layer: number; readonly layered: boolean; readonly norm: string; readonly ranks: string; readonly share: string; readonly symbol: string; readonly zero: boolean }) => readonly [string] | readonly [string, string];
  readonly sentences: (a: { readonly directions: string; readonly kind: string; readonly largest: number; readonly layer: number; readonly layered: boolean; readonly norm: string; readonly ranks: string; readonly share: string; readonly symbol: string; readonly zero: boolean }) => string;
  readonly notShown: (a: { readonly undrawn: "none" | "magnitudes" | "biases" | "both" }) => string;
  readonly caution: (a: { readonly experts: number; readonly hasExperts: boolean; readonly undrawn: "none" | "magnitudes" | "biases" | "both" }) => string;
  readonly scale: (a: { readonly factor: number; readonly scaling: "differs" | "assumed" | "known" }) => string;
  readonly keys: (a: { readonly measure: "update" | "entry"; readonly power: string; readonly powered: boolean; readonly share: string; readonly symbol: string }) => readonly [string, string, string];
  readonly example: (a: { readonly directions: string; readonly kind: string; readonly largest: number; readonly layer: number; readonly layered: boolean; readonly ranks: string; readonly share: string }) => string;
  readonly values: string;
  readonly row: (a: { readonly directions: string; readonly norm: string; readonly ranks: string }) => string;
  readonly layer: string;
  readonly alt: (a: { readonly directions: string; readonly kind: string; readonly largest: number; readonly layer: number; readonly layered: boolean; readonly norm: string; readonly ranks: string; readonly share: string; readonly symbol: string; readonly undrawn: "none" | "magnitudes" | "biases" | "both"; readonly zero: boolean }) => string;
  readonly caption: (a: { readonly directions: string; readonly hasOthers: boolean; readonly kind: string; readonly largest: number; readonly layer: number; readonly layered: boolean; readonly norm: string; readonly others: string; readonly ranks: string; readonly share: string; readonly symbol: string; readonly undrawn: "none" | "magnitudes" | "biases" | "both"; readonly zero: boolean }) => string;
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
  readonly cardSubject: string;
  readonly cardMeaning: (a: { readonly kind: string; readonly layer: number; readonly layered: boolean; readonly share: string; readonly zero: boolean }) => readonly [string, string];
  readonly cardNote: string;
  readonly cardNoteOfSome: string;
  readonly comparedTitle: string;
  readonly comparedSizes: (a: { readonly different: boolean; readonly first: string; readonly kind: string; readonly layer: number; readonly layered: boolean; readonly second: string }) => string;
  readonly comparedOverlap: (a: { readonly alike: boolean; readonly meanA: string; readonly meanB: string; readonly randomA: string; readonly randomB: string }) => string;
  readonly comparedSentences: (a: { readonly alike: boolean; readonly different: boolean; readonly first: string; readonly kind: string; readonly layer: number; readonly layered: boolean; readonly meanA: string; readonly meanB: string; readonly randomA: string; readonly randomB: string; readonly second: string }) => string;
  readonly comparedNotShown: (a: { readonly undrawn: "none" | "magnitudes" | "biases" | "both" }) => string;
  readonly comparedCaution: (a: { readonly undrawn: "none" | "magnitudes" | "biases" | "both" }) => string;
  readonly comparedSubject: (a: { readonly assumed: boolean }) => string;
  readonly comparedKeys: (a: { readonly area: boolean; readonly power: string; readonly powered: boolean; readonly symbol: string }) => readonly [string, string, string, string];
  readonly comparedRow: (a: { readonly first: string; readonly second: string }) => string;
  readonly none: string;
  readonly comparedAlt: (a: { readonly alike: boolean; readonly different: boolean; readonly first: string; readonly kind: string; readonly layer: number; readonly layered: boolean; readonly meanA: string; readonly meanB: string; readonly randomA: string; readonly randomB: string; readonly second: string }) => string;
  readonly comparedCaption: (a: { readonly alike: boolean; readonly different: boolean; readonly first: string; readonly kind: string; readonly layer: number; readonly layered: boolean; readonly meanA: string; readonly meanB: string; readonly randomA: string; readonly randomB: string; readonly second: string; readonly undrawn: "none" | "magnitudes" | "biases" | "both" }) => string;
  readonly comparedTable: string;
  readonly comparedHead: (a: { readonly symbol: string }) => readonly [string, string, string, string, string, string, string, string, string];
  readonly comparedCardSubject: string;
  readonly comparedCardMeaning: (a: { readonly meanA: string; readonly randomB: string }) => readonly [string, string];
  readonly comparedCardNote: string;
}

export type Later = object;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
