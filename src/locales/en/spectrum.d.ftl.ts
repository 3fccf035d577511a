// Generated from spectrum.ftl by npm run messages.

import type { Live as Shared } from "./shared.ftl";

export interface Live {
  readonly decays: { readonly fast: string; readonly slow: string; readonly flat: string };
  readonly falls: { readonly fast: string; readonly slow: string; readonly flat: string };
  readonly law: (a: { readonly law: string; readonly name: string }) => string;
  readonly boldLaw: (a: { readonly law: string; readonly name: string }) => string;
  readonly size: (a: { readonly side: number }) => string;
  readonly title: (a: { readonly rank: number; readonly side: number }) => string;
  readonly caption: (a: { readonly rank: number; readonly side: number }) => string;
  readonly alt: (a: { readonly fast: string; readonly fastTrained: string; readonly flat: string; readonly flatTrained: string; readonly rank: number; readonly side: number; readonly slow: string; readonly slowTrained: string }) => string;
  readonly spoken: (a: { readonly fast: string; readonly flat: string; readonly rank: number; readonly slow: string }) => string;
  readonly headline: string;
  readonly deck: (a: { readonly rank: number; readonly side: number }) => string;
  readonly conditions: string;
  readonly kept: (a: { readonly rank: number; readonly side: number; readonly wide: boolean }) => string;
  readonly rank: (a: { readonly rank: number }) => string;
  readonly missed: (a: { readonly all: string }) => string;
  readonly lowest: (a: { readonly lowest: string }) => string;
  readonly lora: (a: { readonly trained: string }) => string;
  readonly partValues: (a: { readonly dropped: number; readonly rank: number; readonly values: string }) => string;
  readonly partLowest: (a: { readonly side: number; readonly values: string }) => string;
  readonly partBest: (a: { readonly lowest: string; readonly rank: number }) => string;
  readonly partLora: (a: { readonly rank: number; readonly trained: string }) => string;
}

export interface Page {
  readonly lesson: string;
  readonly summary: string;
  readonly labels: { readonly rank: string };
  readonly explanation: (a: { readonly inputs: number; readonly momentum: number; readonly rate: number; readonly spread: number; readonly steps: number }) => string;
  readonly tableCaption: string;
  readonly tableHead: (a: { readonly share: string }) => readonly [string, string, string, string];
  readonly misses: (a: { readonly lowest: string }) => string;
  readonly boldName: (a: { readonly name: string }) => string;
  readonly sheetsTitle: (a: { readonly rank: number }) => string;
  readonly sheetsAlt: (a: { readonly fast: string; readonly flat: string; readonly rank: number; readonly slow: string }) => string;
  readonly sheetsHeadline: (a: { readonly complete: boolean; readonly fast: string; readonly flat: string; readonly rank: number; readonly side: number }) => string;
  readonly sheetsDeck: string;
  readonly sheetsConditions: string;
  readonly sheet: (a: { readonly index: number }) => string;
  readonly partSheet: (a: { readonly index: number; readonly value: string }) => string;
  readonly partSum: (a: { readonly lowest: string; readonly rank: number }) => string;
  readonly partTarget: (a: { readonly side: number }) => string;
  readonly sheetsTable: string;
  readonly sheetsHead: readonly [string, string, string, string];
}

export type Later = object;

/** The messages that code reads, with the shared ones: in scripts of pages, and in the build. */
export type LiveMessages = Shared & Live;
export type PageMessages = LiveMessages & Page;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
