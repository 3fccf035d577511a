// Generated from spectrum.ftl by npm run messages.

export interface Live {
  readonly size: (a: { readonly side: number }) => string;
  readonly alt: (a: { readonly fastFit: string; readonly fastLow: string; readonly flatFit: string; readonly flatLow: string; readonly rank: number; readonly side: number; readonly slowFit: string; readonly slowLow: string }) => string;
  readonly caption: (a: { readonly rank: number; readonly side: number }) => string;
  readonly spoken: (a: { readonly fastLow: string; readonly flatLow: string; readonly rank: number; readonly slowLow: string }) => string;
  readonly headline: (a: { readonly complete: boolean }) => string;
  readonly deck: (a: { readonly rank: number; readonly side: number }) => string;
  readonly decayNames: { readonly fast: string; readonly slow: string; readonly flat: string };
  readonly decayLaws: { readonly fast: string; readonly slow: string; readonly flat: string };
  readonly valuesName: string;
  readonly kept: (a: { readonly rank: number }) => string;
  readonly dropped: (a: { readonly dropped: number }) => string;
  readonly allName: (a: { readonly all: string }) => string;
  readonly misses: (a: { readonly error: string }) => string;
  readonly trained: (a: { readonly error: string }) => string;
  readonly partDecay: (a: { readonly law: string; readonly name: string }) => string;
  readonly partValues: (a: { readonly dropped: number; readonly rank: number; readonly values: string }) => string;
  readonly partErrors: (a: { readonly fit: string; readonly low: string; readonly rank: number; readonly values: string }) => string;
}

export interface Page {
  readonly lesson: string;
  readonly summary: string;
  readonly labels: { readonly rank: string };
  readonly explanation: (a: { readonly inputs: number; readonly momentum: number; readonly rate: number; readonly spread: number; readonly steps: number }) => string;
  readonly tableCaption: string;
  readonly tableHead: (a: { readonly share: string }) => readonly [string, string, string, string];
  readonly falls: { readonly fast: string; readonly slow: string; readonly flat: string };
  readonly sheetsTitle: (a: { readonly rank: number }) => string;
  readonly sheetsHeadline: (a: { readonly missing: string; readonly rank: number }) => string;
  readonly sheetsDeck: (a: { readonly law: string; readonly side: number }) => string;
  readonly sheetsAlt: (a: { readonly missing: string; readonly rank: number; readonly side: number }) => string;
  readonly sheetsHeading: string;
  readonly sheetsSums: string;
  readonly sheet: (a: { readonly index: number }) => string;
  readonly sheetsTarget: string;
  readonly sheetsMissing: (a: { readonly missing: string }) => string;
  readonly sheetsConditions: string;
  readonly partSheet: (a: { readonly index: number; readonly value: string }) => string;
  readonly partSum: (a: { readonly index: number; readonly missing: string }) => string;
  readonly partTarget: (a: { readonly side: number }) => string;
  readonly sheetsTable: string;
  readonly sheetsHead: readonly [string, string, string];
}

export type Later = object;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
